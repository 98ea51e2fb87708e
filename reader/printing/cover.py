"""The cover of a clipping book: back, spine and front on one sheet, with bleed, as a binder takes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from reader.model import outside
from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.printing.faces import UNITS, face, require_chinese
from reader.printing.options import PAPERS, Paper
from reader.printing.pdf_file import Says, blank, finished
from reader.printing.pdf_surface import PdfSurface
from reader.printing.remarks import without_glyph
from reader.printing.screenless import qt
from reader.printing.sheet import MILLIMETRE
from reader.printing.structure import Part
from reader.printing.surface import Surface
from reader.printing.word import Word
from reader.rendering.headline_lines import headline_lines
from reader.rendering.printable import printable

if TYPE_CHECKING:
    from reader.rendering.book_plan import BookPlan

BLEED = 3.0
LEAF = 0.1  # millimetres of a leaf of paper, two pages
LEAST_LETTERED = 5.0  # a thinner spine has no room for words
_GROUND, _INK, _RED = "#F3EEE2", "#1E1B17", "#9E2B20"


def cover_path(book: Path) -> Path:
    """Return where the cover of a book is written: beside it."""
    return book.with_name(f"{book.stem}-" + _("封面") + ".pdf")


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
    width, height = ((side + BLEED) * MILLIMETRE for side in paper)
    thick = spine * MILLIMETRE
    size = 2 * width + thick, height + BLEED * MILLIMETRE
    surface = PdfSurface(blank(), size)
    surface.begin(None)
    surface.bar(QRectF(0, 0, *size), _GROUND)
    front = QRectF(width + thick, 0, width, size[1])
    _front(surface, front, plan, image)
    if spine >= LEAST_LETTERED:
        _spine(surface, QRectF(width, 0, thick, size[1]), plan)
    surface.end_page()
    return finished(
        surface,
        Says(
            title=printable(plan.title), authors=[printable(plan.compiler)] if plan.compiler else [], outline=[],
            labels=[], links=[], height=size[1], whole=not without_glyph(plan.title + plan.compiler + plan.publisher),
        ),
    )  # fmt: skip


def _front(surface: Surface, place: QRectF, plan: BookPlan, image: QImage) -> None:
    """Draw the front: title between rules, the picture below it, the compiler at the foot. Any units."""
    em = place.width() / 22
    inner = place.adjusted(2.4 * em, 2.6 * em, -2.4 * em, -2.4 * em)
    surface.bar(QRectF(inner.left(), inner.top(), inner.width(), 0.16 * em), _INK)
    surface.bar(QRectF(inner.left(), inner.top() + 0.3 * em, inner.width(), 0.05 * em), _INK)
    y = inner.top() + 1.3 * em
    lines, size = _title(plan.title, inner.width(), em)
    surface.begin(Part("H1", says=printable(plan.title)))
    for line in lines:
        y += 1.3 * size
        Word(line, face("serif", size, bold=True)).draw(surface, inner.left(), y, _INK)
    y += 1.4 * em
    if not image.isNull():
        room = QRectF(inner.left(), y, inner.width(), inner.bottom() - 2.6 * em - y)
        shown = QSizeF(image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place_of = QRectF(QPointF(room.center().x() - shown.width() / 2, room.top()), shown)
        surface.begin(Part("Figure", shows=_("封面的图片")), place_of)
        surface.image(place_of, _on_ground(image))
    words = "　".join(
        part for part in (_("{name} 编").format(name=plan.compiler) if plan.compiler else "", plan.publisher) if part
    )
    if words:
        surface.begin(Part("P"))
        Word(words, face("sans", 0.85 * em)).draw(surface, inner.left(), inner.bottom(), _INK)
    surface.begin(None)
    surface.bar(QRectF(inner.left(), inner.bottom() + 0.6 * em, 3 * em, 0.2 * em), _RED)


def _on_ground(image: QImage) -> QImage:
    """Return the picture with the cover's colour where it lets it through."""
    if not image.hasAlphaChannel():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor(_GROUND))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _title(title: str, width: float, em: float) -> tuple[list[str], float]:
    for ratio in (2.6, 2.1, 1.7, 1.4):
        font = face("serif", ratio * em, bold=True)
        lines = headline_lines(title, QFontMetricsF(font).horizontalAdvance, width, 3)
        if lines:
            return lines, ratio * em
    return [title], 1.4 * em


def _spine(surface: Surface, place: QRectF, plan: BookPlan) -> None:
    """Set the title down the spine, character below character, and the compiler at its foot: the front's words again,
    so furniture.
    """
    size = min(place.width() * 0.56, 14 * UNITS)
    for text, top, bold in (
        (plan.title, place.top() + 0.12 * place.height(), True),
        (plan.compiler, place.top() + 0.74 * place.height(), False),
    ):
        font = face("serif", size, bold=bold)
        most = int(0.58 * place.height() / (1.15 * size)) if bold else 8
        for k, character in enumerate(text[:most]):
            word = Word(character, font)
            word.draw(surface, place.center().x() - word.width / 2, top + (k + 1) * 1.15 * size, _INK)
