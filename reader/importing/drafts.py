"""A piece in the making: its blocks sorted into headline stack, byline and text, with page and section."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reader.importing.lines.blocks import Block
from reader.model.issue import DoubtKind
from reader.model.text import Span


@dataclass(slots=True)
class Jump:
    """A part of a piece that stands elsewhere (上接): `index` of its first block in the body."""

    index: int


@dataclass(slots=True)
class Draft:
    """What the grouping found of one piece; the stages after it read the parts.

    `extra` are stretches of source that repeat what it has already (the headline over its second half): set aside.
    `sure` is the confidence in its headline and boundary. `given` tells that a format kept the piece apart,
    `unsure` what its witnesses disagree on, `joint` where on the page it is not sure to go on, `wavers` its line
    that may well be something else, `headed` by what the line right above it names.
    """

    kickers: list[Block] = field(default_factory=list)
    heads: list[Block] = field(default_factory=list)
    subs: list[Block] = field(default_factory=list)
    byline: Block | None = None
    body: list[Block] = field(default_factory=list)
    page: str | None = None
    page_name: str | None = None
    section: str | None = None
    notice: bool = False
    ad: bool = False
    sure: float = 1.0
    given: bool = False
    jumps: list[Jump] = field(default_factory=list)
    extra: list[Span] = field(default_factory=list)
    pictures: tuple[str, ...] = ()
    unsure: tuple[DoubtKind, ...] = ()
    joint: Span | None = None
    wavers: Span | None = None
    headed: Literal["", "section", "page"] = ""

    @property
    def title(self) -> str:
        """The folded headline, lines joined; empty where there is none."""
        return " ".join(b.folded for b in self.heads)

    def blocks(self) -> list[Block]:
        """Return all its blocks, in printed order within each part."""
        own = [*self.kickers, *self.heads, *self.subs, *([self.byline] if self.byline else []), *self.body]
        return sorted(own, key=lambda b: b.start)

    def folded_body(self, limit: int = 3000) -> str:
        """Return the beginning of its folded text."""
        made: list[str] = []
        size = 0
        for block in self.body:
            made.append(block.folded)
            size += len(block.folded)
            if size >= limit:
                break
        return "".join(made)
