"""Tone marks and tone numbers: `jiě` ↔ (`jie`, 3). Bare syllables have `v` for ü, as people type them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_VOWELS = "aeiouv"


@lru_cache(maxsize=4096)  # all readings there are, asked for by every character and phrase
def without_tone(reading: str) -> tuple[str, int]:
    """Return the bare syllable and its tone, 5 for the neutral one: `lǚ` → (`lv`, 3). Other signs are dropped."""
    tone, letters = 5, ""
    for char in unicodedata.normalize("NFD", reading.lower()):
        if char in _TONES:
            tone = _TONES[char]
        elif char == "\u0308":
            letters = letters[:-1] + "v"
        elif char.isascii() and char.isalpha():
            letters += char
    return letters, tone


def with_tone(syllable: str, tone: int) -> str:
    """Return the syllable as printed in a dictionary: (`lv`, 3) → `lǚ`. Tone 5 and 0 have no mark."""
    place = _marked_vowel(syllable)
    shown = syllable.replace("v", "ü")
    mark = next((m for m, number in _TONES.items() if number == tone), "")
    if place < 0 or not mark:
        return shown
    return unicodedata.normalize("NFC", shown[: place + 1] + mark + shown[place + 1 :])


def _marked_vowel(syllable: str) -> int:
    """Return where the mark goes: on a or e, else the o of ou, else the last vowel; -1 where there is none."""
    for vowel in "ae":
        if vowel in syllable:
            return syllable.index(vowel)
    if "ou" in syllable:
        return syllable.index("ou")
    return max((i for i, letter in enumerate(syllable) if letter in _VOWELS), default=-1)
