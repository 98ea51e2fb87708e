"""The front page of an issue in the paper's place: a bar to go from issue to issue, and the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reader.model.messages import _, counted
from reader.ui.browsing.front_sheet import FrontSheet
from reader.ui.look.controls import Bar, Button, Label, Link
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.summary import ArticleSummary
    from reader.rendering.masthead import Masthead
    from reader.ui.browsing.small_pictures import SmallPictures


class FrontPage(QWidget):
    """Signals: chosen(str) a piece is to be opened · turned(int) the issue after or before is wanted · left() back to
    what was there before.
    """

    chosen = Signal(str)
    turned = Signal(int)
    left = Signal()

    def __init__(self, look: Look, icons: Icons, pictures: SmallPictures | None = None) -> None:
        super().__init__()
        self._look = look
        self.issue = ""
        self._before = Button(look, icons, _("前一期"), icon="caret-left")
        self._after = Button(look, icons, _("后一期"), icon="caret-right")
        self._said = Label(look, scale=0.87, colour="ink2")
        self._back = Link(look, _("回到正文"))
        self.sheet = FrontSheet(look, pictures)
        self.sheet.chosen.connect(self.chosen)
        self._before.clicked.connect(lambda: self.turned.emit(-1))
        self._after.clicked.connect(lambda: self.turned.emit(1))
        self._back.clicked.connect(self.left)
        bar = Bar(look, "paper")
        for widget in (self._before, self._after, self._said):
            bar.row.addWidget(widget)
        bar.row.addStretch(1)
        bar.row.addWidget(self._back)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._area, 1)
        self.setAccessibleName(_("头版"))
        look.changed.connect(self._restyle)
        self._restyle()

    def show_issue(
        self, issue: str, masthead: Masthead, summaries: Sequence[ArticleSummary], *, before: bool, after: bool
    ) -> None:
        """Show an issue; `before` and `after` tell whether there are others to go to."""
        self.issue = issue
        self._before.setEnabled(before)
        self._after.setEnabled(after)
        unread = sum(not s.read for s in summaries)
        said = counted("{n} 篇", len(summaries)).format(n=len(summaries))
        self._said.setText(said + (" · " + _("{n} 未读").format(n=unread) if unread else ""))
        self.sheet.show_issue(masthead, summaries)
        self._area.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(f"{masthead.title} {said}")

    def go_to(self, article: str) -> None:
        """Give the keyboard to a piece, or to the first."""
        pieces = self.sheet.pieces
        wanted = next((p for p in pieces if p.summary.id == article), pieces[0] if pieces else None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(wanted, 0, self._look.tokens.px(3))

    def step(self, direction: int) -> bool:
        """Go to the next piece (+1) or the one before (−1); False at the end."""
        pieces = self.sheet.pieces
        at = next((k for k, p in enumerate(pieces) if p.hasFocus()), -1 if direction > 0 else len(pieces))
        if not 0 <= at + direction < len(pieces):
            return False
        piece = pieces[at + direction]
        piece.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(piece, 0, self._look.tokens.px(3))
        return True

    def read_on(self) -> bool:
        """Go a screen on; False at the end."""
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + bar.pageStep())
        return bar.value() != before

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Arrows go from piece to piece, Enter opens, Esc goes back."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            at = next((p for p in self.sheet.pieces if p.hasFocus()), None)
            if at is not None:
                self.chosen.emit(at.summary.id)
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._look.tokens.colour("paper"))
        self._area.setPalette(palette)
        self._area.viewport().setPalette(palette)
