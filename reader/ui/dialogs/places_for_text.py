"""Menus that ask where text goes: a paragraph under review, text that was set aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from reader.model.messages import _
from reader.model.provenance import paragraph_starts

if TYPE_CHECKING:
    from reader.model.article import NewsArticle
    from reader.model.issue import PublicationIssue, SetAside
    from reader.workspace.session import Session

MOST = 60
"""So many pieces are offered."""
LONGEST = 22


def name_of(article: NewsArticle) -> str:
    """Return what a menu calls a piece."""
    words = article.headline or article.body[:LONGEST] or _("（无标题）")
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


Finger = Callable[[], "tuple[NewsArticle, PublicationIssue, int, int] | None"]
"""Tells the piece under review, its issue and the passage under the finger; None where there is no piece."""
Do = Callable[[Callable[[], object]], None]


def moving_menu(parent: QWidget, session: Session, finger: Finger, do: Do) -> QMenu:
    """Return the menu that moves the paragraph under the finger: up, down, to the end of another piece."""
    menu = QMenu(parent)
    menu.aboutToShow.connect(lambda: _fill_moving(menu, session, finger, do))
    return menu


def _fill_moving(menu: QMenu, session: Session, finger: Finger, do: Do) -> None:
    from reader.workspace import correcting

    menu.clear()
    if (under := finger()) is None:
        return  # the piece is gone: nothing to move
    own, issue, start, end = under
    starts = paragraph_starts(own)
    first = max((k for k, at in enumerate(starts) if at <= start), default=0)
    last = max((k for k, at in enumerate(starts) if at < max(end, start + 1)), default=0)

    def offer(word: str, into: str, before: int, *, there: bool = True, under: QMenu | None = None) -> None:
        action = (under or menu).addAction(word)
        action.setEnabled(there)
        action.triggered.connect(
            lambda _checked=False: do(lambda: correcting.move(session, own.id, start, end, into, before))
        )

    offer(_("往前挪一段"), own.id, starts[first - 1] if first else 0, there=first > 0)
    behind = starts[last + 2] if last + 2 < len(starts) else len(own.body)
    offer(_("往后挪一段"), own.id, behind, there=last + 1 < len(starts))
    menu.addSeparator()
    for other in _near(issue.articles, own.position):
        if other.id != own.id:
            own_menu = menu.addMenu(_("挪到《{headline}》").format(headline=name_of(other)))
            own_menu.aboutToShow.connect(lambda m=own_menu, o=other: _fill_places(m, o, offer))


def _fill_places(menu: QMenu, article: NewsArticle, offer: Callable[..., None]) -> None:
    """Offer a piece's end and the places before its paragraphs."""
    menu.clear()
    offer(_("末尾"), article.id, len(article.body), under=menu)
    menu.addSeparator()
    for start, paragraph in list(zip(paragraph_starts(article), article.paragraphs, strict=True))[:MOST]:
        words = paragraph.text if len(paragraph.text) <= LONGEST else paragraph.text[: LONGEST - 1] + "…"
        offer(_("“{words}”之前").format(words=words), article.id, start, under=menu)


def _near(articles: Iterable[NewsArticle], position: int) -> list[NewsArticle]:
    """Return the pieces nearest in the issue, in printed order."""
    near = sorted(articles, key=lambda a: abs(a.position - position))[: MOST + 1]
    return sorted(near, key=lambda a: a.position)


def giving_menu(parent: QWidget, issue: PublicationIssue, passage: SetAside, give: Callable[[str, int], None]) -> QMenu:
    """Return the menu that gives text back: before or behind the pieces that stand next to it, to any other's end."""
    menu = QMenu(parent)
    ends = [(a.source_spans[-1].end, a) for a in issue.articles if a.source_spans]
    above = max((e for e in ends if e[0] <= passage.span.start), key=lambda e: e[0], default=None)
    begins = [(a.source_spans[0].start, a) for a in issue.articles if a.source_spans]
    below = min((b for b in begins if b[0] >= passage.span.end), key=lambda b: b[0], default=None)

    def offer(word: str, article: NewsArticle, before: int) -> None:
        menu.addAction(word.format(headline=name_of(article))).triggered.connect(
            lambda _checked=False: give(article.id, before)
        )

    if above is not None:
        offer(_("接在《{headline}》后面"), above[1], len(above[1].body))
    if below is not None:
        offer(_("放在《{headline}》前面"), below[1], 0)
    menu.addSeparator()
    position = above[1].position if above is not None else 0
    for article in _near(issue.articles, position):
        if above is None or article is not above[1]:
            offer(_("接在《{headline}》后面"), article, len(article.body))
    return menu
