"""RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), the tags as Zotero and EndNote read them for NEWS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.export.reference import Reference, reference
from reader.rendering.piece import Piece


def parts(pieces: Iterable[Piece], *, notes: bool = True) -> Iterator[str]:
    """Yield one record a piece; lines end as the format wants, with CR LF."""
    for piece in pieces:
        lines = [f"{tag}  - {value}" for tag, value in _fields(reference(piece, notes=notes)) if value]
        yield "\r\n".join([*lines, "ER  - ", "", ""])


def _fields(shown: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", shown.id
    yield from (("AU", name) for name in shown.authors)
    yield "TI", shown.title
    yield "T2", shown.newspaper
    if shown.date:
        day = [f"{part:02d}" for part in shown.date]
        yield "PY", day[0]
        yield "DA", "/".join([*day, *[""] * (3 - len(day))]) + "/"
    yield "IS", shown.issue_number
    yield "SE", shown.section
    yield "SP", shown.page
    yield from (("KW", tag) for tag in shown.tags)
    yield from (("N1", note) for note in shown.notes)
    yield "LA", "zh-CN"
