"""The process that takes pieces into the search index as an import brings them: `--child index-beside`.

The first request has `cache` (the library's own cache folder) and `generation`; each later one `removed`, `mark` and a
pickle of pieces, from our own parent, or `publish`. It answers `idle` (whether it keeps the index) and the index's
`mark`, first of all and after each. What it has is put in force when nobody asks any more.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.errors import NotSaved
from reader.workspace import indexing
from reader.workspace.children import serving

if TYPE_CHECKING:
    from reader.search import SearchIndex
    from reader.workspace.children.speech import Message

PUBLISHED = 8000
"""After so many pieces what is indexed is put in force."""


def main(arguments: list[str]) -> int:
    """Keep the index until the parent wants no more; returns the exit status."""
    parent = serving.begin(arguments)
    requests = parent.requests()
    first = next(requests, None)
    if first is None:
        return 0
    from reader.search import SearchIndex

    cache = Path(first.line["cache"])
    with indexing.keeper(cache) as kept, suppress(NotSaved):  # the index is derived: it is left behind then
        index = SearchIndex.open(cache / "index", source=first.line["generation"])
        parent.tell("idle", kept, mark=index.mark)
        if kept:
            _keep(index, requests, parent)
    return 0


def _keep(index: SearchIndex, requests: Iterator[Message], parent: serving.Parent) -> None:
    new = 0
    try:
        for asked in requests:
            if "publish" not in asked.line:
                new += _take_in(index, asked)
            if new >= PUBLISHED or "publish" in asked.line:
                index.flush()
                new = 0
            parent.tell("idle", True, mark=index.mark)
    finally:
        index.flush()


def _take_in(index: SearchIndex, asked: Message) -> int:
    from reader.search import Document

    pieces = pickle.loads(asked.data)
    index.update((Document(*piece) for piece in pieces), asked.line["removed"], mark=asked.line["mark"])
    return len(pieces)
