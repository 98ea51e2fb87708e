"""Strips into columns, columns into pages; the last page's columns are made even."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.printing.columns import NEAR, balanced, columns_of, depth_of, end_of, heights_of
from reader.printing.faces import UNITS
from reader.printing.page import Page, Placed
from reader.printing.sheet import Sheet
from reader.printing.strips import HAIR, RuleMark, Strip, stacked

MOST_FOOT = 0.45
BETWEEN = 2.2
LEAST_LINES = 4  # of text below the head of a piece that begins on another's page
LEAST_END = 5  # lines of a piece of one column that stand alone on its last page


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One piece to be filled into pages.

    `head` stands over the full measure, `body` runs through the columns, its last strips, `closing` of them, say where
    the piece is from; below one column that is said by `tail`. `notes` gives the strips of each annotation's note.
    `running` is the head of the pages that follow.
    """

    head: Sequence[Strip]
    body: Sequence[Strip]
    tail: Sequence[Strip]
    notes: Mapping[str, Sequence[Strip]]
    running: tuple[str, str]
    foot_rule: Strip
    closing: int = 0


def fill(flow: Flow, sheet: Sheet, on: Page | None = None) -> Iterator[Page]:
    """Yield the pages of one piece, whose notes are still to be put at their feet (`Page.end`). It begins below what
    stands on the page `on`, where its head and some lines of text find room there, else on a new page.
    """
    page, y = _beginning(flow, sheet, on)
    carried: list[Strip] = []
    for strip in flow.head:
        if y > sheet.top and y + strip.height > sheet.bottom:
            yield page
            page, y = page.following(flow.running, carried), sheet.top
        page.place(strip, sheet.left, y)
        y += strip.height
        carried.extend(s for n in strip.notes for s in flow.notes.get(n, ()))
    if sheet.bottom - y < 2 * sheet.pitch and flow.body:
        yield page
        page, y = page.following(flow.running, carried), sheet.top
    at = 0
    while True:
        at, carried, finished = _fill_page(page, flow, sheet, y, at, carried)
        yield page
        if finished:
            return
        page, y = page.following(flow.running, carried), sheet.top


def _beginning(flow: Flow, sheet: Sheet, on: Page | None) -> tuple[Page, float]:
    """Return the page and the height at which a piece begins."""
    if on is not None:
        below = on.free + BETWEEN * sheet.em
        first = flow.body[: _first_lines(flow.body)]
        notes = [s for strip in (*flow.head, *first) for n in strip.notes for s in flow.notes.get(n, ())]
        needed = stacked(flow.head) + stacked(first) + (_standing(on, flow, notes) - on.foot_height)
        if below + needed <= on.floor:
            on.join()
            return on, below
    return Page(sheet=sheet), sheet.top


def _first_lines(body: Sequence[Strip]) -> int:
    """Return how many strips at least a piece begins with."""
    return next((k for k in range(LEAST_LINES, len(body)) if not body[k - 1].keep), len(body))


def with_end_kept(flow: Flow) -> Flow:
    """Return the flow with its last lines kept together, for a piece behind which nothing stands on its last page."""
    body, at = flow.body, max(0, len(flow.body) - LEAST_END)
    return replace(flow, body=[*body[:at], *(replace(strip, keep=True) for strip in body[at:-1]), *body[-1:]])


def _standing(page: Page, flow: Flow, notes: Sequence[Strip]) -> float:
    """Return how high the foot of a page is with these notes."""
    rule = page.foot or ([flow.foot_rule] if notes else [])
    return sum(s.before + s.height for s in (*rule, *notes))


def _fill_page(
    page: Page, flow: Flow, sheet: Sheet, top: float, at: int, carried: list[Strip]
) -> tuple[int, list[Strip], bool]:
    """Fill one page from strip `at`; returns the next strip, notes that found no room, and whether all is placed."""
    body, room = flow.body, sheet.bottom - top
    tail = sum(s.before + s.height for s in flow.tail)
    columns, foot, left = _with_notes(page, flow, room, at, carried)
    heights = heights_of(sheet, room, _standing(page, flow, foot))
    end, depth = end_of(columns, at), heights[-1]
    finished = False
    if end >= len(body):
        even = balanced(body, at, sheet, [height - tail for height in heights])
        if even is not None:
            columns, depth = even
            finished = not left
        elif len(body) - at > 1:  # the source line shall not stand alone on a page: some lines go with it
            columns, foot, left = _with_notes(page, flow, room - tail, at, carried)
            end = end_of(columns, at)
    _place(page, flow, columns, sheet, top, heights)
    _column_rules(page, sheet, top, columns, body)
    y = top + depth
    for strip in flow.tail if finished else ():
        y += strip.before
        page.place(strip, sheet.left, y)
        y += strip.height
    if foot:
        page.foot += [*([] if page.foot else [flow.foot_rule]), *foot]
    page.free = top + depth + tail if finished else float("inf")
    return end, left, finished


def _with_notes(
    page: Page, flow: Flow, room: float, at: int, carried: list[Strip]
) -> tuple[list[list[int]], list[Strip], list[Strip]]:
    """Return the columns of a page, the notes at its foot, and the notes that go on to the next page.

    Notes take room from the text, and less text may need fewer notes: foot and text are settled in turn.
    """
    sheet = page.sheet
    most = min(room - 2 * sheet.pitch, MOST_FOOT * (sheet.bottom - sheet.top)) - _standing(page, flow, ())
    rule = Strip(height=0) if page.foot else flow.foot_rule
    foot = list(carried)
    columns: list[list[int]] = []
    for _turn in range(8):
        shown, _left = _cut(foot, most, rule)
        columns = columns_of(flow.body, at, heights_of(sheet, room, _standing(page, flow, shown)))
        numbers = [n for column in columns for k in column for n in flow.body[k].notes]
        wanted = [*carried, *(s for n in numbers for s in flow.notes.get(n, ()))]
        grown = len(wanted) > len(foot)
        foot = wanted
        if not grown:
            break
    shown, left = _cut(foot, most, rule)
    return columns, shown, left


def _place(
    page: Page, flow: Flow, columns: Sequence[Sequence[int]], sheet: Sheet, top: float, heights: Sequence[float]
) -> None:
    """Put columns on a page, none of which breaks level with the one before.

    Readers of a PDF take columns that both break at one height for the rows of a table. So half of the white above a
    subhead goes below it where that is so, and the source of the piece moves down a little.
    """
    body, closing = flow.body, len(flow.body) - flow.closing
    beside: list[tuple[float, float]] = []
    for number, column in enumerate(columns):
        y, owed, blocks = top, 0.0, [(top, top)]
        for k in column:
            if k != column[0]:
                y += body[k].before
                if owed and body[k].part is not body[k - 1].part:
                    y, owed = y + owed, 0.0
                    blocks.append((y, y))
                elif body[k].before and any(abs(y - other) < NEAR for other, _end in beside[1:]):
                    owed = body[k].before / 2
                    y -= owed
                elif k == closing:
                    y += _apart(y, stacked(body[k:]), beside, sheet.em, top + heights[number])
                if body[k].before:
                    blocks.append((y, y))
            page.place(body[k], sheet.left + number * sheet.stride, y)
            y += body[k].height
            blocks[-1] = (blocks[-1][0], y)
        beside = blocks


def _apart(y: float, height: float, beside: Sequence[tuple[float, float]], em: float, most: float) -> float:
    """Return how far the source of a piece moves down, so that neither its top nor its middle nor its end is level
    with that of a block, from and to, in the column before.
    """
    for step in range(6):
        move = 0.4 * em * step
        own = (y + move + 0.4 * em, y + move + height - 0.3 * em)
        marks = [(a, (a + b) / 2, b) for a, b in (own, *beside[1:])]
        if y + move + height > most:
            break
        if all(
            abs(mine - theirs) > 0.7 * em for other in marks[1:] for mine, theirs in zip(marks[0], other, strict=True)
        ):
            return move
    return 0.0


def _column_rules(
    page: Page, sheet: Sheet, top: float, columns: Sequence[Sequence[int]], body: Sequence[Strip]
) -> None:
    """Put a hairline between columns, as deep as the text."""
    depth = depth_of(body, columns)
    for number in range(1, len([c for c in columns if c])):
        x = sheet.left + number * sheet.stride - (sheet.stride - sheet.column) / 2
        inset = 0.3 * sheet.pitch
        rule = RuleMark(x=0, y=0, width=0.4 * UNITS, height=depth - 2 * inset, ink=HAIR)
        page.marks.append(Placed(x, top + inset, rule))


def _cut(foot: list[Strip], most: float, rule: Strip) -> tuple[list[Strip], list[Strip]]:
    """Return the notes' lines that have room on this page, and those that go on to the next."""
    used = rule.height
    for k, strip in enumerate(foot):
        used += strip.height + strip.before
        if used > most + NEAR:
            return foot[:k], foot[k:]
    return foot, []
