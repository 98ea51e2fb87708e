"""One file of the journal being written: appended to, flushed, given up at the first error.

A segment has one writer at a time: whoever holds the lock named after it in the cache folder. A process goes on in
the newest segment of this machine that nobody holds and that is clean; else it begins a new one.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library import regular
from reader.library.durable import BINARY, flush, flush_folder, make_folder, write_all
from reader.library.record import VERSION, Payload, encode
from reader.model import whole_file

if TYPE_CHECKING:
    from filelock import FileLock

LARGEST = 1 << 20  # bytes: synchronisers send files whole
TRIED = 8  # segments looked at before a new one is begun


class Segment:
    """An open segment. `size`, `count` and `crc` are of what is known to be on the medium."""

    def __init__(self, path: Path, descriptor: int, lock: FileLock | None, size: int, count: int, crc: int) -> None:
        self.path = path
        self.size = size
        self.count = count
        self.crc = crc
        self._descriptor = descriptor
        self._lock = lock
        self._wrote = False
        self.in_doubt = False  # a line was refused and could not be taken back: it may turn up later

    @property
    def writer(self) -> str:
        """Who signs the lines: device and segment, so that copies of one profile still differ."""
        return writer_of(self.path.name)

    def append(self, payload: Payload) -> int:
        """Write one line, flushed; returns the size of the segment.

        Raises OSError: nothing was taken in, give it up.
        """
        line = encode({"v": VERSION, "s": self.count + 1, **payload})
        try:
            write_all(self._descriptor, line)
            flush(self._descriptor)
        except BaseException:
            try:
                os.ftruncate(self._descriptor, self.size)
            except OSError:
                self.in_doubt = True
            raise
        self.size += len(line)
        self.crc = zlib.crc32(line, self.crc)
        self.count += 1
        self._wrote = True
        return self.size

    def finish(self) -> None:
        """Close it with the record that tells its length; that this record is lost does no harm."""
        if self._wrote:
            line = encode({"v": VERSION, "d": self.writer, "end": self.count})
            with suppress(OSError):
                write_all(self._descriptor, line)
                flush(self._descriptor)
                self.size += len(line)
                self.crc = zlib.crc32(line, self.crc)
        self.give_up()

    def give_up(self) -> None:
        """Close it as it is."""
        with suppress(OSError):
            os.close(self._descriptor)
        if self._lock is not None:
            self._lock.release()


def writer_of(name: str) -> str:
    """Return the signature of the lines of a segment file: `<device>.<nonce>`."""
    device, _, rest = name.partition("-")
    return f"{device}.{rest.partition('-')[2][:6]}"


def begin(folder: Path, cache: Path, device: str) -> Segment:
    """Begin a new segment. Raises OSError."""
    make_folder(folder)
    regular.without_links(folder.parent, folder / "x")
    name = f"{device}-{_base36(time.time_ns() // 1_000_000)}-{os.urandom(3).hex()}.jsonl"
    path = folder / name
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | BINARY, whole_file.private(folder))
    try:
        flush_folder(folder)
    except BaseException:
        os.close(descriptor)
        raise
    return Segment(path, descriptor, lock_of(cache, name), size=0, count=0, crc=0)


def go_on(folder: Path, cache: Path, clean: Iterable[tuple[str, int, int, int]]) -> Segment | None:
    """Open the first of these own segments (name, size, lines, check sum) that nobody holds and is still that long."""
    for name, size, count, crc in list(clean)[:TRIED]:
        if size >= LARGEST:
            continue
        lock = lock_of(cache, name)
        if lock is None:
            continue
        try:
            descriptor = os.open(folder / name, os.O_WRONLY | os.O_APPEND | BINARY | regular.NO_LINKS)
        except OSError:
            lock.release()
            continue
        if os.fstat(descriptor).st_size == size:
            return Segment(folder / name, descriptor, lock, size=size, count=count, crc=crc)
        os.close(descriptor)
        lock.release()
    return None


def lock_of(cache: Path, name: str) -> FileLock | None:
    """Take the right to write in that segment; None where somebody has it or no lock can be made."""
    from filelock import FileLock, Timeout  # loads asyncio: a third of the window's start

    try:
        make_folder(cache / "writers")
        lock = FileLock(cache / "writers" / f"{writer_of(name)}.lock", timeout=0, thread_local=False)
        lock.acquire()
    except (Timeout, OSError):
        return None
    return lock


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits or "0"
