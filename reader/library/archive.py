"""Backups: the whole library as a zip with the fingerprint of each file, verified when written and before it is used.

A backup taken at any moment is consistent, since files only grow or appear. Restoring adds what is missing and never
overwrites newer work.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from reader.library import ids, layout, picture_care, regular
from reader.library.backup_contents import BROKEN, MANIFEST, SUMS, broken
from reader.library.durable import make_folder, publish, refusal, unreadable
from reader.library.issue_files import NAME
from reader.library.pictures import NAME as PICTURE
from reader.library.problem import Problem
from reader.model import outside
from reader.model.errors import LibraryError, NotFound
from reader.model.messages import _

FORMAT = "baojia-backup"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What a backup, restore or export moved: files and pieces, and the bytes of it.

    `problems`: what the library is known to have had and could not be put in. `issues_known`, `articles_known`: how
    many there should be, as far as the library knows. `pictures_left_out`: how many lie here and not in the backup.
    `binned`: issues that a restore brought back and that lie in the bin, where no list has them.
    """

    path: str
    files: int
    articles: int
    bytes: int
    issues: int = 0
    issues_known: int = 0
    articles_known: int = 0
    problems: tuple[Problem, ...] = ()
    pictures_left_out: int = 0
    binned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a backup says of itself; see docs/formats.md."""

    device: str
    clock: int
    articles: int


@dataclass(slots=True)
class _Packed:
    sums: list[str] = field(default_factory=list)
    issues: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def members(place: layout.Layout, *, pictures: bool = False) -> Iterator[Path]:
    """Yield the files that are the library's truth, on request its pictures; links are none. Raises LibraryError."""
    for path in (place.folder / layout.NAME_FILE, *(place.folder / n for n in layout.BESIDES)):
        if regular.is_file(path):
            yield path
    try:
        for paper in regular.entries(place.issues):
            for year in regular.entries(place.issues / paper.name):
                for file in regular.entries(place.issues / paper.name / year.name):
                    if file.name.endswith(".json") and file.is_file(follow_symlinks=False):
                        yield place.issues / paper.name / year.name / file.name
        for file in regular.entries(place.journal):
            if ".jsonl" in file.name and not file.name.endswith(".tmp") and file.is_file(follow_symlinks=False):
                yield place.journal / file.name
        if pictures:
            yield from picture_care.files_in(place)
    except OSError as error:
        raise unreadable(error, place.folder) from error


def backup(place: layout.Layout, target: Path, about: About, *, force: bool, pictures: bool = False) -> Archived:
    """Write a backup; what cannot be read is left out and named, and so are the pictures, unless they are asked for.

    Raises WrongRequest or NotSaved (then `target` is as it was), LibraryError where it does not verify.
    """
    packed = _Packed()

    def fill(stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in members(place, pictures=pictures):
                _pack(archive, place, path, packed)
            _add(archive, MANIFEST, _manifest(place, about, packed), packed)
            archive.writestr(_info(SUMS), "".join(packed.sums))

    outside.place(target, force=force)  # before the long work
    try:
        make_folder(target.parent.absolute())
    except OSError as error:
        raise refusal(error, target) from error
    size = outside.write(target, fill, force=force, private=True, verify=verify)
    return Archived(
        path=str(target),
        files=len(packed.sums) - 1,
        articles=about.articles,
        bytes=size,
        issues=len(packed.issues),
        problems=tuple(packed.problems),
        pictures_left_out=0 if pictures else sum(1 for _path in picture_care.files_in(place)),
    )


def _pack(archive: zipfile.ZipFile, place: layout.Layout, path: Path, packed: _Packed) -> None:
    name = path.relative_to(place.folder).as_posix()
    try:
        data = regular.read(path)
    except OSError:
        message = _("{path} 读不出来；请检查磁盘和文件的权限。").format(path=name)
        packed.problems.append(Problem(severity="error", file=name, offset=None, kind="unreadable", message=message))
        return
    named = NAME.fullmatch(path.name)
    if path.parent == place.journal:
        data = data[: data.rfind(b"\n") + 1]  # a line that is being written belongs to the next backup
    elif named is not None and ids.digest8(data) != named[2]:
        message = _("{path} 坏了，内容与写下时不同。").format(path=name)
        packed.problems.append(Problem(severity="error", file=name, offset=None, kind="damaged_issue", message=message))
    elif named is not None:
        packed.issues.add(named[1])
    elif (picture := PICTURE.fullmatch(path.name)) is not None and hashlib.sha256(data).hexdigest() != picture[1]:
        return  # damaged: `check` names it
    _add(archive, name, data, packed)


def _add(archive: zipfile.ZipFile, name: str, data: bytes, packed: _Packed) -> None:
    archive.writestr(_info(name), data, zipfile.ZIP_STORED if PICTURE.fullmatch(name.rpartition("/")[2]) else None)
    packed.sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")


def _info(name: str) -> zipfile.ZipInfo:
    """Return a member's head. A zip knows the years 1980 to 2107; a machine's clock may stand anywhere."""
    now = time.localtime()
    year = min(max(now.tm_year, 1980), 2107)
    info = zipfile.ZipInfo(name, (year, now.tm_mon, now.tm_mday, now.tm_hour, now.tm_min, min(now.tm_sec, 59)))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _manifest(place: layout.Layout, about: About, packed: _Packed) -> bytes:
    told = {
        "format": FORMAT,
        "version": VERSION,
        "library": place.id,
        "made": datetime.now().astimezone().isoformat(timespec="microseconds"),
        "device": about.device,
        "clock": about.clock,
        "issues": len(packed.issues),
        "articles": about.articles,
    }
    return (json.dumps(told) + "\n").encode()


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
    except (*BROKEN, zlib.error) as error:
        raise broken(path, error) from error
    return sums


def restore(place: layout.Layout, source: Path) -> Archived:
    """Add to the library what a backup has and it has not. Raises LibraryError (nothing is changed) or NotSaved."""
    sums = verify(source)
    written = size = 0
    try:
        with zipfile.ZipFile(source) as archive:
            for name in sums:
                parts = name.split("/")
                if parts[0] not in {layout.ISSUES, layout.JOURNAL, layout.PICTURES} or ".." in parts or "\\" in name:
                    continue
                data = archive.read(name)
                target = _place_for(place, parts, data)
                if target is not None:
                    publish(regular.without_links(place.folder, target), data)
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
        if not regular.is_file(target):
            return target
        there = regular.read(target)
        if ids.digest8(there) == named[2]:
            return None
        # Damaged: its bytes are kept before the good ones take its place.
        publish(place.folder / "damaged" / f"{parts[-1]}.{secrets.token_hex(4)}.bin", there)
        return target
    if parts[0] == layout.PICTURES:
        return picture_care.place_for(target, parts, hashlib.sha256(data).hexdigest())
    if len(parts) != 2 or ".jsonl" not in parts[1]:
        return None
    if not regular.is_file(target):
        return target
    if regular.read(target).startswith(data):
        return None
    # Somebody may be writing the file that is there: what it lacks goes beside it, lines are merged as a set.
    stem = parts[1].partition(".jsonl")[0]
    beside = place.journal / f"{stem}.restored-{ids.digest8(data)}.jsonl"
    return None if beside.exists() else beside
