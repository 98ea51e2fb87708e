"""The menu bar comes and goes: by its action, or by Alt pressed alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


def toggle_menu_bar(window: MainWindow) -> None:
    """Show or hide the menu bar."""
    bar = window.menuBar()
    bar.setVisible(not bar.isVisible())
    if bar.isVisible():
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    window.show_state()


class AltKey(QObject):
    """Watches the keys that reach a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._alone = False
        window.installEventFilter(self)

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
