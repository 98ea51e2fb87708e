"""Keep the search index in step with the library.

Small changes at once, a missing or stale index rebuilt from the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library
    from reader.search import Document, SearchIndex
    from reader.workspace.session import Session

# From here on a rebuild in a process of its own is kinder than adding to the tail.
MANY = 5000


def open_index(library: Library) -> SearchIndex:
    """Open the library's index for the catalogue's present generation.

    A missing or foreign one is empty and fills up.
    """
    from reader.search import SearchIndex

    return SearchIndex.open(library.cache_folder / "index", source=library.catalogue.generation)


def catch_up(
    library: Library, index: SearchIndex, *, limit: int | None = None, cancelled: Callable[[], bool] | None = None
) -> bool:
    """Add what the catalogue knows and the index does not; returns True where the index is then complete.

    With `limit`, stops after about that many pieces.
    """
    done = 0
    while True:
        delta = library.catalogue.documents(index.mark, limit=1000)
        if not delta.documents and not delta.removed:
            return True
        index.update(_documents(delta.documents), removed=delta.removed, mark=delta.mark)
        done += len(delta.documents)
        if not delta.more:
            return True
        if (limit is not None and done >= limit) or (cancelled is not None and cancelled()):
            return False


def rebuild(
    session: Session,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Build the index anew and publish it."""
    library = session.library
    index = open_index(library)
    whole = library.catalogue.documents(None)
    index.rebuild(
        _documents(whole.documents), mark=whole.mark, total=len(whole.documents), progress=progress, cancelled=cancelled
    )
    index.close()


def _documents(records: object) -> Iterator[Document]:
    """Turn the catalogue's records into the search room's documents: the two rooms do not know each other."""
    from reader.search import Document

    for record in records:  # type: ignore[attr-defined]
        yield Document(row=record.row, date=record.date, fields=record.fields, notes=record.notes)
