"""Say aloud, through the screen reader, what is only painted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reader.model.annotation import Annotation
from reader.model.messages import _


def told(annotation: Annotation, word: str) -> str:
    """Return a marked place in words: 要点：引文。批注：……"""
    text = _("{word}：{quote}。").format(word=word, quote=annotation.exact.rstrip("。"))
    return text + (_("批注：{note}").format(note=annotation.note) if annotation.note else "")


def announce(widget: QWidget, text: str) -> None:
    """Have a text read out; it is kept as the widget's description too, for those that ask later."""
    # These classes bring hundreds of enumerated values with them, which a start can do without.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    widget.setAccessibleDescription(text)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
