"""A newspaper's name that runs down at the head of a level page, with the lines of day and number below it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.hanzi.folding import fold
from reader.importing.pages.head_words import NO_PAPER, PAPER, is_fact
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Marks

_LONGEST = 14
"""A line below such a name is at most so many em long."""


def take_upright_name(uprights: list[Line], lines: Sequence[Line], marks: Marks, body: float) -> list[Line]:
    """Take the name out of `uprights`; return it with its lines, which stay in `lines`, or nothing."""
    for name in uprights:
        words = fold(name.text).replace(" ", "")
        large = name.size > 2.2 * body and name.top < 0.15 * marks.height
        if large and PAPER.match(words) and not NO_PAPER.search(words):
            own = _below(name, lines)
            uprights.remove(name)
            return [name, *own]
    return []


def _below(name: Line, lines: Sequence[Line]) -> list[Line]:
    """Return the short lines right below a name, on its axis, as far as they go and if one of them says a fact."""
    made: list[Line] = []
    low = name.bottom
    near = [x for x in lines if abs(x.middle - name.middle) < 0.6 * name.size and x.top > name.bottom - 0.3 * x.size]
    for line in sorted(near, key=lambda x: x.top):
        if (
            line.top - low > max(2.2 * line.size, 0.5 * name.size)
            or line.measure > _LONGEST
            or line.text[-1:] in "，。"
        ):
            break
        if made and line.size > 1.3 * made[0].size:
            break
        made.append(line)
        low = line.bottom
    return made if any(is_fact(x) for x in made) else []
