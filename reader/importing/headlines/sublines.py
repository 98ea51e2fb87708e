"""Lines below a headline that are set as subheadlines are: behind dashes or points, or in brackets."""

from __future__ import annotations

import re

from reader.importing.lines.blocks import Block
from reader.importing.who import credit_lines, leads

_LONGEST_REMARK = 60
_SHORTEST = 6
_JUMP = re.compile(r"[(](?:紧?[上下]?[接转]|全文|完|未完)")
_DOTS = "·•"
_POINTS = _DOTS + "●○◆◇■□"
_DASHES = ("——", "—", "──", "--")


def is_sub(block: Block) -> bool:
    """Tell whether a line is set as a subheadline is: behind dashes, or in brackets wholly and no credit."""
    if block.text.startswith(_DASHES):
        return block.size <= 60 and block.folded[-1] not in "。,;"
    return _is_remark(block.folded)


def _is_remark(folded: str) -> bool:
    """Tell whether a line in brackets tells of the headline above it: （1949—2019）, （十一月三日会议通过）."""
    plain = folded[:1] == "(" and folded[-1:] == ")" and ")" not in folded[:-1] and len(folded) <= _LONGEST_REMARK
    signed = leads.is_byline(folded) or leads.names_people(folded.strip("() ")) or credit_lines.is_pen_name(folded)
    signed = signed or _JUMP.match(folded) is not None
    return plain and len(folded) > _SHORTEST and not (signed or credit_lines.is_credit(folded))


def points_below(rest: list[Block]) -> list[Block]:
    """Part the lines behind points from the plain headline above them, and return them: ·首批明年完工."""
    points: list[Block] = []
    while len(rest) > 1 and rest[-1].text[0] in _POINTS and rest[0].text[0] not in _POINTS:
        points.insert(0, rest.pop())
    if len(points) == 1 and points[0].text[0] not in _DOTS:
        rest += points  # one behind a bullet is the headline, and what stands above it its kicker
        return []
    return points
