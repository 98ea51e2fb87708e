"""What makes a clipping book 剪报 of several pieces: title page, contents, and the list of sources at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt

from reader.model.messages import _
from reader.printing.body import SMALLEST
from reader.printing.faces import UNITS, face
from reader.printing.heading import headline_lines
from reader.printing.lines import Lines
from reader.printing.listing import listed
from reader.printing.options import PrintOptions
from reader.printing.page import Page, Placed
from reader.printing.sheet import Sheet
from reader.printing.strips import SECOND, THIRD, RuleMark, ShapeMark, Strip, TextMark, of_part
from reader.printing.structure import Part
from reader.rendering.arrangement import Arrangement
from reader.rendering.booklet import Booklet
from reader.rendering.citation import citation
from reader.rendering.piece import Piece


def contents_pages(
    pieces: Sequence[Piece], body: Sequence[int], openings: Sequence[tuple[str, int, int]], sheet: Sheet
) -> list[Page]:
    """Return the contents. `body` gives the number of the page on which each piece begins; `openings` each chapter's
    title, its body page from 0, and how many pieces stand before it. Entries lead to body pages, from 0.
    """
    titles = {first: (title, at) for title, at, first in openings}
    entries: list[tuple[list[Strip], int]] = []
    source, heading, toc = "", list[Strip](), Part("TOC")
    for k, (piece, page) in enumerate(zip(pieces, body, strict=True)):
        if k in titles:
            title, at = titles[k]
            item = Part("TOCI", toc)
            heading, source = list(of_part(entry_strips(title, str(at + 1), sheet, chapter=True), item)), ""
        entry = Part("Link", Part("TOCI", toc))
        changed = piece.masthead.source_line() if piece.masthead.source_line() != source else ""
        source = changed or source
        inset = 1.5 if titles else 0.0
        strips = list(of_part(entry_strips(piece.name, str(page), sheet, aside=changed, inset=inset), entry))
        entries.append(([*heading, *strips], page - 1))  # a chapter never stands alone at the foot of a page
        heading = []
    return list(listed(_("目录"), entries, sheet))


def preface_pages(text: str, sheet: Sheet) -> list[Page]:
    """Return the reader's own preface, paragraph by paragraph."""
    return prose_pages(_("前言"), text.strip().splitlines(), sheet)


def prose_pages(heading: str, paragraphs: Sequence[str], sheet: Sheet) -> list[Page]:
    """Return pages with a heading and running text below it."""
    strips = []
    for paragraph in paragraphs:
        if paragraph.strip():
            lines = Lines(
                paragraph.strip(), face("serif", sheet.em), sheet.measure, first=2 * sheet.em,
                align=Qt.AlignmentFlag.AlignJustify,
            )  # fmt: skip
            part = Part("P")
            strips += [
                Strip(
                    height=sheet.pitch, part=part,
                    marks=(TextMark(lines=lines, number=k, x=0, baseline=0.86 * sheet.pitch),),
                )
                for k in range(lines.count)
            ]  # fmt: skip
    return list(_pages(heading, strips, sheet))


def source_pages(pieces: Sequence[Piece], options: PrintOptions, sheet: Sheet) -> Iterator[Page]:
    """Yield the list of sources, numbered as in the contents (GB/T 7714)."""
    edition = options.arrangement.edition
    entries = [
        (list(of_part(_reference(k, citation(p, edition), sheet), Part("P"))), -1) for k, p in enumerate(pieces, 1)
    ]
    yield from listed(_("出处"), entries, sheet, most=len(entries))


def colophon(title: str, pieces: Sequence[Piece], sheet: Sheet) -> Page:
    """Return the leaf behind the title: what the book was made of and by what."""
    page = Page(sheet=sheet, opening=True, numbered=False)
    digest = hashlib.sha256("".join(f"{p.article.id}\n{p.article.body}\n" for p in pieces).encode("utf-8", "replace"))
    size = max(0.82 * sheet.em, SMALLEST)
    y = sheet.bottom - 9 * 1.7 * size
    for words in (
        title, *Booklet(title=title).subtitle(pieces), _("由报夹编排"),
        _("内容校验（SHA-256）{digest}").format(digest=digest.hexdigest()[:32]),
    ):  # fmt: skip
        lines, part = Lines(words, face("sans", size), sheet.measure), Part("P")
        for number in range(lines.count):
            mark = TextMark(lines=lines, number=number, x=0, baseline=size, ink=SECOND)
            page.marks.append(Placed(sheet.left, y, mark, part))
            y += 1.7 * size
    return page


def title_page(title: str, pieces: Sequence[Piece], arrangement: Arrangement, sheet: Sheet) -> Page:
    """Return the title leaf: title, compiler, papers and days."""
    page = Page(sheet=sheet, numbered=False, opening=True)
    em, y = sheet.em, sheet.height * 0.27
    texts, size = headline_lines(title, sheet)
    size *= 1.35 if len(texts) == 1 and len(title) <= 12 else 1.0
    for inset, height in ((0.0, 1.7 * UNITS), (3.2 * UNITS, 0.6 * UNITS)):
        rule = RuleMark(x=0, y=0, width=sheet.measure, height=height)
        page.marks.append(Placed(sheet.left, y + inset, rule))
    y += 2.2 * em
    heading = Part("H1")
    for text in texts:
        lines = Lines(text, face("serif", size, bold=True, spacing=0.04 * size), sheet.measure)
        for number in range(lines.count):
            page.marks.append(Placed(sheet.left, y, TextMark(lines=lines, number=number, x=0, baseline=size), heading))
            y += 1.4 * size
    y += 1.0 * em
    compiler = _("{name} 编").format(name=arrangement.compiler) if arrangement.compiler else ""
    for words in (compiler, arrangement.publisher, *Booklet(title=title).subtitle(pieces)):
        lines, part = Lines(words, face("sans", max(0.95 * em, SMALLEST)), sheet.measure), Part("P")
        for number in range(lines.count):
            mark = TextMark(lines=lines, number=number, x=0, baseline=em, ink=SECOND)
            page.marks.append(Placed(sheet.left, y, mark, part))
            y += 1.7 * em
    return page


def _pages(heading: str, strips: Sequence[Strip], sheet: Sheet) -> Iterator[Page]:
    """Yield pages with a heading and strips below it; a strip that is kept stands with the next."""
    yield from (page for page in listed(heading, [([s], -1) for s in strips], sheet, most=len(strips)))


def entry_strips(
    name: str, number: str, sheet: Sheet, *, day: str = "", aside: str = "", chapter: bool = False, inset: float = 0.0
) -> Iterator[Strip]:
    """Yield an entry of a list: headline or chapter, dots, page. A `day` stands at the left of the inset; what is said
    `aside` stands behind the headline where it finds room, else below.
    """
    em = sheet.em
    left = inset * em
    font_small = face("sans", max(0.8 * em, SMALLEST))
    small = Lines(aside, font_small, sheet.measure - 4 * em)
    font = face("sans" if chapter else "serif", em, bold=chapter)
    lines = Lines(name, font, sheet.measure - 4 * em - left, align=Qt.AlignmentFlag.AlignLeft)
    for k in range(lines.count):
        baseline = 1.2 * em
        marks: list[TextMark | RuleMark | ShapeMark] = [TextMark(lines=lines, number=k, x=left, baseline=baseline)]
        if day and not k:
            dated = Lines(day, font_small, left)
            marks.insert(0, TextMark(lines=dated, number=0, x=0, baseline=baseline, ink=THIRD))
        if k == lines.count - 1:
            begin = left + lines.width(k) + 0.8 * em
            if aside and begin + small.width() + 4.6 * em <= sheet.measure:
                marks.append(TextMark(lines=small, number=0, x=begin, baseline=baseline, ink=THIRD))
                begin, aside = begin + small.width() + 0.8 * em, ""
            dots = max(0, int((sheet.measure - 2.6 * em - begin) / (0.6 * em)))
            marks.extend(
                RuleMark(
                    x=sheet.measure - 2.6 * em - 0.6 * em * n, y=baseline - 0.28 * em, width=0.9 * UNITS,
                    height=0.9 * UNITS, ink=THIRD,
                )
                for n in range(dots)
            )  # fmt: skip
            page = Lines(number, face("sans", 0.92 * em), 3 * em)
            marks.append(TextMark(lines=page, number=0, x=sheet.measure - page.width(), baseline=baseline))
        above = (1.1 if chapter else 0.5) * em if not k else 0.0
        yield Strip(height=1.6 * em, marks=tuple(marks), before=above, keep=True)
    if aside:
        below = TextMark(lines=small, number=0, x=left, baseline=0.95 * em, ink=THIRD)
        yield Strip(height=1.3 * em, marks=(below,))


def _reference(number: int, words: str, sheet: Sheet) -> Iterator[Strip]:
    """Yield one reference with its number hanging at the left."""
    size = max(0.92 * sheet.em, SMALLEST)
    inset = 2.4 * size
    font = face("serif", size)
    lines = Lines(words, font, sheet.measure - inset, align=Qt.AlignmentFlag.AlignLeft)
    label = Lines(f"[{number}]", font, sheet.measure)
    for k in range(lines.count):
        text = TextMark(lines=lines, number=k, x=inset, baseline=1.15 * size)
        head = (TextMark(lines=label, number=0, x=0, baseline=1.15 * size),) if not k else ()
        yield Strip(height=1.65 * size, marks=(*head, text), before=0.3 * size if not k else 0.0)
