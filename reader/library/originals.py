"""The journal's records of originals: which kept PDF is the file, or one of the files, of which source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.library import ids
from reader.library.merge import Document, State
from reader.library.understood import UNDERSTOOD
from reader.model.original import KeptOriginal

TABLE = "originals"
_FIELDS = tuple(UNDERSTOOD[TABLE])


def number(source: str, file: int) -> int:
    """Return the document of a file: two machines that keep it meet in it."""
    return ids.natural_number(TABLE, f"{source}/{file}")


def document(original: KeptOriginal) -> Document:
    """Return what the journal says of an original."""
    return {name: getattr(original, name) for name in _FIELDS}


def all_originals(state: State) -> Iterator[KeptOriginal]:
    """Yield every original that is kept; records that say less, or other things, are passed over."""
    for stored in state.table(TABLE).values():
        values: dict[str, Any] = {n: stored[n] for n in _FIELDS if n in stored and UNDERSTOOD[TABLE][n](stored[n])}
        if len(values) == len(_FIELDS):
            yield KeptOriginal(**values)


def of_source(state: State, source: str) -> tuple[KeptOriginal, ...]:
    """Return the originals of one source, in their order."""
    return tuple(sorted((o for o in all_originals(state) if o.source == source), key=lambda o: o.number))
