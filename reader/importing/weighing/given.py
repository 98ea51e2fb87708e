"""Lines with the roles that were decided for them: what the text stages then take as given, as they do of a page's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.importing.lines.line import Line, LineRole, PrintedText

MOST_LINES = 2_000
"""What people paste is shorter; a longer text repeats its own form, which the rules study."""
FEWEST_LINES = 2
_FEW_ROWS = 2
"""One line of so many at most is a row of a table, or the text is one."""
_STORY = 40
"""A line of so many characters that ends a sentence, which the rules read as text, is not set aside by points alone."""
STACK = frozenset({"H", "H+", "K", "S"})
ASIDE = frozenset({"X", "N"})
_TEXT = frozenset({"P", "v"})
_BODY = frozenset({"P", "P*", "v"})
_KEPT = frozenset({"P", "P*", "+", "v", "c", "e", "r", "h"}) | STACK
_NAMES = frozenset({"signed", "byline", "name", "people", "credit", "photographer", "written"})
_KNOWN = frozenset({"greets", "jump"})
_DATED = frozenset({"plate", "webline"})
_DAYS = frozenset({"plate", "short date", "day alone"})
_DAY_AND_WRITER = frozenset({"X", "B", "r"})
_MAY_BE_DATED = _DAY_AND_WRITER | {"h"}
"""What the writer beside a day is for the rules where a line parts them from the headline."""
_ROLES: dict[str, LineRole] = {
    "X": "furniture", "N": "section", "K": "kicker", "H": "headline", "H+": "headline", "S": "subheadline",
    "B": "byline", "r": "credit", "h": "subhead", "c": "caption", "e": "editor_note", "P": "body", "P*": "opening",
}  # fmt: skip


def is_plain(printed: PrintedText) -> bool:
    """Tell whether nothing but the text itself says what its lines are: no markup, no geometry, hardly a table."""
    lines = printed.lines
    if not FEWEST_LINES <= len(lines) <= MOST_LINES:
        return False
    if _FEW_ROWS * sum(line.row > 0 for line in lines) > len(lines):
        return False
    return not any(
        line.level or line.role or line.sheet or line.wraps or line.opens is not None or line.size != 1.0
        for line in lines
    )


def differs(had: str, now: str) -> bool:
    """Tell whether two roles of a line make another text: not which kind of furniture, not whether it is verse."""
    if had == now or "I" in {had, now}:
        return False
    return not any(had in alike and now in alike for alike in (ASIDE, _TEXT))


def with_roles(
    lines: Sequence[Line], had: Sequence[str], now: Sequence[str], says: Sequence[frozenset[str]]
) -> tuple[Line, ...]:
    """Return lines with what was decided of them; `says`: what is true of each.

    What is of a piece is given wholly: the rules may say otherwise where neighbours are something else.
    """
    made: list[Line] = []
    begun = text = False
    for line, was, role, told in zip(lines, had, now, says, strict=True):
        nameless = role == "B" and was != "B" and not told & _NAMES
        known = role == "X" and told & _KNOWN
        dated = bool(told & _DATED) and role in _DAY_AND_WRITER and was in _MAY_BE_DATED
        story = role == "X" and was in _BODY and "ends sentence" in told and line.end - line.start >= _STORY
        well_known = line.row or known or nameless or dated or (was, role) in {("r", "X"), ("v", "P")}
        if story or well_known or "I" in {was, role}:
            # stories, writers who name nobody, verse, rows, greetings, credits, day and writer in one line
            made.append(line)
        elif role == "X" and differs(was, role) and not begun and told & _DAYS:
            made.append(replace(line, role="masthead"))
        elif role in _KEPT or differs(was, role):
            made.append(_given(line, "r" if role == "B" and text else role))
        else:
            made.append(line)
        text = (text or role in _BODY) and role not in STACK
        begun = begun or role in STACK | _BODY
    return tuple(made)


def _given(line: Line, role: str) -> Line:
    if role == "+":
        return replace(line, opens=False)
    if role == "v":
        return replace(line, opens=True)
    return replace(line, role=_ROLES[role], opens=False if role == "H+" else None)
