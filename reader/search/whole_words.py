"""Which documents hold words where letters were found.

By initials 长征 is meant oftener than the end of one word and the beginning of the next that happen to begin so too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from reader.hanzi.forms import simplified_throughout
from reader.search.bits import Mask
from reader.search.query import WEIGHT, Node, Phrase, Tier, Word
from reader.search.sheet import Sheet

_LOOKED_AT, _BODIES = 256, 50  # bodies are long
_BY_SOUND = frozenset({Tier.WHOLE, Tier.BEGUN, Tier.INITIALS})


def heard(positive: Node | None, tier: Tier) -> Word | None:
    """Return what may be found by sound at a tier as two or more characters, if that is the whole query."""
    word = positive.together if isinstance(positive, Phrase) else positive
    if not isinstance(word, Word) or tier not in _BY_SOUND:
        return None
    here = tuple(a for a in word.alternatives if a.tier == tier and len(a.segments) > 1)
    return replace(word, alternatives=here) if here else None


def looked_at(weight: int) -> int:
    """Return how many of the newest documents of a level are ordered by whether words stand there."""
    return _BODIES if weight == WEIGHT["body"] else _LOOKED_AT


def hold_words(sheet: Sheet, word: Word) -> Mask:
    """Tell for each document of a sheet whether one of the places of the word falls into words (`falls_into_words`)."""
    places = sheet.word(word)
    text = sheet.classes.inventory.folded(sheet.ids)
    spans = zip(places.starts.tolist(), places.ends.tolist(), strict=True)
    good = np.fromiter((falls_into_words(text[start:end]) for start, end in spans), np.bool_, len(places.starts))
    result = np.zeros(sheet.documents, np.bool_)
    result[sheet.owner_of(places.where(good))] = True
    return result


@lru_cache(maxsize=8192)
def falls_into_words(text: str) -> bool:
    """Tell whether a folded text, or that in the other forms of its characters, is words (`hanzi.words`)."""
    from reader.hanzi.words import only_longer_words  # its dictionary is loaded where a search first asks for it

    simple = simplified_throughout(text)
    return only_longer_words(text) or (simple != text and only_longer_words(simple))
