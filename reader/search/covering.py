"""Which alternatives of a word stand only where another one does: who has found the wider one looks there alone."""

from __future__ import annotations

from collections.abc import Iterable

from reader.search.query import Alternative, Segment
from reader.search.spelling import digit_forms


def covers(one: Alternative, other: Alternative) -> bool:
    """Tell whether the one matches wherever the other does."""
    return (
        len(one.segments) == len(other.segments)
        and (one.loose or not other.loose)
        and all(_wider(a, b) for a, b in zip(one.segments, other.segments, strict=True))
    )


def widest_first(alternatives: Iterable[Alternative]) -> list[Alternative]:
    """Return the alternatives in an order in which none comes before one that covers it, unless they are alike."""
    return sorted(alternatives, key=_narrowness)


def _narrowness(alternative: Alternative) -> tuple[bool, int, bool]:
    segments = alternative.segments
    width = sum(len(part.sounds) or 1 + (part.kind != "char") for part in segments)
    return not alternative.loose, -width, any(part.tone for part in segments)


def _wider(one: Segment, other: Segment) -> bool:
    """Tell whether one segment takes whatever the other takes."""
    if one == other:
        return True
    if one.kind == "sound":
        return other.kind == "sound" and one.tone in (0, other.tone) and one.sounds >= other.sounds
    if one.kind == "form":
        return other.kind == "char" and one.char == other.char
    return one.kind == "digit" and other.kind == "char" and other.char in digit_forms(one.char)
