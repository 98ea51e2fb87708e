"""Two pieces linked by hand, with a remark: seen from either, undone like any deed, kept in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.model.door import door
from reader.model.errors import NotFound, WrongRequest
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reader.library import Deed
    from reader.model.summary import ArticleSummary
    from reader.workspace.session import Session

_SETTING: Final = "link "
"""Each link is a setting of its own, `link A B` with the lesser id first, so that those of two machines add up."""
LONGEST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The piece at the other end of a link, and what the reader says of it."""

    summary: ArticleSummary
    remark: str


@door
def link(session: Session, first: str, second: str, remark: str = "") -> bool:
    """Link two pieces, or change what is said of their link; False where all that stood there already.

    Raises NotFound where a piece is not here, WrongRequest where both are one.
    """
    ids = _ends(session, first, second)
    said = " ".join(remark.split())[:LONGEST]
    if _stored(session).get(ids) == said:
        return False
    with session.library.deed("link", *ids) as deed:
        deed.set_setting(_name(ids), said)
    return True


@door
def unlink(session: Session, first: str, second: str) -> bool:
    """Take the link of two pieces away; False where there is none. Raises NotFound, WrongRequest."""
    ids = _ends(session, first, second)
    found = [pair for pair in _stored(session) if _now(session, pair) == ids]
    if not found:
        return False
    with session.library.deed("unlink", *ids) as deed:
        for pair in found:
            deed.set_setting(_name(pair), None)
    return True


@door
def links(session: Session, article_id: str) -> tuple[Linked, ...]:
    """Return the pieces that are linked with this one by hand, newest paper first; none that is in the bin."""
    found: dict[str, Linked] = {}
    for pair, remark in _stored(session).items():
        ends = _now(session, pair)
        if article_id in ends and len({*ends}) == 2:
            other = ends[1] if ends[0] == article_id else ends[0]
            summary = session.library.catalogue.summary(other)
            if summary is not None and not session.library.status(other).removed:
                found[other] = Linked(summary=summary, remark=remark)
    return tuple(
        sorted(found.values(), key=lambda one: (one.summary.date_published or "", one.summary.id), reverse=True)
    )


def forget_links(session: Session, deed: Deed, article_id: str) -> None:
    """Take away, within a deed, what links a piece that is gone."""
    for pair in _stored(session):
        if article_id in pair:
            deed.set_setting(_name(pair), None)


def _ends(session: Session, first: str, second: str) -> tuple[str, str]:
    """Return the ids of two pieces as they are called now, the lesser first."""
    ids = sorted({session.library.article(first).id, session.library.article(second).id})
    if len(ids) != 2:
        raise WrongRequest(_("一篇文章不能和自己连起来。"))
    return ids[0], ids[1]


def _now(session: Session, pair: tuple[str, str]) -> tuple[str, ...]:
    """Return the ends of a stored link as they are called now, of those that are here: pieces are split and merged."""
    found = []
    for end in pair:
        try:
            found.append(session.library.article(end).id)
        except NotFound:
            continue
    return tuple(sorted(found))


def _stored(session: Session) -> dict[tuple[str, str], str]:
    """Return the remark of each link by its ends as they are stored; what another program wrote wrongly is left out."""
    found = {}
    for name, remark in session.library.settings(_SETTING).items():
        ends = name.removeprefix(_SETTING).split(" ")
        if isinstance(remark, str) and len(ends) == 2:
            found[ends[0], ends[1]] = remark
    return found


def _name(pair: tuple[str, str]) -> str:
    return f"{_SETTING}{pair[0]} {pair[1]}"
