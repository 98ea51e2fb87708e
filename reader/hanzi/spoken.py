"""How 一 and 不 are spoken before other syllables, where the dictionary writes yī and bù (现代汉语词典, 凡例 3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reader.hanzi.tones import without_tone

_DIGITS: Final = frozenset("〇零一二两三四五六七八九十百千万亿0123456789０１２３４５６７８９")
_POWERS: Final = frozenset("百千万亿")
_ORDINAL: Final = frozenset("月日号级班审楼")


def as_spoken(text: str, readings: Sequence[str | None]) -> list[str | None]:
    """Return the readings of a text with the tones that 一 and 不 take in speech: 一个 yí gè, 不会 bú huì.

    `readings` has one entry for each code point, with tone marks. 一 keeps its tone at the end, in numbers and where it
    counts off (第一, 一月); the third tone's own change is not written.
    """
    result = list(readings)
    for k, reading in enumerate(readings):
        if reading not in {"yī", "bù"}:
            continue
        following = readings[k + 1] if k + 1 < len(text) else None
        if following is None:
            continue
        tone = without_tone(following)[1]
        if reading == "bù":
            result[k] = "bú" if tone == 4 else reading
        elif not _counts(text, k):
            result[k] = "yí" if tone == 4 or following == "ge" else "yì" if tone else reading
    return result


def _counts(text: str, k: int) -> bool:
    """Tell whether 一 is a digit or an ordinal here."""
    before, after = text[k - 1 : k], text[k + 1 : k + 2]
    if before in {"第", "初"} or (before and before in _DIGITS):
        return True
    if after and after in _DIGITS:
        return after not in _POWERS
    return after in _ORDINAL and text[k + 1 : k + 3] != "日游"
