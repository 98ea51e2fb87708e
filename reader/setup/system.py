"""What Python packages cannot bring: system libraries for Qt, a Chinese font, Debian's half of `venv`.

Looked for by loading them (ctypes) and by asking fontconfig; on a Debian-like machine root gets them installed after a
word, everybody else gets the exact command.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from reader.setup.words import SetUpError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.setup.words import Voice

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


def missing_libraries(groups: Iterable[str]) -> dict[str, str]:
    """Return the libraries of these groups that cannot be loaded, with the Debian package of each."""
    return {name: package for group in sorted(groups) for name, package in LIBRARIES[group].items() if not _loads(name)}


def require_libraries(groups: Iterable[str], voice: Voice) -> None:
    """Make sure that Qt's system libraries are there; raise SetUpError with the command that installs them."""
    lacking = missing_libraries(groups)
    if not lacking:
        return
    said = voice.pick(f"缺少系统库：{'、'.join(lacking)}。", f"System libraries are missing: {', '.join(lacking)}.")
    packages = sorted(set(lacking.values()))
    if not _install(packages, said, voice) or missing_libraries(groups):
        raise SetUpError(f"{said}\n{_command(packages, voice)}")


def suggest_font(voice: Voice) -> None:
    """See that there is a Simplified Chinese font; never raises: without one the program works, but shows boxes."""
    if has_chinese_font():
        return
    said = voice.pick(
        "没有找到中文字体，汉字会显示为方框。", "No Chinese font was found: characters will show as boxes."
    )
    if not _install([FONT_PACKAGE], said, voice):
        print(f"{said}\n{_command([FONT_PACKAGE], voice)}", file=sys.stderr, flush=True)


def require_ensurepip(voice: Voice) -> None:
    """Make sure that Python can make environments: Debian keeps `ensurepip` in a package of its own."""
    if _has_ensurepip():
        return
    said = voice.pick(
        "这里的 Python 缺少 venv 模块的一半（ensurepip）。",
        "This Python lacks one half of its venv module (ensurepip).",
    )
    packages = [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]
    if not _install(packages, said, voice) or not _has_ensurepip():
        raise SetUpError(f"{said}\n{_command(packages, voice)}")


def install_programs(voice: Voice) -> None:
    """Install the optional programs of the tests where that can be done; where not, their tests are skipped."""
    packages = [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    if packages:
        _install(
            packages, voice.pick("有些测试要用到别的程序。", "Some tests look at results with other programs."), voice
        )


def has_chinese_font() -> bool:
    """Ask fontconfig for any font that has Simplified Chinese."""
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return True  # nobody to ask
    for name in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    wanted = fontconfig.FcNameParse(b":lang=zh-cn")
    nothing = fontconfig.FcObjectSetCreate()
    found = fontconfig.FcFontList(None, ctypes.c_void_p(wanted), ctypes.c_void_p(nothing))
    return bool(found) and ctypes.c_int.from_address(found).value > 0  # FcFontSet begins with its count


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


def _install(packages: Sequence[str], reason: str, voice: Voice) -> bool:
    """Install Debian packages as root, after saying so; return whether that was tried and went well."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
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


def _command(packages: Sequence[str], voice: Voice) -> str:
    """Return the sentence with the command that installs these packages."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        command = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
        return voice.pick(f"请运行：\n    {command}", f"Please run:\n    {command}")
    return voice.pick(
        f"请安装（这里写的是 Debian 的软件包名）：{names}", f"Please install (named as Debian does): {names}"
    )
