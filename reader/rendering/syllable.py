"""A syllable above the text, to be set right: which word it belongs to, and what else its character may be read as."""

from __future__ import annotations

from collections.abc import Mapping

from reader.model.door import door, doors
from reader.model.quick_dataclass import dataclass


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class Syllable:
    """A character above which something stands: the word it is part of, its place there, how it is read, and else."""

    word: str
    place: int
    readings: tuple[str, ...]
    others: tuple[str, ...]

    def read_as(self, other: str) -> tuple[str, ...]:
        """Return the word's readings with another one for this character."""
        return (*self.readings[: self.place], other, *self.readings[self.place + 1 :])


@door
def syllable_at(text: str, place: int, own: Mapping[str, tuple[str, ...]]) -> Syllable | None:
    """Return what is to be known of the character at a place of a paragraph; None where it has no other reading.

    The word is one whose reading was set, else that of the dictionary; a character by itself takes the next one with
    it, so that not every 地 is read otherwise.
    """
    from reader.hanzi.folding import fold
    from reader.hanzi.readings import allowed, in_context
    from reader.hanzi.words import Words

    folded = fold(text)
    read = in_context(text, own=own)
    others = tuple(reading for reading in allowed(text[place]) if reading != read[place])
    if not others:
        return None
    words = Words(folded)
    k = words.at(place)
    start, end = words.starts[k], words.starts[k + 1]
    if end - start == 1 and end < len(text) and read[end]:
        end += 1
    elif end - start == 1 and start and read[start - 1]:
        start -= 1
    start, end = _set_by_reader(folded, place, own) or (start, end)
    readings = tuple(reading or "" for reading in read[start:end])
    return Syllable(word=folded[start:end], place=place - start, readings=readings, others=others)


def _set_by_reader(text: str, place: int, own: Mapping[str, tuple[str, ...]]) -> tuple[int, int] | None:
    """Return where the longest word stands that has the place in it and whose reading was set; None where none does."""
    for word in sorted(own, key=len, reverse=True):
        for start in range(max(0, place - len(word) + 1), place + 1):
            if text.startswith(word, start):
                return start, start + len(word)
    return None
