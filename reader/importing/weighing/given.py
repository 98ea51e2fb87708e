"""Lines with the roles that were decided for them: what the text stages then take as given, as they do of a page's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.importing.lines.line import Line, LineRole, PrintedText

MOST_LINES = 2_000
"""What people paste is shorter; a longer text repeats its own form, which the rules study."""
FEWEST_LINES = 2
STACK = frozenset({"H", "H+", "K", "S"})
ASIDE = frozenset({"X", "N"})
_TEXT = frozenset({"P", "v"})
_BY_NEIGHBOURS = frozenset({"c", "e", "r"})
_NAMES = frozenset({"byline", "name", "people", "credit", "photographer", "written"})
_DATED = frozenset({"plate", "webline"})
_DAY_AND_WRITER = frozenset({"X", "B", "r"})
_ROLES: dict[str, LineRole] = {
    "X": "furniture", "N": "section", "K": "kicker", "H": "headline", "H+": "headline", "S": "subheadline",
    "B": "byline", "r": "credit", "h": "subhead", "c": "caption", "e": "editor_note", "P": "body",
}  # fmt: skip


def is_plain(printed: PrintedText) -> bool:
    """Tell whether nothing but the text itself says what its lines are: no markup, no geometry, no table."""
    lines = printed.lines
    if not FEWEST_LINES <= len(lines) <= MOST_LINES:
        return False
    return not any(
        line.level or line.role or line.sheet or line.row or line.wraps or line.opens is not None or line.size != 1.0
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
    """Return lines with what was decided of them where they were read as something else; `says`: what is true of each.

    Whole stacks go together, and what the rules know of a line by its neighbours only, which may now be others.
    """
    changed = [differs(a, b) for a, b in zip(had, now, strict=True)]
    for k in [k for k, new in enumerate(changed) if new and (now[k] in STACK or had[k] in STACK)]:
        for step in (-1, 1):
            j = k + step
            while 0 <= j < len(now) and now[j] in STACK | ASIDE:
                changed[j] = changed[j] or now[j] in STACK
                j += step
    made: list[Line] = []
    text = False
    for line, was, role, new, told in zip(lines, had, now, changed, says, strict=True):
        nameless = role == "B" and was != "B" and not told & _NAMES
        dated = bool(told & _DATED) and {role, was} <= _DAY_AND_WRITER
        if nameless or dated or (role == "X" and was == "r"):
            made.append(line)  # it names nobody; a credit, or day and writer in one line, the rules know well
        elif new or role in _BY_NEIGHBOURS:
            made.append(_given(line, "r" if role == "B" and text else role))
        else:
            made.append(line)
        text = (text or role in _TEXT) and role not in STACK
    return tuple(made)


def _given(line: Line, role: str) -> Line:
    if role == "+":
        return replace(line, opens=False)
    if role == "v":
        return replace(line, opens=True)
    return replace(line, role=_ROLES[role], opens=False if role == "H+" else None)
