"""What a page is found to say: stories with their parts in reading order, and what is no story's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from reader.importing.pages.header import Plate
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box

PartRole = Literal["kicker", "headline", "subheadline", "byline", "body", "subhead", "caption"]
AsideRole = Literal["masthead", "staff", "imprint", "folio", "contents", "furniture", "section", "orphan_headline"]
StoryKind = Literal["story", "photo", "ad"]
Joint = Literal["page", "column", "headless"]


@dataclass(slots=True, eq=False)
class Part:
    """A line of a story. `opens`: begins a paragraph (True), goes on with it (False), not known (None)."""

    role: PartRole
    line: Line
    opens: bool | None = None
    sheet: int = 0


@dataclass(slots=True, eq=False)
class Story:
    """A story's parts in reading order.

    `sure` is the lowest confidence of its joints, `unsure` the line that it speaks of. `pictures` are its pictures'
    places. `open_end`: its last line is full and ends in mid-sentence; `inside`: its first one goes on with one.
    """

    kind: StoryKind = "story"
    parts: list[Part] = field(default_factory=list)
    section: str | None = None
    sure: float = 1.0
    unsure: Line | None = None
    pictures: list[Box] = field(default_factory=list)
    sheet: int = 0
    open_end: bool = False
    inside: bool = False
    frame: Box | None = None

    def has(self, role: PartRole) -> bool:
        """Tell whether it has a part of a role."""
        return any(p.role == role for p in self.parts)


@dataclass(slots=True, eq=False)
class Shown:
    """A picture of a page: the how manieth, from 1, that the page draws, and the story that it is of for certain.

    `caption` is the first line of its caption; it stands before the part `before`, without one at its story's end.
    `furniture`: it is an advertisement's, or in the page's head.
    """

    number: int
    story: Story | None = None
    caption: Part | None = None
    before: Part | None = None
    furniture: bool = False


@dataclass(slots=True, eq=False)
class Aside:
    """A line that is no story's, and what it is."""

    role: AsideRole
    line: Line
    sheet: int = 0


@dataclass(slots=True)
class Spread:
    """One page understood. `body` is the size of its running text, `turned` tells that it was set upright.

    `foot`: the parts of a headline that the page ends with, whose text begins the next one. `shown` are its pictures.
    """

    number: int
    plate: Plate
    body: float = 0.0
    turned: bool = False
    stories: list[Story] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    foot: list[Part] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)

    def lines(self) -> Iterator[Line]:
        """Yield the lines of its stories and asides."""
        yield from (p.line for s in self.stories for p in s.parts)
        yield from (a.line for a in self.asides)
