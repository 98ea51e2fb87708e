"""Where a text came from: what the stages need to know of its file to describe the issue's source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.importing.formats.cleaning import Dropped
from reader.importing.lines.kept import excerpt_of_lines, is_of_lines
from reader.importing.pages.kept import excerpt
from reader.importing.pictures.found import Found
from reader.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Name, fingerprint, format (`text`, `markdown`, `html`…) and encoding of a source.

    `undecodable` lists (offset in the extracted text, bytes as hex); `layout` tells where on its pages it stands, or
    what its format said of its lines, `pictures` which stand in it; `recognised`: some of it was read from pictures of
    pages, `backward`: level lines from their wrong end.
    """

    name: str
    sha256: str
    format: str
    encoding: str | None = None
    undecodable: tuple[Dropped, ...] = ()
    layout: str = ""
    pictures: tuple[Found, ...] = ()
    recognised: bool = False
    backward: bool = False

    def layout_of(self, text: str, moves: Sequence[tuple[Span, int]]) -> str:
        """Return the layout of stretches of the source's text, each moved by so many characters."""
        if not self.layout:
            return ""
        return excerpt_of_lines(self.layout, text, moves) if is_of_lines(self.layout) else excerpt(self.layout, moves)
