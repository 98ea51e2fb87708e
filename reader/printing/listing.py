"""Lists of a clipping book over pages: a heading, entries that are never split, never just a few at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.printing.faces import face
from reader.printing.heading import rule_strip
from reader.printing.lines import Lines
from reader.printing.page import Link, Page
from reader.printing.sheet import Sheet
from reader.printing.strips import Strip, TextMark
from reader.printing.structure import Part

ENTRIES_A_PAGE = 24
LEAST_AT_END = 5
"""So many entries, or lines, the last page of a list has at least: where it had fewer, some of the page before."""


def heading_strips(heading: str, sheet: Sheet) -> tuple[Strip, Strip]:
    """Return the heading of a list or an index, and the rule below it."""
    size = 1.5 * sheet.em
    lines = Lines(heading, face("serif", size, bold=True, spacing=0.3 * size), sheet.measure)
    mark = TextMark(lines=lines, number=0, x=0, baseline=1.1 * size)
    title = Strip(height=1.9 * size, marks=(mark,), part=Part("H1"))
    return title, rule_strip(sheet, before=0.2, after=0.9)


def listed(
    heading: str, entries: Sequence[tuple[Sequence[Strip], int]], sheet: Sheet, most: int = ENTRIES_A_PAGE
) -> Iterator[Page]:
    """Yield pages with a heading and entries below it, none of which is split, at most so many a page, and not just
    a few on the last; each leads to its page.
    """
    page, y = Page(sheet=sheet, opening=True), sheet.top
    for strip in heading_strips(heading, sheet):
        page.place(strip, sheet.left, y)
        y += strip.height
    heights, at = [sum(s.before + s.height for s in strips) for strips, _target in entries], 0
    for k, count in enumerate(_shared_out(heights, sheet.bottom - y, sheet.bottom - sheet.top, most)):
        if k:
            yield page
            page, y = Page(sheet=sheet, names=[heading]), sheet.top
        for strips, target in entries[at : at + count]:
            y = _place_entry(page, y, strips, target)
        at += count
    yield page


def _shared_out(heights: Sequence[float], first: float, room: float, most: int) -> list[int]:
    """Return how many entries each page has: the `first` one has less room, the last one never just a few."""
    counts, left = [0], first
    for height in heights:
        if counts[-1] and (height > left or counts[-1] >= most):
            counts.append(0)
            left = room
        counts[-1] += 1
        left -= height
    while len(counts) > 1 and counts[-1] < LEAST_AT_END < counts[-2]:
        height = heights[-counts[-1] - 1]
        if height > left:
            break
        counts[-2:] = [counts[-2] - 1, counts[-1] + 1]
        left -= height
    return counts


def _place_entry(page: Page, y: float, strips: Sequence[Strip], target: int) -> float:
    """Put an entry on a page at a height, with the way to where it leads; return the height below it."""
    own, top = page.sheet, y
    for strip in strips:
        y += strip.before if y > own.top else 0.0
        page.place(strip, own.left, y)
        y += strip.height
    if target >= 0:
        page.links.append(Link(x=own.left, y=top, width=own.measure, height=y - top, page=target, part=strips[-1].part))
    return y
