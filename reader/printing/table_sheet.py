"""A table with a heading, and a trend's picture above it, onto paper: pages with the heads of the columns on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QTextLayout

from reader.model import outside
from reader.model.door import door
from reader.model.messages import _
from reader.printing.faces import UNITS, face, require_chinese
from reader.printing.options import PAPERS
from reader.printing.pdf_file import Says, blank, finished
from reader.printing.pdf_surface import PdfSurface
from reader.printing.remarks import without_glyph
from reader.printing.screenless import qt
from reader.printing.sheet import MILLIMETRE
from reader.printing.structure import Part, Role
from reader.printing.surface import PainterSurface, Surface
from reader.printing.trend_picture import PAPER, Share, draw_trend
from reader.printing.word import Word
from reader.rendering.printable import one_line, printable

_MARGIN = 17.0  # mm
_SIZE, _TITLE = 8.5, 13.0  # points
_LOOKED_AT = 400
"""So many rows tell how wide the columns have to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """What is printed: `row(k)` gives the cells of row k; numbers of columns stand to the right; shares, a picture."""

    title: str
    said: str
    heads: Sequence[str]
    rows: int
    row: Callable[[int], Sequence[str]]
    right: frozenset[int] = frozenset()
    shares: Sequence[Share] = ()


@door
def table_pdf(sheet: TableSheet, path: Path, *, force: bool = False) -> int:
    """Print into a PDF file; returns the pages. Raises WrongRequest, NotSaved, MissingPart."""
    outside.place(path, force=force)
    with qt():
        require_chinese()
        width, height = (side * MILLIMETRE for side in PAPERS["A4"])
        surface = PdfSurface(blank(), (width, height))
        painted = _Pages(surface, (width, height), sheet, surface.end_page)
        pages = painted.paint()
        surface.end_page()
        whole = not without_glyph("".join(painted.said))
        title = printable(sheet.title)
        written = finished(
            surface, Says(title=title, authors=(), outline=(), labels=(), links=(), height=height, whole=whole)
        )
        del surface, painted
    outside.write(path, written, force=force)
    return pages


@door
def paint_table(device: QPagedPaintDevice, sheet: TableSheet) -> int:
    """Paint the sheet onto a printer or a PDF; returns the pages. Raises MissingPart without a Chinese font."""
    require_chinese()
    painter = QPainter(device)
    try:
        unit = device.logicalDpiX() / 72 / UNITS
        painter.scale(unit, unit)
        size = device.width() / unit, device.height() / unit
        return _Pages(PainterSurface(painter), size, sheet, device.newPage).paint()
    finally:
        painter.end()


class _Pages:
    def __init__(
        self, surface: Surface, size: tuple[float, float], sheet: TableSheet, end_page: Callable[[], object]
    ) -> None:
        self._surface, self._sheet, self._end_page = surface, sheet, end_page
        margin = _MARGIN * MILLIMETRE
        self._page = QRectF(0, 0, *size).adjusted(margin, margin, -margin, -margin)
        self._font, self._bold = face("sans", _SIZE * UNITS), face("sans", _SIZE * UNITS, bold=True)
        self._line = QFontMetricsF(self._font).height() * 1.25
        self._widths = self._columns()
        self._number, self._table = 1, Part("Table")
        self.said: set[str] = set()

    def paint(self) -> int:
        """Draw all pages; returns how many. `said` are the characters then."""
        y = self._head(self._page.top())
        for number in range(self._sheet.rows):
            if y + self._line > self._page.bottom() - self._line:
                self._foot()
                self._end_page()
                self._number += 1
                y = self._heads(self._page.top(), again=True)
            self._write(self._sheet.row(number), y, self._font, "TD")
            y += self._line
        self._foot()
        return self._number

    def _head(self, y: float) -> float:
        """Paint title, sentence and picture; returns where the table goes on."""
        left, width = self._page.left(), self._page.width()
        self._surface.begin(Part("H1"))
        y = self._text(self._sheet.title, face("serif", _TITLE * UNITS, bold=True), left, y, width)
        self._surface.begin(Part("P") if self._sheet.said else None)
        y = self._text(self._sheet.said, self._font, left, y + self._line * 0.4, width) + self._line * 0.6
        if self._sheet.shares:
            height = width * 0.38
            rect = QRectF(left, y, width, height)
            words = _("{title}：每一时期一根柱，数目在下面的表里").format(title=printable(self._sheet.title))
            self._surface.begin(Part("Figure", shows=words), rect)
            draw_trend(self._surface, rect, self._sheet.shares, PAPER, self._font)
            y += height + self._line
        return self._heads(y)

    def _heads(self, y: float, *, again: bool = False) -> float:
        """Draw the heads of the columns, which are furniture on all pages but the first."""
        self._write(self._sheet.heads, y, self._bold, None if again else "TH")
        self._surface.begin(None)
        below = y + self._line
        edges = [QPointF(self._page.left(), below), QPointF(self._page.right(), below)]
        self._surface.stroke(edges, 0.5 * UNITS, PAPER.rule)
        return below + self._line * 0.3

    def _foot(self) -> None:
        self._surface.begin(None)
        number = str(self._number)
        x = self._page.center().x() - QFontMetricsF(self._font).horizontalAdvance(number) / 2
        self._text(number, self._font, x, self._page.bottom() - self._line)

    def _write(self, cells: Sequence[str], y: float, font: QFont, role: Role | None) -> None:
        """Draw a row; a cell cut off says all of itself."""
        metrics, row = QFontMetricsF(font), Part("TR", self._table)
        x = self._page.left()
        for k, (cell, width) in enumerate(zip(cells, self._widths, strict=True)):
            right = k in self._sheet.right
            mode = Qt.TextElideMode.ElideLeft if right else Qt.TextElideMode.ElideRight
            text = metrics.elidedText(one_line(cell), mode, width)
            self._surface.begin(Part(role, row, "" if text == cell else printable(one_line(cell))) if role else None)
            self._text(text, font, x + width - metrics.horizontalAdvance(text) if right else x, y)
            x += width + self._gap

    def _text(self, text: str, font: QFont, x: float, y: float, width: float = 0.0) -> float:
        """Draw a text, in lines where it has a width, and return where it ends below."""
        self.said.update(text)
        if not width:
            Word(text, font).draw(self._surface, x, y + QFontMetricsF(font).ascent(), PAPER.words)
            return y
        layout = QTextLayout(text, font)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        for line in map(layout.lineAt, range(layout.lineCount())):
            self._surface.write(line, text, x, y + line.ascent(), PAPER.words)
            y += line.height()
        return y

    @property
    def _gap(self) -> float:
        return _SIZE * UNITS * 0.8

    def _columns(self) -> list[float]:
        """Return how wide each column is: as its widest cell; the widest give way until all find room."""
        metrics = QFontMetricsF(self._bold)
        some = [self._sheet.heads, *(self._sheet.row(k) for k in range(min(self._sheet.rows, _LOOKED_AT)))]
        widths = [max(metrics.horizontalAdvance(one_line(row[k])) for row in some) for k in range(len(some[0]))]
        room = self._page.width() - self._gap * max(0, len(widths) - 1)
        excess = sum(widths) - room
        while excess > 1:
            most = max(widths)
            widest = [k for k, width in enumerate(widths) if width == most]
            below = max((width for width in widths if width < most), default=0.0)
            less = min(excess / len(widest), most - below) or excess / len(widest)
            for k in widest:
                widths[k] -= less
            excess = sum(widths) - room
        return widths
