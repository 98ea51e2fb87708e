"""核对: what the importer was not sure of, settled one by one, with the piece at hand and a button for each remedy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.reading_doubts import ByIssue, Shown, all_doubts, brought_up, doubts_of, piece_shown
from reader.ui.dialogs.remedies import Remedies
from reader.ui.dialogs.review_list import DoubtList, doubts_words
from reader.ui.dialogs.review_text import ReviewText
from reader.ui.jobs.answering import ask
from reader.ui.jobs.background import Lane
from reader.ui.look.controls import Label
from reader.ui.look.message_line import MessageLine

if TYPE_CHECKING:
    from reader.model.article import NewsArticle
    from reader.model.summary import Changes
    from reader.ui.jobs.host import Host
    from reader.workspace.reviewing import OpenDoubt
    from reader.workspace.session import Session


WIDTH = 62  # em
MOST_IN_A_ROW = 6


class Review(Dialog):
    """The review of a library's doubts, beginning with one piece; it stays open beside the window."""

    def __init__(self, host: Host, session: Session, article: str, issue: str = "") -> None:
        super().__init__(host, _("核对"), width=58, remark=_("改的是读法，原文一字不动；每一步都可以撤回。"))
        self._host = host
        self._session = session
        self.article = article
        self._doubts: list[OpenDoubt] = []
        self._wanted = ""
        self.shown: Shown | None = None
        self._at: OpenDoubt | None = None  # what is shown is shown for it
        self._asked, self._doing, self._missed = 0, False, frozenset[str]()  # missed: issues that others changed
        self._lane, self._gathering = Lane("review", self), Lane("doubts", self)
        px = self.look.tokens.px
        self.doubts = DoubtList(self.look)
        self.doubts.itemSelectionChanged.connect(lambda: self._choose(self._row))
        self.text = ReviewText(self.look)
        self.text.setMinimumHeight(px(10))
        self._headline = Label(self.look, scale=1.2, serif=True, bold=True, wrap=True)
        self._doubt = Label(self.look, scale=0.87, colour="warn", wrap=True)
        self._said = MessageLine(self.look, self.icons, "desk")
        right = QVBoxLayout()
        right.setSpacing(px(0.5))
        for widget in (self._doubt, self._headline, self.text, self._said):
            right.addWidget(widget, int(widget is self.text))
        remedies = Remedies(self, self, self._host, self._session)
        right.addLayout(self.rows_of(remedies.groups, MOST_IN_A_ROW if self.room().width() >= px(WIDTH) else 4))
        both = self.side_by_side()
        both.setSpacing(px(1.1))
        left = QVBoxLayout()
        self._known = Label(self.look, scale=0.87, colour="ink2", wrap=True)
        self._known.setFixedWidth(self.doubts.width())
        left.addWidget(self._known)
        left.addWidget(self.doubts, 1)
        both.addLayout(left)
        both.addLayout(right, 1)
        self.body.addLayout(both)
        self._buttons_below()
        self.resize(px(WIDTH), px(44))
        self._wanted = issue
        self.reload(article)
        self.text.setFocus()

    def _buttons_below(self) -> None:
        self.buttons.insertWidget(0, self.button(_("撤回"), self._undo))
        self.settle = self.button(_("没有问题"), self._settle)
        self.settle.setProperty("main", True)
        self.buttons.addWidget(self.settle)
        self.add_close()

    def reload(self, article: str = "") -> None:
        """Read doubts and piece anew; the doubts of a large library come when they are gathered."""
        stays = article == self.article
        if article:
            self._show_piece(article, None)
        ask(
            self._gathering,
            lambda: all_doubts(self._session),
            lambda doubts: self._list_doubts(doubts, article, stays=stays),
            self._tell,
            newest=True,
        )

    def follow(self, changes: Changes) -> None:
        """Show what came, went or was corrected elsewhere; what a remedy of this review changes is read at its end."""
        self._missed |= changes.issues_read_anew
        if self._missed and not self._doing:
            self._catch_up()

    def _catch_up(self) -> None:
        """Read the issues anew that others changed."""
        issues, self._missed = self._missed, frozenset()

        def keep_up(fresh: ByIssue) -> None:
            doubts = brought_up(self._doubts, fresh)
            if doubts != self._doubts:
                self._list_doubts(doubts, self.article, stays=True)
            elif self.issue in fresh:
                self._show_piece(self.article, self._at)

        ask(self._gathering, lambda: doubts_of(self._session, issues), keep_up, self._tell)

    def show_at(self, article: str, issue: str) -> None:
        """Go to a piece, or to the first doubt of an issue."""
        self._wanted = issue
        self.reload(article)
        self.raise_()
        self.activateWindow()

    def _list_doubts(self, doubts: list[OpenDoubt], article: str, *, stays: bool) -> None:
        row = self._row
        before = self._doubts[row] if stays and 0 <= row < len(self._doubts) else None
        self._doubts = doubts
        self.doubts.blockSignals(True)
        self.doubts.show_doubts(doubts)
        own = next((k for k, d in enumerate(self._doubts) if article and d.article == article), None)
        if own is None and self._wanted:
            own = next((k for k, d in enumerate(self._doubts) if d.issue == self._wanted), None)
        self._wanted = ""
        same = (before.issue, before.doubt.id) if before is not None else None
        own = next((k for k, d in enumerate(self._doubts) if (d.issue, d.doubt.id) == same), own)
        if own is not None:
            row = own
        chosen = min(max(row, 0), len(self._doubts) - 1) if own is not None or not article else -1
        self.doubts.setCurrentRow(chosen)
        self.doubts.blockSignals(False)
        of_piece = any(d.article == self.article for d in doubts)
        self._known.setText(doubts_words(len(doubts), own=of_piece or chosen >= 0, piece=bool(self.article)))
        if chosen < 0 and not article:
            self._show_piece(self.article, None)
        self._choose(chosen)

    @property
    def issue(self) -> str:
        """The issue of the piece, or of the doubt that is chosen; empty without both."""
        return self.article.partition("-")[0] or next((d.issue for d in self._doubts[max(self._row, 0) :]), "")

    @property
    def _row(self) -> int:
        """The doubt that is chosen, or -1; Qt makes the first one current as soon as the list has the keyboard."""
        return min((i.row() for i in self.doubts.selectedIndexes()), default=-1)

    def say(self, sentence: str) -> None:
        """Say what is wrong."""
        self._said.say(sentence)

    @property
    def said(self) -> str:
        """What went wrong with the last remedy, in words."""
        return self._said.text

    @property
    def piece(self) -> NewsArticle | None:
        """The piece under review, None where it is gone, or has not come yet."""
        return self.shown[0] if self.shown is not None else None

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._doubts):
            doubt = self._doubts[row]
            self._show_piece(doubt.article or "", doubt)

    def _show_piece(self, article: str, doubt: OpenDoubt | None) -> None:
        """Read a piece beside the window and show it with a doubt; one about an issue stands beside its first piece."""
        self._asked += 1
        asked = self._asked

        def show(found: Shown | None) -> None:
            same = found is not None and self.shown is not None and found[0] == self.shown[0] and doubt == self._at
            if asked == self._asked and not same:  # else a place that is marked would be lost
                self._set_piece(article, found, doubt)

        ask(self._lane, lambda: piece_shown(self._session, article, doubt.issue if doubt is not None else ""), show)

    def _set_piece(self, article: str, found: Shown | None, doubt: OpenDoubt | None) -> None:
        self.shown, self._at = found, doubt
        piece = self.piece
        self.article = piece.id if piece is not None else article
        self.text.setVisible(piece is not None)
        self._headline.setText((piece.headline or _("（无标题）")) if piece is not None else "")
        quoted = _("原文：“{words}”").format(words=doubt.printed) if doubt is not None and doubt.printed else ""
        self._doubt.setText(f"{_(doubt.doubt.message)}{quoted}" if doubt is not None else "")
        self._doubt.setVisible(doubt is not None)
        self.settle.setEnabled(doubt is not None)
        if piece is not None:
            self.text.show_piece(piece)
            self.text.point_at(doubt.paragraph if doubt is not None else None)

    def done(self, result: int) -> None:
        """End the threads with the dialog, once what was asked for is done."""
        self._gathering.close(0)
        self.let_finish(self._lane)
        super().done(result)

    # What is done

    def do(self, deed: Callable[[], object], *, onward: bool = False, follow: bool = False) -> None:
        """Do a remedy beside the window, say what went wrong, and show what has become of it.

        `onward`: the next doubt instead; `follow`: the piece that the remedy tells. One is done at a time: the next
        one is about what then stands there.
        """
        self._said.clear()
        if self._doing:
            self._said.say(_("上一步还没有做完，这一步没有做。"))
            return
        self._doing, article = True, self.article

        def shown(made: object) -> None:
            self._doing, self._missed = False, frozenset()  # all is read anew
            if onward:
                self._at = None  # it is settled, however long the next one takes to come
                self.settle.setEnabled(False)
            self.reload("" if onward else made if follow and isinstance(made, str) else article)

        ask(self._lane, deed, shown, self._failed)

    def _failed(self, error: Exception) -> None:
        self._doing = False
        if self._missed:
            self._catch_up()
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, BaojiaError):
            raise error
        self._said.say(str(error))

    def _settle(self) -> None:
        from reader.workspace import reviewing

        doubt = self._at
        if doubt is not None:
            self.do(lambda: reviewing.settle(self._session, doubt.issue, doubt.doubt.id), onward=True)

    def _undo(self) -> None:
        from reader.workspace import undoing

        self.do(lambda: undoing.undo_own(self._session) and None)

    def button(self, word: str, slot: Callable[[], None]) -> QPushButton:
        """Return a button that does something."""
        button = QPushButton(word)
        button.setAutoDefault(False)
        button.setFont(self.look.tokens.font(0.87))
        button.clicked.connect(lambda _checked=False: slot())
        return button


def open_review(host: Host, article: str = "", issue: str = "") -> Review | None:
    """Open the review at a piece, at the first doubt of an issue, or at the first of all; there is one of a window."""
    if host.session.library.read_only:
        return None
    review = next((r for r in host.window().findChildren(Review) if r.isVisible()), None)
    if review is not None:
        review.show_at(article, issue)
        return review
    review = Review(host, host.session, article, issue)
    review.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    review.setModal(False)
    review.show()
    return review
