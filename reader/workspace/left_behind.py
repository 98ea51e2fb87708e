"""What was done to pieces that the revision shown has no more: said, put on a piece, or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import NotFound
from reader.model.messages import _
from reader.workspace.linking import forget_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.status import LeftBehind
    from reader.workspace.session import Session


@door
def left_behind(session: Session, issue_ids: Sequence[str] | None = None) -> tuple[LeftBehind, ...]:
    """Return it, of these issues or of all, piece by piece; for a worker. Raises LibraryError."""
    return session.library.left_behind(None if issue_ids is None else tuple(issue_ids))


@door
def of_these(session: Session, ids: Sequence[str]) -> tuple[LeftBehind, ...]:
    """Return it, of these pieces and issues. Raises NotFound for what was never here."""
    found = left_behind(session, [i.partition("-")[0] for i in ids])
    chosen = tuple(one for one in found if one.article in ids or one.article.partition("-")[0] in ids)
    for wanted in set(ids) - {one.article for one in chosen}:
        if "-" not in wanted:
            session.library.imported(wanted)
        elif not session.library.revisions(wanted.partition("-")[0], having=wanted):
            session.library.article(wanted)
    return chosen


@door
def hand_over(session: Session, onto: str, *lefts: str) -> None:
    """Put on a piece what was done to pieces that are gone; notes without their words there are put back by hand.

    Raises NotFound, where one of them is not gone too, and WrongRequest for a piece in the bin: nothing is written.
    """
    known = _known(session, lefts)
    with session.library.deed("hand_over", *(one.article for one in known), onto) as deed:
        for one in known:
            deed.hand_over(one.article, onto)


@door
def drop(session: Session, *lefts: str) -> None:
    """Take away what was done to pieces that are gone, notes too. Raises NotFound before anything is written."""
    known = _known(session, lefts)
    with session.library.deed("drop_left", *(one.article for one in known)) as deed:
        for one in known:
            deed.set_status(one.article, bookmarked=None, read=None)
            for tag in one.tags:
                deed.remove_tag(one.article, tag)
            for note in one.annotations:
                deed.remove_annotation(note)
            forget_links(session, deed, one.article)


@door
def left_words(left: Iterable[LeftBehind]) -> str:
    """Return a sentence on it, one more on what is in another piece again; empty where nothing is left."""
    pieces = tuple(left)
    said = (
        (_("有 {n} 篇在新版本里没有了，都留着，没有挪动（{told}）；在“批注”栏或用 left-behind 可以看到。"), False),
        (
            _("有 {n} 篇是拆出来的，现在并回了原来那篇，上面的都留着（{told}）；在“批注”栏或用 left-behind 可以看到。"),
            True,
        ),
    )
    sentences = []
    for words, rejoined in said:
        if some := [p for p in pieces if p.rejoined == rejoined]:
            sentences.append(words.format(n=len(some), told=_done_to(some)))
    return " ".join(sentences)


def _done_to(pieces: Sequence[LeftBehind]) -> str:
    """Return in words what was done to them, counted."""
    parts = (
        (_("加了书签 {n} 篇"), sum(p.bookmarked for p in pieces)),
        (_("在剪报里 {n} 篇"), sum(bool(p.tags) for p in pieces)),
        (_("读过 {n} 篇"), sum(p.read for p in pieces)),
        (_("批注 {n} 条"), sum(len(p.annotations) for p in pieces)),
        (_("连着 {n} 篇"), sum(p.links for p in pieces)),
    )
    return "，".join(words.format(n=n) for words, n in parts if n)


@door
def marks_words(left: LeftBehind) -> str:
    """Return in words what was done to one of them."""
    words = [_("书签")] if left.bookmarked else []
    words += [_("读过")] if left.read else []
    words += left.tags
    words += [_("批注 {n} 条").format(n=len(left.annotations))] if left.annotations else []
    words += [_("连着 {n} 篇").format(n=left.links)] if left.links else []
    words += [_("并回了原来那篇")] if left.rejoined else []
    return " · ".join(words)


def _known(session: Session, ids: Sequence[str]) -> list[LeftBehind]:
    """Return what was done to these. Raises NotFound."""
    session.library.refresh()
    known = {one.article: one for one in session.library.left_behind()}
    for article in ids:
        if article not in known:
            raise NotFound(_("没有留下“{id}”的书签、批注；它也许还在，用 show 看。").format(id=article))
    return [known[article] for article in dict.fromkeys(ids)]
