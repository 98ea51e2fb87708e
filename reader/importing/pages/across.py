"""Stories that run over the end of a page without a word about it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.hanzi.folding import fold
from reader.importing.lines.jump_marks import IN
from reader.importing.pages.foot import SURE
from reader.importing.pages.stories import Aside, Spread, Story
from reader.model.cells import BORDER


def join_pages(spreads: Sequence[Spread]) -> None:
    """Join text that begins a page inside a sentence to the story that stopped there on the page before.

    A sheet without a head of its own is of the page before; one without a number before page 2 is page 1.
    """
    for before, after in pairwise(spreads):
        if before.plate.page is None and before.plate.newspaper and after.plate.page == "2":
            before.plate.page = "1"
        if not after.plate.lines and after.plate.page is None:
            after.plate.page, after.plate.page_name = before.plate.page, before.plate.page_name
    for before, after in pairwise(spreads):
        _join_table(before, after)
        _join_foot(before, after)
        _join_open(before, after)
        headless = [s for s in after.stories if s.kind == "story" and s.inside and not _says_so(s)]
        open_ = [s for s in before.stories if s.kind == "story" and s.open_end]
        if len(headless) != 1 or not open_:
            continue
        _join(open_[-1], headless[0])
        after.stories.remove(headless[0])


def _says_so(story: Story) -> bool:
    """Tell whether a story has a headline, or says from where it goes on: what is joined by its words."""
    return story.has("headline") or IN.match(fold(story.parts[0].line.text)) is not None


def _join_foot(before: Spread, after: Spread) -> None:
    """Give the headline that a page ends with the text that begins the next one with a paragraph."""
    first = after.stories[0] if after.stories else None
    if not before.foot or first is None or first.kind != "story" or first.has("headline") or first.inside:
        return
    own = {id(p.line) for p in before.foot}
    before.asides = [a for a in before.asides if id(a.line) not in own]
    first.parts[:0] = before.foot
    if first.sure > SURE:
        first.sure, first.unsure = SURE, before.foot[0].line
    after.stories.remove(first)
    before.stories.append(first)


def _join_open(before: Spread, after: Spread) -> None:
    """Give text that begins a page with a paragraph to the story at the foot of the page before, where it may go on."""
    first = after.stories[0] if after.stories else None
    stories = [s for s in before.stories if s.kind == "story" and s.sheet == before.number]
    if not stories or first is None or first.kind != "story" or first.has("headline") or first.inside:
        return
    lines = {id(s): [p.line for p in s.parts if p.role == "body" and p.sheet == before.number] for s in stories}
    all_ = [line for own in lines.values() for line in own]
    if not all_ or after.plate.newspaper or any(p.line.row for p in first.parts):
        return
    last = max((s for s in stories if lines[id(s)]), key=lambda s: (lines[id(s)][-1].left, lines[id(s)][-1].top))
    line, lowest = lines[id(last)][-1], max(x.bottom for x in all_)
    if line.bottom < lowest - 3 * line.size or line.right < max(x.right for x in all_) - 40 * line.size:
        return
    last.parts += first.parts
    last.open_end = first.open_end
    if last.sure > SURE:
        last.sure, last.unsure = SURE, first.parts[0].line
    after.stories.remove(first)


def _join_table(before: Spread, after: Spread) -> None:
    """Give a table that begins a page to the story that the page before ends with; its repeated header is set aside."""
    second = after.stories[0] if after.stories else None
    if second is None or not before.stories or any(not p.line.row for p in second.parts):
        return
    first = before.stories[-1]
    if first.kind != "story":
        return
    rows = [p.line for p in first.parts if p.line.row]
    goes_on = (
        rows
        and first.parts[-1].line is rows[-1]
        and rows[-1].text.count(BORDER) == second.parts[0].line.text.count(BORDER)
    )
    header = next((x.text for x in reversed(rows) if x.row == 1), None)
    if goes_on and second.parts[0].line.text == header:
        after.asides.append(Aside("furniture", second.parts.pop(0).line, after.number))
    for k, part in enumerate(second.parts, 1):
        part.line.row = k + (rows[-1].row if goes_on else 0)
    if second.parts and first.sure > 0.85:
        first.sure, first.unsure = 0.85, second.parts[0].line
    first.parts += second.parts
    after.stories.remove(second)


def _join(first: Story, second: Story) -> None:
    own = [p for p in second.parts if p.role in {"body", "subhead"}]
    if own:
        own[0].opens = False
    at = max((k for k, p in enumerate(first.parts) if p.role in {"body", "subhead"}), default=len(first.parts) - 1) + 1
    first.parts[at:at] = second.parts
    first.open_end = second.open_end
    if first.sure > 0.85:
        first.sure, first.unsure = 0.85, own[0].line if own else first.unsure
