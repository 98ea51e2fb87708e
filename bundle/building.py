"""The one-folder bundle: a clean environment, the program and PyInstaller in it, and a look whether it works."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bundle.paths import HERE, ROOT
from reader.workspace.children.expressions import LOOKED_AT, place

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCES: Final = ("reader", "resources", "docs", "setup.py", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE")


def environment(out: Path) -> Path:
    """Return the Python of an environment with the program as it lies here and PyInstaller, made where it lacks."""
    folder = out / "environment"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet"]
    copy = sources(out)
    subprocess.run([*install, str(copy), "pyinstaller>=6.10,<7"], check=True)
    subprocess.run([*install, "--no-deps", "--force-reinstall", str(copy)], check=True)
    return python


def sources(out: Path) -> Path:
    """Copy what a wheel is made from: what setuptools leaves in a checkout would get into the next wheel."""
    copy = out / "sources"
    shutil.rmtree(copy, ignore_errors=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    return copy


def build(out: Path) -> Path:
    """Build the bundle and return its folder."""
    python = environment(out)
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(out), "--workpath", str(out / "work"), str(HERE / "baojia.spec")]
    subprocess.run(command, check=True, cwd=out)
    folder = out / "baojia"
    strip(folder)
    try_it(folder / ("baojia.exe" if sys.platform == "win32" else "baojia"))
    look_for_expressions(folder)
    return folder


def look_for_expressions(folder: Path) -> None:
    """See that the trial left what Python compiled of our expressions. Raises SystemExit where it did not.

    Who installs the package cannot write there, and would compile them at each import.
    """
    if sys.version_info[:2] in LOOKED_AT and not any(folder.rglob(f"{place().parent.name}/{place().name}")):
        raise SystemExit(f"{folder}: no compiled expressions were kept")


def strip(folder: Path) -> None:
    """Take the symbols for debuggers from libraries, but not from those that came to a wheel by auditwheel.

    Those were changed after they were linked, and a library stripped after that can no longer be loaded.
    """
    if not sys.platform.startswith("linux") or not shutil.which("strip"):
        return
    for path in folder.rglob("*.so*"):
        changed = path.parent.name.endswith(".libs") or re.search(r"-[0-9a-f]{8}\.so", path.name)
        if path.is_file() and not path.is_symlink() and not changed:
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=False, capture_output=True)


def try_it(program: Path) -> None:
    """Let a bundle do what a reader does: import, index, search, export, print, show the window. Raises SystemExit."""
    tried(program, _read_a_paper)


def _read_a_paper(do: Callable[..., str], _here: Path) -> None:
    do("--version")
    do("import", str(next((ROOT / "resources" / "sample").glob("*.txt"))))
    do("index", "--rebuild")
    hit = do("search", "shibanqiao", "--json").split('"id": "')[1].partition('"')[0]
    do("export", hit, "--to", "epub", "-o", "piece.epub")
    if shutil.which("fc-list"):
        do("print", hit, "-o", "piece.pdf")
    do("open", "--quit-when-shown")


def tried(program: Path, trial: Callable[[Callable[..., str], Path], None]) -> None:
    """Try a program in a folder of its own: `trial` gets what runs it with arguments, and the folder it runs in.

    What the program says is returned; where it fails, SystemExit is raised.
    """
    with tempfile.TemporaryDirectory() as folder:
        here = {f"BAOJIA_{name}": str(Path(folder, name.lower())) for name in ("LIBRARY", "CACHE", "CONFIG")}
        bare = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder, "QT_QPA_PLATFORM": "offscreen"}
        if sys.platform == "win32":
            bare = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

        def do(*arguments: str) -> str:
            command = [str(program), *arguments]
            run = subprocess.run(command, env=bare | here, cwd=folder, capture_output=True, text=True, check=False)
            if run.returncode:
                raise SystemExit(f"{' '.join(arguments)}: {run.returncode}\n{run.stdout}{run.stderr}")
            return run.stdout

        trial(do, Path(folder))
