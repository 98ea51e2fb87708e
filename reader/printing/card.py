"""The picture card of a piece: masthead, double rule, headline, how it begins or a passage, source. PNG or SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from reader.model import outside
from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.printing.body import SMALLEST, body_strips
from reader.printing.faces import face, require_chinese
from reader.printing.heading import head_strips
from reader.printing.highlights import Highlights
from reader.printing.lines import Lines
from reader.printing.options import PrintOptions
from reader.printing.outlined import outlined
from reader.printing.painting import draw_mark
from reader.printing.screenless import qt
from reader.printing.sheet import MILLIMETRE, Sheet, sheet
from reader.printing.source_lines import source_strips
from reader.printing.strips import ACCENT, THIRD, Mark, RuleMark, Strip, TextMark
from reader.printing.structure import PieceParts
from reader.printing.surface import PainterSurface
from reader.rendering.blocks import Block, blocks
from reader.rendering.piece import Piece
from reader.rendering.pinyin import above_piece

WIDTH = 1080
"""Pixels of a card's width, as pictures are shown on a telephone."""
PAPER = (108.0, 400.0)
MOST_LINES = 14
GROUND = "#FCFAF4"
MARGIN = 9 * MILLIMETRE
SUFFIXES = (".png", ".svg")
Placed = tuple[float, float, Mark]


@door
def write_card(piece: Piece, path: Path, *, passage: str = "", width: int = WIDTH, force: bool = False) -> int:
    """Write the card of a piece as its suffix says, whole or not at all; returns its bytes.

    With a `passage` that stands in place of the piece's beginning. Raises WrongRequest for another suffix and where the
    file is there, NotSaved, MissingPart without a Chinese font.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise WrongRequest(_("图片卡片存成 .png 或 .svg，不是“{suffix}”。").format(suffix=path.suffix))
    outside.place(path, force=force)
    with qt():
        require_chinese()
        size, marks = _set(piece, passage)
        if path.suffix.lower() == ".svg":
            data = outlined(size, marks, GROUND, title=piece.name)
        else:
            data = _png(_painted(size, marks, width))
    return outside.write(path, data, force=force)


@door
def card_picture(piece: Piece, *, passage: str = "", width: int = WIDTH) -> QImage:
    """Return the card as a picture. Needs a Qt application. Raises MissingPart without a Chinese font."""
    require_chinese()
    return _painted(*_set(piece, passage), width)


def _set(piece: Piece, passage: str) -> tuple[tuple[float, float], list[Placed]]:
    """Return the card's width and height, and its marks with the places of their strips."""
    plain = sheet(PrintOptions(font_size=11.0), 1, PAPER)
    measure = int((plain.width - 2 * MARGIN) / plain.em) * plain.em
    own = replace(plain, column=measure, stride=measure, left=MARGIN)
    made = blocks(piece.article, piece.masthead)
    parts = PieceParts(headed=any(b.kind == "headline" for b in made))
    above = above_piece(piece, "none")
    head = head_strips(made, own, Highlights(()), parts)
    texts = [b for b in made if b.kind in {"paragraph", "verse", "caption", "subhead", "truncated"}]
    if passage.strip():
        lines = [line.strip() for line in passage.strip().splitlines() if line.strip()]
        texts = [Block(kind="paragraph", text=line, field="body", indent=2.0) for line in lines]
    body = body_strips(texts, own, Highlights(()), above, parts, {})
    source = next((b.text for b in made if b.kind == "source_line"), "")
    most = len(body) if passage.strip() else MOST_LINES
    while 0 < most < len(body) and (body[most - 1].keep or most == 1):
        most -= 1
    cut = [_cut_mark(own)] if len(body) > most else []
    return _stacked([*head, *body[:most], *cut, *source_strips(source, "", own, parts)], own)


def _cut_mark(own: Sheet) -> Strip:
    """Return the line that says that the text goes on."""
    size = max(0.82 * own.em, SMALLEST)
    lines = Lines(_("（节选）"), face("sans", size), own.column)
    mark = TextMark(lines=lines, number=0, x=own.column - lines.width(), baseline=1.2 * size, ink=THIRD)
    return Strip(height=1.7 * size, marks=(mark,))


def _stacked(strips: Sequence[Strip], own: Sheet) -> tuple[tuple[float, float], list[Placed]]:
    y, placed = MARGIN, list[Placed]()
    for k, strip in enumerate(strips):
        y += strip.before if k else 0.0
        placed += [(own.left, y, mark) for mark in strip.marks]
        y += strip.height
    foot = y + 1.0 * own.em
    placed.append((own.left, foot, RuleMark(x=0, y=0, width=3 * own.em, height=0.16 * own.em, ink=ACCENT)))
    return (own.column + 2 * MARGIN, foot + 0.16 * own.em + MARGIN), placed


def _painted(size: tuple[float, float], marks: Sequence[Placed], width: int) -> QImage:
    scale = width / size[0]
    image = QImage(width, max(1, round(size[1] * scale)), QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    for x, y, mark in marks:
        draw_mark(PainterSurface(painter), mark, x, y)
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())
