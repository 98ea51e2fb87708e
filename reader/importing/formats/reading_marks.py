"""By what files of other programs' readings are told, among those of a folder or archive: loads no reader."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from reader.model.errors import ImportFailure

if TYPE_CHECKING:
    from reader.importing.formats.neighbours import ReadMember

_XML: Final = (".xml", ".alto", ".mets")
_HTML: Final = (".html", ".htm", ".xhtml", ".hocr")
_HEAD: Final = 20_000
_MARKS: Final = {
    "alto": re.compile(rb"<(?:\w{1,20}:)?alto[\s>]"),
    "hocr": re.compile(rb"class\s*=\s*[\"'][^\"'<>]{0,80}\bocr_page\b"),
    "ndlocr": re.compile(rb"<OCRDATASET[\s>]"),
    "gale": re.compile(rb"<(?:issue|GALENP)[\s>].*?<wd\s[^<>]{0,200}pos\s*=", re.DOTALL),
    "mets": re.compile(rb"<(?:\w{1,20}:)?mets[\s>]"),
}


def format_of(data: bytes) -> str | None:
    """Return the format of a file of somebody else's reading by how it begins, `mets` too; None of others."""
    head = data[:_HEAD].replace(b"\0", b"")  # in whatever encoding
    return next((name for name, mark in _MARKS.items() if mark.search(head)), None)


def readings_in(names: Sequence[str], read: ReadMember) -> tuple[dict[str, str], list[str]]:
    """Return which files are readings, each with its format, and which are METS."""
    pages = [n for n in names if n.lower().endswith(_HTML)]
    first = {n for n in pages if n.lower().endswith(".hocr")} | set(pages[:1])
    if not any(format_of(_head(n, read)) for n in first):
        pages = []  # a site has thousands
    found = {n: format_of(_head(n, read)) for n in [*(n for n in names if n.lower().endswith(_XML)), *pages]}
    readings = {n: kind for n, kind in found.items() if kind is not None and kind != "mets"}
    return readings, [n for n, kind in found.items() if kind == "mets"]


def is_named_as_reading(name: str) -> bool:
    """Tell whether a file's name is one that readings have."""
    return name.lower().endswith((*_XML, *_HTML))


def by_issue(readings: dict[str, str], maps: Sequence[str]) -> list[tuple[dict[str, str], list[str]]]:
    """Return the readings of each issue with its METS: those in its folder or below; all together where none tells."""
    if len(maps) < 2:
        return [(readings, list(maps))]
    folders = {posixpath.dirname(m): m for m in maps}
    own: dict[str, dict[str, str]] = {}
    for name, kind in readings.items():
        above = [f for f in folders if not f or name.startswith(f"{f}/")]
        own.setdefault(max(above, key=len) if above else "\0", {})[name] = kind
    return [(found, [folders[folder]] if folder in folders else []) for folder, found in own.items()]


def _head(name: str, read: ReadMember) -> bytes:
    try:
        return read(name)[:_HEAD]
    except ImportFailure:
        return b""


def are_one(names: Sequence[str], read: ReadMember) -> bool:
    """Tell whether the files of a folder are the pages of one source: a METS says so, or nothing else is there."""
    found, maps = readings_in(names, read)
    if not found or len(maps) > 1:
        return False
    return bool(maps) or (len(found) == len(names) and len({posixpath.dirname(n) for n in found}) == 1)
