"""Pinyin above a line: as outlines, so that the text below stays whole when it is copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from PySide6.QtGui import QFont

from reader.printing.advances import advances_of
from reader.printing.faces import face
from reader.printing.lines import Lines
from reader.printing.strips import SECOND, ShapeMark
from reader.rendering.measured_text import KeptAdvances

SIZE = 0.5
STRETCHES = (100, 85, 72)


def reading_marks(
    lines: Lines,
    number: int,
    readings: Sequence[tuple[int, str]],
    x: float,
    baseline: float,
    em: float,
    *,
    advance: float,
    size: float,
) -> Iterator[ShapeMark]:
    """Yield the readings above the characters of one line, each in the widest of three faces that has room.

    `em` is the size of the characters, `advance` their width with the white behind them, `size` that of the readings.
    """
    if not readings:
        return
    spoken = dict(readings)
    faces = _faces(round(size))
    for offset, left, right in lines.characters(number, spoken):
        word = spoken[offset]
        middle = left + min(right - left, em) / 2
        yield ShapeMark(
            text=word,
            font=_fitting(word, faces, advance - 0.14 * size / SIZE),
            x=x + middle,
            baseline=baseline - 1.0 * em,
            ink=SECOND,
            align="centre",
        )


def _fitting(word: str, faces: Sequence[tuple[QFont, KeptAdvances]], room: float) -> QFont:
    """Return the widest face in which the word fits, else the narrowest."""
    return next((font for font, advances in faces if advances[word] <= room), faces[-1][0])


@lru_cache(maxsize=32)
def _faces(size: int) -> Sequence[tuple[QFont, KeptAdvances]]:
    made = []
    for stretch in STRETCHES:
        font = QFont(face("sans", size))
        font.setStretch(stretch)
        made.append((font, advances_of(font)))
    return made
