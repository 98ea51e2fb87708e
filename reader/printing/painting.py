"""Pages onto a surface: the only place where anything of them is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

from PySide6.QtCore import QPointF, QRectF, QSize

from reader.printing.advances import advances_of
from reader.printing.faces import UNITS
from reader.printing.furniture import furniture
from reader.printing.page import BACK, Page, Placed
from reader.printing.strips import BandMark, Mark, PictureMark, RuleMark, ShapeMark, TextMark
from reader.printing.structure import Part
from reader.printing.surface import Surface
from reader.printing.upright import draw_upright
from reader.printing.word import MIDDLE

DOTS = 220


def paint_page(surface: Surface, page: Page, number: int, total: int) -> None:
    """Draw one page, and tell the surface of the parts that what is drawn belongs to."""
    back = 0.0 if page.folio is None else BACK if page.recto else -BACK
    turned = page.sheet.vertical
    with surface.turned(back, 0, 0):
        with surface.turned(page.sheet.height, 0, 90) if turned else nullcontext():
            for x, y, mark, part in _in_turn(page.marks):
                figure = None
                if isinstance(mark, PictureMark):
                    figure = QRectF(x + mark.x, y + mark.y, mark.width, mark.height)
                surface.begin(_part(mark, part), figure)
                draw_mark(surface, mark, x, y, turned=turned)
        surface.begin(None)
        for mark in furniture(page, number, total):
            draw_mark(surface, mark, 0, 0)


def _in_turn(marks: Sequence[Placed]) -> list[Placed]:
    """Return the marks of a page as they are drawn: grounds and rules, then all that is of a part, then readings.

    So the lines of a part follow one another, and are one stretch of the page: who reads by the tags (poppler) goes
    through the whole page once for each stretch.
    """
    turns: tuple[list[Placed], ...] = ([], [], [])
    for placed in marks:
        mark = placed.mark
        ground, reading = isinstance(mark, RuleMark | BandMark), isinstance(mark, ShapeMark) and not mark.note
        turns[0 if ground else 2 if reading else 1].append(placed)
    return [*turns[0], *turns[1], *turns[2]]


def _part(mark: Mark, part: Part | None) -> Part | None:
    """Return the part that a mark belongs to: texts and pictures do, and the signs of notes, which say their number;
    all else is furniture.
    """
    if isinstance(mark, TextMark | PictureMark):
        return part
    if isinstance(mark, ShapeMark) and mark.note:
        return Part("Span", part, mark.text)
    return None


def draw_mark(surface: Surface, mark: Mark, x: float, y: float, *, turned: bool = False) -> None:
    """Draw a mark of a strip that begins there; on a `turned` page its characters stand upright."""
    match mark:
        case TextMark():
            if turned:
                draw_upright(mark.lines, mark.number, surface, x + mark.x, y + mark.baseline, mark.ink)
            else:
                mark.lines.draw(surface, mark.number, x + mark.x, y + mark.baseline, mark.ink)
        case RuleMark():
            surface.bar(QRectF(x + mark.x, y + mark.y, mark.width, mark.height), mark.ink)
        case BandMark():
            _band(surface, mark, x + mark.x, y + mark.y)
        case ShapeMark():
            _shape(surface, mark, x + mark.x, y + mark.baseline, turned=turned and bool(mark.note))
        case PictureMark():
            _picture(surface, mark, QRectF(x + mark.x, y + mark.y, mark.width, mark.height), turned=turned)


def _picture(surface: Surface, mark: PictureMark, where: QRectF, *, turned: bool) -> None:
    """Draw a picture at no more than `DOTS` an inch, upright also on a turned page; of one that is damaged nothing."""
    from reader.printing.picture_decoding import decoded

    inch = UNITS * 72
    size = QSize(*(max(1, round(side / inch * DOTS)) for side in (mark.width, mark.height)))
    image = decoded(mark.picture, mark.path, size)
    if image.isNull():
        return
    if not turned:
        surface.image(where, image)
        return
    shrunk = min(where.height() / where.width(), where.width() / where.height())
    width, height = where.width() * shrunk, where.height() * shrunk
    with surface.turned(where.center().x(), where.center().y(), -90):
        surface.image(QRectF(-width / 2, -height / 2, width, height), image)


def _band(surface: Surface, mark: BandMark, x: float, y: float) -> None:
    surface.bar(QRectF(x, y, mark.width, mark.height), mark.ground)
    bottom = y + mark.height
    surface.stroke([QPointF(x, bottom), QPointF(x + mark.width, bottom)], 0.9 * UNITS, mark.edge, mark.style)


def _shape(surface: Surface, mark: ShapeMark, x: float, baseline: float, *, turned: bool) -> None:
    width = advances_of(mark.font)[mark.text]
    left = x - {"left": 0.0, "centre": width / 2, "right": width}[mark.align]
    if not turned:
        surface.shape(mark.text, mark.font, left, baseline, mark.ink)
        return
    middle = MIDDLE * mark.font.pixelSize()
    with surface.turned(left + width / 2, baseline - middle, -90):
        surface.shape(mark.text, mark.font, -width / 2, middle, mark.ink)
