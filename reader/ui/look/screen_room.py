"""How much of its screen a window may take."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def screen_room(widget: QWidget) -> QRect:
    """Return the free part of the screen that a window is on; of its parent's, where it is not shown yet.

    Never by the widget's own `screen`: PySide takes what that returns for a child of the widget, and deletes the screen
    where both become garbage together; the next painting ends the program. docs/decisions.md, 311.
    """
    own = widget.window()
    above = own.parentWidget()
    shown = own if above is None or own.isVisible() else above.window()
    screen = QGuiApplication.screenAt(shown.frameGeometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()
