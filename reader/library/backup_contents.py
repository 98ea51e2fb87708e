"""What is in a backup: when and by whom it was made, which issues and which journal lines."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from reader.library import layout
from reader.library.durable import unreadable
from reader.library.issue_files import NAME
from reader.library.record import BOM, parser_for, scan
from reader.model.days import moment
from reader.model.errors import LibraryError
from reader.model.messages import _

SUMS = "SHA256SUMS"
MANIFEST = "backup.json"
BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, TypeError, EOFError, OSError, RuntimeError)

Line = bytes  # fingerprint of a journal line


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """One backup.

    `made` is the moment by the clock of the machine `device` (empty: not told), `clock` the greatest stamp of its
    journal lines. `issues`: name, checksum and size of each issue file; `segments`: checksum and size by name.
    """

    path: Path
    library: str
    made: datetime
    device: str
    clock: int
    articles: int | None
    issues: frozenset[tuple[str, int, int]]
    segments: dict[str, tuple[int, int]] = field(compare=False)

    def lines(self, names: Iterable[str] | None = None) -> set[Line]:
        """Return the lines of these journal files, or of all. Raises LibraryError."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                return {x for name in (self.segments if names is None else names) for x in lines_of(archive.read(name))}
        except BROKEN as error:
            raise broken(self.path, error) from error

    def journal(self) -> Iterator[bytes]:
        """Yield the journal's files. Raises LibraryError."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                for name in self.segments:
                    yield archive.read(name)
        except BROKEN as error:
            raise broken(self.path, error) from error

    def has_issues_of(self, older: Contents, purged: frozenset[str]) -> bool:
        """Tell whether every issue file of another backup is in this one, byte for byte; purged issues apart."""
        return all(name.partition(".")[0] in purged for name, _crc, _size in older.issues - self.issues)

    def has_lines_of(self, older: Contents) -> bool:
        """Tell whether every journal line of another backup is in this one. Raises LibraryError."""
        differing = [name for name, marks in older.segments.items() if self.segments.get(name) != marks]
        return not differing or older.lines(differing) <= self.lines()


def lines_of(data: bytes) -> Iterator[Line]:
    """Yield the fingerprints of a journal's whole lines."""
    for line in data.removeprefix(BOM).split(b"\n")[:-1]:
        bare = line.rstrip(b"\r")
        if bare:
            yield hashlib.blake2b(bare, digest_size=16).digest()


def read(path: Path) -> Contents:
    """Look into a backup, without verifying it. Raises LibraryError where it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = {i.filename: i for i in archive.infolist()}
            told = _manifest(archive, files)
            segments = {n: (i.CRC, i.file_size) for n, i in files.items() if n.startswith(f"{layout.JOURNAL}/")}
            issues = [(n.rpartition("/")[2], i) for n, i in files.items() if n.startswith(f"{layout.ISSUES}/")]
            clock, articles = told.get("clock"), told.get("articles")
            return Contents(
                path=path,
                library=str(told.get("library") or _library(archive, files)),
                made=_moment(told.get("made")) or datetime(*files[SUMS].date_time).astimezone(),
                device=str(told.get("device") or ""),
                clock=clock if isinstance(clock, int) else _clock(archive, segments),
                articles=articles if isinstance(articles, int) else None,
                issues=frozenset((n, i.CRC, i.file_size) for n, i in issues if NAME.fullmatch(n)),
                segments=segments,
            )
    except BROKEN as error:
        raise broken(path, error) from error


def _manifest(archive: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo]) -> dict[str, object]:
    if MANIFEST not in files or files[MANIFEST].file_size > 1 << 16:
        return {}  # of a program that wrote none
    with suppress(ValueError, RecursionError):
        told = json.loads(archive.read(MANIFEST))
        if isinstance(told, dict):
            return told
    return {}


def _library(archive: zipfile.ZipFile, files: dict[str, zipfile.ZipInfo]) -> str:
    if layout.NAME_FILE in files and files[layout.NAME_FILE].file_size < 1 << 16:
        with suppress(ValueError, RecursionError, AttributeError):
            return str(json.loads(archive.read(layout.NAME_FILE)).get("id", ""))
    return ""


def _moment(told: object) -> datetime | None:
    return moment(told, UTC) if isinstance(told, str) else None


def _clock(archive: zipfile.ZipFile, segments: Iterable[str]) -> int:
    """Return the greatest stamp of the lines themselves."""
    greatest = 0
    for name in segments:
        data = archive.read(name)
        for payload, _behind in scan(data, 0, parser_for(len(data))).records:
            stamp = payload.get("h")
            if isinstance(stamp, int):
                greatest = max(greatest, stamp)
    return greatest


def broken(path: Path, error: Exception) -> LibraryError:
    """Return the error that tells a reader that a backup is damaged, or that its file could not be read."""
    if isinstance(error, OSError):
        return unreadable(error, path)
    return LibraryError(_("《{path}》不是完好的备份：{why}。").format(path=path, why=_why(path, error)))


def _why(path: Path, error: Exception) -> str:
    """Return what is wrong with a backup, in the reader's words where they are known."""
    if isinstance(error, KeyError):
        return _("里面没有核对用的清单")
    if isinstance(error, zipfile.BadZipFile) and not zipfile.is_zipfile(path):
        return _("它不是 zip 文件，或者没有复制完整")
    return str(error)
