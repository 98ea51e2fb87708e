"""The arrow and the doors of docs/architecture.md, read from the imports themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
READER = ROOT / "reader"

# What each room may import; itself goes without saying. `setup` imports nobody.
_CORE = {"model", "hanzi"}
_ROOMS = _CORE | {"bylines", "importing", "recognition", "library", "search", "rendering", "export", "printing"}
LEFT_OF: dict[str, set[str]] = {
    "setup": set(),
    "model": set(),
    "hanzi": {"model"},
    "bylines": _CORE,
    "importing": _CORE | {"bylines"},
    "recognition": _CORE | {"importing"},
    "library": _CORE,
    "search": _CORE | {"bylines"},
    "rendering": _CORE,
    "export": _CORE | {"rendering"},
    "printing": _CORE | {"rendering"},
    "workspace": _ROOMS,
    "cli": _ROOMS | {"workspace", "ui", "setup"},  # only to open the window, and to say what it lacks
    "ui": _ROOMS | {"workspace", "setup"},
}
# The same inside `ui`, type imports among it. The rooms in the middle know each other: a list shows hits, a page notes.
_MIDDLE = {"browsing", "reading", "notes", "searching"}
LEFT_IN_UI: dict[str, set[str]] = {
    "pyside": set(),
    "look": {"pyside"},
    "jobs": {"pyside", "look"},
    **{room: {"pyside", "look", "jobs"} | _MIDDLE - {room} for room in _MIDDLE},
    "dialogs": {"pyside", "look", "jobs"} | _MIDDLE,
    "shell": {"pyside", "look", "jobs", "dialogs"} | _MIDDLE,
}
# Through which rooms an outside library comes in.
DOORS = {
    "PySide6": {"printing", "ui"},
    "shiboken6": {"printing", "ui"},
    "qtawesome": {"ui"},
    "qtpy": set[str](),
    "tinydb": {"library"},
    "msgspec": {"library"},
    "pypinyin": {"hanzi"},
    "rjieba": {"hanzi"},
    "opencc": {"hanzi"},
    "numpy": {"hanzi", "importing", "recognition", "search", "workspace"},
    "lxml": {"importing"},
    "selectolax": {"importing"},
    "feedparser": {"importing"},
    "pypdfium2": {"importing", "recognition"},
    "PIL": {"export", "importing", "recognition"},
    "rapidocr": {"recognition"},
    "onnxruntime": {"recognition"},
    "cv2": {"recognition"},
    "pikepdf": {"printing"},
    "filelock": {"library", "model", "workspace", "search", "ui"},
}
# The program reads files and nothing else.
NETWORK = (
    "socket",
    "socketserver",
    "ssl",
    "http.client",
    "http.server",
    "urllib.request",
    "ftplib",
    "smtplib",
    "requests",
)
# Not before the first paint, and not to answer a script: each costs more than a bare window's tenth.
LATE = {
    "PySide6", "pypinyin", "rjieba",
    "numpy", "lxml", "opencc", "pypdfium2", "PIL", "pikepdf", "feedparser", "qtawesome", "tinydb",
    "msgspec",
    "rapidocr", "onnxruntime", "cv2",
}  # fmt: skip


@cache
def files() -> tuple[Path, ...]:
    """Return every Python file of the program."""
    return tuple(sorted(READER.rglob("*.py")))


def room_of(path: Path) -> str | None:
    """Return the room a file lies in; `None` for the two files at the front door."""
    parts = path.relative_to(READER).parts
    return parts[0] if len(parts) > 1 else None


@cache
def imports(path: Path) -> tuple[tuple[str, int], ...]:
    """Return the full names a file imports, with their lines; `from a import b` counts as `a` and `a.b`."""
    return tuple(_imports(ast.parse(path.read_text(encoding="utf-8")), path))


def _imports(tree: ast.Module, path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = ""
            if node.level:
                package = ".".join(path.relative_to(ROOT).parts[: -node.level])
            module = ".".join(part for part in (package, node.module) if part)
            yield module, node.lineno
            yield from ((f"{module}.{name.name}", node.lineno) for name in node.names)


def _inside(name: str, module: str) -> bool:
    return name == module or name.startswith(module + ".")


def test_every_folder_is_a_room_that_the_arrow_knows() -> None:
    folders = {path.name for path in READER.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert folders - LEFT_OF.keys() == set()


def test_a_room_imports_only_from_its_left() -> None:
    wrong = []
    for path in files():
        room = room_of(path)
        if room is None:
            continue
        for name, line in imports(path):
            other = name.split(".")[1] if name.startswith("reader.") else room
            if other in LEFT_OF and other != room and other not in LEFT_OF[room]:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    assert wrong == []


def test_a_room_of_the_window_imports_only_from_its_left() -> None:
    folders = {path.stem for path in (READER / "ui").iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert folders <= LEFT_IN_UI.keys()
    wrong = []
    for path in (READER / "ui").rglob("*.py"):
        room = path.relative_to(READER / "ui").parts[0].removesuffix(".py")
        for name, line in imports(path):
            other = name.split(".")[2] if name.startswith("reader.ui.") else room
            if room in LEFT_IN_UI and other in LEFT_IN_UI and other != room and other not in LEFT_IN_UI[room]:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    assert wrong == []


def test_outside_libraries_come_in_by_their_doors() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in files()
        for name, line in imports(path)
        if (doors := DOORS.get(name.split(".")[0])) is not None and room_of(path) not in doors
    ]
    assert wrong == []


def test_every_outside_library_has_a_requirement() -> None:
    from tomllib import loads

    project = loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = " ".join([*project["dependencies"], *project["optional-dependencies"]["scan"]]).lower()
    known_as = {"docx": "python-docx", "PIL": "pillow", "cv2": "opencv-python-headless"}
    outside = (
        {name.split(".")[0] for path in files() for name, _ in imports(path)} - sys.stdlib_module_names - {"reader"}
    )
    assert {name for name in outside if known_as.get(name, name).lower() not in required} == set()


def test_the_setup_stands_alone() -> None:
    for path in (READER / "setup").rglob("*.py"):
        used = {name.split(".")[0] for name, _ in imports(path)}
        assert used - {"reader"} <= sys.stdlib_module_names, path
    users = {
        (path.relative_to(READER).as_posix(), name)
        for path in files()
        for name, _ in imports(path)
        if _inside(name, "reader.setup") and room_of(path) != "setup"
    }
    asks = ("cli/program.py", "ui/shell/no_window.py")  # why Qt cannot be loaded
    wanted = {(path, name) for path in asks for name in ("reader.setup.system", "reader.setup.system.why_qt_fails")}
    needs = {("cli/program.py", f"reader.setup.needs{name}") for name in ("", ".libraries_for")}
    assert users == wanted | needs


def test_no_file_can_reach_the_network() -> None:
    wrong = []
    for path in files():
        for name, line in imports(path):
            network = any(_inside(name, module) for module in NETWORK)
            # Qt's local sockets tell a second start of the window from the first.
            qt = _inside(name, "PySide6.QtNetwork") and name not in {
                "PySide6.QtNetwork",
                "PySide6.QtNetwork.QLocalServer",
                "PySide6.QtNetwork.QLocalSocket",
            }
            if network or qt:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    assert wrong == []


def loaded_by(module: str) -> set[str]:
    """Return the top names of all modules that a fresh Python holds after importing this one."""
    look = f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    child = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, cwd=ROOT, check=False)
    assert child.returncode == 0, child.stderr
    return set(child.stdout.split())


def _there(module: str) -> None:
    path = ROOT.joinpath(*module.split("."))
    if not (path.with_suffix(".py").exists() or (path / "__init__.py").exists()):
        pytest.skip(f"{module} is not written yet")


@pytest.mark.parametrize(
    "room",
    ["model", "hanzi", "bylines", "importing", "recognition", "library", "search", "rendering", "export", "workspace"],
)
def test_the_core_loads_no_qt(room: str) -> None:
    _there(f"reader.{room}")
    paths = [path for path in (READER / room).rglob("*.py") if path.stem != "__init__"]
    modules = [f"reader.{room}", *(".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths)]
    assert loaded_by(", ".join(modules)).isdisjoint({"PySide6", "shiboken6", "qtawesome", "qtpy"})


@pytest.mark.parametrize("module", ["reader.workspace", "reader.cli.program"])
def test_a_start_loads_nothing_heavy(module: str) -> None:
    _there(module)
    assert loaded_by(module) & LATE == set()


def test_only_who_makes_a_window_knows_its_class() -> None:
    """Dialogs, menus and commands take a host (`Host`, `DeskHost`, `WorkingHost`), so that they serve any window."""
    makers = {"window.py", "application.py", "assembly.py", "next_library.py"}
    naming = {
        path.name
        for path in (READER / "ui").rglob("*.py")
        if any(name.startswith("reader.ui.shell.window.") for name, _line in imports(path))
    }
    assert naming <= makers
