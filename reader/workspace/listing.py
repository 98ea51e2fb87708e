"""Lists of pieces: a node of the tree, narrowed by the reader's state."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import NotFound
from reader.model.summary import ArticleSummary, Collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.summary import SortOrder
    from reader.workspace.session import Session

STATES: dict[str, Callable[[ArticleSummary], bool]] = {
    "unread": lambda s: not s.read,
    "bookmarked": lambda s: s.bookmarked,
    "annotated": lambda s: s.annotations > 0,
}


@door
def articles(
    session: Session,
    base: Collection,
    *,
    also: Sequence[str] = (),
    sort: SortOrder = "printed",
    limit: int | None = None,
) -> Iterable[ArticleSummary]:
    """Return the pieces of a collection that are also `unread`, `bookmarked` or `annotated`, newest issue first,
    undated last.

    Raises NotFound for an issue that is not here.
    """
    session.library.refresh()
    if base.kind == "issue":
        session.library.imported(base.path[0])
    found = session.library.catalogue.list(base, sort=sort, limit=None if also else limit)
    if not also:
        return found
    unknown = [k for k in also if k not in STATES]
    if unknown:
        raise NotFound(", ".join(unknown))
    kept = [s for s in found if all(STATES[k](s) for k in also)]
    return kept if limit is None else kept[:limit]
