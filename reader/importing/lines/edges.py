"""The ends of a line, where words may be cut out: struck ones, a reading, which stand in no stretch of its text."""

from __future__ import annotations

from reader.importing.lines.blocks import chunks
from reader.importing.lines.line import Line
from reader.importing.text.code import holds_words
from reader.model.text import Span


def with_edges(source: str, line: Line) -> list[Span]:
    """Return the stretches of a line that are text, with an empty one before and behind them where words are cut out
    there, so that a repair tells of these.
    """
    made = chunks(line)
    if made and holds_words(source[line.start : made[0].start]):
        made.insert(0, Span(line.start, line.start))
    if made and holds_words(source[made[-1].end : line.end]):
        made.append(Span(line.end, line.end))
    return made
