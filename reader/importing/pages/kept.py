"""A source's pages as they are kept with its text: where each run of type stands, and what is drawn beside it.

The words are not kept twice: a run is a stretch of the source text. One page is one object; its runs stand in the order
of the text, in columns of numbers that mostly repeat, each told by its difference from the run before. Lengths are
tenths of a point (docs/formats.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.importing.pages.direction import turned_back
from reader.importing.pages.keeping import TENTHS, VERSION, Placed, keep
from reader.importing.pages.marks import Box, Marks, Run
from reader.model.door import door
from reader.model.text import Span

SURE_CHARACTER = 0.7
"""Recognised characters less sure than this are doubts: on bad paper .14 of all, with .6 of what is misread."""


def kept_pages(layout: str) -> list[tuple[Marks, bool, list[Placed]]]:
    """Return each kept page's marks without its runs, whether they stand upright, and the runs without their words.

    Raises ValueError where the text is no layout of this version.
    """
    try:
        kept = json.loads(layout)
        if kept["v"] != VERSION:
            raise ValueError(f"layout of version {kept['v']}")
        faces = [(str(name), bool(bold)) for name, bold in kept["faces"]]
        return [_read(page, number, faces) for number, page in enumerate(kept["pages"], 1)]
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(f"no layout: {error}") from error


def _read(page: dict[str, list[int]], number: int, faces: list[tuple[str, bool]]) -> tuple[Marks, bool, list[Placed]]:
    told: list[tuple[int, int, int, int]] = page.get("styles", [])  # type: ignore[assignment]  # the one list of lists
    styles = [(size, face, sure) for size, face, sure, count in told for _k in range(count)]
    names = ("start", "left", "width", "bottom")
    starts, lefts, widths, bottoms = (_summed(page.get(name, [])) for name in names)
    spaced, level, leftward = (set(page.get(n, ())) for n in ("spaced", "level", "leftward"))
    others: dict[str, str] = page.get("others", {})  # type: ignore[assignment]  # the one object of words
    placed = []
    for k, (start, length, left, wide, bottom, (size, face, sure)) in enumerate(
        zip(starts, page.get("length", ()), lefts, widths, bottoms, styles, strict=True)
    ):
        name, bold = faces[face]
        box = Box(left / TENTHS, (bottom - size) / TENTHS, (left + wide) / TENTHS, bottom / TENTHS)
        run = Run(box, "", size / TENTHS, name, bold, sure / 100, k in spaced, str(others.get(str(k), "")),
                  box if k in level or k in leftward else None, k in leftward)  # fmt: skip
        placed.append(Placed(number, Span(start, start + length), run))
    width, height = page["size"]
    rules, frames, pictures = (_boxes(page.get(n, [])) for n in ("rules", "frames", "pictures"))
    recognised = bool(page.get("recognised"))
    turned: int = page.get("rotated", 0)  # type: ignore[assignment]  # a number, as `upright` is
    marks = Marks(
        width / TENTHS, height / TENTHS, (), rules, frames, pictures, recognised, turned, bool(page.get("backward"))
    )
    return marks, bool(page.get("upright")), placed


def marks_of(layout: str, text: str) -> list[Marks]:
    """Return the marks of the kept pages with their words, as the layout stage takes them. Raises ValueError."""
    made = []
    for marks, upright, placed in kept_pages(layout):
        if any(not 0 <= p.span.start < p.span.end <= len(text) for p in placed):
            raise ValueError("the layout is of another text")
        runs = [r for p in placed for r in _worded(p, text, marks.width if upright else 0.0)]
        made.append(replace(marks, runs=tuple(runs)))
    return made


def _worded(placed: Placed, text: str, turned_width: float) -> Iterator[Run]:
    """Yield a run with its words; of an upright page a run for each character, where it stands on the page."""
    words, run, box = text[placed.span.start : placed.span.end], placed.run, placed.run.box
    if not turned_width or run.printed:
        yield _with(run, box, words)
        return
    step = box.width / len(words)
    for k, char in enumerate(words):
        own = Box(box.left + k * step, box.top, box.left + (k + 1) * step, box.bottom)
        yield _with(run, turned_back(own, turned_width), char)


def _with(run: Run, box: Box, words: str) -> Run:
    return Run(box, words, run.size, run.face, run.bold, run.confidence, run.spaced, run.others, leftward=run.leftward)


def places(layout: str, spans: Sequence[Span]) -> list[tuple[int, Box]]:
    """Return the pages and boxes on them where stretches of the source text stand, run by run. Raises ValueError."""
    found = []
    for marks, upright, placed in kept_pages(layout):
        for one in placed:
            if any(s.start < one.span.end and one.span.start < s.end for s in spans):
                box = turned_back(one.run.box, marks.width) if upright else one.run.box
                found.append((one.sheet, one.run.printed or box))
    return found


@door
def doubtful(layout: str, below: float) -> list[Placed]:
    """Return the runs, without their words, of which a recogniser was less sure. Raises ValueError."""
    pages = kept_pages(layout)
    return [p for marks, _up, own in pages if marks.recognised for p in own if p.run.confidence < below]


@door
def recognised_pages(layout: str) -> tuple[int, int]:
    """Return how many pages were read from pictures, and on how many of them a character is in doubt. Raises
    ValueError.
    """
    own = [placed for marks, _up, placed in kept_pages(layout) if marks.recognised]
    return len(own), sum(any(p.run.confidence < SURE_CHARACTER for p in placed) for placed in own)


def excerpt(layout: str, moves: Sequence[tuple[Span, int]]) -> str:
    """Return the layout of a text that is made of stretches of the kept one, each moved by so many characters."""
    pages = kept_pages(layout)
    kept = []
    for _marks, _upright, placed in pages:
        for one in placed:
            by = next((by for span, by in moves if span.start <= one.span.start and one.span.end <= span.end), None)
            if by is not None:
                kept.append(Placed(one.sheet, Span(one.span.start + by, one.span.end + by), one.run))
    return keep([marks for marks, _up, _placed in pages], [up for _marks, up, _placed in pages], kept)


def joined(parts: Sequence[tuple[str, int]]) -> str:
    """Return the layout of texts put one behind the other, each so far on; none where one of them has none."""
    if not all(layout for layout, _by in parts):
        return ""
    pages: list[tuple[Marks, bool]] = []
    placed: list[Placed] = []
    for layout, by in parts:
        before = len(pages)
        for marks, upright, own in kept_pages(layout):
            pages.append((marks, upright))
            placed += [Placed(p.sheet + before, Span(p.span.start + by, p.span.end + by), p.run) for p in own]
    return keep([marks for marks, _up in pages], [up for _marks, up in pages], placed)


def page_count(layout: str) -> int:
    """Return how many pages a layout is of. Raises ValueError."""
    return len(kept_pages(layout))


def covers(layout: str, text: str) -> bool:
    """Tell whether every letter of a text stands on a kept page. Raises ValueError."""
    at = 0
    for span in sorted(p.span for _marks, _up, own in kept_pages(layout) for p in own):
        if any(c.isalnum() for c in text[at : span.start]):
            return False
        at = max(at, span.end)
    return not any(c.isalnum() for c in text[at:])


def _summed(steps: Sequence[int]) -> list[int]:
    made, at = [], 0
    for step in steps:
        at += step
        made.append(at)
    return made


def _boxes(flat: Sequence[int]) -> tuple[Box, ...]:
    numbers = [x / TENTHS for x in flat]
    return tuple(Box(*numbers[k : k + 4]) for k in range(0, len(numbers), 4))
