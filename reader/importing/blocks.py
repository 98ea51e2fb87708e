"""Blocks: what stood in one go on the page, a paragraph or a line of type, put together from its printed lines.

The stages after this one look at blocks only and write down what each is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from reader.hanzi.folding import fold
from reader.importing.lines import Line, PrintedText
from reader.importing.wraps import Wraps, find_wraps
from reader.model.issue import SetAsideReason
from reader.model.text import Span

Label = Literal["text", "head", "section", "page", "masthead", "aside", "rule"]


@dataclass(slots=True)
class Block:
    """A paragraph or line as printed, and what the stages find it to be.

    `text` is what is seen, wraps joined; `folded` the same in one form of every character, equally long. `chunks` are
    the stretches of source that make up the text, one or more a line; `glued[i]` is True where chunk i begins a new
    printed line. `number` counts the blocks of a text: where it leaps, something else stood between two.
    """

    lines: tuple[Line, ...]
    text: str
    folded: str
    label: Label = "text"
    reason: SetAsideReason = "furniture"
    bullet: str = ""
    confidence: float = 1.0
    score: float = 0.0
    page: str | None = None
    page_name: str | None = None
    notice: bool = False
    number: int = 0

    @property
    def first(self) -> Line:
        """Its first line, which tells gap, indent and level."""
        return self.lines[0]

    @property
    def start(self) -> int:
        """Offset of its first character in the source text."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset behind its last character in the source text."""
        return self.lines[-1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The source text, its blocks in order, and what its wraps look like."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    wraps: Wraps = field(default_factory=Wraps)


def lay_out(printed: PrintedText) -> Layout:
    """Join wrapped lines to blocks."""
    texts = [visible(printed.text, line) for line in printed.lines]
    wraps = find_wraps(printed.lines, texts)
    blocks: list[Block] = []
    at = 0
    while at < len(texts):
        end = at + 1
        while end < len(texts) and wraps.joins[end]:
            end += 1
        text = texts[at] if end == at + 1 else _joined(texts[at:end])
        if text:
            blocks.append(Block(lines=tuple(printed.lines[at:end]), text=text, folded=fold(text), number=len(blocks)))
        at = end
    return Layout(text=printed.text, blocks=blocks, wraps=wraps)


def visible(source: str, line: Line) -> str:
    """Return what is seen of a line: its text without inline markup."""
    if not line.cuts:
        return source[line.start : line.end]
    return "".join(source[chunk.start : chunk.end] for chunk in chunks(line))


def chunks(line: Line) -> list[Span]:
    """Return the stretches of a line that are text."""
    made, at = [], line.start
    for cut in line.cuts:
        if cut.start > at:
            made.append(Span(at, cut.start))
        at = max(at, cut.end)
    if at < line.end:
        made.append(Span(at, line.end))
    return made


def glue(before: str, after: str) -> str:
    """Return what stands between two joined lines: a space where Latin words meet, else nothing."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return " " if latin else ""


def _joined(texts: Sequence[str]) -> str:
    made = texts[0]
    for text in texts[1:]:
        made += glue(made, text) + text
    return made
