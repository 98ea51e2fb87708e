"""One page of paper with what stands on it, and the numbers of its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from reader.printing.sheet import MILLIMETRE, Sheet
from reader.printing.strips import Mark, ShapeMark, Strip
from reader.printing.structure import Part

BACK = 2.5 * MILLIMETRE
"""How much further from the back of a book its pages stand than from the outside, halved."""
MOST_MORE = 1.5
"""So many lines more may stand open between two pieces of a book, that its pages end level."""


@dataclass(slots=True)
class Link:
    """A rectangle, in units of the paper, that leads to the page of that number, from 0; `part` is what leads there."""

    x: float
    y: float
    width: float
    height: float
    page: int
    part: Part | None = None

    def on(self, sheet: Sheet) -> Link:
        """Return the link as it lies on the paper."""
        if not sheet.vertical:
            return self
        return replace(self, x=sheet.height - self.y - self.height, y=self.x, width=self.height, height=self.width)


class Placed(NamedTuple):
    """A mark, the place of its strip on the paper, and the part it belongs to; what belongs to none is furniture."""

    x: float
    y: float
    mark: Mark
    part: Part | None = None


@dataclass(slots=True)
class Page:
    """A page: what is placed on it, in reading order.

    `running` is the head of a page on which no piece begins: its left and its right. Below `free` nothing stands.
    `numbers` are those of the notes called on it: from 1 on each page, behind those of notes that come from the page
    before. In a book a page has a `folio` at its outside, is a right-hand page or not (`recto`), has `names` of the
    pieces on it, and no head where it is an `opening`; `links` lead to other pages. `joints` count the marks
    before each piece that begins below another; the rule and notes of the `foot` are placed when the page ends.
    """

    sheet: Sheet
    marks: list[Placed] = field(default_factory=list)
    running: tuple[str, str] | None = None
    numbered: bool = True
    free: float = float("inf")
    numbers: dict[str, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    folio: str | None = None
    recto: bool = True
    opening: bool = False
    joints: list[int] = field(default_factory=list)
    foot: list[Strip] = field(default_factory=list)

    @property
    def foot_height(self) -> float:
        """Return how high what stands at the foot is."""
        return sum(s.before + s.height for s in self.foot)

    @property
    def floor(self) -> float:
        """Return where the room for text ends."""
        return self.sheet.bottom - self.foot_height

    def end(self) -> None:
        """Put the notes at the foot, once, when no other piece can begin on the page."""
        x, y = self.sheet.left + (self.sheet.columns - 1) * self.sheet.stride, self.floor
        for strip in self.foot:
            self.place(strip, x, y + strip.before)
            y += strip.before + strip.height

    def forget(self) -> None:
        """Drop what was drawn."""
        self.marks.clear()
        self.foot.clear()

    def join(self) -> None:
        """Note that another piece begins here, below what stands on the page."""
        self.joints.append(len(self.marks))

    def spread(self) -> None:
        """Let the white between the pieces of a page take some of what is left at its foot."""
        left = self.floor - self.free
        if not self.joints or left <= 0:
            return
        more = min(left / len(self.joints), MOST_MORE * self.sheet.pitch)
        for number, (begin, end) in enumerate(pairwise([*self.joints, len(self.marks)]), 1):
            shift = more * number
            self.marks[begin:end] = [placed._replace(y=placed.y + shift) for placed in self.marks[begin:end]]
        self.free += more * len(self.joints)

    def place(self, strip: Strip, x: float, y: float) -> None:
        """Put a strip's marks on the page; signs of notes get their numbers."""
        for mark in strip.marks:
            if isinstance(mark, ShapeMark) and mark.note:
                number = self.numbers.setdefault(mark.note, max(self.numbers.values(), default=0) + 1)
                mark = replace(mark, text=note_sign(number))
            self.marks.append(Placed(x, y, mark, strip.part))

    def aim(self, front: int) -> None:
        """Let links, which counted from the first page of the body, count from the first of the book."""
        for link in self.links:
            link.page += front

    def following(self, running: tuple[str, str], carried: Sequence[Strip]) -> Page:
        """Return the next page of the same piece; notes that begin only there keep the number they were called by."""
        notes = [mark.note for s in carried for mark in s.marks if isinstance(mark, ShapeMark) and mark.note]
        return Page(sheet=self.sheet, running=running, numbers={n: self.numbers[n] for n in notes if n in self.numbers})


def note_sign(number: int) -> str:
    """Return ① to ㊿, and (51) beyond."""
    for last, first in ((20, 0x2460), (35, 0x3251 - 20), (50, 0x32B1 - 35)):
        if number <= last:
            return chr(first + number - 1)
    return f"({number})"
