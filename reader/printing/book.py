"""A clipping book 剪报本 as pages: front matter in roman numbers, chapters on right-hand pages, indexes, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.model.messages import _
from reader.printing.book_indexes import index_pages
from reader.printing.booklet import colophon, contents_pages, preface_pages, source_pages, title_page
from reader.printing.faces import face
from reader.printing.filling import fill
from reader.printing.flowing import flow_of
from reader.printing.lines import Lines
from reader.printing.options import PrintOptions
from reader.printing.page import Page, Placed
from reader.printing.pdf_file import Entry
from reader.printing.sheet import Sheet, sheet
from reader.printing.strips import TextMark
from reader.printing.structure import Part
from reader.rendering.arrangement import Chapter
from reader.rendering.piece import Piece
from reader.rendering.printable import printable


@dataclass(slots=True)
class Book:
    """A book being set. `pages` of the body; `begins` gives the body page, from 0, of each piece of `pieces`."""

    title: str
    pages: list[Page] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    openings: list[tuple[str, int, int]] = field(default_factory=list)  # chapter, its body page, pieces before it


def set_book(
    pieces: Sequence[Piece], options: PrintOptions, paper: tuple[float, float] | None = None
) -> tuple[list[Page], list[Entry], list[str]]:
    """Return the pages, the outline (its entries' pages count from 0) and the labels of the pages."""
    plain = sheet(options, 1, paper)
    book = Book(title=options.booklet or "")
    for chapter in options.arrangement.chapters(pieces):
        _set_chapter(book, chapter, options, plain, paper)
    _pad(book.pages, plain)
    body = [k + 1 for k in book.begins]
    front = [title_page(book.title, book.pieces, options.arrangement, plain), colophon(book.title, book.pieces, plain)]
    if options.arrangement.preface.strip():
        front += preface_pages(options.arrangement.preface, plain)
        _pad(front, plain)
    contents = len(front)
    front += contents_pages(book.pieces, body, book.openings, plain)
    _pad(front, plain)
    index, sources = list(index_pages(book.pieces, body, plain)), list(source_pages(book.pieces, options, plain))
    pages = [*front, *book.pages, *index, *sources]
    _pad(pages, plain)
    labels = [_roman(k + 1) for k in range(len(front))]
    labels += [str(k + 1) for k in range(len(pages) - len(front))]
    _furnish(pages, labels, book.title)
    for page in front:
        page.aim(len(front))
    outline = _outline(book, len(front), contents, len(front) + len(book.pages), bool(index), len(index))
    return pages, outline, labels


def _set_chapter(
    book: Book, chapter: Chapter, options: PrintOptions, plain: Sheet, paper: tuple[float, float] | None
) -> None:
    """Begin a chapter on a right-hand page, if it has a title, and let its pieces run on below each other."""
    if chapter.title:
        _pad(book.pages, plain)
        book.openings.append((chapter.title, len(book.pages), len(book.pieces)))
        book.pages.append(_opening(chapter.title, plain))
    for piece in chapter.pieces:
        flow, own = flow_of(piece, options, paper, 2 if chapter.title else 1)
        on = book.pages[-1] if book.pages else None
        made = list(fill(flow, own, on=on))
        begun = made[0] is on
        book.begins.append(len(book.pages) - begun)
        book.pages += made[1:] if begun else made
        book.pieces.append(piece)
        for page in book.pages[book.begins[-1] :]:
            page.names.append(printable(piece.masthead.title + piece.name))


def _opening(title: str, plain: Sheet) -> Page:
    """Return a page that begins with the title of a chapter."""
    page = Page(sheet=plain, opening=True)
    size = 1.9 * plain.em
    lines = Lines(title, face("serif", size, bold=True, spacing=0.12 * size), plain.measure)
    y, title_part = plain.top + 3 * plain.pitch, Part("H1")
    for number in range(lines.count):
        page.marks.append(Placed(plain.left, y, TextMark(lines=lines, number=number, x=0, baseline=size), title_part))
        y += 1.5 * size
    page.free = y + plain.pitch
    return page


def _pad(pages: list[Page], plain: Sheet) -> None:
    """Add a blank page where the next one would be a left-hand page."""
    if len(pages) % 2:
        pages.append(Page(sheet=plain, numbered=False, opening=True))


def _furnish(pages: Sequence[Page], labels: Sequence[str], title: str) -> None:
    """Give the pages their folios at the outside, their heads, and the wider margin at the back of the book."""
    for number, (page, label) in enumerate(zip(pages, labels, strict=True)):
        page.folio, page.recto = label, number % 2 == 0
        if page.opening or not page.names:
            page.running = None
        elif page.recto:
            page.running = ("", page.names[0])
        else:
            page.running = (printable(title), "")


_ROMAN = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written, number = written + sign, number - value
    return written


def _outline(book: Book, front: int, contents: int, back: int, indexed: bool, index: int) -> list[Entry]:
    """Return the outline: contents, chapters with their pieces below them, indexes, sources."""

    def leaf(k: int) -> Entry:
        return Entry(title=printable(book.pieces[k].name), page=front + book.begins[k])

    made = [Entry(title=_("目录"), page=contents)]
    if not book.openings:
        made += [leaf(k) for k in range(len(book.pieces))]
    for n, (title, at, first) in enumerate(book.openings):
        last = book.openings[n + 1][2] if n + 1 < len(book.openings) else len(book.pieces)
        made.append(Entry(title=title, page=front + at, below=tuple(leaf(k) for k in range(first, last))))
    if indexed:
        made.append(Entry(title=_("索引"), page=back))
    return [*made, Entry(title=_("出处"), page=back + index)]
