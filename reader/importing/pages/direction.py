"""Which way a page is set. An upright page (lines run down, from right to left) is turned, so that all that comes after
sees lines that run across, from above to below.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.importing.pages.level_lines import chains, joined, place_of
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box, Marks, Run

_NEAR = 0.3
"""Characters of one line stand at most so many em apart."""
_STRIP, _MOST_NEAR = 6.0, 200
"""Characters are looked for in strips of the page so many points wide, and so many of them in each."""
_SPACED = 2.15
"""A space in a column of loosely set characters is so many of their steps."""


def is_upright(runs: Sequence[Run]) -> bool:
    """Tell whether most characters have their nearest neighbour below them and none beside them."""
    single = [r for r in runs if len(r.text.strip()) <= 1]
    total = sum(len(r.text) for r in runs)
    if len(single) < 12 or len(single) < 0.5 * total:
        return False
    return _over_another(single) > 0.5 * len(single)


def _over_another(single: Sequence[Run]) -> int:
    """Return how many lone characters have another of their size right below them."""
    strips: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for k, run in enumerate(single):
        strips[int(run.box.middle // _STRIP)].append((run.box.top, k))
    for strip in strips.values():
        strip.sort()
    return sum(_has_below(run, single, strips) for run in single)


def _has_below(run: Run, single: Sequence[Run], strips: Mapping[int, list[tuple[float, int]]]) -> bool:
    box, size = run.box, run.size
    near = _NEAR * size + 0.2
    for k in range(int((box.middle - 0.3 * size) // _STRIP), int((box.middle + 0.3 * size) // _STRIP) + 1):
        strip = strips.get(k, [])
        at = bisect_left(strip, (box.bottom - near,))
        for top, j in strip[at : at + _MOST_NEAR]:
            other = single[j]
            if top >= box.bottom + near:
                break
            alike = other is not run and abs(other.size - size) <= 0.15 * size
            if alike and abs(other.box.middle - box.middle) < 0.3 * size and abs(top - box.bottom) < near:
                return True
    return False


def turned(marks: Marks) -> Marks:
    """Return an upright page turned: what ran down from the right runs across from above."""
    width = marks.width

    def turn(box: Box) -> Box:
        return Box(box.top, width - box.right, box.bottom, width - box.left)

    runs = []
    level = _level_runs(marks.runs)
    for k, run in enumerate(marks.runs):
        if k in level:
            runs.append(replace(run, box=turn(level[k]), printed=run.printed or run.box))
            continue
        # A lone glyph's box is as wide as its type is high; small marks sit in a corner of it.
        middle = run.box.middle if run.box.width > 0.8 * run.size else run.box.left + run.size / 2
        box = Box(run.box.top, width - middle - run.size / 2, run.box.bottom, width - middle + run.size / 2)
        runs.append(replace(run, box=box))
    return replace(
        marks, width=marks.height, height=width, runs=tuple(runs), rules=tuple(map(turn, marks.rules)),
        frames=tuple(map(turn, marks.frames)), pictures=tuple(map(turn, marks.pictures)),
    )  # fmt: skip


def _level_runs(runs: Sequence[Run]) -> dict[int, Box]:
    """Return of each run of a level line its part of a square in the midst of that line: a line of one character."""
    made: dict[int, Box] = {}
    for own in joined(chains(runs), runs):
        place, size = place_of(own, runs), max(runs[k].size for k in own)
        for k in own:
            # What stands from left to right there stands from above to below here.
            begin, until = ((x - place.left) / place.width * size for x in (runs[k].box.left, runs[k].box.right))
            top = place.bottom - size
            made[k] = Box(place.middle - size / 2, top + begin, place.middle + size / 2, top + until)
    return made


def turned_back(box: Box, width: float) -> Box:
    """Return a box of a turned page where it stands on the page itself, which is `width` wide."""
    return Box(width - box.bottom, box.left, width - box.top, box.right)


def _is_tight(chain: Sequence[Line]) -> bool:
    """Tell whether characters of the text's size stand one right below the other: no column of a table does."""
    return len(chain) > 4 and all(b.top - a.top < 1.3 * a.size for a, b in pairwise(chain))


def _step(chain: Sequence[Line]) -> float:
    """Return how far a column's characters stand below each other."""
    return chain[1].top - chain[0].top if len(chain) > 1 else 0.0


def _words(chain: Sequence[Line]) -> str:
    """Return an upright line's text, a space where it leaves room for a character."""
    words, least = chain[0].text, min(b.top - a.top for a, b in pairwise(chain))
    for above, line in pairwise(chain):
        words += (" " if line.top - above.top > 1.6 * least else "") + line.text
    return words


def upright_heads(lines: list[Line], body: float) -> list[Line]:
    """Take the lone large characters that stand one below the other out of `lines`; return them as upright lines."""
    large = sorted(
        (x for x in lines if x.size > 0.95 * body and len(x.text.strip()) <= 2 and x.measure < 1.6),
        key=lambda x: x.top,
    )
    chains: list[list[Line]] = []
    for line in large:
        for chain in reversed(chains[-40:]):
            last = chain[-1]
            step = line.top - last.top
            if (
                abs(last.middle - line.middle) < 0.35 * line.size
                and abs(last.size - line.size) < 0.12 * line.size
                and 0.5 * line.size < step < max(2.2 * line.size, _SPACED * _step(chain))
            ):
                chain.append(line)
                break
        else:
            chains.append([line])
    made: list[Line] = []
    for chain in chains:
        if len(chain) < 3 or (chain[0].size <= 1.1 * body and not _is_tight(chain)):
            continue
        gone = {id(x) for x in chain}
        lines[:] = [x for x in lines if id(x) not in gone]
        first = chain[0]
        made.append(
            Line(
                min(x.left for x in chain), first.top, max(x.right for x in chain), chain[-1].bottom,
                _words(chain), first.size, first.face, first.bold, upright=True, frame=first.frame,
                runs=[run for x in chain for run in x.runs],
            )
        )  # fmt: skip
    return made
