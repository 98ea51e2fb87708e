"""Lines that run down the page: hanzi and their marks stand upright in them, Latin lies along them.

A page is laid out as if its lines ran across and is turned by a quarter as a whole; what shall stand is turned back
about its middle. Marks take their forms for vertical setting from the face (OpenType `vert`); of digits one or two
stand upright together (直排, clreq 2.2.2 and 3.2.4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QFont

from reader.printing.composed import bare
from reader.printing.faces import with_feature
from reader.printing.word import MIDDLE, Word

if TYPE_CHECKING:
    from reader.printing.lines import Lines
    from reader.printing.surface import Surface

Stand = Literal["upright", "together", "along"]
OPENING = frozenset("（《〈“‘「『【〔［｛")
DRAWN_OUT = frozenset("—…⸺")
"""Marks that run along the line however it runs."""
_TOGETHER = re.compile(r"(?<![0-9A-Za-z.,:%/~+-])[0-9]{1,2}(?![0-9A-Za-z.,:%/~+-])")
_WIDE = frozenset(("W", "F", "A"))


def stands(text: str) -> Iterator[tuple[int, int, Stand]]:
    """Yield the stretches of a text, from and to, and how each stands in a line that runs down."""
    together = {found.start(): found.end() for found in _TOGETHER.finditer(text)}
    at = 0
    while at < len(text):
        if at in together:
            yield at, together[at], "together"
            at = together[at]
        elif text[at] in DRAWN_OUT:
            end = at + 1
            while end < len(text) and text[end] == text[at]:
                end += 1
            yield at, end, "along"
            at = end
        elif unicodedata.east_asian_width(text[at]) in _WIDE:
            end = at + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            yield at, end, "upright"
            at = end
        else:
            end = at + 1
            while end < len(text) and end not in together and unicodedata.east_asian_width(text[end]) not in _WIDE:
                end += 1
            yield at, end, "along"
            at = end


def draw_upright(lines: Lines, number: int, surface: Surface, x: float, baseline: float, ink: str) -> None:
    """Draw one line of a text on a page that was turned by a quarter."""
    line = lines.line(number)
    first, last = line.textStart(), line.textStart() + line.textLength()
    text, at = lines.utf16.visible, 0
    places = [0]
    for character in text:
        at += 2 if character > "\uffff" else 1
        places.append(at)
    begin, end = places.index(first), places.index(last)
    for start, stop, stand in stands(text[begin:end]):
        font, own = lines.face_at(begin + start)
        left, right = (lines.x_at(number, places[begin + k]) for k in (start, stop))
        said, place = text[begin + start : begin + stop], (x + left, x + right, baseline)
        _draw(surface, said, bare(font), stand, place, own or ink)


def _draw(surface: Surface, said: str, font: QFont, stand: Stand, place: tuple[float, float, float], ink: str) -> None:
    left, right, baseline = place
    em = float(font.pixelSize())
    if not said.strip():
        return
    if stand == "along":
        font = with_feature(font, "fwid") if said[0] in DRAWN_OUT else font
        Word(said, font).draw(surface, left, baseline, ink)
        return
    if stand == "upright":
        font = with_feature(font, "vert")
        if unicodedata.east_asian_width(said[0]) == "A":
            font = with_feature(font, "fwid")
        narrow = right - left < 0.75 * em
        middle = (right - em if narrow and said in OPENING else left) + em / 2
    else:
        middle = (left + right) / 2
    word = Word(said, font)
    narrowed = em / word.width if stand == "together" and word.width > em else 1.0
    with surface.turned(middle, baseline - MIDDLE * em, -90, narrowed):
        word.stand(surface, -word.width / 2, MIDDLE * em, ink)
