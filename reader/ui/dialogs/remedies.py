"""The remedies of a review: a button for each, which acts on the piece that is shown and the place of the finger."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QMenu, QPushButton
from shiboken6 import isValid

from reader.model.messages import _
from reader.ui.dialogs.one_line import ask_line
from reader.ui.dialogs.places_for_text import moving_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue
    from reader.ui.dialogs.review_text import ReviewText
    from reader.ui.jobs.host import Host
    from reader.workspace.session import Session


class UnderReview(Protocol):
    """A review with a piece that is shown, and how something is done to it."""

    article: str
    shown: tuple[NewsArticle, PublicationIssue] | None
    text: ReviewText

    @property
    def issue(self) -> str:
        """The issue of the piece, or of the doubt that is chosen; empty without both."""

    def button(self, word: str, slot: Callable[[], None]) -> QPushButton:
        """Return a button that does something."""

    def do(self, deed: Callable[[], object], *, onward: bool = False, follow: bool = False) -> None:
        """Do a remedy beside the window and show what has become of it."""

    def say(self, sentence: str) -> None:
        """Say what is wrong."""

    def reload(self, article: str = "") -> None:
        """Read doubts and piece anew."""


class Remedies:
    """What can be done to the piece under review; `over`: the widget that menus lie over."""

    def __init__(self, review: UnderReview, over: QWidget, host: Host, session: Session) -> None:
        self._review, self._over, self._host, self._session = review, over, host, session

    @cached_property
    def groups(self) -> tuple[tuple[QPushButton, ...], ...]:
        """The buttons: where pieces part, the passage under the finger, piece and issue as such."""
        button = self._review.button
        return (
            (
                button(_("从这里分开"), self._split),
                button(_("并入上一篇"), lambda: self._merge(in_sentence=False)),
                button(_("接上上一篇的断句"), lambda: self._merge(in_sentence=True)),
            ),
            (
                button(_("这是标题"), lambda: self._take("headline")),
                button(_("这是引题"), lambda: self._take("kicker")),
                button(_("这是副题"), lambda: self._take("alternative_headline")),
                button(_("这是署名"), lambda: self._take("byline")),
                button(_("不是正文"), self._set_aside),
                button(_("改错字…"), self._replace),
            ),
            (
                self._menu_button(_("这一段挪到…"), self._moves()),
                self._menu_button(_("这一篇是…"), self._kinds()),
                button(_("改标题…"), self._set_headline),
                button(_("报名与日期…"), self._edit_issue),
            ),
        )

    def _split(self) -> None:
        from reader.workspace import correcting

        article, at = self._review.article, self._review.text.caret
        self._review.do(lambda: correcting.split(self._session, article, at))

    def _merge(self, *, in_sentence: bool) -> None:
        from reader.workspace import correcting

        if self._review.shown is None:
            return
        own, issue = self._review.shown
        before = [a for a in issue.articles if a.position < own.position]
        if not before:
            self._review.say(_("这是第一篇，前面没有可并入的。"))
            return
        into = before[-1].id
        self._review.do(lambda: correcting.merge(self._session, own.id, into, in_sentence=in_sentence), follow=True)

    def _take(self, field: str) -> None:
        from reader.workspace import correcting

        article, (start, end) = self._review.article, self._review.text.passage
        self._review.do(lambda: correcting.take(self._session, article, field, start, end))

    def _set_aside(self) -> None:
        from reader.workspace import correcting

        article, (start, end) = self._review.article, self._review.text.passage
        self._review.do(lambda: correcting.set_aside(self._session, article, start, end))

    def _replace(self) -> None:
        from reader.workspace import correcting

        chosen = self._review.text.selection
        if chosen is None:
            self._review.say(_("先选中认错的字。"))
            return
        article, (start, end) = self._review.article, chosen
        words = self._review.text.words(start, end)
        right = ask_line(self._host, _("改错字"), _("应为"), text=words, ok=_("改"))
        if right is not None and right != words:
            self._review.do(lambda: correcting.replace_text(self._session, article, "body", start, end, right))

    def _set_headline(self) -> None:
        from reader.workspace import correcting

        article, shown = self._review.article, self._review.shown
        printed = (shown is not None and shown[0].headline) or ""
        headline = ask_line(self._host, _("改标题"), _("标题"), text=printed, ok=_("改"))
        if headline is not None:
            self._review.do(lambda: correcting.set_field(self._session, article, "headline", headline))

    def _edit_issue(self) -> None:
        from reader.ui.dialogs.issue_details import edit_issue_of

        if issue := self._review.issue:
            edit_issue_of(self._host, self._session, issue, self._edited)

    def _edited(self) -> None:
        if isValid(self._over):
            self._review.reload(self._review.article)

    def _moves(self) -> QMenu:
        review = self._review
        under = lambda: review.shown and (*review.shown, *review.text.passage)  # noqa: E731
        return moving_menu(self._over, self._session, under, review.do)

    def _kinds(self) -> QMenu:
        menu = QMenu(self._over)
        for kind, word in (
            ("article", _("报道")), ("photo", _("图片")), ("notice", _("启事")), ("poem", _("诗")), ("ad", _("广告")),
        ):  # fmt: skip
            menu.addAction(word).triggered.connect(lambda _checked=False, k=kind: self._set_kind(k))
        return menu

    def _set_kind(self, kind: str) -> None:
        from reader.workspace import correcting

        article = self._review.article
        self._review.do(lambda: correcting.set_field(self._session, article, "kind", kind))

    def _menu_button(self, word: str, menu: QMenu) -> QPushButton:
        button = self._review.button(word, lambda: None)
        button.setMenu(menu)
        return button
