"""The line at the foot of the list: what was just done or taken back, and the one thing that can be done about it.

Its room is always kept, so that nothing moves when it speaks.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.ui.look.controls import ElidedLabel, Link
from reader.ui.look.theme import Look

HEIGHT = 2.3


class DeedLine(QWidget):
    """Signals: link_chosen(str) with the link's word."""

    link_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._text = ElidedLabel(look, scale=0.87, colour="ink2")
        self._link: Link | None = None
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text, 0)
        self._row.addStretch(1)
        look.changed.connect(self.restyle)
        self.restyle()

    @property
    def text(self) -> str:
        """The sentence shown, empty where none is."""
        return self._text.text()

    @property
    def link(self) -> str:
        """The word of the link, empty where there is none."""
        return self._link.text() if self._link is not None else ""

    def say(self, sentence: str, link: str = "") -> None:
        """Show a sentence, with a link after it; an empty one takes both away."""
        if self._link is not None:
            self._row.removeWidget(self._link)
            self._link.deleteLater()
            self._link = None
        self._text.setText(sentence)
        self._text.setToolTip(sentence)
        self.setAccessibleName(sentence)
        if link:
            made = Link(self._look, link)
            made.clicked.connect(lambda _checked=False: self.link_chosen.emit(link))
            self._row.insertWidget(1, made)
            self._link = made
        self._keep()
        if sentence:
            from reader.ui.reading.announcing import announce

            announce(self, sentence)

    def restyle(self) -> None:
        """Take sizes from the look."""
        px = self._look.tokens.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(1.6), 0, px(0.6), 0)
        self._row.setSpacing(px(0.7))
        self._keep()

    def _keep(self) -> None:
        """Keep the room, so that no row moves; in easy reading, where rows are few, only while something is said."""
        spare = self._look.easy and not self.text
        if spare or not self.isWindow():  # not yet laid out it would be shown as a window
            self.setHidden(spare)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("list"))
        painter.fillRect(0, 0, self.width(), 1, self._look.tokens.colour("rule"))
        painter.end()
