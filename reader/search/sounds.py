"""Similar sounds: which syllables some people do not tell apart."""

from __future__ import annotations

from functools import cache

from reader.hanzi.syllables import SYLLABLES

_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def similar(syllable: str) -> frozenset[str]:
    """Return the syllables that sound like this one to some, itself included.

    Z/zh c/ch s/sh n/l f/h, an/ang en/eng in/ing.
    """
    beginnings = {syllable}
    for one, other in _INITIALS:
        if syllable.startswith(one):
            beginnings.add(other + syllable[len(one) :])
        elif syllable.startswith(other) and not syllable.startswith(one):
            beginnings.add(one + syllable[len(other) :])
    found = set(beginnings)
    for sound in beginnings:
        for one, other in _FINALS:
            if sound.endswith(one):
                found.add(sound[: -len(one)] + other)
            elif sound.endswith(other):
                found.add(sound[: -len(other)] + one)
    return frozenset(found & SYLLABLES) | {syllable}


def similar_to_any(sounds: frozenset[str]) -> frozenset[str]:
    """Return every syllable similar to one of these."""
    return frozenset(other for sound in sounds for other in similar(sound))
