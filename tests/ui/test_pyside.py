"""What PySide puts off at a start is there once it is asked for."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
{first}
import PySide6.QtWidgets as widgets
def tell(ask):
    try:
        print(ask())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
application = widgets.QApplication(["test", "-platform", "offscreen"])
tell(lambda: widgets.QLabel("x", objectName="y").objectName())
tell(lambda: widgets.QLabel().setText(3))
tell(lambda: widgets.QLabel(1, 2, 3))
tell(lambda: widgets.QLabel(nothing=3))
tell(lambda: widgets.QLabel.setText.__doc__)
from PySide6.support.signature.lib import pyi_generator
tell(lambda: pyi_generator.Formatter.__name__)
print(hasattr(pyi_generator, "nothing_of_this_name"))
from PySide6.QtCore import *
tell(lambda: QTimer.__name__)
"""
LOADED = """
import sys
import reader.ui
import PySide6.QtWidgets
for name in ("parser", "layout", "errorhandler", "mapping"):
    assert len(vars(sys.modules[f"shibokensupport.signature.{name}"])) < 20
"""


def answers(first: str) -> str:
    code = ASKED.format(first=first)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True).stdout


def test_errors_and_help_are_those_of_pyside_alone() -> None:
    ours = answers("import reader.ui")
    assert "Supported signatures" in ours
    assert ours == answers("")


def test_a_start_leaves_them_empty() -> None:
    subprocess.run([sys.executable, "-c", LOADED], timeout=120, check=True)


def test_pyside_does_not_watch_our_imports() -> None:
    watched = "import reader.ui, PySide6.QtCore; print(__import__)"
    told = subprocess.run([sys.executable, "-c", watched], capture_output=True, text=True, timeout=120, check=True)
    assert "feature" not in told.stdout
