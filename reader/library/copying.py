"""Copy a folder so that every byte of the copy is known to be on the other medium: flushed, read back, compared."""

from __future__ import annotations

import hashlib
import os
import stat as kinds
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from reader.library.durable import BINARY, flush, flush_folder, make_folder, unreadable, write_all
from reader.library.layout import ISSUES, JOURNAL, PICTURES, RESERVE
from reader.library.relocation import WORD
from reader.model.errors import Cancelled, LibraryError
from reader.model.messages import _

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """A file as it was when it was copied."""

    size: int
    time: int
    digest: bytes


def files_in(folder: Path) -> dict[str, os.stat_result]:
    """Return every file and link below a library's folder by its path in it, without drafts, reserve and word of
    moving.
    """
    found: dict[str, os.stat_result] = {}
    for above, folders, names in os.walk(folder, onerror=_raise):
        for name in (*names, *folders):
            path = Path(above) / name
            inside = path.relative_to(folder)
            draft = inside.parts[0] in {ISSUES, JOURNAL, PICTURES} and name.endswith(".tmp")
            if draft or inside.as_posix() == RESERVE or inside.parts[0].startswith(WORD):
                continue
            with suppress(FileNotFoundError):
                stat = path.lstat()
                if kinds.S_ISREG(stat.st_mode) or kinds.S_ISLNK(stat.st_mode):
                    found[inside.as_posix()] = stat
    return found


def _raise(error: OSError) -> None:
    raise error


class Copy:
    """A copy of one folder in another, made in two rounds: at leisure, and what has changed since.

    Raises OSError where the other disk refuses, LibraryError where the first cannot be read or the copy is not what
    was written, Cancelled.
    """

    def __init__(
        self, source: Path, target: Path, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> None:
        self._source = source
        self._target = target
        self._progress = progress
        self._cancelled = cancelled
        self._taken: dict[str, _Taken] = {}
        self._done = 0
        self.size = sum(stat.st_size for stat in files_in(source).values())

    @property
    def files(self) -> int:
        """How many files were copied."""
        return len(self._taken)

    def run(self) -> None:
        """Copy everything."""
        make_folder(self._target, anew=True)
        for above, folders, _names in os.walk(self._source, onerror=_raise):
            for name in folders:  # empty ones too
                path = Path(above) / name
                if not path.is_symlink():
                    make_folder(self._target / path.relative_to(self._source))
        for name in files_in(self._source):
            self._take(name)

    def compare(self) -> None:
        """Copy what is new or has changed since, and take away what is gone. Journals are read again whole."""
        present = files_in(self._source)
        for name in self._taken.keys() - present.keys():
            (self._target / name).unlink()
            del self._taken[name]
        for name, stat in present.items():
            if not self._is_as_taken(name, stat):
                self._take(name)
        for name in present.keys() - self._taken.keys():
            if os.path.lexists(self._source / name):
                raise LibraryError(_("没有抄到《{path}》。没有搬，报库还在原处。").format(path=self._source / name))

    def _is_as_taken(self, name: str, stat: os.stat_result) -> bool:
        known = self._taken.get(name)
        if known is None or (known.size, known.time) != (stat.st_size, stat.st_mtime_ns):
            return False
        read_again = name.startswith(f"{JOURNAL}/") and kinds.S_ISREG(stat.st_mode)
        return not read_again or _digest(self._source / name) == known.digest

    def flush(self) -> None:
        """Return when all names are on the medium."""
        for above, _folders, _names in os.walk(self._target, onerror=_raise):
            flush_folder(Path(above))

    def _take(self, name: str) -> None:
        source, target = self._source / name, self._target / name
        make_folder(target.parent)
        with suppress(FileNotFoundError):
            target.unlink()
        self._taken.pop(name, None)
        try:
            stat = source.lstat()
            chunks = _chunks(source)
            first = b"" if kinds.S_ISLNK(stat.st_mode) else next(chunks, b"")
        except FileNotFoundError:  # taken away meanwhile
            return
        digest = b""
        if kinds.S_ISLNK(stat.st_mode):
            target.symlink_to(source.readlink())
        else:
            digest = self._copy(chain([first], chunks), target, kinds.S_IMODE(stat.st_mode) & 0o777)
            if _digest(target) != digest:
                raise LibraryError(
                    _("抄到《{path}》的与原来不一样，那个盘靠不住。没有搬，报库还在原处。").format(path=target)
                )
            os.utime(target, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        self._taken[name] = _Taken(size=stat.st_size, time=stat.st_mtime_ns, digest=digest)

    def _copy(self, chunks: Iterable[bytes], target: Path, rights: int) -> bytes:
        """Write a file and flush it; returns its fingerprint."""
        digest = hashlib.sha256()
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, rights | 0o600)
        try:
            for data in chunks:
                if self._cancelled():
                    raise Cancelled(_("不搬了，报库还在原处。"))
                digest.update(data)
                write_all(descriptor, data)
                self._done += len(data)
                self._progress(min(self._done, self.size), self.size)
            flush(descriptor)
            if hasattr(os, "posix_fadvise"):  # so that it is read back from the medium, not from memory
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)
        return digest.digest()


def _chunks(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes. Raises FileNotFoundError, or LibraryError where it cannot be read."""
    try:
        with path.open("rb") as file:
            while data := file.read(CHUNK):
                yield data
    except FileNotFoundError:
        raise
    except OSError as error:
        raise unreadable(error, path) from error


def _digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    for data in _chunks(path):
        digest.update(data)
    return digest.digest()
