"""The menu bar comes and goes: by its action, or by Alt pressed alone; with it the keyboard, and Esc gives it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from shiboken6 import isValid

if TYPE_CHECKING:
    from reader.ui.shell.desk_host import DeskHost


def toggle_menu_bar(window: DeskHost) -> None:
    """Show the menu bar with the keyboard on its first menu, or hide it and give the keyboard back."""
    bar = window.menuBar()
    if bar.isVisible():
        leave_menu_bar(window)
        return
    window.came_from = window.focusWidget()
    bar.setVisible(True)
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    bar.setActiveAction(bar.actions()[0])
    window.show_state()


def leave_menu_bar(window: DeskHost) -> bool:
    """Hide the menu bar where it is shown, and give the keyboard back; False where it is not."""
    bar = window.menuBar()
    if not bar.isVisible():
        return False
    bar.setActiveAction(None)  # type: ignore[arg-type]  # Qt takes none, the stubs do not
    bar.setVisible(False)
    if window.came_from is not None and isValid(window.came_from):
        window.came_from.setFocus()
    window.show_state()
    return True


class AltKey(QObject):
    """Watches the keys that reach a window."""

    def __init__(self, window: DeskHost) -> None:
        super().__init__(window.window())
        self._window = window
        self._alone = False
        window.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name and arguments
        """Watch; a key that a shortcut takes is known by its override: with it, Alt was not pressed by itself."""
        if not isinstance(event, QKeyEvent):
            return False
        alt = event.key() == Qt.Key.Key_Alt
        if event.type() == QEvent.Type.KeyPress:
            self._alone = alt
        elif event.type() == QEvent.Type.ShortcutOverride:
            self._alone = self._alone and alt
        elif event.type() == QEvent.Type.KeyRelease and alt and self._alone:
            self._alone = False
            toggle_menu_bar(self._window)
        return False
