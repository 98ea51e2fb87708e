"""What pdfium sees of a printed PDF: where its lines end, how near to the paper's edge its ink comes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from ctypes import byref, c_double
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

INCH = 25.4
DARK = 200
_SCALE = 1.0  # pixels a point
_SAME, _SAME_DOWN = 1.5, 9.0
"""Points by which characters of one line may stand apart: across, and down, where digits lie beside upright hanzi."""


class Character(NamedTuple):
    """A character where it is printed: page from 0, and the origin of its glyph in points."""

    says: str
    page: int
    x: float
    y: float


def characters(path: Path) -> list[Character]:
    """Return the characters of a file in the order in which they are drawn, without white space."""
    found = []
    with pdfium.PdfDocument(path) as pdf:
        for number, page in enumerate(pdf):
            text = page.get_textpage()
            x, y = c_double(), c_double()
            for k in range(text.count_chars()):
                says = chr(raw.FPDFText_GetUnicode(text, k))
                if not says.isspace() and raw.FPDFText_GetCharOrigin(text, k, byref(x), byref(y)):
                    found.append(Character(says, number, x.value, y.value))
            text.close()
            page.close()
    return found


def lines_of(printed: Sequence[Character], text: str, at: int, *, down: bool) -> tuple[list[str], int]:
    """Return the lines in which a text was printed, from character `at` on, and where it ends; nothing where it is
    not there in one run.
    """
    whole = "".join(c.says for c in printed)
    place = whole.find(text, at)
    if place < 0:
        return [], at
    own = printed[place : place + len(text)]
    lines: list[str] = []
    last: Character | None = None
    for c in own:
        across = None if last is None else abs(c.x - last.x) if down else abs(c.y - last.y)
        if last is None or c.page != last.page or across is None or across > (_SAME_DOWN if down else _SAME):
            lines.append("")
        lines[-1] += c.says
        last = c
    return lines, place + len(text)


def alone(lines: Sequence[str]) -> bool:
    """Tell whether the last of several lines holds one character, marks not counted."""
    return len(lines) > 1 and sum(unicodedata.category(c)[0] in "LN" for c in lines[-1]) < 2


def nearest_ink(path: Path) -> float:
    """Return how near to an edge of its paper anything in a file is drawn, in millimetres."""
    nearest = float("inf")
    with pdfium.PdfDocument(path) as pdf:
        for page in pdf:
            picture = page.render(scale=_SCALE, grayscale=True).to_pil().point(lambda v: 255 if v < DARK else 0)
            box = picture.getbbox()
            if box is not None:
                near = min(box[0], box[1], picture.width - box[2], picture.height - box[3])
                nearest = min(nearest, near / _SCALE / 72 * INCH)
            page.close()
    return nearest
