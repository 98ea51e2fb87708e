"""A line in the place it concerns, in words: what happened, and the one or two things that can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from reader.model.messages import _
from reader.ui.look.controls import Button, Label, Link
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look, Token


class MessageLine(QWidget):
    """One line in the place it concerns: a warning sign, a sentence, one or two links, and a way to send it away.

    Signals: link_chosen(str) with the link's word · dismissed() · said() another sentence is shown.
    """

    link_chosen = Signal(str)
    dismissed = Signal()
    said = Signal()

    def __init__(self, look: Look, icons: Icons, ground: Token = "list") -> None:
        super().__init__()
        self._look = look
        self._icons = icons
        self._ground: Token = ground
        self.warning, self.standing = True, False
        self.slim = False  # as low as the foot that it lies over
        self._sign = QLabel()
        self._text = Label(look, scale=0.87, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._links: list[Link] = []
        self._close = Button(look, icons, _("关闭"), icon="x", size=0.9)
        self._close.clicked.connect(self._dismiss)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        look.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown; empty where none is."""
        return "" if self.isHidden() else self._text.text()

    def offers(self, word: str) -> bool:
        """Return whether the sentence shown has this link."""
        return bool(self.text) and any(link.text() == word for link in self._links)

    def say(self, text: str, links: tuple[str, ...] = (), *, warning: bool = True, standing: bool = False) -> None:
        """Show a sentence with links; without `warning` only a remark. One that is `standing` tells of a state."""
        self.warning, self.standing = warning, standing
        self._text.setText(text)
        self.setAccessibleName(text)
        for link in self._links:
            self._row.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        for word in links:
            link = Link(self._look, word)
            link.clicked.connect(lambda _checked=False, w=word: self.link_chosen.emit(w))
            self._row.insertWidget(self._row.count() - 1, link)
            self._links.append(link)
        self.restyle()
        self.show()
        self.said.emit()

    def remark(self, text: str) -> None:
        """Say a sentence that is no warning and asks for nothing; an empty one says nothing."""
        if text:
            self.say(text, warning=False)
        else:
            self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def restyle(self) -> None:
        """Take sizes and colours from the look."""
        tokens = self._look.tokens
        size = tokens.px(1.1)
        above = 0 if self.slim and not self.standing else tokens.px(0.3)
        self._row.setContentsMargins(tokens.px(0.9), above, tokens.px(0.4), above)
        self._row.setSpacing(tokens.px(0.4))
        self._sign.setVisible(self.warning)
        self._sign.setPixmap(self._icons.pixmap("warning", tokens.colour("warn"), size, self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour(self._ground))
        for y in (0, self.height() - 1):
            painter.fillRect(0, y, self.width(), 1, self._look.tokens.colour("rule"))
        painter.end()
