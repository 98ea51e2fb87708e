"""What a composed page prints (marks) and what a reader reads on it (stories)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Face = Literal["song", "hei", "kai"]


@dataclass(slots=True)
class Words:
    """A line of type. `x`, `y` in points from the left upper corner: its left edge and baseline.

    Vertical lines begin at `y` (upper edge of the first glyph) and are centred on `x`. `measure` is the width that the
    line is spread to, 0 for its own.
    """

    x: float
    y: float
    size: float
    text: str
    face: Face = "song"
    bold: bool = False
    vertical: bool = False
    measure: float = 0.0


@dataclass(slots=True)
class Rule:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5


@dataclass(slots=True)
class Frame:
    """A box: its line's width (0 for none) and its tint (1 white, None for none)."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.5
    tint: float | None = None


@dataclass(slots=True)
class Picture:
    """A picture's place."""

    x0: float
    y0: float
    x1: float
    y1: float


Mark = Words | Rule | Frame | Picture


@dataclass(slots=True)
class Story:
    """What one piece says. `captions` belong to its pictures; `table` holds rows of cells printed after the text."""

    headline: str | None = None
    kicker: str | None = None
    sub: str | None = None
    byline: str | None = None
    credits: list[tuple[str, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    table: list[list[str]] = field(default_factory=list)
    kind: str = "article"
    page: str | None = None
    page_name: str | None = None


@dataclass(slots=True)
class Sheet:
    """One composed page."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)


@dataclass(slots=True)
class Issue:
    """A composed issue: what its mastheads say, its pages, and how it was made."""

    newspaper: str
    date: str
    kind: str
    seed: int
    sheets: list[Sheet] = field(default_factory=list)

    @property
    def stories(self) -> list[Story]:
        """All stories, page by page; a story that goes on elsewhere stands once."""
        return [s for sheet in self.sheets for s in sheet.stories]
