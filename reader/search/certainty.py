"""Which documents surely hold a word: nobody has to look into their texts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from reader.hanzi.forms import other_forms, readings_meant
from reader.search.alphabet import alphabet
from reader.search.bits import Mask, unpacked
from reader.search.query import Segment as Part
from reader.search.segment import Segment
from reader.search.signature import INITIAL_ROW
from reader.search.stored_rows import Bits
from reader.search.ways import Way


def certain(found: Iterable[Way], segment: Segment) -> Mask:
    """Return documents in which one of the ways surely stands, whatever field: nobody has to look there."""
    marks = np.zeros(len(segment), np.bool_)
    for way in found:
        if (bits := _certain(way, segment)) is not None:
            marks |= unpacked(bits, len(segment))
    return marks


def unsure(found: Iterable[Way], segment: Segment) -> Mask:
    """Return the documents in which one of the ways may stand, but for what `certain` knows of neighbours."""
    marks = np.zeros(len(segment), np.bool_)
    for way in found:
        bits = _unsure(way, segment) if way.bits is None else way.bits
        marks |= True if bits is None else unpacked(bits, len(segment))
    return marks


def _unsure(way: Way, segment: Segment) -> Bits | None:
    parts, lists = way.alternative.segments, segment.bigrams
    if lists is None or len(parts) != 2 or not by_any_reading(way):
        return None
    told = lists.told(*parts, len(segment))
    return None if told is None else lists.either(told[1], len(segment))


def _certain(way: Way, segment: Segment) -> Bits | None:
    if not by_any_reading(way):
        return None
    parts = way.alternative.segments
    rows = _rows(parts)
    if rows and segment.signed is not None:
        return segment.signed.surely(rows)
    if segment.bigrams is None or len(parts) != 2:
        return None
    return segment.bigrams.certain(*parts, len(segment))


def _rows(parts: tuple[Part, ...]) -> list[int]:
    """Return the rows of the signature that say exactly the same: those of syllables, that of two initials."""
    if any(part.kind != "sound" for part in parts):
        return []
    if len(parts) == 1:
        numbers = alphabet().number_of
        return [numbers[sound] for sound in parts[0].sounds if sound in numbers]
    letters = initials(parts)
    return [27 * letters[0] + letters[1] + INITIAL_ROW] if len(letters) == 2 else []


def initials(parts: tuple[Part, ...]) -> list[int]:
    """Return the letters (1 to 26) whose syllables the parts are, all of them; nothing for any others."""
    letters = [ord(letter) - 96 for part in parts if part.kind == "sound" and (letter := _initial(part.sounds))]
    return letters if len(letters) == len(parts) else []


def _initial(sounds: frozenset[str]) -> str | None:
    """Return the letter whose syllables these are, all of them; None for any others."""
    letter = min(sounds, default=" ")[0]
    whole = all(sound[0] == letter for sound in sounds) and sounds.issuperset(_beginning(letter))
    return letter if whole else None


@lru_cache(maxsize=32)
def _beginning(letter: str) -> frozenset[str]:
    return frozenset(syllable for syllable in alphabet().syllables if syllable.startswith(letter))


def by_any_reading(way: Way) -> bool:
    """Tell whether a way takes its characters whatever their reading."""
    return all(_by_any_reading(part, way.alternative.loose) for part in way.alternative.segments)


def _by_any_reading(part: Part, loose: bool) -> bool:
    if part.kind == "sound":
        return loose and not part.tone
    if part.kind == "form":
        return not any(other.readings and (other.always or not loose) for other in other_forms(part.char))
    return part.char not in readings_meant()
