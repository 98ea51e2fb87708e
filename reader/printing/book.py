"""A clipping book 剪报本 as pages: front matter in roman numbers, chapters on right-hand pages, indexes, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.model.messages import _
from reader.printing.book_indexes import index_pages
from reader.printing.book_matter import chronicle_pages, guide_pages, half_title
from reader.printing.booklet import colophon, contents_pages, preface_pages, source_pages, title_page
from reader.printing.faces import face
from reader.printing.filling import fill, with_end_kept
from reader.printing.flowing import flow_of, upright_columns
from reader.printing.lines import Lines
from reader.printing.options import PrintOptions
from reader.printing.page import Page, Placed
from reader.printing.pdf_file import Entry
from reader.printing.sheet import Sheet, sheet
from reader.printing.steps import Setter
from reader.printing.strips import TextMark
from reader.printing.structure import Part
from reader.printing.typeset import Typeset
from reader.rendering.arrangement import Chapter
from reader.rendering.piece import Piece
from reader.rendering.printable import printable

LEAST_BOUND = 8
"""Pages of pieces with which a book has a half title, and begins each part on a right-hand page; a thinner one begins
only its pieces so.
"""


@dataclass(slots=True)
class Book:
    """A book being set. `pages` of the body; `begins` gives the body page, from 0, of each piece of `pieces`."""

    title: str
    set_piece: Setter = flow_of
    pages: list[Page] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    openings: list[tuple[str, int, int]] = field(default_factory=list)  # chapter, its body page, pieces before it
    left_out: dict[str, str] = field(default_factory=dict)  # part, why it is not there


def set_book(
    pieces: Sequence[Piece],
    options: PrintOptions,
    paper: tuple[float, float] | None = None,
    set_piece: Setter = flow_of,
) -> Typeset:
    """Return the book; the outline's entries' pages count from 0."""
    plain = _plain(options, paper)
    book = Book(title=options.booklet or "", set_piece=set_piece)
    for chapter in options.arrangement.chapters(pieces):
        _set_chapter(book, chapter, options, plain, paper)
    for page in book.pages:
        page.spread()
        page.end()
    bound = len(book.pages) >= LEAST_BOUND
    if bound:
        _pad(book.pages, plain)
    front, contents = _front(book, options, plain, bound=bound)
    back = _back(book, options, plain)
    pages = [*front, *book.pages, *(page for _heading, made in back for page in made)]
    if bound:
        _pad(pages, plain)
    labels = [_roman(k + 1) for k in range(len(front))]
    labels += [str(k + 1) for k in range(len(pages) - len(front))]
    _furnish(pages, labels, book.title)
    for page in pages:
        page.aim(len(front))
    begins = {piece.article.id: len(front) + at for piece, at in zip(book.pieces, book.begins, strict=True)}
    outline = _outline(book, len(front), contents, back)
    return Typeset(pages=pages, outline=outline, labels=labels, begins=begins, left_out=book.left_out)


def _plain(options: PrintOptions, paper: tuple[float, float] | None) -> Sheet:
    """Return the sheet of what has one column; lines that run down are there as long as all columns of the pieces."""
    if not options.vertical:
        return sheet(options, 1, paper)
    own = sheet(options, options.columns or upright_columns(options, paper), paper)
    return replace(own, columns=1, column=own.measure, stride=own.measure)


def _front(book: Book, options: PrintOptions, plain: Sheet, *, bound: bool) -> tuple[list[Page], int | None]:
    """Return the front matter, and which of its pages begins the contents; in a `bound` book each part of it begins on
    a right-hand page.
    """
    said, front = options.arrangement, list[Page]()

    def apart() -> None:
        if bound:
            _pad(front, plain)

    if said.has("half_title") and bound:
        front = [half_title(book.title, plain)]
        apart()
    elif said.has("half_title"):
        book.left_out["half_title"] = _("正文不到 {n} 页").format(n=LEAST_BOUND)
    front += [title_page(book.title, book.pieces, said, plain), colophon(book.title, book.pieces, plain)]
    if said.preface.strip():
        front += preface_pages(said.preface, plain)
        apart()
    if said.has("guide") and len(book.pieces) > 1:
        front += guide_pages(book.pieces, options, plain)
        apart()
    elif said.has("guide"):
        book.left_out["guide"] = _("只有一篇")
    contents = len(front) if len(book.pieces) > 1 else None
    if contents is not None:
        front += contents_pages(book.pieces, [k + 1 for k in book.begins], book.openings, plain)
    _pad(front, plain)
    return front, contents


def _back(book: Book, options: PrintOptions, plain: Sheet) -> list[tuple[str, list[Page]]]:
    """Return what stands behind the pieces, each with its heading; a part with nothing of use leaves itself out."""
    body, said = [k + 1 for k in book.begins], options.arrangement
    back: list[tuple[str, list[Page]]] = []
    days = [piece.masthead.date_published or "" for piece in book.pieces]
    if said.has("chronicle") and len(set(days)) > 1 and days == sorted(days):
        book.left_out["chronicle"] = _("目录就是按日期排的")
    elif said.has("chronicle"):
        back.append((_("大事年表"), list(chronicle_pages(book.pieces, body, plain))))
        if not back[-1][1]:
            book.left_out["chronicle"] = _("没有两个不同的日子")
    for heading, made in index_pages(book.pieces, body, said, plain, book.left_out):
        back.append((heading, list(made)))
    if said.has("sources"):
        back.append((_("出处"), list(source_pages(book.pieces, options, plain))))
    return [(heading, made) for heading, made in back if made]


def _set_chapter(
    book: Book, chapter: Chapter, options: PrintOptions, plain: Sheet, paper: tuple[float, float] | None
) -> None:
    """Begin a chapter on a right-hand page, if it has a title, and let its pieces run on below each other."""
    if chapter.title:
        _pad(book.pages, plain)
        book.openings.append((chapter.title, len(book.pages), len(book.pieces)))
        book.pages.append(_opening(chapter.title, plain))
    for k, piece in enumerate(chapter.pieces):
        flow, own = book.set_piece(piece, options, paper, 2 if chapter.title else 1)
        if own.columns == 1 and (k + 1 == len(chapter.pieces) or chapter.pieces[k + 1].article.id in chapter.own_page):
            flow = with_end_kept(flow)
        apart = piece.article.id in chapter.own_page and not (chapter.title and not k)
        on = book.pages[-1] if book.pages and not apart else None
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
        odd = number % 2 == 0
        page.folio, page.recto = label, odd != page.sheet.vertical  # a book of vertical lines is bound at its right
        words = page.names[0] if odd and page.names else printable(title)
        page.running = ("", words) if page.recto else (words, "")
        if page.opening or not page.names:
            page.running = None


_ROMAN = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written, number = written + sign, number - value
    return written


def _outline(book: Book, front: int, contents: int | None, back: Sequence[tuple[str, list[Page]]]) -> list[Entry]:
    """Return the outline: contents, chapters with their pieces below them, what stands behind them."""

    def leaf(k: int) -> Entry:
        return Entry(title=printable(book.pieces[k].name), page=front + book.begins[k])

    made = [] if contents is None else [Entry(title=_("目录"), page=contents)]
    if not book.openings:
        made += [leaf(k) for k in range(len(book.pieces))]
    for n, (title, at, first) in enumerate(book.openings):
        last = book.openings[n + 1][2] if n + 1 < len(book.openings) else len(book.pieces)
        if not n:
            made += [leaf(k) for k in range(first)]
        made.append(Entry(title=title, page=front + at, below=tuple(leaf(k) for k in range(first, last))))
    at = front + len(book.pages)
    for heading, pages in back:
        made.append(Entry(title=heading, page=at))
        at += len(pages)
    return made
