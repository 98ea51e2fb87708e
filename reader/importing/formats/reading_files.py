"""The issue of files that other programs' readings are in: one, those of a folder or archive, those of a METS."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.importing.formats import alto, gale, hocr, mets, ndlocr
from reader.importing.formats.neighbours import ReadMember, beside
from reader.importing.formats.read_pages import ReadPage, extract, picture_names
from reader.importing.formats.reading_marks import format_of, is_named_as_reading
from reader.importing.formats.sample import Sample
from reader.importing.formats.scroll import Extract
from reader.importing.formats.site import listed, natural
from reader.model.errors import ImportFailure
from reader.model.messages import _

Reader = Callable[[bytes, str], list[ReadPage]]
_READERS: dict[str, Reader] = {
    "alto": alto.pages_of, "ndlocr": ndlocr.pages_of, "gale": gale.pages_of,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FolderRead:
    """An issue, and which files, in small letters, may be the pictures of its pages."""

    extract: Extract
    pictures: frozenset[str]


def read_folder(
    found: dict[str, str], maps: Sequence[str], read: ReadMember, *, name: str, encoding: str | None = None
) -> FolderRead:
    """Return the issue of pages in files, in the order of their METS or of their names. Raises ImportFailure."""
    order = sorted(found, key=natural)
    told = mets.Mets(files=())
    if len(maps) == 1:
        told = mets.read(read(maps[0]), maps[0])
        base = posixpath.dirname(maps[0])
        named = [posixpath.normpath(posixpath.join(base, place)) for place in told.files]
        ranks = {place: k for k, place in enumerate(named)}
        order.sort(key=lambda n: ranks.get(n, len(ranks)))
        order += [n for n in named if is_named_as_reading(n) and n not in found and not _is_there(read, n)]
    pages, failures = _pages(order, found, read, encoding)
    pictures = {
        posixpath.normpath(posixpath.join(posixpath.dirname(page.file), place)).lower()
        for page in pages
        for place in picture_names(page.file, page.picture, alone=page.alone)
    }
    return FolderRead(_extract(pages, failures, found, read, told, name), frozenset(pictures))


def _is_there(read: ReadMember, name: str) -> bool:
    try:
        read(name)
    except ImportFailure:
        return False
    return True


def _pages(
    order: Sequence[str], found: dict[str, str], read: ReadMember, encoding: str | None
) -> tuple[list[ReadPage], list[ImportFailure]]:
    """Return the pages of files in this order, and what could not be read; a file of no known format is not there."""
    pages: list[ReadPage] = []
    failures: list[ImportFailure] = []
    for file in order:
        try:
            own = _pages_of(found.get(file, "alto"), read(file), file.rpartition("/")[2], encoding)
        except ImportFailure as failure:
            failures.append(failure)
            continue
        pages += [replace(page, file=file, alone=len(own) == 1) for page in own]
    return pages, failures


def _extract(
    pages: Sequence[ReadPage],
    failures: Sequence[ImportFailure],
    found: dict[str, str],
    read: ReadMember,
    told: mets.Mets,
    name: str,
) -> Extract:
    if not pages and failures:
        raise failures[0]
    warnings = [_("没有读的文件：{names}。").format(names=listed([str(f) for f in failures]))] if failures else []
    kind = next(iter(found.values()))
    return extract(
        pages, kind, name=name, resolve=_within(read), newspaper=told.newspaper, date=told.date, warnings=warnings
    )


def _pages_of(kind: str, data: bytes, name: str, encoding: str | None) -> list[ReadPage]:
    """Return the pages of a file; only HTML has an encoding that somebody may know better."""
    return hocr.pages_of(data, name, encoding) if kind == "hocr" else _READERS[kind](data, name)


def _within(read: ReadMember) -> Callable[[str, str], bytes | None]:
    """Return a way to find what lies beside a file, by that file's name."""

    def resolve(file: str, place: str) -> bytes | None:
        return beside(file, read)(place)

    return resolve


def read(sample: Sample) -> Extract | None:
    """Return the issue of one file, or of those that lie beside a METS; None where none of them is a reading. Raises
    ImportFailure.
    """
    kind = format_of(sample.data) or "alto"
    if kind == "mets":
        return _read_named(sample)
    pages = _pages_of(kind, sample.data, sample.name, sample.encoding)
    own = [replace(page, file=sample.name, alone=len(pages) == 1) for page in pages]
    return extract(own, kind, name=sample.name, resolve=lambda _file, place: sample.resolve(place))


def _read_named(sample: Sample) -> Extract | None:
    told = mets.read(sample.data, sample.name)
    kinds: dict[str, str] = {}
    named = [place for place in told.files if is_named_as_reading(place)]
    for place in named:
        kind = format_of(sample.resolve(place) or b"")
        if kind is not None and kind != "mets":
            kinds[place] = kind

    def read(place: str) -> bytes:
        found = sample.resolve(place)
        if found is None:
            raise ImportFailure("not_found", _("没有这个文件：{path}").format(path=place))
        return found

    if not kinds:
        return None
    order = [place for place in named if place in kinds or sample.resolve(place) is None]
    pages, failures = _pages(order, kinds, read, sample.encoding)
    return _extract(pages, failures, kinds, read, told, sample.name)
