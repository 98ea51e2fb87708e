"""A text shown in simplified or in traditional characters, one for one, so that every place of it stays what it was."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from opencc import OpenCC

Script = Literal["printed", "simplified", "traditional"]
_CONVERSIONS: Final = {"simplified": "tw2s", "traditional": "s2tw"}
"""Of OpenCC: tw2s reads 看著 as 看着 and keeps 著名; s2tw writes 裡 為 麵, as most readers of traditional texts do."""
_REMEMBERED: Final = 100_000
_LONE = re.compile("([\ud800-\udfff]+)")


def script_of(name: str) -> Script:
    """Return a script by its name, `printed` for a name that is none."""
    return "simplified" if name == "simplified" else "traditional" if name == "traditional" else "printed"


def in_script(text: str, script: Script, *, words: bool = True) -> str:
    """Return a text in another script: character k stands for character k of the text.

    Where a word of OpenCC's had another length its characters are taken one by one, and one that has no single other
    form stays. With `words` no phrase of OpenCC's reaches over the edge of a word (看得清|台阶 has no 清檯 in it), for
    which the dictionary of words is loaded; only traditional forms need it.
    """
    if script == "printed" or text.isascii():
        return text
    if _LONE.search(text):  # OpenCC takes UTF-8, which has no half of a pair
        parts = _LONE.split(text)
        return "".join([part if k % 2 else in_script(part, script, words=words) for k, part in enumerate(parts)])
    found = _converted(text, script)
    return _word_by_word(text, found) if words and script == "traditional" else found


def _converted(text: str, script: Script) -> str:
    convert = _converter(script).convert
    found: str = convert(text)
    if len(found) == len(text):
        return found
    return "".join([one if len(one := convert(char)) == 1 else char for char in text])


def _word_by_word(text: str, found: str) -> str:
    """Return what was found for a text, but each word of several characters as it is written by itself.

    A word of one character keeps what the phrase around it says of it.
    """
    from reader.hanzi.words import Words

    parts, at = [], 0
    for end in Words(text).starts[1:]:
        parts.append(_TRADITIONAL[text[at:end]] if end - at > 1 else found[at:end])
        at = end
    return "".join(parts)


class _Traditional(dict[str, str]):
    """Simplified word → its traditional form, asked once."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        form = self[word] = _converted(word, "traditional")
        return form


_TRADITIONAL: Final = _Traditional()


@cache
def _converter(script: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(_CONVERSIONS[script])
