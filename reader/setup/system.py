"""What Python packages cannot bring: system libraries for Qt, a Chinese font, Debian's half of `venv`.

Looked for by loading them (ctypes) and by asking fontconfig, all at once and before anything is downloaded; on a
Debian-like machine root gets them installed after a word, everybody else gets the one command that brings them all.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.setup.words import SetUpError, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Found step by step on a bare Debian 12: what PySide6 Essentials loads, and which package has it.
LIBRARIES: Final = {
    "drawing": {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libfontconfig.so.1": "libfontconfig1",
        "libglib-2.0.so.0": "libglib2.0-0",
        "libdbus-1.so.3": "libdbus-1-3",
    },
    "x11": {
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
    },
}
FONT_PACKAGE: Final = "fonts-noto-cjk"
# Programs that some tests look at results with; those tests are skipped where they lack.
TEST_PROGRAMS: Final = {"pdftotext": "poppler-utils", "Xvfb": "xvfb"}
# A font with the hanzi of newspapers is never smaller, one without them seldom larger.
_BYTES_OF_A_CHINESE_FONT: Final = 2_500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Something that the system has not: what it is, the Debian packages that bring it, whether it `stops` a start."""

    chinese: str
    english: str
    packages: tuple[str, ...]
    stops: bool


def lacks(groups: Iterable[str], *, making: bool) -> list[Lack]:
    """Return what lacks for these groups of libraries, and for `making` an environment; a font where anything draws."""
    found = []
    if making and not _has_ensurepip():
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        chinese, english = "Python 的 venv 模块的一半（ensurepip）", "one half of Python's venv module (ensurepip)"
        found.append(Lack(chinese=chinese, english=english, packages=(package,), stops=True))
    groups = list(groups)
    if libraries := missing_libraries(groups):
        chinese, english = f"系统库 {'、'.join(libraries)}", f"the system libraries {', '.join(libraries)}"
        packages = tuple(sorted(set(libraries.values())))
        found.append(Lack(chinese=chinese, english=english, packages=packages, stops=True))
    if groups and not has_chinese_font():
        chinese = "中文字体（没有它，报上的汉字会显示为方框）"
        english = "a Chinese font (without one, the paper's characters will show as boxes)"
        found.append(Lack(chinese=chinese, english=english, packages=(FONT_PACKAGE,), stops=False))
    return found


def provide(groups: Iterable[str], voice: Voice, *, making: bool) -> None:
    """Make sure of all that `lacks` names; raise SetUpError with the one command where something is left that stops.

    A font alone is told and stops nobody.
    """
    groups = list(groups)
    lacking = lacks(groups, making=making)
    if not lacking:
        return
    said, packages = told(lacking, voice), _packages(lacking)
    if _install(packages, said, voice):
        lacking = lacks(groups, making=making)
        if not lacking:
            return
        said, packages = told(lacking, voice), _packages(lacking)
    command = command_for(packages, voice)
    if any(lack.stops for lack in lacking):
        raise SetUpError(f"{said}\n{command}")
    print(f"{said}\n{command}", file=sys.stderr, flush=True)


def why_qt_fails(groups: Iterable[str], language: str) -> str:
    """Return the sentence and the command for what lacks of these groups; empty where none of it keeps Qt away."""
    voice = Voice(["--lang", language])
    lacking = lacks(groups, making=False)
    if not any(lack.stops for lack in lacking):
        return ""
    return f"{told(lacking, voice)}\n{command_for(_packages(lacking), voice)}"


def told(lacking: Sequence[Lack], voice: Voice) -> str:
    """Return one sentence that names all of it."""
    chinese = "；".join(lack.chinese for lack in lacking)
    english = "; ".join(lack.english for lack in lacking)
    return voice.pick(f"这台电脑还缺：{chinese}。", f"This computer lacks: {english}.")


def missing_libraries(groups: Iterable[str]) -> dict[str, str]:
    """Return the libraries of these groups that cannot be loaded, with the Debian package of each."""
    return {name: package for group in sorted(groups) for name, package in LIBRARIES[group].items() if not _loads(name)}


def install_programs(voice: Voice) -> None:
    """Install the optional programs of the tests where that can be done; where not, their tests are skipped."""
    packages = [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    if packages:
        _install(
            packages, voice.pick("有些测试要用到别的程序。", "Some tests look at results with other programs."), voice
        )


def has_chinese_font() -> bool:
    """Ask fontconfig for any font that has Simplified Chinese; where it lacks too, look for a file as large as one."""
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return _has_large_font()
    for name in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    wanted = fontconfig.FcNameParse(b":lang=zh-cn")
    nothing = fontconfig.FcObjectSetCreate()
    found = fontconfig.FcFontList(None, ctypes.c_void_p(wanted), ctypes.c_void_p(nothing))
    return bool(found) and ctypes.c_int.from_address(found).value > 0  # FcFontSet begins with its count


def _has_large_font() -> bool:
    home = Path.home()
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
    for folder in folders:
        for where, _folders, names in os.walk(folder):
            for name in names:
                fits = name.lower().endswith((".ttf", ".ttc", ".otf")) and "emoji" not in name.lower()
                if fits and Path(where, name).stat().st_size > _BYTES_OF_A_CHINESE_FONT:
                    return True
    return False


def command_for(packages: Sequence[str], voice: Voice) -> str:
    """Return the sentence with the command that installs these Debian packages."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        return voice.pick(
            f"请安装（这里写的是 Debian 的软件包名）：{names}", f"Please install (named as Debian does): {names}"
        )
    command = f"apt-get update && apt-get install -y --no-install-recommends {names}"
    if not _root():
        command = command.replace("apt-get", "sudo apt-get") if shutil.which("sudo") else f"su -c '{command}'"
    return voice.pick(f"请运行：\n    {command}", f"Please run:\n    {command}")


def _packages(lacking: Sequence[Lack]) -> list[str]:
    return [package for lack in lacking for package in lack.packages]


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    try:
        return importlib.util.find_spec("ensurepip") is not None
    except ValueError:
        return False


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _install(packages: Sequence[str], reason: str, voice: Voice) -> bool:
    """Install Debian packages as root, after saying so; return whether that was tried and went well."""
    if not (_root() and shutil.which("apt-get")):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    names = " ".join(packages)
    with voice.waiting(f"{reason}正在用 apt-get 安装：{names} …", f"{reason} Installing with apt-get: {names} …"):
        for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            command = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", *step]
            run = subprocess.run(
                command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
            )
    if run.returncode:
        print("\n".join(f"    {line}" for line in run.stderr.strip().splitlines()[-3:]), file=sys.stderr)
    return run.returncode == 0
