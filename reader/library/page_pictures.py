"""The journal's records of pages as they were printed: which kept picture shows which page of which source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.library import ids
from reader.library.merge import Document, State
from reader.library.understood import UNDERSTOOD
from reader.model.picture import PagePicture

TABLE = "page_pictures"
_FIELDS = tuple(UNDERSTOOD[TABLE])


def number(source: str, page: int) -> int:
    """Return the document of a page: two machines that keep one meet in it, and the last one's is shown."""
    return ids.natural_number(TABLE, f"{source}/{page}")


def document(page: PagePicture) -> Document:
    """Return what the journal says of a page."""
    return {name: getattr(page, name) for name in _FIELDS}


def all_pages(state: State) -> Iterator[PagePicture]:
    """Yield every page that has a picture; records that say less, or other things, are passed over."""
    for stored in state.table(TABLE).values():
        values: dict[str, Any] = {n: stored[n] for n in _FIELDS if n in stored and UNDERSTOOD[TABLE][n](stored[n])}
        if len(values) == len(_FIELDS):
            yield PagePicture(**values)


def of_source(state: State, source: str) -> tuple[PagePicture, ...]:
    """Return the pages of one source, in their order."""
    return tuple(sorted((p for p in all_pages(state) if p.source == source), key=lambda p: p.page))
