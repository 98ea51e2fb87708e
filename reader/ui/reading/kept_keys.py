"""Keys that belong to the widget that has the keyboard, and not to the page's one-letter shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def keep_keys(event: QEvent) -> bool:
    """Claim a key without Ctrl or Alt for the widget that has the keyboard, before any shortcut gets it."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if not event.modifiers() & others and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
            event.accept()
            return True
    return False
