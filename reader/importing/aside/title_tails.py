"""Where a headline ends in a title behind which the names of its site stand: 桥通了 - 国际频道 - 河湾网."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.hanzi.folding import fold

_LAST = re.compile(r"(?:\s*[_|｜]\s*|\s*[-–—]{1,2}\s+|\s+[-–—]{1,2}\s*)(?P<name>[^_|｜–—-]{2,20}?)\s*$")
_PLACE = re.compile(r"[一-龥]{2,6}频道")
_HANZI = re.compile(r"[一-龥]{2,}")
_SHORTEST = 4


def headline_end(title: str, names: Iterable[str]) -> int:
    """Return where the headline in a title ends: before the names among `names` that a record gives of itself, and a
    channel's; never so that hardly anything is left.
    """
    known = {_bare(name) for name in names if name.strip()}
    end = len(title)
    while found := _LAST.search(title[:end]):
        words = _bare(found["name"])
        part = bool(_HANZI.fullmatch(words)) and any(words in name for name in known)  # 军事 - 河湾网, of 河湾网军事
        if found.start() < _SHORTEST or not (words in known or part or _PLACE.fullmatch(words)):
            break
        end = found.start()
    return end


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", fold(words)).lower()
