"""Backups: the whole library as a zip with the fingerprint of each file, verified when written and before it is used.

A backup taken at any moment is consistent, since files only grow or appear. Restoring adds what is missing and never
overwrites newer work.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from reader.library import ids, layout
from reader.library.durable import flush_folder, make_folder, publish, refusal
from reader.library.shelf import NAME
from reader.model.errors import LibraryError, NotFound
from reader.model.messages import _

SUMS = "SHA256SUMS"
PREFIX = "baojia-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What a backup, restore or export moved: files and pieces, and the bytes of it."""

    path: str
    files: int
    articles: int
    bytes: int


def members(place: layout.Layout) -> Iterator[Path]:
    """Yield the files that are the library's truth."""
    for path in (place.folder / layout.NAME_FILE, *(place.folder / n for n in layout.BESIDES)):
        if path.exists():
            yield path
    for folder, pattern in ((place.issues, "*/*/*.json"), (place.journal, "*.jsonl*")):
        yield from sorted(p for p in folder.glob(pattern) if p.is_file() and not p.name.endswith(".tmp"))


def backup(place: layout.Layout, target: Path, articles: int) -> Archived:
    """Write a backup. Raises NotSaved; then `target` is as it was. LibraryError where it does not verify."""
    draft = target.with_name(f"{target.name}.{secrets.token_hex(4)}.tmp")
    sums: list[str] = []
    try:
        make_folder(target.parent.absolute())
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            for path in members(place):
                data = path.read_bytes()
                if path.parent == place.journal:
                    data = data[: data.rfind(b"\n") + 1]  # a line that is being written belongs to the next backup
                name = path.relative_to(place.folder).as_posix()
                archive.writestr(name, data)
                sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
            archive.writestr(SUMS, "".join(sums))
        _flush(draft)
        verify(draft)
        os.replace(draft, target)  # noqa: PTH105 - as in durable.py
        flush_folder(target.parent.absolute())
    except OSError as error:
        raise refusal(error, target) from error
    finally:
        with suppress(OSError):
            draft.unlink()
    return Archived(path=str(target), files=len(sums), articles=articles, bytes=target.stat().st_size)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def verify(path: Path) -> dict[str, str]:
    """Return the fingerprints of a backup's files after reading all of them. Raises LibraryError where one is wrong."""
    try:
        with zipfile.ZipFile(path) as archive:
            lines = archive.read(SUMS).decode().splitlines()
            sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
            for name, digest in sums.items():
                if hashlib.sha256(archive.read(name)).hexdigest() != digest:
                    raise LibraryError(_("备份《{path}》里的 {name} 坏了。").format(path=path, name=name))
    except FileNotFoundError as error:
        raise NotFound(_("没有这个文件：{path}").format(path=path)) from error
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, RuntimeError) as error:
        raise LibraryError(_("《{path}》不是完好的备份：{why}。").format(path=path, why=_why(path, error))) from error
    return sums


def _why(path: Path, error: Exception) -> str:
    """Return what is wrong with a backup, in the reader's words where they are known."""
    if isinstance(error, KeyError):
        return _("里面没有核对用的清单")
    if isinstance(error, zipfile.BadZipFile) and not zipfile.is_zipfile(path):
        return _("它不是 zip 文件，或者没有复制完整")
    return str(error)


def restore(place: layout.Layout, source: Path) -> Archived:
    """Add to the library what a backup has and it has not. Raises LibraryError (nothing is changed) or NotSaved."""
    sums = verify(source)
    written = size = 0
    try:
        with zipfile.ZipFile(source) as archive:
            for name in sums:
                parts = name.split("/")
                if parts[0] not in {layout.ISSUES, layout.JOURNAL} or ".." in parts or "\\" in name:
                    continue
                data = archive.read(name)
                target = _place_for(place, parts, data)
                if target is not None:
                    publish(target, data)
                    written, size = written + 1, size + len(data)
    except OSError as error:
        raise refusal(error, place.folder) from error
    return Archived(path=str(source), files=written, articles=0, bytes=size)


def _place_for(place: layout.Layout, parts: list[str], data: bytes) -> Path | None:
    """Return where a file of a backup goes; None where the library has it already or it is none of ours."""
    target = place.folder.joinpath(*parts)
    if parts[0] == layout.ISSUES:
        named = NAME.fullmatch(parts[-1])
        if len(parts) != 4 or named is None or ids.digest8(data) != named[2]:
            return None
        if target.exists() and ids.digest8(target.read_bytes()) == named[2]:
            return None
        if target.exists():  # damaged: keep its bytes before the good ones take its place
            publish(place.folder / "damaged" / f"{parts[-1]}.{secrets.token_hex(4)}.bin", target.read_bytes())
        return target
    if len(parts) != 2 or ".jsonl" not in parts[1]:
        return None
    if not target.exists():
        return target
    if target.read_bytes().startswith(data):
        return None
    # Somebody may be writing the file that is there: what it lacks goes beside it, lines are merged as a set.
    stem = parts[1].partition(".jsonl")[0]
    beside = place.journal / f"{stem}.restored-{ids.digest8(data)}.jsonl"
    return None if beside.exists() else beside


def rotate(place: layout.Layout, folder: Path, *, every: timedelta, keep: int, articles: int) -> Archived | None:
    """Write a backup into `folder` if the newest there is older than `every`; keep the `keep` newest of our own."""
    own = sorted(folder.glob(f"{PREFIX}{place.id[:8]}-*.zip"))
    now = datetime.now()
    if own:
        with suppress(OSError):
            if now - datetime.fromtimestamp(own[-1].stat().st_mtime) < every:
                return None
    made = backup(place, folder / f"{PREFIX}{place.id[:8]}-{now:%Y%m%d-%H%M%S}.zip", articles)
    for old in sorted(folder.glob(f"{PREFIX}{place.id[:8]}-*.zip"))[: -max(1, keep)]:
        with suppress(OSError):
            old.unlink()
    return made
