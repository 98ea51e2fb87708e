"""The program as a process: how it starts, what it loads for it, how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.workspace.sample import sample_path
from tests.ui.opened import make_library

pytestmark = pytest.mark.gui

WHAT_IS_LOADED = """
import sys
from pathlib import Path
import reader.ui.shell.application as application
painted = application.Program._painted
def look(self):
    print(" ".join(sorted(name.split(".")[0] if not name.startswith("PySide6") else name for name in sys.modules)))
    painted(self)
application.Program._painted = look
library = Path(sys.argv[1]) if len(sys.argv) > 1 else None
application.run(library=library, paths=[], quit_when_shown=True)
"""
HEAVY = frozenset(
    {"numpy", "pypinyin", "opencc", "lxml", "qtawesome", "tinydb", "filelock", "asyncio", "pikepdf", "regex", "rjieba"}
)


SLOW = """
import sys
from pathlib import Path
import reader.ui.shell.application as application
import reader.ui.shell.navigation as navigation
from PySide6.QtCore import QTimer
navigation.DWELL_MS = 0  # as where the first paint takes longer than a reader has to stay
painted = application.Program._painted
application.Program._painted = lambda self: QTimer.singleShot(1000, lambda: painted(self))
application.run(library=Path(sys.argv[1]), paths=[], quit_when_shown=True)
"""


def start(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", "open", *arguments, "--quit-when-shown"],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_trial_run_shows_the_sample_and_ends_well() -> None:
    assert start().returncode == 0


def test_a_trial_run_shows_what_it_was_given() -> None:
    assert start(str(sample_path())).returncode == 0


def test_a_trial_run_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    make_library(library := tmp_path / "library")
    before = sorted((p.name, p.read_bytes()) for p in (library / "journal").iterdir())
    subprocess.run([sys.executable, "-c", SLOW, str(library)], timeout=120, check=True)
    assert sorted((p.name, p.read_bytes()) for p in (library / "journal").iterdir()) == before


def test_a_trial_run_with_nothing_to_show_says_so_by_its_status(tmp_path: Path) -> None:
    assert start(str(tmp_path / "没有.txt")).returncode == 1


def test_a_folder_that_is_no_library_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "别的东西.doc").write_text("x")
    refused = start("--library", str(tmp_path))
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert str(tmp_path) in refused.stderr


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    start()  # draws the icons into the cache and opens the sample
    told = subprocess.run(
        [sys.executable, "-c", WHAT_IS_LOADED], capture_output=True, text=True, timeout=120, check=True
    )
    loaded = set(told.stdout.split())
    assert "PySide6.QtWidgets" in loaded
    assert loaded & HEAVY == set()
    qt = {name for name in loaded if name.startswith("PySide6.Qt")}
    assert qt == {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}


def test_a_long_headline_waits_for_no_dictionary(tmp_path: Path) -> None:
    source = tmp_path / "长题.txt"
    source.write_text(
        "# " + "渡口老船工修补木船再次启航" * 5 + "\n\n河面开阔，早班船准点靠岸，乘客依次登船。\n", encoding="utf-8"
    )
    library = str(tmp_path / "library")
    command = [sys.executable, "-m", "reader", "--library", library, "import", str(source)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    subprocess.run([sys.executable, "-c", WHAT_IS_LOADED, library], capture_output=True, timeout=120, check=True)
    told = subprocess.run(
        [sys.executable, "-c", WHAT_IS_LOADED, library], capture_output=True, text=True, timeout=120, check=True
    )
    assert set(told.stdout.split()) & HEAVY == set()
