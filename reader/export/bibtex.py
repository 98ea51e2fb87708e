"""BibTeX: `@article` with `entrysubtype = {newspaper}`, as biblatex, Zotero and JabRef tell a newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.export.reference import Reference, reference
from reader.rendering.piece import Piece

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{c: "\\" + c for c in "&%$#_"},
}  # fmt: skip  # a brace counts even behind a backslash, so it needs a name
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_KEY = re.compile(r"[^A-Za-z0-9-]")


def parts(pieces: Iterable[Piece], *, notes: bool = True) -> Iterator[str]:
    """Yield one entry a piece; its key is made of the piece's id."""
    for k, piece in enumerate(pieces):
        shown = reference(piece, notes=notes)
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(shown) if value)
        yield ("\n" if k else "") + f"@article{{baojia-{_KEY.sub('-', shown.id)},\n{fields}}}\n"


def escaped(text: str) -> str:
    """Return text that TeX sets as it stands."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found.group()], text)


def _fields(shown: Reference) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(f"{{{escaped(name)}}}" for name in shown.authors)  # whole: never cut at a blank
    yield "title", escaped(shown.title)
    yield "journal", escaped(shown.newspaper)
    yield "entrysubtype", "newspaper"
    if shown.date:
        yield "date", "-".join(f"{part:02d}" for part in shown.date)
        yield "year", str(shown.date[0])
        yield from zip(("month", "day"), map(str, shown.date[1:]), strict=False)
    yield "number", escaped(shown.issue_number)
    yield "pages", escaped(shown.page)
    yield "section", escaped(shown.section)
    yield "keywords", escaped(", ".join(shown.tags))
    yield "note", escaped("; ".join(shown.notes))
    yield "language", "chinese"
