"""Small marks behind a line's end that the detector left out: ” after 。, 一 at a column's edge.

A mark whose other half is blank parts the next one from the line by more than the detector bridges. What stands there
is told by its ink: one narrow stroke beyond the place, with paper behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.importing.readings.recognised import Point, RecognisedLine

if TYPE_CHECKING:
    from reader.recognition.pixels import Pixels, Quad

LEFT_OUT = frozenset("”’」』》）。，！？；：一—…")
"""What is so small, or so far off, that a detector leaves it out."""
_REACH = 1.25
"""So many heights of a line beyond its end are looked at."""
_NARROW = 0.95
_PAPER = 0.12
"""A mark is narrower than so many heights, and has so much paper behind it."""
_SPECK = 0.04
_EDGE = 0.1


def longer(picture: Pixels, place: Quad) -> Quad | None:
    """Return a place that reaches over the mark behind its end; None where none stands there."""
    a, b, c, d = place
    high = ((d[0] - a[0]) ** 2 + (d[1] - a[1]) ** 2) ** 0.5
    end = _ink_beyond(picture, place, high)
    if end is None:
        return None
    return a, beyond(a, b, end), beyond(d, c, end), d


def _ink_beyond(picture: Pixels, place: Quad, high: float) -> float | None:
    """Return how far beyond a place the one narrow stroke ends that stands behind it, with a little paper."""
    import cv2
    import numpy as np
    from rapidocr.utils.process_img import get_rotate_crop_image

    a, b, c, d = place
    reach = _REACH * high
    # As much of the line as is looked at behind it tells what ink is.
    back = min(2.0 * high, 0.9 * ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5)
    strip = (beyond(a, b, -back), beyond(a, b, reach), beyond(d, c, reach), beyond(d, c, -back))
    crop = get_rotate_crop_image(picture, np.array(strip, dtype=np.float32))
    if min(crop.shape[:2]) < 4 or crop.shape[1] < crop.shape[0]:
        return None
    grey = cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_BGR2GRAY)
    _level, ink = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    tall, wide = ink.shape
    dark = ink[int(_EDGE * tall) : int((1 - _EDGE) * tall)].sum(axis=0) > _SPECK * tall
    scale = (back + reach) / wide
    begin = round(back / scale)
    while begin < wide and dark[begin]:
        begin += 1  # the line's own last stroke
    strokes = np.flatnonzero(dark[begin:]) + begin
    if not len(strokes):
        return None
    paper = _PAPER * high / scale
    parted = np.flatnonzero(np.diff(strokes) > paper)  # the two strokes of ” stand nearer
    first, last = int(strokes[0]), int(strokes[parted[0]] if len(parted) else strokes[-1]) + 1
    if (last - first) * scale > _NARROW * high or wide - last < paper:
        return None
    return float((last + paper) * scale - back)


def with_marks(lines: Sequence[RecognisedLine], anew: Mapping[int, RecognisedLine]) -> list[RecognisedLine]:
    """Return lines with the marks behind their ends; `anew` are longer readings of some, by number.

    What was read at a mark's place by itself is left out where it is that mark. Where it is something else, both stay.
    """
    made, gone = list(lines), set[int]()
    for k, line in anew.items():
        short = lines[k]
        if k in gone or not goes_on(short.text, line.text):
            continue
        room = (short.corners[1], line.corners[1], line.corners[2], short.corners[2])
        there = [j for j, x in enumerate(lines) if j != k and len(x.text) <= 2 and stands_in(x.corners, room)]
        if all(lines[j].text in line.text[len(short.text) :] for j in there):
            made[k] = line
            gone.update(there)
    return [x for k, x in enumerate(made) if k not in gone]


def goes_on(text: str, longer_text: str) -> bool:
    """Tell whether a line that was read anew is the same with nothing more than what detectors leave out."""
    more = longer_text[len(text) :]
    return longer_text.startswith(text) and 0 < len(more) <= 2 and all(c in LEFT_OUT for c in more)


def stands_in(place: Quad, room: Quad) -> bool:
    """Tell whether a place's middle lies in the room behind a line's end: what stood there is in that line now."""
    x, y = sum(p[0] for p in place) / 4, sum(p[1] for p in place) / 4
    high = room[3][1] - room[0][1]
    left, right = min(p[0] for p in room) - 0.2 * high, max(p[0] for p in room)
    return left < x < right and room[0][1] - 0.3 * high < y < room[3][1]


def beyond(here: Point, there: Point, room: float) -> Point:
    """Return the point that lies so far beyond `there`, seen from `here`; before it where `room` is negative."""
    far = ((there[0] - here[0]) ** 2 + (there[1] - here[1]) ** 2) ** 0.5 or 1.0
    return there[0] + (there[0] - here[0]) * room / far, there[1] + (there[1] - here[1]) * room / far
