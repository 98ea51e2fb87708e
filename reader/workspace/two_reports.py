"""两报对读: two pieces of the library beside one another (`comparison` aligns them)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.model.door import door
from reader.model.errors import NotFound, WrongRequest
from reader.model.messages import _
from reader.workspace.opening import piece

if TYPE_CHECKING:
    from reader.model.summary import ArticleSummary
    from reader.workspace.comparison import Comparison, Side
    from reader.workspace.session import Session


class TwoReports(NamedTuple):
    """Two pieces and how they compare."""

    left: ArticleSummary
    right: ArticleSummary
    comparison: Comparison


@door
def two_reports(session: Session, left: str, right: str) -> TwoReports:
    """Compare two pieces. Raises NotFound, and WrongRequest where they are one."""
    from reader.workspace.comparison import compared

    ours, theirs = piece(session, left)[0], piece(session, right)[0]
    if ours.id == theirs.id:
        raise WrongRequest(_("这是同一篇，没有可以对读的。"))
    return TwoReports(_summary(session, ours.id), _summary(session, theirs.id), compared(ours, theirs))


def _summary(session: Session, article_id: str) -> ArticleSummary:
    found = session.library.catalogue.summary(article_id)
    if found is None:
        raise NotFound(_("没有编号为 {id} 的文章。").format(id=article_id))
    return found


@door
def as_object(found: TwoReports) -> dict[str, Any]:
    """Return the JSON object of docs/cli.md."""
    names = ("id", "newspaper", "date_published", "headline")
    heads = {
        name: {key: getattr(own, key) for key in names} for name, own in (("left", found.left), ("right", found.right))
    }
    own = found.comparison
    rows = [{"kind": row.kind, "left": _side(row.left), "right": _side(row.right)} for row in own.rows]
    counts = {"shared": own.shared, "only_left": own.only_left, "only_right": own.only_right}
    return {**heads, **counts, "rows": rows}


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "field": side.field,
        "start": side.start,
        "end": side.end,
        "text": side.text,
        "own": [list(span) for span in side.own],
        "cuts": [list(cut) for cut in side.cuts],
    }
