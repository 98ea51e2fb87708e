"""The cover of a clipping book: back, spine and front on one sheet, with bleed, as a binder takes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter

from reader.model import outside
from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.printing.document import RESOLUTION
from reader.printing.faces import UNITS, face, require_chinese
from reader.printing.options import PAPERS, Paper
from reader.printing.screenless import qt
from reader.printing.sheet import MILLIMETRE
from reader.rendering.headline_lines import headline_lines

if TYPE_CHECKING:
    from reader.rendering.book_plan import BookPlan

BLEED = 3.0
LEAF = 0.1  # millimetres of a leaf of paper, two pages
LEAST_LETTERED = 5.0  # a thinner spine has no room for words
_GROUND, _INK, _RED = "#F3EEE2", "#1E1B17", "#9E2B20"


def cover_path(book: Path) -> Path:
    """Return where the cover of a book is written: beside it."""
    return book.with_name(f"{book.stem}-{_('封面')}.pdf")


def spine_width(pages: int) -> float:
    """Return how thick a book of so many pages is, in millimetres."""
    return pages / 2 * LEAF


@door
def require_picture(picture: bytes) -> None:
    """Raise WrongRequest where these bytes are no picture: asked before long work."""
    if picture and QImage.fromData(picture).isNull():
        raise WrongRequest(_("封面的图片打不开；要 JPEG、PNG 这样的图片。"))


@door
def write_cover(path: Path, plan: BookPlan, picture: bytes, paper: Paper, pages: int, *, force: bool = False) -> int:
    """Write the cover as a PDF; returns its bytes. Without a `picture` the title stands alone.

    Raises WrongRequest where the picture is none or the file is there, NotSaved, MissingPart.
    """
    outside.place(path, force=force)
    with qt():
        require_chinese()
        require_picture(picture)
        data = _drawn(plan, QImage.fromData(picture), PAPERS[paper], spine_width(pages))
    return outside.write(path, data, force=force)


def _drawn(plan: BookPlan, image: QImage, paper: tuple[float, float], spine: float) -> bytes:
    width, height = paper
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QSizeF(2 * width + spine + 2 * BLEED, height + 2 * BLEED)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(RESOLUTION)
    writer.setTitle(plan.title)
    painter = QPainter(writer)
    painter.scale(RESOLUTION / 72 / UNITS, RESOLUTION / 72 / UNITS)
    painter.fillRect(QRectF(0, 0, size.width() * MILLIMETRE, size.height() * MILLIMETRE), QColor(_GROUND))
    left = (BLEED + width + spine) * MILLIMETRE
    front = QRectF(left, 0, (width + BLEED) * MILLIMETRE, size.height() * MILLIMETRE)
    draw_front(painter, front, plan, image)
    if spine >= LEAST_LETTERED:
        _spine(painter, QRectF(left - spine * MILLIMETRE, 0, spine * MILLIMETRE, front.height()), plan)
    painter.end()
    del painter, writer
    buffer.close()
    return bytes(content.data())


def draw_front(painter: QPainter, place: QRectF, plan: BookPlan, image: QImage) -> None:
    """Draw the front: title between rules, the picture below it, the compiler at the foot. Any units."""
    em = place.width() / 22
    inner = place.adjusted(2.4 * em, 2.6 * em, -2.4 * em, -2.4 * em)
    painter.fillRect(QRectF(inner.left(), inner.top(), inner.width(), 0.16 * em), QColor(_INK))
    painter.fillRect(QRectF(inner.left(), inner.top() + 0.3 * em, inner.width(), 0.05 * em), QColor(_INK))
    y = inner.top() + 1.3 * em
    lines, size = _title(plan.title, inner.width(), em)
    painter.setPen(QColor(_INK))
    painter.setFont(face("serif", size, bold=True))
    for line in lines:
        y += 1.3 * size
        painter.drawText(QPointF(inner.left(), y), line)
    y += 1.4 * em
    if not image.isNull():
        room = QRectF(inner.left(), y, inner.width(), inner.bottom() - 2.6 * em - y)
        shown = QSizeF(image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place_of = QRectF(QPointF(room.center().x() - shown.width() / 2, room.top()), shown)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place_of, image)
    words = "　".join(
        part for part in (_("{name} 编").format(name=plan.compiler) if plan.compiler else "", plan.publisher) if part
    )
    painter.setFont(face("sans", 0.85 * em))
    painter.drawText(QPointF(inner.left(), inner.bottom()), words)
    painter.fillRect(QRectF(inner.left(), inner.bottom() + 0.6 * em, 3 * em, 0.2 * em), QColor(_RED))


def _title(title: str, width: float, em: float) -> tuple[list[str], float]:
    for ratio in (2.6, 2.1, 1.7, 1.4):
        font = face("serif", ratio * em, bold=True)
        lines = headline_lines(title, QFontMetricsF(font).horizontalAdvance, width, 3)
        if lines:
            return lines, ratio * em
    return [title], 1.4 * em


def _spine(painter: QPainter, place: QRectF, plan: BookPlan) -> None:
    """Set the title down the spine, character below character, and the compiler at its foot."""
    size = min(place.width() * 0.56, 14 * UNITS)
    painter.setPen(QColor(_INK))
    for text, top in (
        (plan.title, place.top() + 0.12 * place.height()),
        (plan.compiler, place.top() + 0.74 * place.height()),
    ):
        font = face("serif", size, bold=text == plan.title)
        painter.setFont(font)
        advance = QFontMetricsF(font)
        most = int(0.58 * place.height() / (1.15 * size)) if text == plan.title else 8
        for k, character in enumerate(text[:most]):
            x = place.center().x() - advance.horizontalAdvance(character) / 2
            painter.drawText(QPointF(x, top + (k + 1) * 1.15 * size), character)
