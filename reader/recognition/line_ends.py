"""Small marks behind a line's end that the detector left out: ” after 。, 一 at a column's edge; “ before one's head.

A mark whose other half is blank parts the next one from the line by more than the detector bridges. What stands there
is told by its ink: one narrow stroke beyond the place, with paper behind it. Where lines run down each mark has a whole
place of its own: two may stand below (。”), and one above the first character.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.importing.readings.recognised import Point, RecognisedLine

if TYPE_CHECKING:
    from reader.recognition.pixels import Pixels, Quad

LEFT_OUT = frozenset("”’」』》）。，！？；：一—…")
"""What is so small, or so far off, that a detector leaves it out."""
OPENING = frozenset("“‘「『（《【〔")
"""What is left out before a line that runs down."""
_REACH = 1.25
"""So many heights of a line beyond its end are looked at."""
_REACH_DOWN, _FIRST = 2.2, 1.15
"""Of one that runs down so many widths, for marks of which the first begins within so many."""
_NARROW = 0.95
_PAPER = 0.12
"""A mark is narrower than so many heights, and has so much paper behind it."""
_SPECK = 0.04
_EDGE = 0.1
_SMALL, _THIN = 0.55, 0.35
"""A mark covers less than so much of a line's width, or is thinner than so much of it; a character is neither."""
_LOW = 0.55
"""A mark read by itself is lower than so much of a level line."""
_RULE = 0.85
"""What covers so much of it at one place is a rule, and no mark."""


def longer(picture: Pixels, place: Quad) -> Quad | None:
    """Return a place that reaches over the mark behind its end; None where none stands there."""
    a, b, c, d = place
    high = _high(place)
    strokes = _strokes_beyond(picture, place, _REACH)
    if not strokes:
        return None
    first, last, _covers = strokes[0]
    # As it reaches up to what stands beside, or is wider, it is no small mark.
    if last - first > _NARROW or _REACH - last < _PAPER:
        return None
    room = (last + _PAPER) * high
    return a, beyond(a, b, room), beyond(d, c, room), d


def longer_down(picture: Pixels, place: Quad) -> Quad | None:
    """Return a place that reaches over the marks below and above a line that runs down; None where none stand there."""
    a, b, c, d = place
    wide = _high((b, c, d, a))
    below = _marks_end(_strokes_beyond(picture, (b, c, d, a), _REACH_DOWN))  # lying on its left side
    above = _marks_end(_strokes_beyond(picture, (d, a, b, c), _REACH_DOWN)[:1])  # seen from its end
    if not below and not above:
        return None
    down, up = (end + _PAPER if end else 0.0 for end in (below, above))
    return (
        beyond(d, a, up * wide), beyond(c, b, up * wide), beyond(b, c, down * wide), beyond(a, d, down * wide)
    )  # fmt: skip


def _marks_end(strokes: Sequence[tuple[float, float, float]]) -> float:
    """Return how far beyond a line its marks reach, in widths; 0 where none stand there."""
    end = 0.0
    for first, last, covers in strokes:
        small = covers < _SMALL or last - first < _THIN
        if not small or first > _FIRST or _REACH_DOWN - last < _PAPER:
            break
        end = last
    return end


def _high(place: Quad) -> float:
    a, _b, _c, d = place
    return float(((d[0] - a[0]) ** 2 + (d[1] - a[1]) ** 2) ** 0.5)


def _strokes_beyond(picture: Pixels, place: Quad, reach: float) -> list[tuple[float, float, float]]:
    """Return the strokes behind a place that paper parts: where each begins and ends, in heights from the place's end,
    and how much of the height it covers. The line's own last stroke is none.
    """
    import cv2
    import numpy as np
    from rapidocr.utils.process_img import get_rotate_crop_image

    a, b, c, d = place
    high = _high(place)
    # As much of the line as is looked at behind it tells what ink is.
    back = min(2.0 * high, 0.9 * ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5)
    strip = (beyond(a, b, -back), beyond(a, b, reach * high), beyond(d, c, reach * high), beyond(d, c, -back))
    crop = get_rotate_crop_image(picture, np.array(strip, dtype=np.float32))
    if min(crop.shape[:2]) < 4 or crop.shape[1] < crop.shape[0]:
        return []
    grey = cv2.cvtColor(np.ascontiguousarray(crop), cv2.COLOR_BGR2GRAY)
    _level, ink = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    tall, wide = ink.shape
    inner = ink[int(_EDGE * tall) : int((1 - _EDGE) * tall)]
    share = inner.mean(axis=0)
    rule = np.convolve(share >= _RULE, np.ones(5), "same") > 0  # with its blurred edges: a mark may touch it
    dark = (inner.sum(axis=0) > _SPECK * tall) & ~rule
    scale = (back / high + reach) / wide
    begin = round(back / high / scale)
    while begin < wide and dark[begin]:
        begin += 1  # the line's own last stroke
    columns = np.flatnonzero(dark[begin:]) + begin
    if not len(columns):
        return []
    parted = np.flatnonzero(np.diff(columns) > _PAPER / scale) + 1  # the two strokes of ” stand nearer
    return [
        (float(own[0] * scale - back / high), float((own[-1] + 1) * scale - back / high),
         float(inner[:, own[0] : own[-1] + 1].any(axis=1).mean()))
        for own in np.split(columns, parted)
    ]  # fmt: skip


def with_marks(lines: Sequence[RecognisedLine], anew: Mapping[int, RecognisedLine]) -> list[RecognisedLine]:
    """Return lines with the marks behind their ends; `anew` are longer readings of some, by number.

    What was read at a mark's place by itself is left out where it is that mark, or was taken for something else: ” for
    99 or two commas. Where it is something else, both stay.
    """
    made, gone = list(lines), set[int]()
    for k, line in anew.items():
        short = lines[k]
        if k in gone or not goes_on(short.text, line.text):
            continue
        marks = line.text.replace(short.text, "", 1)
        there = [j for j, x in enumerate(lines) if j != k and len(x.text) <= 2 and _is_of(x, short, line)]
        if all(lines[j].text in marks or _looks_like_one(lines[j], short) for j in there):
            made[k] = line
            gone.update(there)
    return [x for k, x in enumerate(made) if k not in gone]


def goes_on(text: str, longer_text: str) -> bool:
    """Tell whether a line that was read anew is the same with nothing more than what detectors leave out."""
    at = longer_text.find(text)
    before, behind = longer_text[: max(0, at)], longer_text[at + len(text) :]
    opens = len(before) <= 1 and all(c in OPENING for c in before)
    ends = len(behind) <= 2 and all(c in LEFT_OUT for c in behind)
    return at >= 0 and opens and ends and bool(before or behind)


def _looks_like_one(other: RecognisedLine, line: RecognisedLine) -> bool:
    """Tell whether what was read at a mark's place is no word: letters and figures as small as marks are."""
    if not other.text.isascii():
        return False
    return line.upright or other.down < _LOW * line.down


def _is_of(other: RecognisedLine, short: RecognisedLine, long: RecognisedLine) -> bool:
    """Tell whether what was read by itself stands where only the longer line reaches."""
    (a, b, c, d), (e, f, g, h) = short.corners, long.corners
    if not short.upright:
        return _stands_in(other.corners, (b, f, g, c))
    # Seen from the side lines that run down are level ones.
    rooms = [(d, h, g, c), (e, a, b, f)]
    return any(_stands_in(_aside(other.corners), _aside(room)) for room in rooms)


def _aside(place: Quad) -> Quad:
    a, b, c, d = ((y, x) for x, y in place)
    return a, b, c, d


def _stands_in(place: Quad, room: Quad) -> bool:
    """Tell whether a place's middle lies in the room beside a line's end: what stood there is in that line now."""
    x, y = sum(p[0] for p in place) / 4, sum(p[1] for p in place) / 4
    high = room[3][1] - room[0][1]
    left, right = min(p[0] for p in room) - 0.2 * high, max(p[0] for p in room)
    return left < x < right and room[0][1] - 0.3 * high < y < room[3][1]


def beyond(here: Point, there: Point, room: float) -> Point:
    """Return the point that lies so far beyond `there`, seen from `here`; before it where `room` is negative."""
    far = ((there[0] - here[0]) ** 2 + (there[1] - here[1]) ** 2) ** 0.5 or 1.0
    return there[0] + (there[0] - here[0]) * room / far, there[1] + (there[1] - here[1]) * room / far
