"""核对: what the importer was not sure of, settled one by one, with the piece at hand and a button for each remedy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QPushButton, QVBoxLayout

from reader.model.errors import BaojiaError
from reader.model.messages import _
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.one_line import ask_line
from reader.ui.dialogs.places_for_text import moving_menu
from reader.ui.dialogs.review_text import ReviewText
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look.controls import Label
from reader.ui.look.message_line import MessageLine

if TYPE_CHECKING:
    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue
    from reader.ui.jobs.host import Host
    from reader.workspace.reviewing import OpenDoubt
    from reader.workspace.session import Session


# The doubts of more issues are gathered on a thread.
MANY_ISSUES = 200
WIDTH = 62  # em
MOST_IN_A_ROW = 6


class Review(Dialog):
    """The review of a library's doubts, beginning with one piece; it stays open beside the window."""

    def __init__(self, host: Host, session: Session, article: str, issue: str = "") -> None:
        super().__init__(host, _("核对"), width=58, remark=_("改的是读法，原文一字不动；每一步都可以撤回。"))
        self._host = host
        self._session = session
        self._article = article
        self._doubts: list[OpenDoubt] = []
        self._wanted = ""
        self._lane = Lane("doubts", self)
        px = self.look.tokens.px
        self.doubts = QListWidget()
        self.doubts.setAccessibleName(_("待核对"))
        self.doubts.setWordWrap(True)
        self.doubts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubts.setFixedWidth(px(17))
        self.doubts.itemSelectionChanged.connect(lambda: self._choose(self._row))
        self.text = ReviewText(self.look)
        self.text.setMinimumHeight(px(10))
        self._headline = Label(self.look, scale=1.2, serif=True, bold=True, wrap=True)
        self._doubt = Label(self.look, scale=0.87, colour="warn", wrap=True)
        self._said = MessageLine(self.look, self.icons, "desk")
        right = QVBoxLayout()
        right.setSpacing(px(0.5))
        for widget in (self._doubt, self._headline, self.text, self._said):
            right.addWidget(widget)
        right.setStretch(2, 1)
        right.addLayout(self._remedies())
        both = self.side_by_side()
        both.setSpacing(px(1.1))
        both.addWidget(self.doubts)
        both.addLayout(right, 1)
        self.body.addLayout(both)
        self._buttons_below()
        self.resize(px(WIDTH), px(44))
        self._wanted = issue
        self.reload(article)
        self.text.setFocus()

    def _buttons_below(self) -> None:
        self.buttons.insertWidget(0, self._button(_("撤回"), self._undo))
        self.settle = self._button(_("没有问题"), self._settle)
        self.settle.setProperty("main", True)
        self.buttons.addWidget(self.settle)
        self.add_close()

    def _remedies(self) -> QVBoxLayout:
        """Return the buttons: where pieces part, the passage under the finger, piece and issue as such."""
        groups: tuple[tuple[QPushButton, ...], ...] = (
            (
                self._button(_("从这里分开"), self._split),
                self._button(_("并入上一篇"), lambda: self._merge(in_sentence=False)),
                self._button(_("接上上一篇的断句"), lambda: self._merge(in_sentence=True)),
            ),
            (
                self._button(_("这是标题"), lambda: self._take("headline")),
                self._button(_("这是引题"), lambda: self._take("kicker")),
                self._button(_("这是副题"), lambda: self._take("alternative_headline")),
                self._button(_("这是署名"), lambda: self._take("byline")),
                self._button(_("不是正文"), self._set_aside),
                self._button(_("改错字…"), self._replace),
            ),
            (
                self._menu_button(_("这一段挪到…"), self._moves()),
                self._menu_button(_("这一篇是…"), self._kinds()),
                self._button(_("改标题…"), self._set_headline),
                self._button(_("报名与日期…"), self._edit_issue),
            ),
        )
        return self.rows_of(groups, MOST_IN_A_ROW if self.room().width() >= self.look.tokens.px(WIDTH) else 4)

    def reload(self, article: str = "") -> None:
        """Read doubts and piece anew; in a large library the doubts come when they are gathered."""
        from reader.workspace import reviewing

        session = self._session
        if len(session.library.issue_ids()) <= MANY_ISSUES:
            self._list_doubts(list(reviewing.open_doubts(session, characters=False)), article)
            return
        if article:
            self._show_piece(article, None)
        Operation(lambda _cancelled: list(reviewing.open_doubts(session, characters=False))).then(
            lambda doubts: self._list_doubts(doubts, article)
        ).start(self._lane, newest=True)

    def _list_doubts(self, doubts: list[OpenDoubt], article: str) -> None:
        row = self._row
        before = self._doubts[row] if 0 <= row < len(self._doubts) and article == self._article else None
        self._doubts = doubts
        self.doubts.blockSignals(True)
        self.doubts.clear()
        for doubt in self._doubts:
            self.doubts.addItem(QListWidgetItem(f"{_about(doubt)}\n{_(doubt.doubt.message)}"))
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
        if chosen < 0:
            self._show_piece(article or self._article, None)
        self._choose(chosen)

    @property
    def _row(self) -> int:
        """The doubt that is chosen, or -1; Qt makes the first one current as soon as the list has the keyboard."""
        return min((i.row() for i in self.doubts.selectedIndexes()), default=-1)

    @property
    def said(self) -> str:
        """What went wrong with the last remedy, in words."""
        return self._said.text

    @property
    def piece(self) -> NewsArticle | None:
        """The piece under review, None where it is gone."""
        from reader.workspace import opening

        try:
            return opening.piece(self._session, self._article)[0]
        except BaojiaError:
            return None

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._doubts):
            return
        doubt = self._doubts[row]
        # A doubt about the issue itself stands beside its first piece.
        article = doubt.article or next((a.id for a in self._issue_of(doubt.issue).articles), "")
        self._show_piece(article, doubt)

    def _issue_of(self, issue: str) -> PublicationIssue:
        return self._session.library.current(issue).issue

    def _show_piece(self, article: str, doubt: OpenDoubt | None) -> None:
        self._article = article
        piece = self.piece
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
        """End the thread with the dialog."""
        self._lane.close(0.5)
        super().done(result)

    # The remedies

    def _do(self, deed: Callable[[], object], *, onward: bool = False) -> None:
        """Do a remedy, say what went wrong, and show what has become of it, or go on to the next doubt."""
        self._said.clear()
        try:
            made = deed()
        except BaojiaError as trouble:
            self._said.say(str(trouble))
            return
        self.reload("" if onward else made if isinstance(made, str) and self.piece is None else self._article)

    def _split(self) -> None:
        from reader.workspace import correcting

        at = self.text.caret
        self._do(lambda: correcting.split(self._session, self._article, at))

    def _merge(self, *, in_sentence: bool) -> None:
        from reader.workspace import correcting, opening

        own, applied = opening.piece(self._session, self._article)
        before = [a for a in applied.issue.articles if a.position < own.position]
        if not before:
            self._said.say(_("这是第一篇，前面没有可并入的。"))
            return
        into = before[-1].id

        def deed() -> str:
            self._article = correcting.merge(self._session, own.id, into, in_sentence=in_sentence)
            return self._article

        self._do(deed)

    def _take(self, field: str) -> None:
        from reader.workspace import correcting

        start, end = self.text.passage
        self._do(lambda: correcting.take(self._session, self._article, field, start, end))

    def _set_aside(self) -> None:
        from reader.workspace import correcting

        start, end = self.text.passage
        self._do(lambda: correcting.set_aside(self._session, self._article, start, end))

    def _replace(self) -> None:
        from reader.workspace import correcting

        chosen = self.text.selection
        if chosen is None:
            self._said.say(_("先选中认错的字。"))
            return
        start, end = chosen
        words = self.text.words(start, end)
        right = ask_line(self._host, _("改错字"), _("应为"), text=words, ok=_("改"))
        if right is not None and right != words:
            self._do(lambda: correcting.replace_text(self._session, self._article, "body", start, end, right))

    def _set_headline(self) -> None:
        from reader.workspace import correcting

        printed = (self.piece and self.piece.headline) or ""
        headline = ask_line(self._host, _("改标题"), _("标题"), text=printed, ok=_("改"))
        if headline is not None:
            self._do(lambda: correcting.set_field(self._session, self._article, "headline", headline))

    def _edit_issue(self) -> None:
        from reader.ui.dialogs.issue_details import edit_issue

        issue = self._article.partition("-")[0] or next((d.issue for d in self._doubts[max(self._row, 0) :]), "")
        if issue:
            self._do(lambda: edit_issue(self._host, self._session, self._issue_of(issue)))

    def _moves(self) -> QMenu:
        return moving_menu(self, self._session, lambda: (self._article, *self.text.passage), self._do)

    def _kinds(self) -> QMenu:
        from reader.workspace import correcting

        menu = QMenu(self)
        for kind, word in (
            ("article", _("报道")), ("photo", _("图片")), ("notice", _("启事")), ("poem", _("诗")), ("ad", _("广告")),
        ):  # fmt: skip
            menu.addAction(word).triggered.connect(
                lambda _checked=False, k=kind: self._do(
                    lambda: correcting.set_field(self._session, self._article, "kind", k)
                )
            )
        return menu

    def _settle(self) -> None:
        from reader.workspace import reviewing

        row = self._row
        if 0 <= row < len(self._doubts):
            doubt = self._doubts[row]
            self._do(lambda: reviewing.settle(self._session, doubt.issue, doubt.doubt.id), onward=True)

    def _undo(self) -> None:
        from reader.workspace import undoing

        self._do(lambda: undoing.undo_own(self._session) and None)

    def _button(self, word: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(word)
        button.setAutoDefault(False)
        button.setFont(self.look.tokens.font(0.87))
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def _menu_button(self, word: str, menu: QMenu) -> QPushButton:
        button = self._button(word, lambda: None)
        button.setMenu(menu)
        return button


def _about(doubt: OpenDoubt) -> str:
    """Return what a doubt is about: the piece, or the issue by name and day, or by the file that it was read from."""
    issue = " ".join(word for word in (doubt.newspaper, doubt.date_published) if word)
    return doubt.headline or issue or doubt.source or _("这份报纸")


def open_review(host: Host, article: str = "", issue: str = "") -> Review | None:
    """Open the review at a piece, at the first doubt of an issue, or at the first of all."""
    if host.session.library.read_only:
        return None
    review = Review(host, host.session, article, issue)
    review.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    review.setModal(False)
    review.show()
    return review
