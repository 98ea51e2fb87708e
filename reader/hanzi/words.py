"""Where the words of a text begin, and what kind of word each is: by the frequencies of words (jieba's dictionary).

The only module that imports rjieba, which loads its dictionary in about a tenth of a second.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from rjieba import Jieba

_PARTED: Final = {
    "的": "nvar", "地": "adzilvo", "得": "va", "着": "v", "了": "v", "还": "r", "没": "r", "数": "rdx", "会": "d",
    "和": "rn", "教": "nr", "差": "d", "干": "tr", "将": "rx", "弹": "r",
}  # fmt: skip
"""Characters that are often a word of their own where a longer one seems to begin, and after which kinds of words."""
_ENDS: Final = frozenset("着了过到")
_ALONE: Final = frozenset("着弹")
"""Those of them behind which the rest of a longer word is a word by itself: 写|着|重点, where 了|不起 is none."""
_REMEMBERED: Final = 200_000
_HALF: Final = re.compile("[\ud800-\udfff]")


class Words:
    """The words of a simplified text; whatever is no hanzi falls into pieces of its own.

    `starts`: where each begins, in code points, and at last the length of the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = _cut(text)
        self.starts = [0, *accumulate(map(len, self._words))]
        self._part()
        self._take_back()

    def word(self, k: int) -> str:
        """Return the k-th word."""
        return self._words[k]

    def kind(self, k: int) -> str:
        """Return the part of speech of the k-th word, as jieba's dictionary names it (n v a d r m p u…)."""
        return _KINDS[self._words[k]]

    def described(self, first: int, last: int) -> str:
        """Return some words as contexts.tsv writes them, `word/kind ` each: those from `first` to before `last`."""
        return "".join([_DESCRIBED[word] for word in self._words[max(0, first) : last]])

    def at(self, place: int) -> int:
        """Return which word the code point at a place belongs to."""
        return bisect_right(self.starts, place) - 1

    def edges(self) -> NDArray[np.bool_]:
        """Return for each place of the text, its end included, whether a word begins or the text ends there."""
        result = np.zeros(len(self.text) + 1, np.bool_)
        result[self.starts] = True
        return result

    def _part(self) -> None:
        """Part what frequencies take for one word, where the word before asks for it: 忙|着实|地 is 忙|着|实地."""
        long = [k for k, word in enumerate(self._words) if len(word) > 1 and word[0] in _PARTED]
        has = _is_word
        more: list[tuple[int, str]] = []
        parted = -1
        for k in long:
            if k >= len(self.starts) - 2 or k == parted:  # the word after one that was parted begins elsewhere now
                continue
            word, following = self.word(k), self.word(k + 1)
            rest = word[1:]
            if (self.kind(k - 1)[:1] if k else "x") not in _PARTED[word[0]]:
                continue
            if has(rest + following):
                self._words[k : k + 2] = word[0], rest + following
            elif following[-1] in _ENDS and has(rest + following[:-1]):
                more.append((k + 1, rest + following[:-1]))
                self._words[k : k + 2] = word[0], following[-1]
            elif _stands_alone(word[0], rest):
                more.append((k + 1, rest))
                self._words[k] = word[0]
            else:
                continue
            self.starts[k + 1] = self.starts[k] + 1  # the edge between the two goes back behind the first character
            parted = k + 1
        for k, word in reversed(more):
            self._words.insert(k, word)
            self.starts.insert(k + 1, self.starts[k] + len(word))

    def _take_back(self) -> None:
        """Give 年 back its 长 where a verb or the like follows: 店长|年|营业 is 店|长年|营业."""
        place = self.text.find("长年")
        while place >= 0:
            k = self.at(place)
            alone = self.starts[k] < place and self.word(k + 1) == "年" and self.starts[k + 1] == place + 1
            if alone and k + 2 < len(self._words) and len(self.word(k + 2)) > 1 and self.kind(k + 2) != "x":
                self._words[k : k + 2] = self.word(k)[:-1], "长年"
                self.starts[k + 1] = place
            place = self.text.find("长年", place + 2)


def _cut(text: str) -> list[str]:
    """Return the words of a text; the segmenter takes no half of a character (U+D800 to U+DFFF), but U+FFFD for it."""
    try:
        words: list[str] = _segmenter().cut(text, hmm=False)
    except UnicodeEncodeError:
        words = _segmenter().cut(_HALF.sub("\ufffd", text), hmm=False)
    return words


def _is_word(text: str) -> bool:
    """Tell whether the dictionary has a word; none holds half of a character."""
    return _HALF.search(text) is None and bool(_segmenter().has_word(text))


def first_word(text: str) -> tuple[str, str]:
    """Return the word with which a simplified text begins and its part of speech, as `Words.kind` tells it."""
    word = _cut(text)[0] if text else ""
    return word, _KINDS[word] if word else "x"


def word_kind(text: str) -> str:
    """Return the part of speech of a simplified word, "" where the dictionary has no such word."""
    return _KINDS[text] if _is_word(text) else ""


def only_longer_words(text: str) -> bool:
    """Tell whether a simplified text falls into words of two or more characters, cut by itself."""
    return all(len(word) > 1 for word in _cut(text))


def _stands_alone(first: str, rest: str) -> bool:
    """Tell whether what stands behind the first character of a word is a word by itself."""
    return first in _ALONE and len(rest) > 1 and _is_word(rest)


class _Kinds(dict[str, str]):
    """Word → its part of speech, looked up once."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        tagged = _segmenter().tag(word, hmm=False)
        kind = self[word] = tagged[0][1] if len(tagged) == 1 else "x"
        return kind


class _Described(dict[str, str]):
    """Word → `word/kind `."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        described = self[word] = f"{word}/{_KINDS[word]} "
        return described


_KINDS: Final = _Kinds()
_DESCRIBED: Final = _Described()


@cache
def _segmenter() -> Jieba:
    from rjieba import Jieba

    from reader.hanzi.table_source import own_phrases

    made = Jieba()
    for phrase in own_phrases():
        made.add_word(phrase, None, None)
    return made
