"""From the engine's probabilities to characters: where each stands, how sure it is, what else it may be.

The recogniser tells at each step along a line which character stands there or that none does (CTC); runs of one
character are one. A mark that hardly touches a step loses to "none" (、 in lines that run down, most of all): where a
gap of a whole character is left between two, the likeliest one inside is taken, as a doubtful one; before another mark
(。 before ”, both in one place) a gap of less than that tells, where the likeliest one is a mark itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reader.importing.readings.recognised import SURE

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float32]]

_MOST_OTHERS = 5
_LEAST = 0.005
"""What is less likely than this is no other reading."""
_LOST = 0.02
"""A character in a gap is taken from this probability on."""
_GAP = 1.7
_NEAREST = 0.4
"""Two hanzi nearer than so much of their usual distance are one, told twice: 三 where 二 stands."""
_LOST_MARK, _GAP_MARK = 0.05, 1.35
"""A mark before another one, from this probability on in a gap so many times as wide as characters stand apart."""
_MARKS = frozenset("，。、；：！？”’）》」』…")
_ZERO = re.compile("(?<=[一二三四五六七八九十百千〇○])○|○(?=[一二三四五六七八九十年月日〇○])")
"""A circle amid Chinese digits is zero."""


@dataclass(frozen=True, slots=True)
class Word:
    """One line's characters."""

    text: str
    at: tuple[float, ...]
    sure: tuple[float, ...]
    others: tuple[str, ...]


class Characters:
    """Stands in for rapidocr's decoder, called as it is: probabilities of a batch of lines to their texts."""

    def __init__(self, alphabet: Sequence[str]) -> None:
        self.character = list(alphabet)
        self._spaces = [k for k, c in enumerate(self.character[1:]) if c.isspace()]

    def __call__(
        self, probabilities: Numbers, return_word_box: bool = False, **told: Any
    ) -> tuple[list[tuple[str, float]], list[Word]]:
        """Return text and mean confidence of each line, and its characters."""
        del return_word_box  # they are always told
        ratios = told.get("wh_ratio_list", (1.0,) * len(probabilities))
        widest = told.get("max_wh_ratio", 1.0)
        words = [self._word(p, r / widest) for p, r in zip(probabilities, ratios, strict=True)]
        return [(w.text, sum(w.sure) / len(w.sure) if w.sure else 0.0) for w in words], words

    def _word(self, steps: Numbers, share: float) -> Word:
        """Return the characters of one line, which fills so much of the steps."""
        best = steps.argmax(axis=1)
        taken = [int(k) for k in (best != 0).nonzero()[0] if k == 0 or best[k] != best[k - 1]]
        found = [(k, int(best[k]), float(steps[k].max())) for k in taken]
        found = self._with_lost(steps, _apart(found, self.character))
        length = max(1.0, len(best) * share)
        at = tuple(min(1.0, (k + 0.5) / length) for k, _c, _p in found)
        sure = tuple(p if p >= SURE else self._sure(steps[k], c) for k, c, p in found)
        others = tuple(
            "" if p >= SURE else self._others(steps[k], c) for (k, c, _p), p in zip(found, sure, strict=True)
        )
        return Word(_ZERO.sub("〇", "".join(self.character[c] for _k, c, _p in found)), at, sure, others)

    def _sure(self, step: Numbers, taken: int) -> float:
        """Return how sure a character is; a narrow and a wide form (： and :) are one."""
        own = _form(self.character[taken])
        order = step.argsort()[::-1][: _MOST_OTHERS + 2]
        return float(sum(step[c] for c in order if c and _form(self.character[c]) == own))

    def _others(self, step: Numbers, taken: int) -> str:
        own = _form(self.character[taken])
        order = step.argsort()[::-1][: _MOST_OTHERS + 2]
        likely = [int(c) for c in order if c and _form(self.character[c]) != own and step[c] >= _LEAST]
        return "".join(self.character[c] for c in likely if len(self.character[c]) == 1)[:_MOST_OTHERS]

    def _with_lost(self, steps: Numbers, found: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
        """Put in what stands in gaps of a character's width."""
        if len(found) < 4:
            return found
        apart = sorted(b[0] - a[0] for a, b in pairwise(found))
        pitch = apart[len(apart) // 2]
        made = found[:1]
        for before, after in pairwise(found):
            lost = self._lost(steps, before[0], after, pitch) if pitch >= 3 else None
            made += [lost] if lost is not None else []
            made.append(after)
        return made

    def _lost(
        self, steps: Numbers, before: int, after: tuple[int, int, float], pitch: int
    ) -> tuple[int, int, float] | None:
        """Return what stands in a gap and was lost to "none"; None where the gap is too narrow, or nothing likely."""
        gap, begin, end = (after[0] - before) / pitch, before + 1 + pitch // 3, after[0] - pitch // 3
        before_mark = gap > _GAP_MARK and self.character[after[1]] in _MARKS
        if not (gap > _GAP or before_mark) or end <= begin:
            return None
        inside = steps[begin:end, 1:].copy()
        inside[:, self._spaces] = 0  # a gap is no character
        step, char = divmod(int(inside.argmax()), inside.shape[1])
        found = begin + step, char + 1, float(inside.max())
        if gap > _GAP:
            return found if found[2] >= _LOST else None
        return found if found[2] >= _LOST_MARK and self.character[found[1]] in _MARKS else None


def _apart(found: list[tuple[int, int, float]], characters: Sequence[str]) -> list[tuple[int, int, float]]:
    """Return characters without the less likely of two hanzi that stand in one place."""
    if len(found) < 4:
        return found
    apart = sorted(b[0] - a[0] for a, b in pairwise(found))
    nearest = _NEAREST * apart[len(apart) // 2]
    made = found[:1]
    for own in found[1:]:
        hanzi = all("\u4e00" <= characters[c] <= "\u9fff" for c in (own[1], made[-1][1]))
        if own[0] - made[-1][0] >= nearest or not hanzi:
            made.append(own)
        elif own[2] > made[-1][2]:
            made[-1] = own
    return made


def _form(char: str) -> str:
    """Return a character's compatible form."""
    return unicodedata.normalize("NFKC", char)
