"""A headline's field: its lines' stretches of source, without the bullet, number or brackets that mark it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.importing.lines.blocks import Block
from reader.importing.lines.marks import without_bullet
from reader.importing.text import ocr
from reader.importing.text.code import holds_words
from reader.importing.text.mending import Seam, Strand
from reader.importing.text.paragraphs import LEAP, strand_of
from reader.model.text import Span

_LINE_BREAK = Seam(kind="joined_line", rule="headline_lines", confidence=0.95, text=" ")
_NUMBER = Seam(kind="markup", rule="headline_number", confidence=0.95)
_BRACKETS: Mapping[str, str] = {"【": "】", "[": "]", "〖": "〗", "*": "*", "「": "」", "『": "』", "〈": "〉"}


def headline_strand(blocks: Sequence[Block], source: str, *, brackets: bool, noisy: bool) -> Strand | None:
    """Return the stretches of a headline field; `brackets`: they mark headlines here, `noisy`: full of blanks."""
    made: Strand | None = None
    for block in blocks:
        strand = strand_of(source, block, noisy=False)
        strand = _unmarked(strand, block, source, brackets=brackets)
        if noisy and len(strand.chunks) == 1:
            strand = ocr.clean_headline(source, strand.chunks[0])
        if made is None:
            made = strand
        else:
            _join(made, strand, source)
    return made


def _join(made: Strand, strand: Strand, source: str) -> None:
    """Append a headline's next line; what stands between two that is none of theirs stays out of the repair."""
    behind, begin = made.span.end, strand.chunks[0].start
    if holds_words(source[behind:begin]):
        at = max(source.rfind("\n", behind, begin), behind)
        at = begin if holds_words(source[at:begin]) else at
        made.join(Strand([Span(at, at)]), LEAP)
    made.join(strand, _LINE_BREAK)


def _unmarked(strand: Strand, block: Block, source: str, *, brackets: bool) -> Strand:
    first, last = strand.chunks[0], strand.chunks[-1]
    text = source[first.start : first.end]
    if block.bullet and text.startswith(block.bullet):
        bare = without_bullet(text.removeprefix(block.bullet)).lstrip(" \t\u3000")
        if bare:
            begin, first = first.start, Span(first.end - len(bare), first.end)
            if holds_words(source[begin : first.start]):  # a number is no mark: that it went is a repair
                return Strand([Span(begin, begin), first, *strand.chunks[1:]], [_NUMBER, *strand.seams])
            return Strand([first, *strand.chunks[1:]], strand.seams)
    close = _BRACKETS.get(text[:1]) if brackets else None
    if close and len(text) > 2 and source[last.end - 1] == close and text.count(text[0]) == (2 if close == "*" else 1):
        if len(strand.chunks) == 1:
            return Strand([Span(first.start + 1, last.end - 1)])
        return Strand(
            [Span(first.start + 1, first.end), *strand.chunks[1:-1], Span(last.start, last.end - 1)], strand.seams
        )
    return strand
