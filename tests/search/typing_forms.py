"""How people type a stretch of text.

Every form of docs/search-syntax.md, made from the text itself and its readings in context.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from reader.hanzi.readings import in_context
from reader.hanzi.syllables import SYLLABLES
from reader.hanzi.tones import without_tone

HANZI_DIGITS = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))


def bare(readings: Sequence[str]) -> list[str]:
    """Return syllables without tone, ü as v."""
    return [without_tone(reading)[0] for reading in readings]


def numbered(reading: str) -> str:
    """Return a syllable with its tone as a number."""
    syllable, tone = without_tone(reading)
    return f"{syllable}{tone}"


def two_letters(syllable: str) -> str:
    """Return the initial, zh ch sh as two letters."""
    return syllable[:2] if syllable[:2] in ("zh", "ch", "sh") else syllable[0]


Form = Callable[[str, list[str], random.Random], str]


def _mixed(text: str, readings: list[str], chance: random.Random) -> str:
    sounds = bare(readings)
    return "".join(c if chance.random() < 0.5 else s for c, s in zip(text, sounds, strict=True))


def _mixed_initials(text: str, readings: list[str], chance: random.Random) -> str:
    return "".join(c if chance.random() < 0.5 else s[0] for c, s in zip(text, bare(readings), strict=True))


def _partial(text: str, readings: list[str], chance: random.Random) -> str:
    sounds = bare(readings)
    return "".join(sounds[:-1]) + sounds[-1][: chance.randint(1, len(sounds[-1]))]


def _umlaut(text: str, readings: list[str], chance: random.Random) -> str:
    return "".join(bare(readings)).replace("v", chance.choice(["ü", "v", "u"]))


FORMS: dict[str, Form] = {
    "hanzi": lambda t, r, c: t,
    "full": lambda t, r, c: "".join(bare(r)),
    "spaced": lambda t, r, c: " ".join(bare(r)),
    "apostrophes": lambda t, r, c: "'".join(bare(r)),
    "initials": lambda t, r, c: "".join(s[0] for s in bare(r)),
    "two-letter initials": lambda t, r, c: "".join(two_letters(s) for s in bare(r)),
    "partial": _partial,
    "one letter": lambda t, r, c: bare(r)[0][0],
    "two letters": lambda t, r, c: "".join(bare(r))[:2],
    "mixed": _mixed,
    "mixed initials": _mixed_initials,
    "hanzi then pinyin": lambda t, r, c: t[0] + "".join(bare(r)[1:]),
    "pinyin then hanzi": lambda t, r, c: "".join(bare(r)[:-1]) + t[-1],
    "full then initials": lambda t, r, c: bare(r)[0] + "".join(s[0] for s in bare(r)[1:]),
    "tone marks": lambda t, r, c: "".join(r),
    "tone marks spaced": lambda t, r, c: " ".join(r),
    "tone numbers": lambda t, r, c: "".join(numbered(s) for s in r),
    "one tone": lambda t, r, c: numbered(r[0]) + "".join(bare(r)[1:]),
    "umlaut": _umlaut,
    "upper case": lambda t, r, c: "".join(bare(r)).upper(),
    "quoted hanzi": lambda t, r, c: f'"{t}"',
    "quoted pinyin": lambda t, r, c: f'"{" ".join(bare(r))}"',
    "headline field": lambda t, r, c: f"标题:{''.join(bare(r))}",
    "body field": lambda t, r, c: f"body:{t}",
    "full width": lambda t, r, c: "".join(chr(ord(x) + 0xFEE0) for x in "".join(bare(r))),
}
"""Name → how to type a stretch of hanzi with its readings in context."""


def typable(text: str) -> list[str] | None:
    """Return the readings of a stretch of hanzi that can all be typed, else None."""
    readings = in_context(text)
    if any(reading is None or without_tone(reading)[0] not in SYLLABLES for reading in readings):
        return None
    return [reading for reading in readings if reading]


def digits_other_way(text: str) -> str:
    """Return text with digits in the other script."""
    back = {hanzi: digit for digit, hanzi in HANZI_DIGITS.items()}
    return "".join(HANZI_DIGITS.get(char, back.get(char, char)) for char in text)
