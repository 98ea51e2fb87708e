"""Letters as initials of syllables, alone or mixed with whole syllables (docs/search-syntax.md, part 2)."""

from __future__ import annotations

from reader.hanzi.syllables import (
    INITIALS,
    LONGEST,
    SYLLABLES,
    beginning_with,
    begins_syllable,
    is_syllable,
    spellings,
)
from reader.search.query import Segment

MOST_PRODUCTS = 64
MOST_MIXED = 8

_Mixed = tuple[tuple[Segment, ...], bool, bool]
"""Segments, has a syllable, has an initial."""


def initials(letters: str) -> list[tuple[Segment, ...]]:
    """Return the cuts into initials, zh ch sh as one or as two."""
    if not set(letters) <= INITIALS:
        return []
    ends: list[list[tuple[str, ...]]] = [[] for _ in letters] + [[()]]
    for start in range(len(letters) - 1, -1, -1):
        lengths = (2, 1) if letters[start : start + 2] in {"zh", "ch", "sh"} else (1,)
        ways = [(letters[start : start + n], *rest) for n in lengths for rest in ends[start + n]]
        ends[start] = sorted(ways, key=len)[:MOST_PRODUCTS]
    return [tuple(Segment("sound", "", beginning_with(part)) for part in parts) for parts in ends[0] if parts]


def mixed(letters: str, begun: bool) -> list[tuple[Segment, ...]]:
    """Return the shortest cuts into syllables and initials with at least one of each."""
    ends: list[list[_Mixed]] = [[] for _ in letters] + [[((), False, False)]]
    for start in range(len(letters) - 1, -1, -1):
        found: list[_Mixed] = []
        for end in range(start + 1, min(len(letters), start + LONGEST) + 1):
            part = letters[start:end]
            if is_syllable(part):
                sounds = beginning_with(part) if begun and end == len(letters) else spellings(part)
                found += [((Segment("sound", "", sounds), *rest), True, i) for rest, _, i in ends[end]]
            elif (
                begun
                and end == len(letters)
                and end - start > 1
                and begins_syllable(part)
                and part not in {"zh", "ch", "sh"}
            ):
                found.append(((Segment("sound", "", beginning_with(part)),), True, False))
            if part in INITIALS or part in {"zh", "ch", "sh"}:
                found += [((Segment("sound", "", beginning_with(part)), *rest), s, True) for rest, s, _ in ends[end]]
        found.sort(key=lambda state: len(state[0]))
        ends[start] = found[: 8 * MOST_MIXED]
    return list(dict.fromkeys(segments for segments, syllable, initial in ends[0] if syllable and initial))[:MOST_MIXED]


assert {syllable[0] for syllable in SYLLABLES} >= INITIALS
