"""Blocks: what stood in one go on the page, a paragraph or a line of type, put together from its printed lines.

The stages after this one look at blocks only and write down what each is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from reader.bylines.lines import go_on
from reader.hanzi.folding import fold
from reader.importing.lines.line import Line, PrintedText
from reader.importing.lines.wraps import Wraps, find_wraps
from reader.model.cells import BORDER
from reader.model.issue import SetAsideReason
from reader.model.text import Span

_STRETCH = 1 << 20
_SPACED = 5
"""Of so many lines one is right below another, unless all are set apart."""
_BYLINE, _STRETCHED = 40, 30
_STOPS = re.compile("[,、。;:!?]")
_RARE = re.compile("[\U00010000-\U0010ffff]")

Label = Literal["text", "head", "section", "page", "masthead", "aside", "rule"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The source text and the same in one form of every character, equally long."""

    source: str
    folded: str


@dataclass(slots=True)
class Block:
    """A paragraph or line as printed, and what the stages find it to be.

    `page` is the one that it names; of a headline, byline or last paragraph the one that a line beside it names for its
    piece. `marks` is what sets it apart from its neighbours (`webline`: a line of time and source
    stood right below it), `why` the evidence by which it is a headline (`headlines/reasons`).

    Its text is a stretch of the sheet, cut out when asked for (a source may have a million lines), or `own`: text and
    folded text, where lines were joined, markup left out or recognition's spaces removed. `number` counts the blocks of
    a text: where it leaps, something else stood between two.
    """

    sheet: Sheet
    lines: tuple[Line, ...]
    own: tuple[str, str] | None = None
    label: Label = "text"
    reason: SetAsideReason = "furniture"
    bullet: str = ""
    confidence: float = 1.0
    score: float = 0.0
    page: str | None = None
    page_name: str | None = None
    marks: frozenset[str] = frozenset()
    notice: bool = False
    why: tuple[str, ...] = ()
    number: int = 0

    @property
    def text(self) -> str:
        """What is seen."""
        if self.own is not None:
            return self.own[0]
        line = self.lines[0]
        return self.sheet.source[line.start : line.end]

    @property
    def folded(self) -> str:
        """What is seen, in one form of every character."""
        if self.own is not None:
            return self.own[1]
        line = self.lines[0]
        return self.sheet.folded[line.start : line.end]

    @property
    def size(self) -> int:
        """How many characters are seen."""
        return len(self.own[0]) if self.own is not None else self.lines[0].end - self.lines[0].start

    def printed(self, words: str | None) -> str | None:
        """Return words of its folded text as they are printed."""
        return self.text[at : at + len(words)] if words and (at := self.folded.find(words)) >= 0 else words

    def reread(self, text: str) -> None:
        """Take another text for what is seen."""
        self.own = (text, fold(text))

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


def sheet_of(text: str) -> Sheet:
    """Return a text with its folded form."""
    rare = bool(_RARE.search(text))
    parts = []
    for at in range(0, len(text), _STRETCH):
        part = fold(text[at : at + _STRETCH])
        # A few variants fold to characters beyond the basic plane; one of them doubles the memory of the whole text.
        parts.append(part if rare else _RARE.sub("\ufffd", part))
    folded = "".join(parts)
    return Sheet(text, folded)


def lay_out(printed: PrintedText, sheet: Sheet | None = None) -> Layout:
    """Join wrapped lines to blocks; `sheet` where the text's is at hand."""
    sheet = sheet or sheet_of(printed.text)
    texts = [visible(printed.text, line) for line in printed.lines]
    if _is_double_spaced(printed):
        printed = replace(printed, lines=tuple(replace(line, gap=max(0, line.gap - 1)) for line in printed.lines))
    wraps = find_wraps(printed.lines, texts)
    blocks: list[Block] = []
    at = 0
    while at < len(texts):
        end = at + 1
        while end < len(texts) and wraps.joins[end]:
            end += 1
        lines = tuple(printed.lines[at:end])
        plain = end == at + 1 and not lines[0].cuts
        text = "" if plain else _joined(texts[at:end])
        if plain or text:
            own = None if plain else (text, fold(text))
            blocks.append(Block(sheet, lines, own, number=len(blocks)))
        at = end
    return Layout(text=printed.text, blocks=blocks, wraps=wraps)


def _is_double_spaced(printed: PrintedText) -> bool:
    """Tell whether a blank line stands between any two, so that it says nothing: only more of them do."""
    if any(line.level for line in printed.lines):
        return False
    gaps = [line.gap for line in printed.lines[1:] if line.role is None and not line.row and not line.sheet]
    return len(gaps) >= _SPACED and min(gaps) >= 1


def visible(source: str, line: Line) -> str:
    """Return what is seen of a line: its text without inline markup."""
    if not line.cuts:
        return source[line.start : line.end]
    own = chunks(line)
    if not line.row:
        return "".join(source[chunk.start : chunk.end] for chunk in own)
    parts = [source[chunk.start : chunk.end] for chunk in own] or [""]  # a row of pictures has no text
    return parts[0] + "".join(
        borders(source[a.end : b.start]) + p for a, b, p in zip(own, own[1:], parts[1:], strict=False)
    )


def borders(cut: str) -> str:
    """Return the borders of cells that stand for what is cut out of a row: one for each `|`, one for white space."""
    return BORDER * (cut.count("|") or (bool(cut) and not cut.strip()))


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


def stretch(block: Block, begin: int, stop: int) -> Block | None:
    """Return `text[begin:stop]` of a block as a block, without white space at its ends; None where nothing is left.

    None too where the block's text is not that of its lines (markup, recognition's spaces).
    """
    text = block.text
    part = text[begin:stop]
    if not part.strip() or any(line.cuts for line in block.lines):
        return None
    begin, stop = begin + len(part) - len(part.lstrip()), stop - len(part) + len(part.rstrip())
    lines: list[Line] = []
    at, above = 0, ""
    for line in block.lines:
        own = block.sheet.source[line.start : line.end]
        at += len(glue(above, own)) if at else 0
        above = own
        if text[at : at + len(own)] != own:
            return None
        first, last = max(begin, at), min(stop, at + len(own))
        if first < last:
            inner = {"gap": 0, "indent": 0.0} if first > at else {}
            lines.append(replace(line, start=line.start + first - at, end=line.start + last - at, **inner))  # type: ignore[arg-type]  # two fields
        at += len(own)
    own_text = None if len(lines) == 1 else (text[begin:stop], block.folded[begin:stop])
    return Block(block.sheet, tuple(lines), own_text, number=block.number) if lines else None


def is_indented(blocks: Sequence[Block]) -> bool:
    """Tell whether a text indents its paragraphs: most of its long ones."""
    long = [b for b in blocks if b.label == "text" and b.size >= 25]
    return bool(long) and sum(b.first.indent >= 1 for b in long) >= 0.6 * len(long)


def is_unstopped(blocks: Sequence[Block]) -> bool:
    """Tell whether a text is printed without stops: most of its long paragraphs hold none."""
    long = [b.folded for b in blocks if b.label == "text" and b.size >= _STRETCHED]
    return len(long) > 1 and sum(not _STOPS.search(text) for text in long) > 0.6 * len(long)


def glue(before: str, after: str) -> str:
    """Return what stands between two joined lines: a space between Latin words or names, else nothing."""
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    named = len(before) <= _BYLINE and len(after) <= _BYLINE and go_on(fold(before), fold(after))
    return " " if latin or named else ""


def sewn(upper: Block, lower: Block) -> Block:
    """Return two blocks as one, as if the second's first line had been joined to the first's last."""
    above, below = visible(upper.sheet.source, upper.lines[-1]), visible(lower.sheet.source, lower.first)
    made = replace(upper, lines=(*upper.lines, *lower.lines))
    made.reread(upper.text + glue(above, below) + lower.text)
    return made


def _joined(texts: Sequence[str]) -> str:
    return texts[0] + "".join(glue(above, text) + text for above, text in pairwise(texts))
