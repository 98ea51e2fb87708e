"""Paper and day in brackets on a headline's own line: 老街整修石阶（渡口报 2024-01-05）, 【2024-01-05】老街整修石阶."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.importing.aside.nameplates import Nameplate, read_plate
from reader.importing.lines.blocks import Block, stretch
from reader.importing.who import leads

_INSIDE = r"(?P<told>[(\[【][^()\[\]【】]{6,40}[)\]】])"
_BEHIND = re.compile(rf"(?P<head>.{{2,70}}?[^。,;:、])\s*{_INSIDE}$")
_BEFORE = re.compile(rf"{_INSIDE}\s*(?P<head>.{{4,70}}[^。,;:、])$")
_CITED = re.compile(
    r"(?P<head>(?:\d{1,3}[、.]\s*)?[^《》]{4,60}?[^。,;:、\s])\s+(?P<told>《[一-龥]{2,12}》\s*(?:1[89]|20)\d\d[年./-].{3,20})$"
)
"""A clipping's headline with its source behind it: 1、老街整修石阶 《渡口报》1984年3月5日."""
_LONGEST = 110
_FEWEST = 2
"""So many brackets that name no newspaper are no chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ascribed:
    """Where headline and bracket stand in a line, what the bracket says, and the page it names."""

    head: tuple[int, int]
    plate: Nameplate
    page: str | None
    page_name: str | None


def ascribed_headlines(blocks: Sequence[Block], given: str | None) -> dict[int, Ascribed]:
    """Return such lines; `given` is the text's day where it is known from elsewhere."""
    found = {k: one for k, block in enumerate(blocks) if (one := _ascribed(block)) is not None}
    bare = [k for k, one in found.items() if one.plate.newspaper is None and one.plate.date != given]
    if len(bare) < _FEWEST:
        for k in bare:
            del found[k]
    return found


def _ascribed(block: Block) -> Ascribed | None:
    if block.size > _LONGEST or len(block.lines) > 1 or block.first.cuts or block.first.role or block.first.row:
        return None
    if block.folded[-1] not in ")]】" and block.folded[0] not in "([【" and "《" not in block.folded:
        return None
    found = next((f for form in (_BEHIND, _BEFORE, _CITED) if (f := form.fullmatch(block.folded))), None)
    if found and (found["head"][-1] == "》" or leads.is_byline(found["head"])):
        return None  # the line is a masthead's or a byline's
    inside = stretch(block, *found.span("told")) if found else None
    plate = read_plate(inside, True) if inside is not None else None
    if found is None or inside is None or plate is None or plate.date is None:
        return None
    if plate.newspaper is None and read_plate(block, False) is not None:
        return None  # a masthead, part of which stands in brackets
    return Ascribed(head=found.span("head"), plate=plate, page=inside.page, page_name=inside.page_name)
