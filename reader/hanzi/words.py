"""Where the words of a text begin, and what kind of word each is: by the frequencies of words (jieba's dictionary).

The only module that imports rjieba, which loads its dictionary in about a tenth of a second.
"""

from __future__ import annotations

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
    "和": "rn", "教": "nr", "差": "d", "干": "tr",
}  # fmt: skip
"""Characters that are often a word of their own where a longer one seems to begin, and after which kinds of words."""
_ENDS: Final = frozenset("着了过到")
_REMEMBERED: Final = 200_000


class Words:
    """The words of a simplified text; whatever is no hanzi falls into pieces of its own.

    `starts`: where each begins, in code points, and at last the length of the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._words: list[str] = _segmenter().cut(text, hmm=False)
        self.starts = [0, *accumulate(map(len, self._words))]
        self._part()

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
        codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        starts = np.array(self.starts)
        long = np.flatnonzero(np.diff(starts) > 1)
        long = long[np.isin(codes[starts[long]], _parted_codes())]
        has = _segmenter().has_word
        more: list[tuple[int, str]] = []
        parted = 0
        for k in long.tolist():
            if (
                not 0 < k < len(self.starts) - 2 or k == parted
            ):  # the word after one that was parted begins elsewhere now
                continue
            word, following = self.word(k), self.word(k + 1)
            if self.kind(k - 1)[:1] not in _PARTED[word[0]]:
                continue
            if has(word[1:] + following):
                self.starts[k + 1] = self.starts[k] + 1  # the edge between the two goes back behind the first character
                self._words[k : k + 2] = word[0], word[1:] + following
                parted = k + 1
            elif following[-1] in _ENDS and has(word[1:] + following[:-1]):
                more.append((k + 1, word[1:] + following[:-1]))
                self.starts[k + 1] = self.starts[k] + 1
                self._words[k : k + 2] = word[0], following[-1]
                parted = k + 1
        for k, word in reversed(more):
            self._words.insert(k, word)
            self.starts.insert(k + 1, self.starts[k] + len(word))


@cache
def _parted_codes() -> NDArray[np.uint32]:
    return np.array([ord(char) for char in _PARTED], np.uint32)


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
