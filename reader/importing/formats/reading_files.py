"""The issue of files that other programs' readings are in: one, those of a folder or archive, those of a METS."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.importing.formats import alto, gale, hocr, mets, ndlocr
from reader.importing.formats.html_pictures import beside
from reader.importing.formats.read_pages import MOST_PAGES, ReadPage, extract, picture_names
from reader.importing.formats.reading_marks import format_of
from reader.importing.formats.sample import Sample
from reader.importing.formats.scroll import Extract
from reader.importing.formats.site import ReadMember, listed, natural
from reader.model.errors import ImportFailure
from reader.model.messages import _

Reader = Callable[[bytes, str], list[ReadPage]]
_READERS: dict[str, Reader] = {
    "alto": alto.pages_of, "hocr": hocr.pages_of, "ndlocr": ndlocr.pages_of, "gale": gale.pages_of,
}  # fmt: skip


def read_folder(found: dict[str, str], maps: Sequence[str], read: ReadMember, *, name: str) -> Extract:
    """Return the issue of pages in files, in the order of their METS or of their names. Raises ImportFailure."""
    order = sorted(found, key=natural)
    told = mets.Mets(files=())
    if len(maps) == 1:
        told = mets.read(read(maps[0]), maps[0])
        base = posixpath.dirname(maps[0])
        named = [posixpath.normpath(posixpath.join(base, place)) for place in told.files]
        ranks = {place: k for k, place in enumerate(named)}
        order.sort(key=lambda n: ranks.get(n, len(ranks)))
    return _read(order, found, read, told, name)


def _read(order: Sequence[str], found: dict[str, str], read: ReadMember, told: mets.Mets, name: str) -> Extract:
    pages: list[ReadPage] = []
    failures: list[ImportFailure] = []
    for file in order:
        try:
            own = _READERS[found[file]](read(file), file.rpartition("/")[2])
        except ImportFailure as failure:
            failures.append(failure)
            continue
        pages += [replace(page, file=file, alone=len(own) == 1) for page in own]
    if not pages and failures:
        raise failures[0]
    warnings = [_("没有读的文件：{names}。").format(names=listed([str(f) for f in failures]))] if failures else []
    kind = next(iter(found.values()))
    return extract(
        pages, kind, name=name, resolve=_within(read), newspaper=told.newspaper, date=told.date, warnings=warnings
    )


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
    pages = _READERS[kind](sample.data, sample.name)
    own = [replace(page, file=sample.name, alone=len(pages) == 1) for page in pages]
    return extract(own, kind, name=sample.name, resolve=lambda _file, place: sample.resolve(place))


def _read_named(sample: Sample) -> Extract | None:
    told = mets.read(sample.data, sample.name)
    kinds = {}
    for place in told.files[:MOST_PAGES]:
        kind = format_of(sample.resolve(place) or b"")
        if kind is not None and kind != "mets":
            kinds[place] = kind

    def read(place: str) -> bytes:
        found = sample.resolve(place)
        if found is None:
            raise ImportFailure("not_found", _("没有这个文件：{path}").format(path=place))
        return found

    return _read(list(kinds), kinds, read, told, sample.name) if kinds else None


def pictures_of(files: Sequence[str], names: Sequence[str]) -> set[str]:
    """Return those of the names that may be pictures of pages which these files tell of."""
    wanted = {
        posixpath.normpath(posixpath.join(posixpath.dirname(file), place)).lower()
        for file in files
        for place in picture_names(file, "", alone=True)
    }
    return {n for n in names if posixpath.normpath(n).lower() in wanted}
