"""Lists of pieces: a node of the tree, narrowed by the reader's state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.errors import NotFound
from reader.model.summary import Collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.summary import ArticleSummary, SortOrder
    from reader.workspace.session import Session


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
    tests = {
        "unread": lambda s: not s.read,
        "bookmarked": lambda s: s.bookmarked,
        "annotated": lambda s: s.annotations > 0,
    }
    unknown = set(also) - set(tests)
    if unknown:
        raise NotFound(", ".join(sorted(unknown)))
    kept = [s for s in found if all(tests[k](s) for k in also)]
    return kept if limit is None else kept[:limit]
