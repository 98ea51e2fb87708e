"""Pages onto a painter: the only place where anything is drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from reader.printing.faces import UNITS
from reader.printing.furniture import furniture
from reader.printing.page import BACK, Page
from reader.printing.strips import BandMark, Mark, PictureMark, RuleMark, ShapeMark, TextMark
from reader.printing.structure import Part, Tags
from reader.printing.text_layer import TextLayer
from reader.printing.upright import MIDDLE, draw_upright

DOTS = 220
_PENS = {
    "solid": Qt.PenStyle.SolidLine,
    "dashed": Qt.PenStyle.DashLine,
    "dotted": Qt.PenStyle.DotLine,
    "dash-dot": Qt.PenStyle.DashDotLine,
}


def paint_page(
    painter: QPainter, page: Page, number: int, total: int, record: tuple[TextLayer, Tags] | None = None
) -> None:
    """Draw one page; the painter counts in units from the paper's corner.

    A `record` hears of every text drawn, and of the parts that what is drawn belongs to.
    """
    layer, tags = record or (None, None)
    back = 0.0 if page.folio is None else BACK if page.recto else -BACK
    painter.translate(back, 0)
    turned = page.sheet.vertical
    painter.save()
    if turned:
        painter.translate(page.sheet.height, 0)
        painter.rotate(90)
    if tags is not None:
        tags.page()
    for x, y, mark, part in page.marks:
        if tags is not None:
            tags.begin(painter, _part(mark, part))
            if isinstance(mark, PictureMark) and part is not None:
                tags.stands(painter, part, QRectF(x + mark.x, y + mark.y, mark.width, mark.height))
        draw_mark(painter, mark, x, y, layer, turned=turned)
    painter.restore()
    if tags is not None:
        tags.begin(painter, None)
    for mark in furniture(page, number, total):
        draw_mark(painter, mark, 0, 0, None)
    painter.translate(-back, 0)


def _part(mark: Mark, part: Part | None) -> Part | None:
    """Return the part that a mark belongs to: texts and pictures do, and the signs of notes, which say their number;
    all else is furniture.
    """
    if isinstance(mark, TextMark | PictureMark):
        return part
    if isinstance(mark, ShapeMark) and mark.note:
        return Part("Span", part, mark.text)
    return None


def draw_mark(
    painter: QPainter, mark: Mark, x: float, y: float, layer: TextLayer | None, *, turned: bool = False
) -> None:
    """Draw a mark of a strip that begins there; on a `turned` page its characters stand upright."""
    match mark:
        case TextMark():
            painter.setPen(QColor(mark.ink))
            if turned:
                draw_upright(mark.lines, mark.number, painter, x + mark.x, y + mark.baseline, layer)
            else:
                mark.lines.draw(painter, mark.number, x + mark.x, y + mark.baseline, layer)
        case RuleMark():
            painter.fillRect(QRectF(x + mark.x, y + mark.y, mark.width, mark.height), QColor(mark.ink))
        case BandMark():
            _band(painter, mark, x + mark.x, y + mark.y)
        case ShapeMark():
            _shape(painter, mark, x + mark.x, y + mark.baseline, turned=turned and bool(mark.note))
        case PictureMark():
            _picture(painter, mark, QRectF(x + mark.x, y + mark.y, mark.width, mark.height), turned=turned)


def _picture(painter: QPainter, mark: PictureMark, where: QRectF, *, turned: bool) -> None:
    """Draw a picture at no more than `DOTS` an inch, upright also on a turned page; of one that is damaged nothing."""
    from reader.printing.picture_decoding import decoded

    inch = UNITS * 72
    size = QSize(*(max(1, round(side / inch * DOTS)) for side in (mark.width, mark.height)))
    image = decoded(mark.picture, mark.path, size)
    if image.isNull():
        return
    if not turned:
        painter.drawImage(where, image)
        return
    shrunk = min(where.height() / where.width(), where.width() / where.height())
    width, height = where.width() * shrunk, where.height() * shrunk
    painter.save()
    painter.translate(where.center())
    painter.rotate(-90)
    painter.drawImage(QRectF(-width / 2, -height / 2, width, height), image)
    painter.restore()


def _band(painter: QPainter, mark: BandMark, x: float, y: float) -> None:
    painter.fillRect(QRectF(x, y, mark.width, mark.height), QColor(mark.ground))
    pen = QPen(QColor(mark.edge), 0.9 * UNITS, _PENS[mark.style], Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    bottom = y + mark.height
    painter.drawLine(QPointF(x, bottom), QPointF(x + mark.width, bottom))


def _shape(painter: QPainter, mark: ShapeMark, x: float, baseline: float, *, turned: bool) -> None:
    width = QFontMetricsF(mark.font).horizontalAdvance(mark.text)
    left = x - {"left": 0.0, "centre": width / 2, "right": width}[mark.align]
    path = QPainterPath()
    if turned:
        middle = MIDDLE * mark.font.pixelSize()
        painter.save()
        painter.translate(left + width / 2, baseline - middle)
        painter.rotate(-90)
        path.addText(QPointF(-width / 2, middle), mark.font, mark.text)
        painter.fillPath(path, QBrush(QColor(mark.ink)))
        painter.restore()
        return
    path.addText(QPointF(left, baseline), mark.font, mark.text)
    painter.fillPath(path, QBrush(QColor(mark.ink)))
