"""A message that lies over the bars below it, so that nothing moves when it comes and goes.

One that stands (what the sample is) has room of its own instead; a mere remark leaves by itself, so that it does not
hide for long what lies below it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from reader.ui.look.message_line import MessageLine

WATCHED: Final = frozenset({QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest})
PASSES_MS: Final = 15_000


class LyingOver(QObject):
    """Keeps a message as wide as `ground`, directly below `above`, as tall as it needs to be.

    `room` is to be laid out below `above`: it is as tall as a message that stands, else empty.
    """

    def __init__(self, message: MessageLine, ground: QWidget, above: QWidget) -> None:
        super().__init__(message)
        self._message, self._ground, self._above = message, ground, above
        self.room = QWidget()
        self.room.setFixedHeight(0)
        self.passing = QTimer(self, singleShot=True, interval=PASSES_MS)
        self.passing.timeout.connect(self._pass)
        hidden = message.isHidden()
        message.setParent(ground)
        message.setHidden(hidden)  # another parent forgets it
        message.said.connect(self._begin)
        for watched in (message, ground, above):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Follow the sizes of all three, and give up the room of a message that is sent away."""
        if watched is self._message and event.type() == QEvent.Type.HideToParent:
            self.room.setFixedHeight(0)
        elif event.type() in WATCHED and not self._message.isHidden():
            self._place()
        return False

    def _begin(self) -> None:
        self.passing.stop()
        if not self._message.standing and not self._message.warning:
            self.passing.start()

    def _pass(self) -> None:
        """Send a remark away, but not from under the pointer or the keyboard."""
        if self._message.underMouse() or self._message.isAncestorOf(self._message.window().focusWidget() or self.room):
            self.passing.start()
        else:
            self._message.clear()

    def _place(self) -> None:
        width = self._ground.width()
        tall = self._message.heightForWidth(width)
        height = tall if tall > 0 else self._message.sizeHint().height()
        self.room.setFixedHeight(height if self._message.standing else 0)
        self._message.setGeometry(0, self._above.geometry().bottom() + 1, width, height)
        self._message.raise_()
        layout = self._message.layout()
        if layout is not None:  # while it is being shown, Qt lays out for the size that it had before
            layout.setGeometry(QRect(QPoint(), self._message.size()))
