"""What cannot be printed as it was asked for, told before it is printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QRawFont, QTextLayout

from reader.model.messages import _
from reader.printing.faces import face
from reader.printing.glyph_picture import is_box
from reader.printing.options import PrintOptions
from reader.printing.sheet import sheet
from reader.printing.utf16 import Utf16
from reader.rendering.blocks import piece_blocks
from reader.rendering.piece import Piece
from reader.rendering.printable import one_line

SHOWN = 12


def remarks(pieces: Sequence[Piece], options: PrintOptions, missing: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return sentences: columns that the paper has no room for, characters that no font has (`missing`, where they are
    known). Needs a Qt application.
    """
    said = []
    columns = sheet(options, options.columns or 1, None).columns
    if columns < options.columns:
        said.append(
            _("这张纸、这个字号排不下 {asked} 栏，排成 {made} 栏。").format(asked=options.columns, made=columns)
        )
    missing = lacking(pieces, options) if missing is None else missing
    if missing:
        shown = "".join(missing[:SHOWN]) + ("…" if len(missing) > SHOWN else "")
        said.append(_("{n} 个字没有字体，会印成方框：{characters}").format(n=len(missing), characters=shown))
    return tuple(said)


def lacking(pieces: Sequence[Piece], options: PrintOptions) -> list[str]:
    """Return the characters of what is printed for which no font has a shape. Needs a Qt application."""
    return without_glyph("".join(_said(piece, notes=options.notes) for piece in pieces))


def _said(piece: Piece, *, notes: bool) -> str:
    """Return all that is printed of a piece."""
    texts = [block.text for block in piece_blocks(piece)]
    return "".join([*texts, *(a.note for a in piece.annotations if notes)])


def without_glyph(text: str) -> list[str]:
    """Return the characters of a text for which no font of this machine has a shape, each once, in order."""
    font = face("serif", 200)
    raw = QRawFont.fromFont(font)
    distinct = dict.fromkeys(Utf16(one_line(text)).visible)
    asked = [c for c in distinct if not c.isspace() and not raw.supportsCharacter(ord(c))]
    return [c for c in asked if _is_box(c, font)]


def _is_box(character: str, font: QFont) -> bool:
    layout = QTextLayout(character, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() or is_box(run.rawFont()) for run in layout.glyphRuns())
