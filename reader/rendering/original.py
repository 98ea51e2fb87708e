"""A piece as the source has it: every character of its stretches of the source text, unmended."""

from __future__ import annotations

from reader.model.article import NewsArticle
from reader.model.door import door
from reader.rendering.blocks import Block


@door
def original_text(article: NewsArticle, source_text: str) -> str:
    """Return the piece's source text, character for character.

    Stretches that other text stands between (a piece continued on another page) are parted by one line break, unless
    the first ends with one.
    """
    parts: list[str] = []
    for span in article.source_spans:
        if parts and not parts[-1].endswith("\n"):
            parts.append("\n")
        parts.append(source_text[span.start : span.end])
    return "".join(parts)


@door
def as_printed(article: NewsArticle, source_text: str) -> tuple[Block, ...]:
    """Return the piece's source text as one block a line, empty lines too.

    `start` counts in the issue's source text (`field` is `source`).
    """
    made: list[Block] = []
    for span in article.source_spans:
        at = span.start
        for line in source_text[span.start : span.end].split("\n"):
            made.append(Block(kind="printed", text=line, field="source", start=at))
            at += len(line) + 1
        if made and not made[-1].text and source_text[span.start : span.end].endswith("\n"):
            made.pop()
    return tuple(made)
