"""A table with a heading, and a trend's picture above it, onto paper: pages with the heads of the columns on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
)

from reader.model import outside
from reader.model.door import door
from reader.printing.faces import face, require_chinese
from reader.printing.pdf_file import with_text
from reader.printing.screenless import qt
from reader.printing.text_layer import TextLayer
from reader.printing.trend_picture import PAPER, Share, paint_trend
from reader.rendering.printable import one_line

RESOLUTION = 1200
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
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(RESOLUTION)
        writer.setTitle(sheet.title)
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        )
        layer = TextLayer()
        pages = _painted(writer, sheet, layer)
        buffer.close()
        written = with_text(bytes(data.data()), layer)
        del layer
    outside.write(path, written, force=force)
    return pages


@door
def paint_table(device: QPagedPaintDevice, sheet: TableSheet) -> int:
    """Paint the sheet onto a printer or a PDF; returns the pages. Raises MissingPart without a Chinese font."""
    return _painted(device, sheet, TextLayer())


def _painted(device: QPagedPaintDevice, sheet: TableSheet, layer: TextLayer) -> int:
    require_chinese()
    painter = QPainter(device)
    try:
        return _Pages(device, painter, sheet, layer).paint()
    finally:
        painter.end()


class _Pages:
    def __init__(self, device: QPagedPaintDevice, painter: QPainter, sheet: TableSheet, layer: TextLayer) -> None:
        self._device, self._painter, self._sheet, self._layer = device, painter, sheet, layer
        dots = device.logicalDpiX()
        self._point = dots / 72
        margin = _MARGIN / 25.4 * dots
        self._page = QRectF(0, 0, device.width(), device.height()).adjusted(margin, margin, -margin, -margin)
        self._font, self._bold = face("sans", _SIZE * self._point), face("sans", _SIZE * self._point, bold=True)
        self._line = QFontMetricsF(self._font).height() * 1.25
        self._widths = self._columns()
        self._number = 1

    def paint(self) -> int:
        y = self._head(self._page.top())
        for number in range(self._sheet.rows):
            if y + self._line > self._page.bottom() - self._line:
                self._foot()
                self._device.newPage()
                self._number += 1
                y = self._heads(self._page.top())
            self._write(self._sheet.row(number), y, self._font)
            y += self._line
        self._foot()
        return self._number

    def _head(self, y: float) -> float:
        """Paint title, sentence and picture; returns where the table goes on."""
        left, width = self._page.left(), self._page.width()
        y = self._text(self._sheet.title, face("serif", _TITLE * self._point, bold=True), left, y, width)
        y = self._text(self._sheet.said, self._font, left, y + self._line * 0.4, width) + self._line * 0.6
        if self._sheet.shares:
            height = width * 0.38
            rect = QRectF(left, y, width, height)
            paint_trend(self._painter, rect, self._sheet.shares, PAPER, self._font, write=self._label)
            y += height + self._line
        return self._heads(y)

    def _heads(self, y: float) -> float:
        self._write(self._sheet.heads, y, self._bold)
        self._painter.setPen(QPen(PAPER.rule, self._point * 0.5))
        below = y + self._line
        self._painter.drawLine(QPointF(self._page.left(), below), QPointF(self._page.right(), below))
        return below + self._line * 0.3

    def _foot(self) -> None:
        number = str(self._number)
        x = self._page.center().x() - QFontMetricsF(self._font).horizontalAdvance(number) / 2
        self._text(number, self._font, x, self._page.bottom() - self._line)

    def _write(self, cells: Sequence[str], y: float, font: QFont) -> None:
        metrics = QFontMetricsF(font)
        x = self._page.left()
        for k, (cell, width) in enumerate(zip(cells, self._widths, strict=True)):
            right = k in self._sheet.right
            mode = Qt.TextElideMode.ElideLeft if right else Qt.TextElideMode.ElideRight
            text = metrics.elidedText(one_line(cell), mode, width)
            self._text(text, font, x + width - metrics.horizontalAdvance(text) if right else x, y)
            x += width + self._gap

    def _label(self, baseline: QPointF, text: str) -> None:
        self._text(text, self._font, baseline.x(), baseline.y() - QFontMetricsF(self._font).ascent())

    def _text(self, text: str, font: QFont, x: float, y: float, width: float = 1e9) -> float:
        """Draw a text, note what its glyphs say, and return where it ends below."""
        layout = QTextLayout(text, font)
        layout.beginLayout()
        below = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, below))
            below += line.height()
        layout.endLayout()
        self._painter.setPen(PAPER.words)
        layout.draw(self._painter, QPointF(x, y))
        for number in range(layout.lineCount()):
            self._layer.drawn(layout.lineAt(number), text, None)
        return y + below

    @property
    def _gap(self) -> float:
        return _SIZE * self._point * 0.8

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
