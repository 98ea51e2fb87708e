"""Captions that say by number whose they are and stand together, wherever the pictures are: 图①：…　图②：….

Newspapers put them below the last picture or at the end of the text; each number counts the pictures of the piece.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from reader.importing.pictures.set_below import LONGEST_SAID
from reader.model.article import Paragraph

_NUMBER = r"[①-⑳]|\d{1,2}(?!\d)|[一二三四五六七八九十]"
# No part can take what another one might: a line of digits or blanks is looked at once.
_BEGIN = re.compile(
    rf"[\s△▲]*图\s{{0,3}}(?P<first>{_NUMBER})"
    rf"(?P<more>(?:\s{{0,3}}(?:[、,，和及]\s{{0,3}})?(?:图\s{{0,3}})?(?:{_NUMBER}))*)"
    rf"(?:\s{{0,3}}[-－—–~～至到]{{1,3}}\s{{0,3}}(?:图\s{{0,3}})?(?P<last>{_NUMBER}))?\s{{0,3}}[:：.．、　 ]"
)
_WITHIN = re.compile(rf"(?<![^\s。！？；）)])图\s{{0,3}}({_NUMBER})\s{{0,3}}[:：.．、　 ]")
"""A number that begins a sentence of a paragraph."""


def by_number(paragraphs: Sequence[Paragraph], pictures: int) -> tuple[int, ...]:
    """Return for each of a piece's pictures, in order, the paragraph that says by number that it is its caption.

    Empty where the numbers do not run from 1 to the number of pictures, or where there is one picture.
    """
    if pictures < 2:
        return ()
    for k, paragraph in enumerate(paragraphs):
        if 1 in _numbers(paragraph):
            told: list[int] = []
            for at in range(k, len(paragraphs)):
                own = _numbers(paragraphs[at])
                if own != list(range(len(told) + 1, len(told) + 1 + len(own))) or not own:
                    break
                told += [at] * len(own)
            if len(told) == pictures:
                return tuple(told)
    return ()


def _numbers(paragraph: Paragraph) -> list[int]:
    """Return the numbers of the pictures that a paragraph is about, in its order."""
    short = paragraph.role in {"body", "caption"} and len(paragraph.text) <= LONGEST_SAID * 2
    begin = _BEGIN.match(paragraph.text) if short else None
    if begin is None:
        return []
    numbers = [_value(n) for n in (begin["first"], *re.findall(_NUMBER, begin["more"]))]
    if begin["last"]:
        numbers += range(numbers[-1] + 1, _value(begin["last"]) + 1)
    return numbers + [_value(n) for n in _WITHIN.findall(paragraph.text, begin.end())]


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else int(unicodedata.numeric(written))
