"""The indexes at the end of a clipping book, in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reader.model.messages import _
from reader.printing.body import SMALLEST
from reader.printing.faces import face
from reader.printing.lines import Lines
from reader.printing.listing import heading_strips
from reader.printing.page import Page
from reader.printing.sheet import Sheet
from reader.printing.strips import Strip, TextMark, of_part
from reader.printing.structure import Part
from reader.rendering import book_index
from reader.rendering.arrangement import Arrangement
from reader.rendering.piece import Piece

INDEX_COLUMNS = 3


def index_pages(
    pieces: Sequence[Piece], body: Sequence[int], arrangement: Arrangement, sheet: Sheet, left_out: dict[str, str]
) -> Iterator[tuple[str, Iterator[Page]]]:
    """Yield the indexes, in the order of pinyin, each with its heading: people, authors, places, papers.

    One that has nothing to say is not there; `left_out` is told why.
    """
    people = [arrangement.people.get(piece.article.id, ()) for piece in pieces]
    places = [arrangement.places.get(piece.article.id, ()) for piece in pieces]
    found: tuple[tuple[str, str, Callable[[], list[book_index.Entry]]], ...] = (
        ("people", _("人名索引"), lambda: book_index.names(people, body, people=True)),
        ("authors", _("作者索引"), lambda: book_index.authors(pieces, body)),
        ("places", _("地名索引"), lambda: book_index.names(places, body, people=False)),
        ("newspapers", _("报纸索引"), lambda: book_index.newspapers(pieces, body)),
    )
    for part, heading, entries_of in found:
        if part in arrangement.omitted:
            continue
        entries = entries_of()
        if not entries:
            left_out[part] = _("一个也没有")
        elif len({page for entry in entries for page in entry.pages}) == 1:
            left_out[part] = _("都在同一页上")
        elif part == "newspapers" and len(entries) == 1:
            left_out[part] = _("只有一种报纸")
        else:
            yield heading, _in_columns(heading, list(_rows(entries, sheet)), sheet)


def _rows(entries: Sequence[book_index.Entry], sheet: Sheet) -> Iterator[Strip]:
    """Yield letters and the names below them."""
    letter = ""
    for entry in entries:
        if entry.letter != letter:
            letter = entry.letter
            yield from of_part(_indexed(letter, "", sheet, bold=True), Part("H2"))
        yield from of_part(_indexed(entry.name, entry.page_words, sheet), Part("P"))


def _in_columns(heading: str, strips: Sequence[Strip], sheet: Sheet) -> Iterator[Page]:
    """Yield pages of an index, in columns."""
    page, at = Page(sheet=sheet, opening=True), 0
    top = sheet.top
    for strip in heading_strips(heading, sheet):
        page.place(strip, sheet.left, top)
        top += strip.height
    width = sheet.measure / INDEX_COLUMNS
    while at < len(strips):
        left, first = sum(strip.height for strip in strips[at:]), strips[at].height
        level = top + max(left / INDEX_COLUMNS, first) + first  # the columns of the last page are of one length
        for column in range(INDEX_COLUMNS):
            y, bottom = top, min(sheet.bottom, level) if column + 1 < INDEX_COLUMNS else sheet.bottom
            while at < len(strips) and y + strips[at].height <= bottom:
                if strips[at].keep and y + 2 * strips[at].height > bottom:
                    break  # a letter does not stand alone at the foot of a column
                page.place(strips[at], sheet.left + column * width, y)
                y += strips[at].height
                at += 1
        yield page
        page, top = Page(sheet=sheet, names=[heading]), sheet.top


def _indexed(name: str, pages: str, sheet: Sheet, *, bold: bool = False) -> Iterator[Strip]:
    """Yield a letter, or a name with its pages."""
    size = max(0.82 * sheet.em, SMALLEST)
    room = sheet.measure / INDEX_COLUMNS - sheet.em
    font = face("sans" if bold else "serif", size, bold=bold)
    lines = Lines(f"{name}　{pages}" if pages else name, font, room, rest=size)
    for k in range(lines.count):
        yield Strip(height=1.6 * size, marks=(TextMark(lines=lines, number=k, x=0, baseline=1.15 * size),), keep=bold)
