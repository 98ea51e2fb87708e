"""Keep the search index in step with the library.

Small changes at once, a missing or stale index rebuilt from the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import Cancelled, NotSaved
from reader.model.messages import _
from reader.model.whole_file import make_folder

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Documents, Library
    from reader.search import Document, SearchIndex
    from reader.workspace.session import Session

# A change of up to so many pieces is added at once; more of them are worth a process of their own.
MANY = 5000
# Seconds to wait for another process to let go of the index's files, where the whole index is to be built.
PATIENCE = 10.0
BATCH = 2000
FIRST = 4000


def open_index(library: Library, *, mapped: bool = True) -> SearchIndex:
    """Open the library's index for the catalogue's present generation.

    A missing or foreign one is empty and fills up. A process that must not end with the cache's medium does without
    `mapped` files.
    """
    from reader.search import SearchIndex

    return SearchIndex.open(library.cache_folder / "index", source=library.catalogue.generation, mapped=mapped)


def behind(library: Library, index: SearchIndex) -> int:
    """Return how many pieces the catalogue knows and the index does not."""
    return len(library.catalogue.documents(index.mark).documents)


def catch_up(library: Library, index: SearchIndex, *, most: int | None = MANY) -> bool:
    """Add what the catalogue knows and the index does not; it can be found when this returns.

    Returns False, and adds nothing, where that is more than `most` pieces: then search answers from what is there,
    and `rebuild` is due. Where another process keeps the index's files, or they cannot be written, this process holds
    the new pieces in memory.
    """
    new = library.catalogue.documents(index.mark, limit=most)
    if len(new.documents) and index.reload():  # another process was faster
        new = library.catalogue.documents(index.mark, limit=most)
    if new.more:
        return False
    if not len(new.documents) and not len(new.removed):
        return True
    index.update(_documents(new), removed=new.removed, mark=new.mark)
    with keeper(library.cache_folder) as kept:
        if kept:
            _flush(index)
    return True


def _flush(index: SearchIndex) -> None:
    with suppress(NotSaved):  # they are in memory, and the next process reads them again
        index.flush()


@door
def rebuild(
    library: Library,
    index: SearchIndex,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Build the index anew and publish it; the old one serves meanwhile. `progress` gets pieces done and all pieces.

    Raises Cancelled. Where another process is at it, or the cache cannot be written, the pieces are held in memory
    instead.
    """
    new = library.catalogue.documents(None)
    report = None if progress is None else (lambda done: progress(done, len(new.documents)))
    with keeper(library.cache_folder, patience=PATIENCE) as kept:
        if kept:
            with suppress(NotSaved):
                index.rebuild(_documents(new), mark=new.mark, progress=report, cancelled=cancelled)
                return
    index.update(_documents(new), mark=new.mark)


@door
def complete(
    session: Session,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    published: bool = False,
) -> None:
    """Make sure that search answers from everything, however long it takes.

    For the command line and for a process of its own; the latter asks for what is `published`: where another process
    is at it already, nothing is done. Raises Cancelled.
    """
    index = session.index
    if session.index_is_complete:
        return
    if published:
        with keeper(session.library.cache_folder, patience=PATIENCE) as kept:
            if not kept:
                return
    missing = behind(session.library, index)
    if progress is not None:
        progress(0, missing)
    if missing > len(index):
        if published and not len(index) and missing > 2 * FIRST:
            _publish_newest(session.library, index)
        rebuild(session.library, index, progress=progress, cancelled=cancelled)
    else:
        _add(session.library, index, missing, progress, cancelled)
    session.index_is_complete = catch_up(session.library, index, most=None)


def _publish_newest(library: Library, index: SearchIndex) -> None:
    """Let what is newest be found while all the rest is being indexed; without a mark it counts as nothing done."""
    new = library.catalogue.documents(None)
    with keeper(library.cache_folder) as kept:
        if kept:
            index.update(islice(_documents(new), FIRST))
            _flush(index)


def _add(
    library: Library,
    index: SearchIndex,
    missing: int,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> None:
    """Add what is missing, published part by part: what is in stays in. Raises Cancelled."""
    done, more = 0, True
    with keeper(library.cache_folder) as kept:
        while more:
            if cancelled is not None and cancelled():
                raise Cancelled(_("索引没有建完，已经建好的都能查。"))
            new = library.catalogue.documents(index.mark, limit=BATCH)
            index.update(_documents(new), removed=new.removed, mark=new.mark)
            if kept:
                _flush(index)
            done, more = done + len(new.documents), new.more
            if progress is not None:
                progress(min(done, missing), missing)


@door
def describe(index: SearchIndex) -> dict[str, str | int]:
    """Return the **index** object of docs/cli.md."""
    from reader.search.manifest import stamp

    return {"state": index.state, "articles": len(index), "bytes": index.bytes, "version": stamp()}


@contextmanager
def keeper(cache: Path, *, patience: float = 0.0) -> Iterator[bool]:
    """Hold the right to write the index's files; gives False where another process has it or the cache is read-only.

    `cache` is the library's own cache folder. `patience` is how many seconds to wait for it: a process that was just
    stopped gives it back when it ends.
    """
    from filelock import FileLock, Timeout

    try:
        make_folder(cache)
        lock = FileLock(cache / "index.lock")
        lock.acquire(timeout=patience)
    except (OSError, Timeout):
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _documents(found: Documents) -> Iterator[Document]:
    """Turn the catalogue's records into the search room's documents: the two rooms do not know each other."""
    from reader.search import Document

    for record in found.documents:
        yield Document(row=record.row, date=record.date, fields=record.fields, notes=record.notes)
