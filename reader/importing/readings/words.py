"""Another program's line of words as a line that was recognised: where each character stands, how sure it is.

Boxes are taken for what they are worth: some programs tell one for each character, some one a line, some let those of
words run into each other. A word ends at the latest where the next one begins.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.importing.pages.marks import Box, around
from reader.importing.readings.recognised import Point, RecognisedLine

_UPRIGHT, _UPRIGHT_AMONG = 1.5, 1.1
"""A line so many times higher than wide runs down; one among lines that do, already from the second on."""
_FARTHEST = 10_000_000.0
_NUMBER = re.compile(r"[-+]?(?:\d{1,12}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][-+]?\d{1,2})?")
_HANZI = "\u2e80"
"""From here on no space is written between characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What stands between two spaces, or is told as one: its box, how sure each character is, and what it may be else.

    `places`: each character's box, where that is told; `spaced`: a space stands before it.
    """

    text: str
    box: Box | None = None
    sure: tuple[float, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[Box, ...] = ()
    spaced: bool = False


def number(told: str | None) -> float | None:
    """Return a number that is written as XML writes them; None for whatever else."""
    if told is None or not _NUMBER.fullmatch(told.strip()):
        return None
    value = float(told)
    return value if math.isfinite(value) and abs(value) < _FARTHEST else None


def polygon(points: str | None) -> Box | None:
    """Return the box around the points of a polygon: numbers parted by blanks or commas, x and y by turns."""
    found = [number(n) for n in re.split(r"[\s,]+", (points or "").strip())[:2000] if n]
    numbers = [n for n in found if n is not None]
    xs, ys = numbers[::2], numbers[1::2]
    return Box(min(xs), min(ys), max(xs), max(ys)) if len(ys) >= 2 and len(numbers) == len(found) else None


@dataclass(frozen=True, slots=True)
class _Set:
    """A character along its line: from where to where, from 0 to 1; `edge`: its beginning was told by itself."""

    text: str
    start: float
    end: float
    sure: float = 1.0
    others: str = ""
    edge: bool = False


Told = tuple[Sequence[Word], Box | None]
"""The words of a line, and its box where one is told."""


def lines_of(told: Sequence[Told]) -> list[RecognisedLine]:
    """Return the lines of a page. Which way those of two characters run is told by the others; of which nobody says
    where they stand, they stand below all others.
    """
    told = list(_placed(told))
    made = [x for x in (_line_of(words, box, _UPRIGHT) for words, box in told) if x is not None]
    down = sum(len(x.text) for x in made if x.upright)
    if 2 * down <= sum(len(x.text) for x in made):
        return made
    return [x for x in (_line_of(words, box, _UPRIGHT_AMONG) for words, box in told) if x is not None]


def _placed(told: Sequence[Told]) -> Iterator[Told]:
    """Yield lines that say something, each with a box."""
    boxes = [_extent(words, box) for words, box in told]
    known = [b for b in boxes if b is not None]
    low, left = max((b.bottom for b in known), default=0.0), min((b.left for b in known), default=0.0)
    size = sorted(min(b.width, b.height) for b in known)[len(known) // 2] if known else 1.0
    for (words, _box), box in zip(told, boxes, strict=True):
        count = sum(len(w.text) for w in words if w.text.strip())
        if count and box is None:
            low += 1.5 * size
            yield [replace(w, box=None, places=()) for w in words], Box(left, low - size, left + size * count, low)
        elif count:
            yield words, box


def _extent(words: Sequence[Word], box: Box | None) -> Box | None:
    """Return a line's box, as it is told or as its words have it; None where that is none."""
    own = [w.box for w in words if w.box is not None]
    for found in (box, around(own) if own else None):
        if found is not None and found.width > 0 and found.height > 0:
            return found
    return None


def _line_of(words: Sequence[Word], box: Box | None, least: float) -> RecognisedLine | None:
    """Return a line of words in that box; None where it says nothing."""
    words = [w for w in words if w.text.strip()]
    if not words or box is None:
        return None
    upright = sum(len(w.text) for w in words) > 1 and box.height >= least * box.width
    chars = list(_chars(words, box, upright))
    white: list[Point] = []
    last: _Set | None = None
    for char in chars:
        gap = last is not None and char.edge and char.start > last.end
        white.append((last.end, char.start) if gap and last is not None else (0.0, 0.0))
        last = last if char.text.isspace() else char
    return RecognisedLine(
        ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)),
        "".join(c.text for c in chars), tuple((c.start + c.end) / 2 for c in chars), tuple(c.sure for c in chars),
        tuple(c.others for c in chars), tuple(white), upright,
    )  # fmt: skip


def _chars(words: Sequence[Word], box: Box, upright: bool) -> Iterator[_Set]:
    """Yield a line's characters, with a space where one is told between words that want one."""
    starts = [_along(w.box, box, upright)[0] if w.box is not None else None for w in words]
    at, last = 0.0, ""
    for k, word in enumerate(words):
        start = starts[k] if starts[k] is not None else at
        assert start is not None
        end = _along(word.box, box, upright)[1] if word.box is not None else start
        following = next((s for s in starts[k + 1 :] if s is not None), 1.0)
        if start < following < end or end <= start:
            end = max(start, following)
        if word.spaced and last and last < _HANZI and word.text[0] < _HANZI:
            yield _Set(" ", at, max(at, start))
        places = [_along(b, box, upright) for b in word.places] if len(word.places) == len(word.text) else []
        step = (end - start) / len(word.text)
        for j, char in enumerate(word.text):
            a, b = places[j] if places else (start + j * step, start + (j + 1) * step)
            sure = word.sure[j] if len(word.sure) == len(word.text) else 1.0
            others = word.others[j] if len(word.others) == len(word.text) else ""
            yield _Set(char, a, b, sure, others, bool(places) or (j == 0 and word.box is not None))
        at, last = end, word.text[-1]


def _along(own: Box, line: Box, upright: bool) -> tuple[float, float]:
    """Return from where to where a box lies along a line, from 0 to 1."""
    begin, long = (line.top, line.height) if upright else (line.left, line.width)
    a, b = (own.top, own.bottom) if upright else (own.left, own.right)
    return min(1.0, max(0.0, (a - begin) / long)), min(1.0, max(0.0, (b - begin) / long))
