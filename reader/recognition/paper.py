"""Where on a picture the paper lies: what is bright and holds the type. A table around it is cut away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importing.pages import marks

if TYPE_CHECKING:
    from reader.recognition.pixels import Pixels

_SIDE = 400
_DARKER = 0.72
"""What is around the paper is darker than so much of it; else it is taken for paper too."""


def paper_of(page: Pixels, typed: marks.Box) -> marks.Box:
    """Return the paper's box, in pixels: never less than where type stands (`typed`)."""
    import cv2
    import numpy as np

    high, wide = page.shape[:2]
    shrink = _SIDE / max(high, wide)
    small = cv2.cvtColor(cv2.resize(page, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
    small = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))  # type is no hole in the paper
    _level, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    inside, outside = small[bright > 0], small[bright == 0]
    if not inside.size or not outside.size or outside.mean() > _DARKER * inside.mean():
        return marks.Box(0, 0, wide, high)
    count, _labels, stats, _centres = cv2.connectedComponentsWithStats(bright)
    x, y, w, h, _area = max(stats[1:count], key=lambda s: s[4])
    box = marks.Box(x / shrink, y / shrink, (x + w) / shrink, (y + h) / shrink)
    left, top = min(box.left, typed.left), min(box.top, typed.top)
    right, bottom = max(box.right, typed.right), max(box.bottom, typed.bottom)
    return marks.Box(max(0, left), max(0, top), min(wide, right), min(high, bottom))
