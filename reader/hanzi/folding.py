"""One character for all its forms: full and half width, upper and lower case, traditional and variant → simplified.

Text in, text of exactly the same length out: every code point is folded by itself, so an offset in the folded text is
an offset in the original. A form whose NFKC or lower case has more than one code point stays as it is. Light: reads
one small table, once.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from reader.model.resources import resource

VARIANTS = resource("vocabulary", "variants.tsv")


@cache
def variants() -> dict[str, str]:
    """Return traditional and variant form → simplified character (resources/vocabulary/variants.tsv)."""
    with VARIANTS.open(encoding="utf-8") as lines:
        pairs = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
        return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def _fold_char(char: str) -> str:
    compatible = unicodedata.normalize("NFKC", char)
    if len(compatible) == 1:
        char = compatible
    lower = char.lower()
    if len(lower) == 1:
        char = lower
    return variants().get(char, char)


class _Forms(dict[int, str]):
    """Code point → folded character, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


class _Simplified(dict[int, str]):
    """Code point → simplified character; everything that is no hanzi stays."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        simple = self[code] = variants().get(char, char)
        return simple


_forms = _Forms()
_simplified = _Simplified()


def fold(text: str) -> str:
    """Return the text with every character in its one form; same length, and folding again changes nothing."""
    return text.translate(_forms)


def simplify(text: str) -> str:
    """Return the text with traditional and variant hanzi simplified and nothing else changed; same length."""
    return text.translate(_simplified)
