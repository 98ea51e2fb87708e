"""Rules that part nothing: the hair rules between all lines of a page, and the one between a head and its own text."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head
from reader.importing.pages.marks import Box, overlap

_FEWEST = 4
"""So many rules one below the other, a line's distance apart, rule the lines of a text."""
_NEAREST, _FARTHEST = 1.1, 2.3
"""They stand so many em apart."""


def without_ruling(rules: Sequence[Box], body: float) -> tuple[Box, ...]:
    """Return rules without those that stand between all lines of a column, as tall as it is."""
    level = sorted((r for r in rules if r.width > r.height), key=lambda r: r.top)
    gone: set[int] = set()
    chains: list[list[Box]] = []
    for rule in level:
        for chain in reversed(chains[-60:]):
            last = chain[-1]
            alike = abs(last.left - rule.left) < 1.5 * body and abs(last.right - rule.right) < 1.5 * body
            if alike and _NEAREST * body < rule.top - last.top < _FARTHEST * body:
                chain.append(rule)
                break
        else:
            chains.append([rule])
    for chain in chains:
        if len(chain) >= _FEWEST:
            gone.update(map(id, chain))
    return tuple(r for r in rules if id(r) not in gone)


def parting(
    rules: Sequence[Box], heads: Sequence[Head], texts: Sequence[Block], body: float, lead: float
) -> list[Box]:  # fmt: skip
    """Return rules without those that stand between a head and the text below it, and are as wide as that text."""
    return [r for r in rules if not any(_is_own(r, h, heads, texts, body, lead) for h in heads)]


def _is_own(
    rule: Box, head: Head, heads: Sequence[Head], texts: Sequence[Block], body: float, lead: float
) -> bool:  # fmt: skip
    """Tell whether a rule right below a head, over all of its text that begins there, is that head's own."""
    box = head.box
    over = rule.left < box.left + body and rule.right > box.right - body
    if head.upright or head.small or not over or not -0.3 * body < rule.top - box.bottom < 1.6 * body:
        return False
    below = [
        t for t in texts
        if -0.5 * body < t.top - rule.bottom < 2.2 * lead and overlap(t.left, t.right, rule.left, rule.right) > body
    ]  # fmt: skip
    if not below or any(_is_between(rule, h.box, below, body) for h in heads if h is not head):
        return False
    left, right = min(t.left for t in below), max(t.right for t in below)
    return rule.left > left - 1.6 * body and rule.right < right + 1.6 * body


def _is_between(rule: Box, other: Box, below: Sequence[Block], body: float) -> bool:
    """Tell whether another head stands between a rule and text below it."""
    return any(
        rule.top - body < other.top and other.bottom < t.top + body
        and overlap(other.left, other.right, t.left, t.right) > 0 for t in below
    )  # fmt: skip
