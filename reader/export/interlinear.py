"""Pinyin above the characters, in plain text: for a terminal with a fixed pitch."""

from __future__ import annotations

from reader.model.door import door
from reader.rendering.blocks import blocks
from reader.rendering.columns import columns_of
from reader.rendering.piece import Piece
from reader.rendering.pinyin import above_piece
from reader.rendering.printable import one_line
from reader.rendering.typography import CLOSING, STOPS

WIDTH = 78


@door
def interlinear(piece: Piece, *, spoken: bool = False) -> str:
    """Return one piece with a line of pinyin above each line of text; `spoken`: 一 and 不 with the tones of speech."""
    lines: list[str] = []
    above = above_piece(piece, "all", spoken=spoken)
    for block in blocks(piece.article, piece.masthead):
        if block.kind == "masthead" or not block.text:
            continue
        shown = one_line(block.text)
        readings = dict(above.of(block))
        lines.extend(_rows(_cells(shown, readings)))
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _cells(text: str, spoken: dict[int, str]) -> list[tuple[str, str]]:
    """Return (characters, reading); a closing mark or stop stays with the character before it."""
    cells: list[tuple[str, str]] = []
    for k, character in enumerate(text):
        if cells and (character in CLOSING or character in STOPS):
            before, reading = cells[-1]
            cells[-1] = (before + character, reading)
        else:
            cells.append((character, spoken.get(k, "")))
    return cells


def _rows(cells: list[tuple[str, str]]) -> list[str]:
    """Break cells into rows; each gives a line of pinyin (if it has any) and a line of text."""
    lines: list[str] = []
    above = below = ""
    used = 0
    for characters, reading in cells:
        wide = columns_of(characters)
        room = max(wide, len(reading) + 1) if reading else wide
        if used + room > WIDTH and used:
            lines += [above.rstrip(), below.rstrip()] if above.strip() else [below.rstrip()]
            above = below = ""
            used = 0
        above += reading + " " * (room - len(reading))
        below += characters + " " * (room - wide)
        used += room
    lines += [above.rstrip(), below.rstrip()] if above.strip() else [below.rstrip()]
    return lines
