"""The print beside the text: a page as it was printed, with a bar of its own over it, in a splitter with the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.look.controls import Bar, Button, ElidedLabel
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.print_view import STEP, PrintView

WIDE = 46.0  # em from which on the two may stand side by side
LEGIBLE = 1.1  # pixels a point: type of nine points is ten pixels high


class PrintPanel(QWidget):
    """Shows one page of the print.

    Signals: closed() · text_asked() the source's text instead · turned(±1) another page of the piece · saved() the
    piece is to be cut out as a picture.
    """

    closed = Signal()
    text_asked = Signal()
    turned = Signal(int)
    saved = Signal()

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look, self._icons = look, icons
        self.bar = Bar(look, "paper", 2.4)
        self.view = PrintView(look)
        self.named = ElidedLabel(look, "", scale=0.87, colour="ink2")
        self.bar.row.addWidget(self.named)
        self.bar.row.addStretch(1)
        self.before = self._add("caret-left", _("前一面") + "  PageUp", lambda: self.turned.emit(-1))
        self.after = self._add("caret-right", _("后一面") + "  PageDown", lambda: self.turned.emit(1))
        self._add("minus", _("缩小") + "  -", lambda: self.view.zoom_by(1 / STEP))
        self._add("plus", _("放大") + "  +", lambda: self.view.zoom_by(STEP))
        self._add("columns", _("与这一篇同宽") + "  0", self.view.fit_piece)
        self._add("newspaper", _("整版") + "  9", self.view.fit_page)
        self._add("scissors", _("存成图片（带出处）…"), self.saved.emit)
        self._add("article", _("看原件的文字"), self.text_asked.emit)
        self._add("x", _("关闭") + "  O", self.closed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self.view.left.connect(self.closed)
        self.view.turned.connect(self.turned)

    def show_place(self, words: str, *, before: bool, after: bool) -> None:
        """Say which page is shown, and whether the piece has one before and behind it."""
        self.named.setText(words)
        self.view.setAccessibleName(_("印出来的版面：{words}").format(words=words))
        for button, there in ((self.before, before), (self.after, after)):
            button.setVisible(before or after)
            button.setEnabled(there)

    def _add(self, icon: str, name: str, deed: Callable[[], object]) -> Button:
        button = Button(self._look, self._icons, name, icon=icon, size=1.1)
        button.clicked.connect(lambda _on=False: deed())
        self.bar.row.addWidget(button)
        return button


class TurningSplitter(QSplitter):
    """Print and text side by side; one over the other where the print could not be read so narrow."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._look, self._points = look, 0.0
        self.setChildrenCollapsible(False)
        self.setAccessibleName(name)

    def make_room(self, points: float) -> None:
        """Take the way that shows print so many points wide large enough, where one does."""
        self._points = points
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Turn, where the room has become another."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        half = self.width() / 2 - 2 * self._look.em
        beside = self.width() >= WIDE * self._look.em and half >= LEGIBLE * self._points
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if wanted != self.orientation():
            self.setOrientation(wanted)
            self.setSizes([1000, 1000])
