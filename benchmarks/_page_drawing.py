"""Draw what the layout stage sees over a page: each story in a colour of its own, numbered as it is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from reader.importing.formats.pdf_marks import marks_of
from reader.importing.pages import Box, lay_out_pages
from reader.importing.pages.direction import turned_back
from reader.importing.pages.stories import Spread

_COLOURS = (
    "#c0392b",
    "#2471a3",
    "#1e8449",
    "#7d3c98",
    "#b9770e",
    "#117a65",
    "#943126",
    "#1a5276",
    "#6c3483",
    "#784212",
)
_SCALE = 1.6


def draw(path: Path, folder: Path) -> list[Path]:
    """Write a picture for each page of a PDF; return their paths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import pypdfium2 as pdfium
    from PySide6.QtGui import QGuiApplication, QImage, QPainter

    application = QGuiApplication.instance() or QGuiApplication([])
    document = pdfium.PdfDocument(path)
    pages = [document[k] for k in range(len(document))]
    marks = [marks_of(page) for page in pages]
    made = []
    for page, own, spread in zip(pages, marks, lay_out_pages(marks), strict=True):
        bitmap = page.render(scale=_SCALE, rev_byteorder=True, prefer_bgrx=True)
        array = bitmap.to_numpy()
        height, width, depth = array.shape
        image = QImage(array.tobytes(), width, height, width * depth, QImage.Format.Format_RGBX8888).copy()
        painter = QPainter(image)
        painter.scale(_SCALE, _SCALE)
        _paint(painter, spread, own.width)
        painter.end()
        target = folder / f"{path.stem}-{spread.number}.png"
        image.save(str(target))
        made.append(target)
    del application
    return made


def _paint(painter: Any, spread: Spread, width: float) -> None:
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QColor, QFont, QPen

    def rectangle(box: Box) -> QRectF:
        box = turned_back(box, width) if spread.turned else box
        return QRectF(box.left, box.top, box.width, box.height)

    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(max(5, int(0.7 * spread.body)))
    painter.setFont(font)
    for k, story in enumerate(spread.stories):
        colour = QColor(_COLOURS[k % len(_COLOURS)])
        for number, part in enumerate(story.parts):
            if part.sheet != spread.number:
                continue
            place = rectangle(part.line.box)
            tint = QColor(colour)
            tint.setAlpha(90 if part.role in {"headline", "kicker", "subheadline"} else 35)
            painter.fillRect(place, tint)
            painter.setPen(QPen(colour, 0.6))
            if part.role != "body":
                painter.drawRect(place)
                painter.drawText(QPointF(place.left(), place.top()), f"{k + 1} {part.role}")
            elif part.opens or number == 0:
                painter.drawText(QPointF(place.left(), place.top() + place.height()), f"{k + 1}.{number}")
    painter.setPen(QPen(QColor("#888888"), 0.6))
    for aside in spread.asides:
        place = rectangle(aside.line.box)
        painter.drawRect(place)
        painter.drawText(QPointF(place.left(), place.top()), aside.role)
