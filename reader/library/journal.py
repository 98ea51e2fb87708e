"""The journal folder: everything the reader did, on every machine, as a set of lines.

Reading takes in what is new since the last look. Writing appends to a segment of our own; memory changes only after
the medium has the line.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from reader.library import entering, envelope, kept_state, regular, segment
from reader.library.durable import refusal, unreadable
from reader.library.highwater import HighWater
from reader.library.journal_file import FileState, Found, News
from reader.library.merge import Op, State
from reader.library.record import BadLine, Parser, Payload, Scan, parser_for, scan
from reader.library.relocation import StillHere
from reader.library.reserve import Reserve
from reader.library.sequences import Sequences
from reader.model.errors import Moved, ReadOnlyLibrary, WrongRequest
from reader.model.messages import _

Touched = set[tuple[str, int]]  # (table, document number)


class Journal:
    """The journal of one library. Not safe for threads: the library's lock guards it."""

    def __init__(self, folder: Path, cache: Path, device: Callable[[], str], reserve: Path, *, read_only: bool) -> None:
        """`folder` of the segments, below the library's; `cache` the library's own."""
        self.folder = folder
        self.state = State()
        self.files: dict[str, FileState] = {}
        self.sequences = Sequences()
        self.read_only = read_only
        self.cached_marks: dict[str, int] = {}  # what the catalogue holds already is no news on the first look
        self.kept_size = 0  # bytes whose state is kept already
        self._cache = cache
        self._device = device
        self._reserve = Reserve(reserve)
        self.still_here = StillHere(folder.parent, cache.parent)
        self.highwater = HighWater(cache)
        self._segment: segment.Segment | None = None

    @property
    def device(self) -> str:
        """This machine's number."""
        return self._device()

    # -- reading

    def refresh(self) -> Touched:
        """Take in what other processes and machines wrote; returns the documents that were spoken of."""
        touched: Touched = set()
        news = self.news(self.copy())
        parse = parser_for(sum(n.unread for n in news))
        for one in news:
            found = self.read(one, parse)
            if found is not None:
                self.take_in(found, sys.maxsize, touched)
        return touched

    def copy(self) -> kept_state.Copy | None:
        """Return what others and we took in before, where nothing was read yet; needs no lock."""
        return None if self.files else kept_state.read(self.folder, self._cache, self.cached_marks)

    def news(self, copy: kept_state.Copy | None) -> list[News]:
        """Return the files that hold something new; where nothing was read, all that is in the `copy` is known."""
        if copy is not None and not self.files:
            kept_state.take(self, copy)
        ours = "" if self._segment is None else self._segment.path.name
        return [
            News(name=name, stat=stat, known=known)
            for name, stat in self.present()
            if (known := self.files.get(name)) is None
            or (known.stat != stat and not (name == ours and stat[1] == known.size))
        ]

    def present(self) -> list[tuple[str, tuple[int, int, int]]]:
        """Return the files that are there, with what tells whether each is still the one that was read."""
        try:
            found = [
                (e.name, e.stat(follow_symlinks=False))
                for e in regular.entries(self.folder)
                if ".jsonl" in e.name and not e.name.endswith(".tmp")
            ]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise unreadable(error, self.folder) from error
        return [(n, (s.st_ino, s.st_size, s.st_mtime_ns)) for n, s in sorted(found, key=lambda f: f[0])]

    def was_used(self) -> bool:
        """Tell whether there is a journal, or was one on this machine."""
        return bool(self.present() or self.highwater.sizes())

    def read(self, news: News, parse: Parser) -> Found | None:
        """Read what is new in a file, all of it where it is not simply longer than it was; nothing is taken in yet.

        Needs no lock. None where there is nothing to take in.
        """
        known = news.known
        longer = known is not None and news.stat[0] == known.stat[0] and news.stat[1] > known.size and not known.shrunk
        before = known if known is not None and longer else FileState()
        try:
            data = regular.read(self.folder / news.name, before.size)
        except OSError:  # the others can still be read, and this one perhaps another time
            if not os.path.lexists(self.folder / news.name):
                return None
            return Found(news=news, before=before, data=None, scan=Scan())
        return Found(news=news, before=before, data=data, scan=scan(data, before.size, parse))

    def take_in(self, found: Found, most: int, touched: Touched) -> bool:
        """Take in lines that speak of so many more documents, if nobody else did; returns whether there are more."""
        news, before, name = found.news, found.before, found.news.name
        if self.files.get(name) is not found.last:
            return False
        if found.data is None:
            bad = [BadLine(start=0, length=news.stat[1], kind="unreadable")]
            self.files[name] = replace(before, stat=(0, 0, 0), bad=bad)
            return False
        known = news.known
        after = replace(found.last) if found.taken and found.last is not None else replace(before, bad=[*before.bad])
        after.shrunk = before.shrunk or (known is not None and news.stat[1] < known.size)
        known_to_cache = self.cached_marks.get(name, 0) if known is None or (known.kept and before is known) else 0
        after.kept = False
        writer = segment.writer_of(name)
        records = found.scan.records
        while found.taken < len(records) and most > 0:
            payload, behind = records[found.taken]
            if not self._join(payload, after, name, writer, touched if behind > known_to_cache else None):
                after.bad.append(_malformed(found.data, before.size, behind))
            after.size, found.taken = behind, found.taken + 1
            most -= len(ops) if isinstance(ops := payload.get("o"), list) else 1
        found.last = self.files[name] = after
        if found.taken < len(records):
            after.stat = (0, 0, 0)
            return True
        after.size, after.tail = before.size + len(found.data) - found.scan.tail, found.scan.tail
        after.crc, after.stat = found.crc, news.stat
        after.bad += found.scan.bad
        self.highwater.reached(name, after.size)
        return False

    def _join(self, payload: Payload, file: FileState, name: str, writer: str, touched: Touched | None) -> bool:
        """Take in one line; False where it is of our format and has not its shape: then it says nothing."""
        author, number = payload.get("d"), payload.get("s")
        if type(author) is str and type(number) is int and number > 0:
            self.sequences.add(author, number, name)  # it is there, whatever it says
        sound = envelope.is_sound(payload)
        if sound and "end" in payload:
            self.sequences.end(payload["d"], payload["end"], name)
            return True
        if envelope.newer(payload):  # kept in its file and told of
            file.newer = True
            return True
        if not sound:
            return False
        self.state.join(payload, touched)
        if payload["s"] > file.lines and author == writer:
            file.lines = payload["s"]
        return True

    def is_ours(self, name: str) -> bool:
        """Tell whether a file is of this machine."""
        return name.startswith(self._device() + "-")

    def is_writing(self, name: str) -> bool:
        """Tell whether a file of this machine is being written, by this process or another."""
        if self._segment is not None and self._segment.path.name == name:
            return True
        lock = segment.lock_of(self._cache, name)
        if lock is None:
            return True
        lock.release()
        return False

    def marks(self) -> dict[str, int]:
        """Return how far each file was taken in."""
        return {name: file.size for name, file in self.files.items()}

    # -- writing

    def commit(self, ops: Iterable[Op]) -> Touched:
        """Write one transaction.

        Raises NotSaved, Moved, ReadOnlyLibrary, or WrongRequest where this is nothing that a line can say; then
        nothing is changed, in memory neither.
        """
        if self.read_only:
            raise ReadOnlyLibrary(_("这个报库只能读：《{path}》。").format(path=self.folder.parent))
        payload: Payload = {
            "h": max(time.time_ns() // 1000, self.state.clock + 1),
            "d": "",
            "at": time.time_ns() // 1_000_000,
            "o": entering.ops(ops),  # copies: what is written must not change afterwards with what the caller holds
        }
        if not all(envelope.is_op(op) and entering.clean(op["t"]) is op["t"] for op in payload["o"]):
            raise WrongRequest(_("这不是报库记得下的改动，没有存下。"))
        self.still_here()
        try:
            self._reserve.keep()
            self._append(payload)
        except OSError as error:
            doubtful = self._abandon()
            if doubtful or not self._reserve.release(error):
                raise refusal(error, self.folder, in_doubt=doubtful) from error
            try:
                self._append(payload)
            except OSError as again:
                raise refusal(again, self.folder, in_doubt=self._abandon()) from again
            except BaseException:
                self._abandon()
                raise
        except BaseException:
            self._abandon()
            raise
        touched: Touched = set()
        self.state.join(payload, touched)
        return touched

    def _append(self, payload: Payload) -> None:
        if self._segment is not None and self._segment.size >= segment.LARGEST:
            self._segment.finish()
            self._segment = None
        if self._segment is None:
            self._segment = self._open()
        current = self._segment
        payload["d"] = current.writer
        size = current.append(payload)
        self._see_that_it_counts()
        file = self.files.setdefault(current.path.name, FileState())
        file.size, file.lines, file.crc = size, current.count, current.crc
        self.highwater.reached(current.path.name, size)
        self.sequences.add(current.writer, current.count, current.path.name)

    def _see_that_it_counts(self) -> None:
        """Whoever moves the library may have missed a line that came after the last comparison. Raises Moved."""
        try:
            self.still_here()
        except Moved as moved:
            doubt = _("{why}不确定这一步存下了没有，请在那里看看。").format(why=moved)
            raise Moved(doubt, moved.place) from moved

    def _open(self) -> segment.Segment:
        own = sorted(
            (n for n in self.files if n.startswith(self._device() + "-") and n.endswith(".jsonl")), reverse=True
        )
        clean = [
            (n, self.files[n].size, self.files[n].lines, self.files[n].crc)
            for n in own
            if self.files[n].clean
            and self.highwater.vouches_for(n, self.files[n].size)
            and self.sequences.whole(segment.writer_of(n), self.files[n].lines)
        ]
        made = segment.go_on(self.folder, self._cache, clean)
        return made or segment.begin(self.folder, self._cache, self._device())

    def _abandon(self) -> bool:
        """Never write to a segment again after an error: what the system still holds of it is unknown.

        Returns whether the refused line may have stayed in it.
        """
        doubtful = False
        if self._segment is not None:
            name, doubtful = self._segment.path.name, self._segment.in_doubt
            self._segment.give_up()
            self._segment = None
            if name in self.files:
                self.files[name].shrunk = True
        return doubtful

    def close(self) -> None:
        """Close our segment. Writing again opens one again."""
        if self._segment is not None:
            name = self._segment.path.name
            self._segment.finish()
            if name in self.files:
                self.files[name].size, self.files[name].crc = self._segment.size, self._segment.crc
                self.highwater.left(name, self._segment.size)
            self._segment = None
        if not self.read_only:
            self.highwater.keep()
            kept_state.keep(self, self._cache)


def _malformed(data: bytes, start: int, behind: int) -> BadLine:
    """Return the line that ends at `behind` in a file of which `data` begins at `start`."""
    first = data.rfind(b"\n", 0, behind - start - 1) + 1
    return BadLine(start=start + first, length=behind - start - first, kind="malformed")
