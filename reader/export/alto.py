"""Printed pages as ALTO 4.2: their words with their places, as they were corrected, and whose each block is.

One file for all pages of an issue. Lengths are 1/1200 of an inch; a piece is a structure tag, named by its headline.
The schema: https://www.loc.gov/standards/alto/v4/alto-4-2.xsd
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol
from xml.sax.saxutils import quoteattr

from reader.model import outside
from reader.model.door import door
from reader.rendering.cut import Box
from reader.rendering.printable import one_line

PRODUCER: Final = "Baojia"
_UNIT: Final = 1200 / 72


class Block(Protocol):
    """Lines of a piece, or of none (`piece` empty)."""

    @property
    def piece(self) -> str:
        """Return the piece's id."""

    @property
    def headline(self) -> str:
        """Return the piece's headline."""

    @property
    def lines(self) -> Sequence[Sequence[tuple[str, Box]]]:
        """Return lines of words with their places."""


class Page(Protocol):
    """A page."""

    @property
    def number(self) -> int:
        """Return its number, from 1."""

    @property
    def size(self) -> tuple[float, float]:
        """Return its width and height in points."""

    @property
    def blocks(self) -> Sequence[Block]:
        """Return its blocks in the order of the text."""


@door
def write_alto(pages: Iterable[Page], title: str, path: Path, *, force: bool = False) -> int:
    """Write pages as one file; returns its bytes. Raises WrongRequest (a file that is there), NotSaved."""
    outside.place(path, force=force)
    data = "".join(_document(list(pages), title)).encode("utf-8")
    outside.write(path, data, force=force)
    return len(data)


def _document(pages: Sequence[Page], title: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    yield ' xsi:schemaLocation="http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-2.xsd">\n'
    yield "<Description><MeasurementUnit>inch1200</MeasurementUnit>"
    yield f"<sourceImageInformation><documentIdentifier>{_text(title)}</documentIdentifier></sourceImageInformation>"
    yield '<Processing ID="P0"><processingSoftware>'
    yield f"<softwareName>{PRODUCER}</softwareName></processingSoftware></Processing></Description>\n"
    heads = {b.piece: b.headline for page in pages for b in page.blocks if b.piece}
    tags = {piece: f"A{k}" for k, piece in enumerate(heads, 1)}
    if tags:
        yield "<Tags>"
        for piece, tag in tags.items():
            label = _attribute(heads[piece] or piece)
            yield f'<StructureTag ID="{tag}" TYPE="article" LABEL={label} DESCRIPTION={_attribute(piece)}/>'
        yield "</Tags>\n"
    yield "<Layout>\n"
    for page in pages:
        yield from _page(page, tags)
    yield "</Layout>\n</alto>\n"


def _page(page: Page, tags: dict[str, str]) -> Iterator[str]:
    name, (wide, high) = f"P{page.number}", page.size
    size = f'WIDTH="{round(wide * _UNIT)}" HEIGHT="{round(high * _UNIT)}"'
    yield f'<Page ID="{name}" PHYSICAL_IMG_NR="{page.number}" {size}><PrintSpace HPOS="0" VPOS="0" {size}>\n'
    for k, block in enumerate(page.blocks, 1):
        tag = f' TAGREFS="{tags[block.piece]}"' if block.piece else ""
        whole = [box for line in block.lines for _words, box in line]
        yield f'<TextBlock ID="{name}B{k}" {_place(whole)}{tag}>\n'
        for j, line in enumerate(block.lines, 1):
            yield f'<TextLine ID="{name}B{k}L{j}" {_place([box for _words, box in line])}>'
            for i, (words, box) in enumerate(line, 1):
                yield f'<String ID="{name}B{k}L{j}S{i}" {_place([box])} CONTENT={_attribute(words)}/>'
            yield "</TextLine>\n"
        yield "</TextBlock>\n"
    yield "</PrintSpace></Page>\n"


def _place(boxes: Sequence[Box]) -> str:
    left, top = min(b.left for b in boxes), min(b.top for b in boxes)
    right, bottom = max(b.right for b in boxes), max(b.bottom for b in boxes)
    told = {"HPOS": left, "VPOS": top, "WIDTH": right - left, "HEIGHT": bottom - top}
    return " ".join(f'{name}="{max(0, round(length * _UNIT))}"' for name, length in told.items())


def _attribute(words: str) -> str:
    return quoteattr(one_line(" ".join(words.split())))


def _text(words: str) -> str:
    return _attribute(words)[1:-1]
