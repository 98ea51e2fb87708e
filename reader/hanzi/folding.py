"""One character for all its forms: full and half width, upper and lower case, traditional and variant → simplified.

Text in, text of exactly the same length out: every code point is folded by itself, so an offset in the folded text is
an offset in the original. A form whose NFKC or lower case has more than one code point stays as it is. Light: reads
one small table, once.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain

from reader.model.resources import resource

LONG = 4000
"""A text of so many characters is worth a pattern of all that have another form; it serves shorter ones too then."""
# Where the basic plane may have others beside the variants: neither hanzi nor hangul have such forms.
_BLOCKS = (range(0x41, 0x5B), range(0x80, 0x3400), range(0xA4D0, 0xAC00), range(0xF900, 0x10000))

VARIANTS = resource("vocabulary", "variants.tsv")


@cache
def variants() -> dict[str, str]:
    """Return traditional and variant form → simplified character (resources/vocabulary/variants.tsv)."""
    text = VARIANTS.read_text(encoding="utf-8")
    while text.startswith("#"):
        text = text.partition("\n")[2]
    cells = text.split()
    return dict(zip(cells[::2], cells[1::2], strict=True))


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


class _Quick:
    """What finds the characters to be changed, several times as fast as looking each of them up."""

    pattern: re.Pattern[str] | None = None


def _changing() -> re.Pattern[str]:
    """Return what matches each character that has another form, and all beyond the basic plane."""
    codes = {c for c in chain(*_BLOCKS) if _fold_char(chr(c)) != chr(c)} | {ord(char) for char in variants()}
    runs: list[tuple[int, int]] = []
    for code in sorted(c for c in codes if c < 0x10000):
        if runs and runs[-1][1] == code - 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return re.compile("[" + "".join(f"\\u{a:04x}-\\u{b:04x}" for a, b in runs) + "\U00010000-\U0010ffff]")


_forms = _Forms()
_simplified = _Simplified()


def fold(text: str) -> str:
    """Return the text with every character in its one form; same length, and folding again changes nothing."""
    pattern = _Quick.pattern
    if pattern is None:
        if len(text) < LONG:
            return text.translate(_forms)
        pattern = _Quick.pattern = _changing()
    return pattern.sub(_changed, text)


def _changed(found: re.Match[str]) -> str:
    return _forms[ord(found[0])]


def simplify(text: str) -> str:
    """Return the text with traditional and variant hanzi simplified and nothing else changed; same length."""
    return text.translate(_simplified)
