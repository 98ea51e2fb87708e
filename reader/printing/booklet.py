"""What makes a clipping book 剪报 of several pieces: title page, contents, and the list of sources at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt

from reader.model.messages import _
from reader.printing.body import SMALLEST
from reader.printing.faces import UNITS, face
from reader.printing.heading import headline_lines, rule_strip
from reader.printing.lines import Lines
from reader.printing.page import Page
from reader.printing.sheet import Sheet
from reader.printing.strips import SECOND, THIRD, RuleMark, ShapeMark, Strip, TextMark
from reader.rendering.booklet import Booklet
from reader.rendering.citation import citation
from reader.rendering.piece import Piece


def front_pages(title: str, pieces: Sequence[Piece], begins: Sequence[int], sheet: Sheet) -> list[Page]:
    """Return title page and contents. `begins` counts pages of the pieces alone; their numbers follow the front."""
    strips = [list(_entry(piece, "", sheet)) for piece in pieces]
    front = 1 + len(list(_pages(_("目录"), [s for entry in strips for s in entry], sheet)))
    entries = [
        strip for piece, at in zip(pieces, begins, strict=True) for strip in _entry(piece, str(at + front + 1), sheet)
    ]
    return [_title_page(title, pieces, sheet), *_pages(_("目录"), entries, sheet)]


def source_pages(pieces: Sequence[Piece], sheet: Sheet) -> Iterator[Page]:
    """Yield the list of sources, numbered as in the contents (GB/T 7714)."""
    yield from _pages(_("出处"), [s for k, piece in enumerate(pieces, 1) for s in _reference(k, piece, sheet)], sheet)


def _title_page(title: str, pieces: Sequence[Piece], sheet: Sheet) -> Page:
    page = Page(sheet=sheet, numbered=False)
    em, y = sheet.em, sheet.height * 0.27
    texts, size = headline_lines(title, sheet)
    size *= 1.35 if len(texts) == 1 and len(title) <= 12 else 1.0
    for inset, height in ((0.0, 1.7 * UNITS), (3.2 * UNITS, 0.6 * UNITS)):
        page.marks.append((sheet.left, y + inset, RuleMark(x=0, y=0, width=sheet.measure, height=height)))
    y += 2.2 * em
    for text in texts:
        lines = Lines(text, face("serif", size, bold=True, spacing=0.04 * size), sheet.measure)
        for number in range(lines.count):
            page.marks.append((sheet.left, y, TextMark(lines=lines, number=number, x=0, baseline=size)))
            y += 1.4 * size
    y += 1.0 * em
    for words in Booklet(title=title).subtitle(pieces):
        lines = Lines(words, face("sans", max(0.95 * em, SMALLEST)), sheet.measure)
        for number in range(lines.count):
            mark = TextMark(lines=lines, number=number, x=0, baseline=em, ink=SECOND)
            page.marks.append((sheet.left, y, mark))
            y += 1.7 * em
    return page


def _pages(heading: str, strips: Sequence[Strip], sheet: Sheet) -> Iterator[Page]:
    """Yield pages with a heading and strips below it."""
    size = 1.5 * sheet.em
    lines = Lines(heading, face("serif", size, bold=True, spacing=0.3 * size), sheet.measure)
    title = Strip(height=1.9 * size, marks=(TextMark(lines=lines, number=0, x=0, baseline=1.1 * size),))
    page, y = Page(sheet=sheet), sheet.top
    for strip in (title, rule_strip(sheet, before=0.2, after=0.9), *strips):
        if y > sheet.top and y + strip.before + strip.height > sheet.bottom:
            yield page
            page, y = Page(sheet=sheet), sheet.top
        y += strip.before
        page.place(strip, sheet.left, y)
        y += strip.height
    yield page


def _entry(piece: Piece, number: str, sheet: Sheet) -> Iterator[Strip]:
    """Yield an entry of the contents: headline, dots, page; paper and date below."""
    em = sheet.em
    font = face("serif", em, bold=True)
    lines = Lines(piece.name, font, sheet.measure - 4 * em, align=Qt.AlignmentFlag.AlignLeft)
    for k in range(lines.count):
        baseline = 1.2 * em
        marks: list[TextMark | RuleMark | ShapeMark] = [TextMark(lines=lines, number=k, x=0, baseline=baseline)]
        if k == lines.count - 1:
            begin = lines.width(k) + 0.8 * em
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
        yield Strip(height=1.6 * em, marks=tuple(marks), before=0.75 * em if not k else 0.0, keep=True)
    small = max(0.8 * em, SMALLEST)
    source = Lines(piece.masthead.source_line(), face("sans", small), sheet.measure - 4 * em)
    if source.text:
        yield Strip(height=1.5 * small, marks=(TextMark(lines=source, number=0, x=0, baseline=1.1 * small, ink=THIRD),))


def _reference(number: int, piece: Piece, sheet: Sheet) -> Iterator[Strip]:
    """Yield one reference with its number hanging at the left."""
    size = max(0.92 * sheet.em, SMALLEST)
    inset = 2.4 * size
    font = face("serif", size)
    lines = Lines(citation(piece), font, sheet.measure - inset, align=Qt.AlignmentFlag.AlignLeft)
    label = Lines(f"[{number}]", font, sheet.measure)
    for k in range(lines.count):
        text = TextMark(lines=lines, number=k, x=inset, baseline=1.15 * size)
        head = (TextMark(lines=label, number=0, x=0, baseline=1.15 * size),) if not k else ()
        yield Strip(height=1.65 * size, marks=(*head, text), before=0.3 * size if not k else 0.0)
