"""Foreign names in running text, and names of Uyghurs, Mongols, Tibetans: spelled by sound, in characters of a table.

Such a name is a run of the characters of resources/vocabulary/transliteration.txt, with dots between its parts. It ends
where the run does, or before a word that begins in the run: 奥巴马|达成.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from reader.hanzi.words import first_word, word_kind
from reader.model.resources import resource
from reader.search.name_ends import CHARACTER, CLEAR, DOTS, WORD, clearness, is_hanzi

_REIGN = re.compile("[一二三四五六七八九十]{1,2}世")
_COUNTRIES: Final = frozenset("中美英法德意日俄韩朝印巴伊以土乌叙埃澳泰越缅柬菲欧沙哈吉塔蒙")
"""Countries in one character: 德法外长 are two ministers."""
_NEVER: Final = ("的", "之", "和", "与")
"""No name has these."""
_SHORT: Final = 3
_MOST: Final = 10
_WORDS: Final = frozenset("vdapc")
_NO_BEGIN: Final = frozenset("vdapcum")
"""Kinds of words with which a short name cannot begin: 特别, 扎根."""


@cache
def _characters() -> frozenset[str]:
    lines = resource("vocabulary", "transliteration.txt").read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))


def foreign_end(text: str, start: int) -> int:
    """Return where the name ends that is spelled by sound and begins here; -1 where none does."""
    part, end = start, _first_part(text, start)
    while end > part and _is_dot(text, end):
        part, end = end + 1, _run_end(text, end + 1)
    if end == part:
        return -1
    dotted = part > start
    for stop in range(end, part + (0 if dotted else 1), -1):
        clear = clearness(text, stop)
        if _REIGN.match(text, stop) or (clear >= CHARACTER and not _parts_a_word(text, stop, clear)):
            stop = _before_adverb(text, part, stop)
            break
    else:
        if end - start <= _SHORT or (not dotted and _parts_a_word(text, end, 0)):
            return -1
        stop = next(s for s in range(end, part, -1) if s == part + 1 or not _parts_a_word(text, s, 0))
    if reign := _REIGN.match(text, stop):
        stop = reign.end()
    return stop if dotted or _is_name(text[start:stop], clearness(text, stop)) else -1


def foreign_before(text: str, end: int) -> int:
    """Return where a name spelled by sound begins that ends here, as it does before a title; -1 where none does."""
    known, start = _characters(), end
    if reign := re.search(_REIGN.pattern + "$", text[max(0, end - _SHORT) : end]):
        start = end - len(reign.group())
    while start and end - start < 2 * _MOST and (text[start - 1] in known or _is_dot(text, start - 1)):
        start -= 1
    if start and word_kind(text[start - 1 : start + 1]):  # 出席|班达里
        start += 1
    name = text[start:end]
    if len(_REIGN.sub("", name)) < 2 or word_kind(name).startswith("ns") or set(name) <= _COUNTRIES:
        return -1
    if any(word_kind(text[end - n : end]) for n in range(len(name) + 1, min(end, _MOST) + 1)):  # 俄|罗斯
        return -1
    return start if _is_name(name, CLEAR) else -1


def _before_adverb(text: str, part: int, stop: int) -> int:
    """Return where a word begins that the run ends with and that is no part of a name: 洪森|特别."""
    shorter = (s for s in range(part + 2, stop - 1) if word_kind(text[s:stop])[:1] in _WORDS)
    return next(shorter, stop)


def _first_part(text: str, start: int) -> int:
    """Return where the part of a name ends that begins here; before a dot one character may be of no table."""
    end = _run_end(text, start)
    if _is_dot(text, end) or end == start or text[end : end + 1] in _NEVER:
        return end
    after = _run_end(text, end + 1)
    return after if after > start + 1 and text[after : after + 1] in DOTS else end


def _run_end(text: str, start: int) -> int:
    known, end = _characters(), start
    while end < len(text) and end - start < _MOST and text[end] in known:
        end += 1
    return end


def _is_dot(text: str, place: int) -> bool:
    """Tell whether a dot between two parts of a name stands here, or a hyphen behind a character of the table."""
    here, before, after = text[place : place + 1], text[place - 1 : place], text[place + 1 : place + 2]
    return here in DOTS or (here == "-" and before in _characters() and is_hanzi(after))


def _parts_a_word(text: str, stop: int, clear: int) -> bool:
    """Tell whether a word of two characters lies over the end, and none begins behind it."""
    return clear < WORD and bool(word_kind(text[stop - 1 : stop + 1])) and stop < len(text) and is_hanzi(text[stop])


def _is_name(name: str, clear: int) -> bool:
    """Tell whether a run of such characters can be a name by itself, and is no word of the dictionary."""
    kind = word_kind(name)
    if name[:1] == name[1:2]:  # 高高兴兴
        return False
    if kind:
        return kind.startswith("nr") or kind == "nz" or (kind == "ns" and len(name) >= _SHORT)
    if len(name) > _SHORT or (len(name) == _SHORT and clear == CLEAR):
        return True
    word, begins = first_word(name)
    return len(word) == 1 or begins[:1] not in _NO_BEGIN
