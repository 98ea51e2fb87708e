"""The word at a place of a text, for who clicks on it twice."""

from __future__ import annotations

import re

_LATIN = re.compile(r"[^\W_\u3400-\u9fff\U00020000-\U0003ffff]+(?:[-’'.][^\W_\u3400-\u9fff]+)*")
_HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]+")


def word_at(text: str, place: int) -> tuple[int, int]:
    """Return start and end of the word that a character belongs to; a mark is one by itself."""
    for pattern in (_HANZI, _LATIN):
        for run in pattern.finditer(text):
            if run.start() <= place < run.end():
                return _hanzi_word(text, run.span(), place) if pattern is _HANZI else run.span()
    return place, min(place + 1, len(text))


def _hanzi_word(text: str, run: tuple[int, int], place: int) -> tuple[int, int]:
    from reader.hanzi.folding import fold
    from reader.hanzi.words import Words

    words = Words(fold(text[run[0] : run[1]]))
    k = words.at(place - run[0])
    return run[0] + words.starts[k], run[0] + words.starts[k + 1]
