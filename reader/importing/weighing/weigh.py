"""Lines weighed over the whole text: where their reading differs from the rules', the text is read again by it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reader.importing.drafts import Draft
from reader.importing.grouping import Grouped
from reader.importing.headlines.candidates import WEATHER
from reader.importing.headlines.reasons import strongest
from reader.importing.lines.blocks import Sheet
from reader.importing.lines.line import Line
from reader.importing.text.paragraphs import Setting
from reader.importing.weighing.decoding import best_reading, decided, runners_up
from reader.importing.weighing.evidence import evidence
from reader.importing.weighing.given import STACK, differs, with_roles
from reader.importing.weighing.points import ROLES, SCALE, table
from reader.importing.weighing.seen import look
from reader.model.text import Span

NEVER = 5_000
"""A headline above a dateline or byline is of a piece, and the weather is one, whatever else speaks against it."""
MOST_SURE = 0.99
"""How sure a headline is at most, and all those of pieces none of whose lines may well be something else."""
NEAR = 100
"""Hardly worse is a reading with so many points less: where lines are read by weight, a line with one is a doubt. Where
the rules' reading stood, one that had better be something else is (decision 409)."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Lines with their roles where they are read otherwise than by the rules, `lines` as they were where not.

    `told`: of headlines, by their first character, how sure they are and the strongest evidence. `margins[k]`: how many
    points fewer the best reading has in which line k is something else; less than nothing where it has more.
    """

    lines: tuple[Line, ...]
    changed: bool
    told: dict[int, tuple[float, tuple[str, ...]]]
    margins: tuple[int, ...]

    def tell(self, drafts: Sequence[Draft]) -> None:
        """Write down at headlines how sure they are and why they are ones, and the least sure line of each piece."""
        starts = [line.start for line in self.lines]
        near = NEAR if self.changed else 0
        for draft in drafts:
            own, heads = _own(draft, starts), {block.start for block in draft.heads}
            doubtful = [k for k in own if self.margins[k] < near]
            for head in draft.heads[:1]:
                if (found := self.told.get(head.start)) is not None:
                    draft.sure, why = found
                    head.why = (why or head.why) if self.changed else (head.why or why)
                if own and not any(starts[k] in heads for k in doubtful):
                    draft.sure = MOST_SURE
            others = [k for k in doubtful if starts[k] not in heads]
            k = min(others, key=lambda k: self.margins[k], default=None)
            if k is not None:
                draft.wavers = Span(self.lines[k].start, self.lines[k].end)


def _own(draft: Draft, starts: Sequence[int]) -> list[int]:
    """Return which of the lines are a piece's own: between its first and its last those of others may stand."""
    lines = (line for block in draft.blocks() for line in block.lines)
    return sorted({k for line in lines for k in range(bisect_left(starts, line.start), bisect_left(starts, line.end))})


def weighed(sheet: Sheet, lines: Sequence[Line], grouped: Grouped, setting: Setting) -> Weighed:
    """Return the lines with roles where their best reading is better than the rules'."""
    seen = look(sheet, lines, grouped, setting)
    own, names = table(), evidence(seen)
    points = own.of(names)
    had = [line.role for line in seen]
    for k, own_names in enumerate(names):
        if had[k] == "H" and "led" in own_names:
            points[k, ROLES.index("X")] -= NEVER
        if had[k] == "P*" and WEATHER.match(seen[k].text):
            points[k, ROLES.index("P")] -= NEVER
    best = best_reading(points, own.follows)
    now = decided(points, own.follows, had, best=best)
    changed = now is not None and any(differs(a, b) for a, b in zip(had, now, strict=True))
    now = now if now is not None and changed else had
    told: dict[int, tuple[float, tuple[str, ...]]] = {}
    others = runners_up(best[1], now)
    for k, (second, margin) in enumerate(others):
        if now[k] in STACK:
            here, there = ROLES.index(now[k]), ROLES.index(second)
            apart = {n: float(own.kinds[n][here] - own.kinds[n][there]) / SCALE for n in names[k] if n in own.kinds}
            sure = min(MOST_SURE, 1 / (1 + math.exp(-max(margin, -NEVER) / SCALE)))
            told[lines[k].start] = (round(sure, 2), strongest({n: v for n, v in apart.items() if v > 0}))
    says = [line.says | {*own_names} for line, own_names in zip(seen, names, strict=True)]
    given = with_roles(lines, had, now, says) if changed else tuple(lines)
    return Weighed(given, changed, told, tuple(margin for _second, margin in others))
