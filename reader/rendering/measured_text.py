"""A text measured: how wide each character is where it stands, and what it gives up at the edge of a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Protocol

from reader.model.door import doors
from reader.model.quick_dataclass import dataclass
from reader.rendering.break_places import HANGING, SPACES, WORD, breaks_allowed, breaks_at_need, cluster_start
from reader.rendering.typography import CLOSING, OPENING, STOPS, full_width, squeezed

GAP = 0.25
"""em, the white between hanzi and Latin or digits, and the most that may be added between any two hanzi."""
FIRST = 0.125
"""em, what marks, then gaps between hanzi and Latin and spaces are given before all hanzi get some."""
TIGHT = 0.125
"""em, what may be taken from a gap between hanzi and Latin to get one more character into a line."""
MOST_WIDTHS = 20_000
"""So many widths of characters and words are kept of one face."""
_LONG = 0.4
CLOSE = CLOSING | STOPS
_ANY = re.escape("".join(sorted(CLOSE | OPENING | SPACES)))
_CLOSED = re.compile(f"[{re.escape(''.join(sorted(CLOSE)))}](?=[^{_ANY}])")
_OPENED = re.compile(f"(?<=[^{_ANY}])[{re.escape(''.join(sorted(OPENING)))}]")


class Advances(Protocol):
    """How wide things are in one face, in pixels."""

    def of(self, text: str) -> Sequence[float]:
        """Return the width of each character set by itself."""

    def word(self, word: str) -> float:
        """Return the width of a word."""

    def halved(self, mark: str) -> float:
        """Return the width of an opening mark set without its blank half."""

    def wide(self, mark: str) -> float:
        """Return the width of a mark set full width."""


@doors
class KeptAdvances(dict[str, float]):
    """The widths in one face, each asked for once: a character's or a word's.

    `width` tells how wide a text is; `featured` how wide a character is with one OpenType feature on.
    """

    def __init__(self, width: Callable[[str], float], featured: Callable[[str, str], float]) -> None:
        super().__init__()
        self._width, self._ask = width, featured
        self._featured: dict[tuple[str, str], float] = {}

    def __missing__(self, text: str) -> float:
        """Measure a character or a word."""
        if len(self) >= MOST_WIDTHS:
            self.clear()
        width = self[text] = self._width(text)
        return width

    def of(self, text: str) -> list[float]:
        """Return the width of each character set by itself."""
        return [self[char] for char in text]

    def word(self, word: str) -> float:
        """Return the width of a word; the apostrophe inside it is set narrow."""
        if "’" not in word:
            return self[word]
        return sum(self[part] for part in word.split("’")) + word.count("’") * self._with("pwid", "’")

    def halved(self, mark: str) -> float:
        """Return the width of an opening mark set without its blank half."""
        return self._with("halt", mark)

    def wide(self, mark: str) -> float:
        """Return the width of a mark set full width."""
        return self._with("fwid", mark)

    def _with(self, feature: str, char: str) -> float:
        width = self._featured.get((feature, char))
        if width is None:
            width = self._featured[feature, char] = self._ask(feature, char)
        return width


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The place to be filled, in pixels: `em` the body's size, `spread` the white behind each hanzi under readings.

    A text that is not `justified` keeps its natural gaps; one that is `plain` (a source shown as printed) has no gaps.
    `apart`: the characters behind which that white stands, where not every hanzi has a reading.
    """

    em: float
    measure: float
    indent: float = 0.0
    spread: float = 0.0
    justified: bool = True
    plain: bool = False
    apart: tuple[int, ...] | None = None


class MeasuredText:
    """One text to be set. `pre[k]` is where character k begins if all stood in one line, `after` the white that is part
    of it, `marks` and `western` what may take white or give it: characters behind which a mark's blank half, or a gap
    between hanzi and Latin, lies.
    """

    def __init__(self, text: str, shape: Shape, parts: Sequence[tuple[int, Advances]]) -> None:
        self.text, self.shape, self.parts = text, shape, parts
        self.wide = full_width(text)
        self.words = [found.span() for found in WORD.finditer(text)]
        self.allowed, self.at_need = breaks_allowed(text, self.words), breaks_at_need(text)
        self.narrow = tuple(k for a, b in self.words if "’" in text[a:b] for k in range(a, b) if text[k] == "’")
        self.widths = self._natural()
        self.after: dict[int, float] = {}
        self.western: list[int] = []
        self.marks: list[int] = []
        self.flush: list[int] = []
        if not shape.plain:
            self._white()
        self.places = sorted(self.after)
        for k, white in self.after.items():
            self.widths[k] += white
        self.pre = list(accumulate(self.widths, initial=0.0))

    def _natural(self) -> list[float]:
        widths: list[float] = []
        start = 0
        for end, advances in self.parts:
            widths += advances.of(self.text[start:end])
            for a, b in self.words:
                if start <= a < end:
                    widths[a:b] = self._word(self.text[a:b], advances, self.text[b : b + 1])
            start = end
        for k in self.wide:
            widths[k] = self.advances(k).wide(self.text[k])
        return widths

    def _word(self, word: str, advances: Advances, following: str) -> list[float]:
        """Return widths whose sum is the word's. Only a long word, which may break inside, has them one by one."""
        if len(word) == 1:
            return [advances.word(word)]
        if len(word) * self.shape.em < self.shape.measure * _LONG:
            whole = advances.word(word)
            if following and following not in CLOSE:  # the last letter stands by itself: a gap may follow it
                cut = cluster_start(word, len(word) - 1)
                whole = advances.word(word[:cut]) + advances.word(word[cut:])
            return [*[0.0] * (len(word) - 1), whole]
        begins = [advances.word(word[:k]) for k in range(1, len(word) + 1)]
        return [b - a for a, b in zip([0.0, *begins], begins, strict=False)]

    def _white(self) -> None:
        """Find the white that belongs to the text wherever it breaks: squeezed marks, gaps, cells under readings."""
        text, em, after = self.text, self.shape.em, self.after
        half = em / 2
        tight = set(squeezed(text))
        self._between_scripts()
        if self.shape.spread:
            apart = self.shape.apart
            places = apart if apart is not None else (k for k, char in enumerate(text) if is_hanzi(char))
            after.update((k, self.shape.spread) for k in places)
        for k in tight:
            if text[k] in OPENING:
                self.widths[k] = self.advances(k).halved(text[k])
                self.flush.append(k)
            elif self.widths[k] > em * 0.9:
                after[k] = after.get(k, 0.0) - half
        closing = [found.start() for found in _CLOSED.finditer(text)]
        self.marks = sorted([*closing, *(found.start() - 1 for found in _OPENED.finditer(text))])

    def _between_scripts(self) -> None:
        text, gap = self.text, self.shape.em * GAP
        for start, end in self.words:
            if start and is_hanzi(text[start - 1]) and text[start].isalnum():
                self.after[start - 1] = gap
                self.western.append(start - 1)
            if end < len(text) and is_hanzi(text[end]) and (text[end - 1].isalnum() or text[end - 1] in "%℃°"):
                self.after[end - 1] = gap
                self.western.append(end - 1)
        self.western += [k for k in range(1, len(text) - 1) if text[k] == " "]
        self.western.sort()

    def seen(self, end: int) -> int:
        """Return where what is seen of a line ends: spaces hang over its end."""
        while end and self.text[end - 1] in HANGING:
            end -= 1
        return end

    def room(self, start: int, end: int) -> float:
        """Return what a line leaves of the measure; below zero where it is too long."""
        seen = max(start, self.seen(end))
        room = self.shape.measure - (self.pre[seen] - self.pre[start])
        if not start:
            room -= self.shape.indent
        elif not self.shape.plain and self.text[start] in OPENING:
            room += self.saved(start)
        if seen > start and not self.shape.plain:
            room += self.cut(seen - 1)
        return room

    def saved(self, k: int) -> float:
        """Return how much narrower an opening mark is at a line's start."""
        return self.widths[k] - self.after.get(k, 0.0) - self.advances(k).halved(self.text[k])

    def cut(self, k: int) -> float:
        """Return what a character gives up at a line's end: the gap behind it, half of a mark."""
        white = self.after.get(k, 0.0)
        if self.text[k] in CLOSE and white >= 0 and self.widths[k] > self.shape.em * 0.9:
            return white + self.shape.em / 2
        return max(white, 0.0)

    def advances(self, k: int) -> Advances:
        """Return the widths of the face in which a character is set."""
        return next(advances for end, advances in self.parts if k < end)


def is_hanzi(char: str) -> bool:
    """Tell whether a character is set as hanzi are: ideographs, kana, 〇."""
    return (
        "\u3400" <= char <= "\u9fff"
        or "\u3041" <= char <= "\u30ff"
        or "\U00020000" <= char <= "\U0003ffff"
        or "\uf900" <= char <= "\ufaff"
        or char in "〇々"
    )
