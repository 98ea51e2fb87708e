"""The index: segments on disk and in memory, searched as one.

Derived from documents that others keep; may be deleted at any time. A new document can be found as soon as `update`
returns, and is on disk when `flush` returns. One process at a time may flush or rebuild (the caller holds a lock for
that); any number may read: a generation, once published, never changes, and `reload` moves on to a newer one. Methods
may be called from several threads.
"""

from __future__ import annotations

import secrets
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Literal, Self

import numpy as np
from numpy.typing import NDArray

from reader.model.door import doors
from reader.model.errors import Cancelled
from reader.model.messages import _
from reader.model.whole_file import make_folder
from reader.search import manifest as files
from reader.search.answers import all_rows, days, first_hits, has_sounds, lines, totals, whole_tree, words_found
from reader.search.concordance import Concordance
from reader.search.document import Document, Results
from reader.search.evaluation import SegmentSearch
from reader.search.found_words import FoundWords
from reader.search.grammar import parse
from reader.search.manifest import Damaged, Entry, Manifest
from reader.search.merging import merge_into, merged
from reader.search.query import Manner, Query
from reader.search.refused import told
from reader.search.segment import BATCH, Segment

State = Literal["ready", "missing", "stale", "damaged"]
Sort = Literal["relevance", "date"]
_IN_MEMORY = 2048
_REBUILD_BATCH = 4096
_GROWTH = 3
_ATTEMPTS = 3
_REMEMBERED = 64


@doors
class SearchIndex:
    """Documents that can be found. Made by `open`; `state` tells what was there."""

    def __init__(self, folder: Path, source: str, *, mapped: bool = True) -> None:
        self.folder, self.source, self.mapped = folder, source, mapped
        self.state: State = "missing"
        self.mark: str | None = None
        self.generation = 0
        self._lock = threading.RLock()
        self._stored: list[Segment] = []
        self._entries: dict[str, Entry] = {}
        self._fresh: list[Segment] = []
        self._changed = False
        self._totals: dict[tuple[str, bool, Manner], tuple[int, int]] = {}

    @classmethod
    def open(cls, folder: Path, *, source: str, mapped: bool = True) -> Self:
        """Open the published generation in `folder`; `source` names what the rows belong to (a catalogue's generation).

        Where nothing is stored, or it belongs to another source or version, or is damaged, the index is empty and
        `state` says `missing`, `stale` or `damaged`: rebuild it. Never raises for what it finds there. A `mapped` index
        takes little memory, and ends the process where its files are cut or their medium goes.
        """
        index = cls(folder, source, mapped=mapped)
        index.reload()
        return index

    def __len__(self) -> int:
        """Return how many documents can be found."""
        return sum(int(segment.alive.sum()) for segment in self._segments())

    @property
    def bytes(self) -> int:
        """Return the size on disk; 0 where there is none."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def reload(self, source: str | None = None) -> bool:
        """Move on to the generation now published; tell whether it is another one.

        What was updated here and not flushed is given up then: `mark` says how far the new generation goes, feed it
        the rest.
        """
        with self._lock:
            self.source = self.source if source is None else source
            for attempt in range(_ATTEMPTS):
                try:
                    return self._load(again=source is not None)
                except Damaged:
                    # between our two looks another process may have published and swept: look again
                    if attempt == _ATTEMPTS - 1:
                        self._become("damaged", None, [])
            return False

    def _load(self, *, again: bool) -> bool:
        """Open what is published now, unless it is open (and not `again`). Raises `Damaged`."""
        found = files.read(self.folder)
        if found is None:
            if self.state != "missing":
                self._become("missing", None, [])
            return False
        if found.stamp != files.stamp() or found.source != self.source:
            self._become("stale", None, [])
            return False
        if self.state == "ready" and found.generation == self.generation and not again:
            return False
        self._become("ready", found, [files.load(self.folder, entry, mapped=self.mapped) for entry in found.segments])
        return True

    def _become(self, state: State, found: Manifest | None, segments: list[Segment]) -> None:
        self.state, self._totals = state, {}
        self._stored, self._fresh, self._changed = segments, [], False
        self._entries = {entry.name: entry for entry in found.segments} if found else {}
        self.mark = found.mark if found else None
        self.generation = found.generation if found else 0

    def update(self, documents: Iterable[Document], removed: Iterable[int] = (), *, mark: str | None = None) -> None:
        """Add documents (instead of older ones of the same rows) and take rows out; both are visible at once.

        `mark` is kept with the index and given back by `mark`: how far the caller's changes are in it.
        """
        gone = set(removed)
        new = list(documents)
        made = [Segment.of(list(batch)) for batch in _batches(_latest(new), BATCH)]
        with self._lock:
            gone.update(document.row for document in new)
            for segment in self._segments():
                segment.bury(gone)
            self._fresh = [segment for segment in self._fresh if segment.alive.any()] + made
            while len(self._fresh) > 1 and _may_join(self._fresh[-2], self._fresh[-1]):
                self._fresh[-2:] = [merged(self._fresh[-2:])]
            self._changed, self._totals = True, {}
            self.mark = self.mark if mark is None else mark

    def rebuild(
        self,
        documents: Iterable[Document],
        *,
        mark: str | None = None,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Make everything anew from all documents and publish it. `progress` gets the number of documents read so far.

        Documents are read in batches and need not be in memory together. Raises `Cancelled` (the old generation
        stays), NotSaved.
        """

        def check() -> None:
            if cancelled is not None and cancelled():
                raise Cancelled(_("索引的重建已停下，原有的索引没有改变。"))

        parts: list[Segment] = []
        work = self.folder / f"segment-{secrets.token_hex(4)}.parts"
        try:
            with told(self.folder):
                make_folder(self.folder)
                done = 0
                for number, batch in enumerate(_batches(documents, _REBUILD_BATCH)):
                    check()
                    part = Segment.of(_latest(batch), signed=True)
                    part.save(work / str(number))
                    parts.append(Segment.load(work / str(number), mapped=self.mapped))
                    done += len(part)
                    if progress is not None:
                        progress(done)
                self._bury_repeated(parts)
                with self._lock:
                    self._publish(parts, mark, check)
        finally:
            del parts
            shutil.rmtree(work, ignore_errors=True)

    @staticmethod
    def _bury_repeated(parts: Sequence[Segment]) -> None:
        """Of documents with the same row, keep the one that came last."""
        rows = np.concatenate([part.rows for part in parts]) if parts else np.zeros(0, np.uint32)
        if len(np.unique(rows)) == len(rows):
            return
        seen: set[int] = set()
        for part in reversed(parts):
            part.bury(seen)
            seen.update(part.rows.tolist())

    def _publish(self, parts: Sequence[Segment], mark: str | None, check: Callable[[], None]) -> None:
        """Write the parts as one segment and put it in force."""
        stored: list[Segment] = []
        entries: list[Entry] = []
        if any(part.alive.any() for part in parts):
            segment, entry = self._written(parts, check)
            stored, entries = [segment], [entry]
        self._put_in_force(stored, entries, mark)
        self._fresh = []

    def _written(self, parts: Sequence[Segment], check: Callable[[], None] = lambda: None) -> tuple[Segment, Entry]:
        """Write segments as one; returns it opened."""
        name = f"segment-{secrets.token_hex(6)}"
        try:
            merge_into(self.folder / name, parts, check, mapped=self.mapped)
        except BaseException:
            shutil.rmtree(self.folder / name, ignore_errors=True)
            raise
        segment = Segment.load(self.folder / name, mapped=self.mapped)
        return segment, Entry(name=name, documents=len(segment))

    def _put_in_force(self, stored: list[Segment], entries: list[Entry], mark: str | None) -> None:
        found = Manifest(
            source=self.source, mark=mark, generation=self._next(), segments=tuple(entries), stamp=files.stamp()
        )
        files.publish(self.folder, found)
        self._stored, self._entries, self._totals = stored, {entry.name: entry for entry in entries}, {}
        self.mark, self.generation, self.state, self._changed = mark, found.generation, "ready", False
        files.sweep(self.folder, found)

    def _next(self) -> int:
        """Return the number of the next generation; never one that was used."""
        try:
            published = files.read(self.folder)
        except Damaged:
            published = None
        return max(self.generation, published.generation if published else 0) + 1

    def flush(self) -> None:
        """Publish what was updated since; on disk when this returns. Raises NotSaved; then memory has lost nothing."""
        with self._lock, told(self.folder):
            if not self._changed:
                return
            make_folder(self.folder)
            kept = [segment for segment in self._stored if segment.alive.any()]
            fresh = [segment for segment in self._fresh if segment.alive.any()]
            joined = list(fresh)
            while kept and joined and len(kept[-1]) < _GROWTH * sum(len(segment) for segment in joined):
                joined.insert(0, kept.pop())
            entries = [self._entry(segment) for segment in kept]
            if joined:
                segment, entry = self._written(joined)
                kept.append(segment)
                entries.append(entry)
            self._put_in_force(kept, entries, self.mark)
            self._fresh = []

    def _entry(self, segment: Segment) -> Entry:
        """Return a kept segment's entry, its dead written down."""
        assert segment.name is not None
        old = self._entries[segment.name]
        dead = None
        if not segment.alive.all():
            dead = f"{segment.name}.{secrets.token_hex(4)}.dead"
            files.save_dead(self.folder, dead, segment.alive)
        return Entry(name=segment.name, documents=old.documents, dead=dead)

    def close(self) -> None:
        """Let go of the files. What was not flushed is lost."""
        with self._lock:
            self._become("missing", None, [])

    def search(
        self,
        query: Query,
        *,
        within: NDArray[np.integer] | None = None,
        limit: int | None = 50,
        sort: Sort = "relevance",
        cancelled: Callable[[], bool] | None = None,
    ) -> Results:
        """Return the first hits among the rows `within` (all if None). Raises `Cancelled`.

        Where nothing is found, similar sounds are tried; `Results.query` is the query that was used.
        """
        if query.empty:
            return Results((), False, query)
        found = first_hits(self._searches(query, within, cancelled), query, limit, sort)
        if not found.hits and not query.fuzzy and has_sounds(query):
            similar = parse(query.text, fuzzy=True, manner=query.manner)
            second = first_hits(self._searches(similar, within, cancelled), similar, limit, sort)
            if second.hits:
                explained = (*second.query.explanations, _("没有找到，下面是读音相近的结果。"))
                return Results(second.hits, second.more, replace(second.query, explanations=explained))
        return found

    def rows(
        self,
        query: Query,
        within: NDArray[np.integer] | None = None,
        cancelled: Callable[[], bool] | None = None,
        sort: Sort | None = None,
    ) -> NDArray[np.int64]:
        """Return the rows of all documents that match, ascending or in the order of hits. Raises `Cancelled`."""
        return all_rows(self._searches(query, within, cancelled), query, sort)

    def count(
        self,
        query: Query,
        within: NDArray[np.integer] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[int, int]:
        """Return how many documents match and how many places they have. Raises `Cancelled`.

        Counts of the whole index are remembered until it changes.
        """
        key, known = (query.text, query.fuzzy, query.manner), self._totals
        if within is None and key in known:
            return known[key]
        found = totals(self._searches(query, within, cancelled), query)
        if within is None:  # an update in between has put another dictionary there: then this one is nobody's
            if len(known) >= _REMEMBERED:
                known.clear()
            known[key] = found
        return found

    def words(
        self,
        query: Query,
        within: NDArray[np.integer] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> FoundWords:
        """Return what the words typed by sound were found as, and in which fields. Raises `Cancelled`."""
        return words_found(self._searches(query, within, cancelled), query)

    def days(
        self,
        query: Query,
        within: NDArray[np.integer] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Return the days (yyyymmdd, 0 undated) of what matches, and of all `within`. Raises `Cancelled`."""
        return days(self._searches(query, within, cancelled))

    def concordance(
        self,
        query: Query,
        within: NDArray[np.integer] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Concordance:
        """Return every place of the query with what stands about it, the newest piece first. Raises `Cancelled`."""
        return lines(self._searches(query, within, cancelled), query)

    def documents(self, within: NDArray[np.integer] | None = None) -> Iterator[Document]:
        """Yield what is stored, newest first within each segment: texts come back character for character."""
        for segment in self._segments():
            for number in np.flatnonzero(segment.alive & _inside(segment, within)).tolist():
                yield segment.document(number)

    def _segments(self) -> list[Segment]:
        with self._lock:
            return [*self._stored, *self._fresh]

    def _searches(
        self, query: Query, within: NDArray[np.integer] | None, cancelled: Callable[[], bool] | None
    ) -> list[SegmentSearch]:
        with self._lock:
            living = [(segment, segment.alive) for segment in (*self._stored, *self._fresh)]
        root = whole_tree(query)
        return [SegmentSearch(s, root, alive & _inside(s, within), cancelled) for s, alive in living]


def _inside(segment: Segment, within: NDArray[np.integer] | None) -> NDArray[np.bool_]:
    """Return which documents have one of the rows."""
    if within is None:
        return np.ones(len(segment), np.bool_)
    if not len(within):
        return np.zeros(len(segment), np.bool_)
    wanted = np.zeros(max(int(within.max()), int(segment.rows.max(initial=0))) + 1, np.bool_)
    wanted[within] = True
    return wanted[segment.rows]


def _latest(documents: Iterable[Document]) -> list[Document]:
    return list({document.row: document for document in documents}.values())


def _may_join(older: Segment, newer: Segment) -> bool:
    return len(older) < _GROWTH * len(newer) and len(older) + len(newer) <= _IN_MEMORY


def _batches(documents: Iterable[Document], size: int) -> Iterator[Iterable[Document]]:
    rest = iter(documents)
    while batch := list(islice(rest, size)):
        yield batch
