"""A message at the foot of what it is said in, where nothing can be clicked or read: nothing moves, nothing is hidden.

One that stands (what the sample is) has room of its own instead, at the top; a mere remark leaves by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from reader.ui.look.message_line import MessageLine

if TYPE_CHECKING:
    from collections.abc import Callable

WATCHED: Final = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.LayoutRequest})
PASSES_MS: Final = 15_000


class LyingOver(QObject):
    """Keeps a message on the lower edge of `over()`, or of `ground` where that is not shown, as tall as it needs to be.

    Where `over()` has a `foot` of buttons the message lies above that.

    `room` is to be laid out at the top: it is as tall as a message that stands, which lies there, else empty.
    """

    def __init__(self, message: MessageLine, ground: QWidget, over: Callable[[], QWidget]) -> None:
        super().__init__(message)
        self._message, self._ground, self._over = message, ground, over
        self.room = QWidget()
        self.room.setFixedHeight(0)
        self.passing = QTimer(self, singleShot=True, interval=PASSES_MS)
        self.passing.timeout.connect(self._pass)
        hidden = message.isHidden()
        message.setParent(ground)
        message.setHidden(hidden)  # another parent forgets it
        message.slim = True
        message.said.connect(self._begin)
        for watched in (message, ground, self.room):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Follow sizes and places, and give up the room of a message that is sent away."""
        if watched is self._message and event.type() == QEvent.Type.HideToParent:
            self.room.setFixedHeight(0)
        elif event.type() in WATCHED and not self._message.isHidden():
            self.place()
        return False

    def _begin(self) -> None:
        self.passing.stop()
        if not self._message.standing and not self._message.warning:
            self.passing.start()
        self.place()

    def _pass(self) -> None:
        """Send a remark away, but not from under the pointer or the keyboard."""
        if self._message.underMouse() or self._message.isAncestorOf(self._message.window().focusWidget() or self.room):
            self.passing.start()
        else:
            self._message.clear()

    def place(self) -> None:
        """Lay the message where it belongs now."""
        standing = self._message.standing
        over = self._ground if standing else self._over()
        over.removeEventFilter(self)
        over.installEventFilter(self)
        foot = QRect(over.mapTo(self._ground, QPoint()), over.size()) if over.isVisible() else self._ground.rect()
        buttons = getattr(over, "foot", None)  # a page may have a bar of large buttons as its own foot
        if not standing and isinstance(buttons, QWidget) and buttons.isVisible():
            foot.setBottom(buttons.mapTo(self._ground, QPoint()).y() - 1)
        tall = self._message.heightForWidth(foot.width())
        height = tall if tall > 0 else self._message.sizeHint().height()
        self.room.setFixedHeight(height if standing else 0)
        top = self.room.y() if standing else foot.bottom() + 1 - height
        self._message.setGeometry(foot.left(), top, foot.width(), height)
        self._message.raise_()
        layout = self._message.layout()
        if layout is not None:  # while it is being shown, Qt lays out for the size that it had before
            layout.setGeometry(QRect(QPoint(), self._message.size()))
