"""The pictures of a piece on paper: as wide as the column at most, never larger than their pixels allow."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reader.model.picture import FACSIMILE, Figure
from reader.printing.faces import UNITS
from reader.printing.picture_decoding import is_whole
from reader.printing.sheet import Sheet
from reader.printing.strips import PictureMark, Strip

COARSEST = 110
"""Pixels an inch: a picture with fewer of them is set smaller."""
TALLEST = 0.45
"""The share of the page's height that a picture takes at most."""
WHOLE = 0.96
FINENESS = 200
"""Pixels an inch of printed pages as they are usually kept."""


def picture_strips(figure: Figure, pictures: Mapping[str, Path], sheet: Sheet, *, captioned: bool) -> list[Strip]:
    """Return the strip of a picture, kept with its caption; none where it is not on this machine, or damaged."""
    path = pictures.get(figure.sha256)
    if path is None or not is_whole(figure, path):
        return []
    wide, high = figure.shown_size
    printed = figure.name == FACSIMILE  # to be read, not only seen: as large as it was printed, or as the paper
    most, pixel = (WHOLE, UNITS * 72 / FINENESS) if printed else (TALLEST, UNITS * 72 / COARSEST)
    scale = min(pixel, sheet.column / wide, most * (sheet.bottom - sheet.top) / high)
    width, height = wide * scale, high * scale
    left = (sheet.column - width) / 2
    mark = PictureMark(picture=figure, path=path, x=left, y=0.0, width=width, height=height)
    below = 0.25 * sheet.pitch
    return [Strip(height=height + below, marks=(mark,), before=0.4 * sheet.pitch, keep=captioned)]
