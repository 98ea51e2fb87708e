"""How large type is that was recognised: by its pitch, since boxes are higher than type by what the engine likes."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from reader.importing.pages.line import HANGING, OPENING
from reader.importing.readings.columns import in_columns
from reader.importing.readings.recognised import RecognisedLine
from reader.model.door import door

ALIKE, ALIKE_SHORT, ALIKE_ONE = 0.13, 0.22, 0.07
"""Sizes that differ by less from that of the running text are meant to be it: what pitch and height say together, of
few characters less being known, or one of them alone.
"""
LEAST_RATIO = 0.8
"""Boxes of ink alone are a little lower than the type."""
_FAR, _FAR_SHORT = 0.35, 0.5
"""A line in a column of running text may seem to differ by so much; one of a character or two, whose box is drawn
wide all around, by more.
"""
_LONE_EM = 2.6
_COLUMNS = 0.7
"""A gap of so many heights between two characters that fill their places parts words or columns."""
_SHORT_EM = 5.0
_FEWEST = 12
_STACK, _PITCH = 1.28, 1.09
"""Lines of a headline one below the other: boxes make their sizes differ by up to this, their pitches hardly do."""
_BESIDE = 0.42
"""They stand over each other for so much of the shorter one: a second line may begin further in."""
_NEXT = 40
"""So many lines that follow from above to below are asked for the one that stands below."""
_STEP = 1.07
"""Display lines whose sizes follow each other by no more than this are of one size."""


def em_of(text: str) -> float:
    """Return how many em a text is wide, about."""
    return sum(0.3 if c.isspace() else 0.55 if c.isascii() else 1.0 for c in text)


@door
def sizes_of(lines: Sequence[RecognisedLine]) -> tuple[list[float], float]:
    """Return the size of each line's type in pixels, and how many times higher their boxes are."""
    pitches = [_pitch(x) for x in lines]
    ratios = [_short(x) / p for x, p in zip(lines, pitches, strict=True) if em_of(x.text) >= 8]
    ratio = max(LEAST_RATIO, statistics.median(ratios)) if ratios else 1.25
    heights = [max(1.0, _short(x) / ratio) for x in lines]
    sizes = [min(p, h) if p > 0.62 * h else h for p, h in zip(pitches, heights, strict=True)]
    even = _even(lines, sizes)
    body = body_of(lines, even) or 1.0
    others = [e / s * (p if s == h else h) for e, s, p, h in zip(even, sizes, pitches, heights, strict=True)]
    return [_meant(e, o, body) for e, o in zip(even, others, strict=True)], ratio


def _pitch(line: RecognisedLine) -> float:
    """Return how far apart a line's characters stand."""
    return (_long(line) - _gaps(line)) / max(1.0, em_of(line.text) - _blank(line.text))


def _blank(text: str) -> float:
    """Return how many em of a line leave no ink at its ends: halves of marks."""
    return 0.5 * (text[-1:] in HANGING) + 0.5 * (text[:1] in OPENING)


def _gaps(line: RecognisedLine) -> float:
    """Return how much of a line is white between words or columns: an engine may take two columns for one line."""
    high, long = _short(line), _long(line)
    gaps = [(end - begin) * long for begin, end in line.white]
    plain = [c not in HANGING + OPENING for c in line.text]
    return sum(g for k, g in enumerate(gaps) if k and g > _COLUMNS * high and plain[k] and plain[k - 1])


def _meant(size: float, other: float, body: float) -> float:
    """Return a line's size by the smaller of what pitch and height say: letters spaced out widen one, a box drawn wide
    the other. Where the `other` is that of the running text, and the smaller not far off, it is that.
    """
    return body if abs(other / body - 1) < ALIKE_ONE and abs(size / body - 1) < _FAR else size


def _long(line: RecognisedLine) -> float:
    return line.down if line.upright else line.across


def _short(line: RecognisedLine) -> float:
    return line.across if line.upright else line.down


def _even(lines: Sequence[RecognisedLine], sizes: list[float]) -> list[float]:
    """Return sizes as if all of the page were equally far from the camera.

    How running text grows over the page is a linear function of the place.
    """
    import numpy as np

    body = body_of(lines, sizes)
    own = [k for k, x in enumerate(lines) if em_of(x.text) >= 6 and 0.75 < sizes[k] / body < 1.33]
    if len(own) < _FEWEST:
        return sizes
    places = np.array([(1.0, *_middle(x)) for x in lines]) / (1.0, 1000.0, 1000.0)
    told = np.log(np.array(sizes) / body)
    kept = np.array(own)
    for _round in range(3):
        found = np.linalg.lstsq(places[kept], told[kept], rcond=None)[0]
        off = np.abs(places[kept] @ found - told[kept])
        near = kept[off <= max(2.5 * float(np.median(off)), 0.01)]
        if len(near) < _FEWEST:
            break
        kept = near
    return [s / float(np.exp(g)) for s, g in zip(sizes, places @ found, strict=True)]


def _middle(line: RecognisedLine) -> tuple[float, float]:
    return sum(x for x, _y in line.corners) / 4, sum(y for _x, y in line.corners) / 4


@door
def body_of(lines: Sequence[RecognisedLine], sizes: Sequence[float]) -> float:
    """Return the size that most characters are set in, in pixels; 0 where there is none."""
    weighed = sorted((s, len(x.text)) for x, s in zip(lines, sizes, strict=True))
    half, at = sum(n for _s, n in weighed) / 2, 0
    for size, count in weighed:
        at += count
        if at >= half:
            return size
    return 0.0


def settled(lines: Sequence[RecognisedLine], sizes: Sequence[float], body: float) -> list[float]:
    """Return sizes as they are meant: near that of running text, or in a column of it, they are it; others in steps."""
    other = [
        abs(s / body - 1) >= (ALIKE if em_of(x.text) > _SHORT_EM else ALIKE_SHORT)
        for x, s in zip(lines, sizes, strict=True)
    ]
    far = [_FAR_SHORT if em_of(x.text) < _LONE_EM else _FAR for x in lines]
    asked = [k for k, apart in enumerate(other) if apart and abs(sizes[k] / body - 1) < far[k]]
    for k in in_columns(lines, asked, body):
        other[k] = False
    sizes = _stacked(lines, sizes, [k for k, apart in enumerate(other) if apart])
    steps: list[list[float]] = []
    for size in sorted({s for s, apart in zip(sizes, other, strict=True) if apart}):
        steps[-1].append(size) if steps and size / steps[-1][-1] < _STEP else steps.append([size])
    meant = {s: sum(own) / len(own) for own in steps for s in own}
    return [meant[s] if apart else body for s, apart in zip(sizes, other, strict=True)]


def _stacked(lines: Sequence[RecognisedLine], sizes: Sequence[float], display: Sequence[int]) -> list[float]:
    """Return sizes with those alike of lines that are one headline: one below the other, set alike."""
    made = list(sizes)
    for upright in (False, True):
        own = sorted((k for k in display if lines[k].upright == upright), key=lambda k: _deep(lines[k])[0])
        for at, k in enumerate(own):
            below = [j for j in own[at + 1 : at + 1 + _NEXT] if _is_below(lines[k], lines[j], sizes[k], sizes[j])]
            if below:
                made[k] = made[below[0]] = (made[k] + sizes[below[0]]) / 2
    return made


def _deep(line: RecognisedLine) -> tuple[float, float, float]:
    """Return how deep a line's middle stands, and where it begins and ends along its run."""
    xs, ys = [x for x, _y in line.corners], [y for _x, y in line.corners]
    if line.upright:
        return -sum(xs) / 4, min(ys), max(ys)
    return sum(ys) / 4, min(xs), max(xs)


def _is_below(one: RecognisedLine, other: RecognisedLine, size: float, its: float) -> bool:
    """Tell whether two lines are set alike, one right below the other."""
    (deep, begin, end), (deeper, start, stop) = _deep(one), _deep(other)
    common = min(end, stop) - max(begin, start)
    if not 0.8 * size < deeper - deep < 2.2 * size or common < _BESIDE * min(end - begin, stop - start):
        return False
    return _near(size, its, _STACK) and _near(*_steps(one, other), _PITCH)


def _steps(one: RecognisedLine, other: RecognisedLine) -> tuple[float, float]:
    """Return how far apart the characters of two lines stand: where one is short, without what its box adds, which of
    two or three characters is much; a single one stands as near as the others.
    """
    least = min(em_of(x.text) - _blank(x.text) for x in (one, other))
    if least > _SHORT_EM or least < 1:
        return _pitch(one), _pitch(other)
    bare = [(_long(x) - _gaps(x) - _short(x)) / n if (n := em_of(x.text) - _blank(x.text) - 1) > 0.5 else None
            for x in (one, other)]  # fmt: skip
    first, second = bare
    return first or second or 1.0, second or first or 1.0


def _near(one: float, other: float, most: float) -> bool:
    return max(one, other) < most * min(one, other)
