"""From a piece's text back to the source text: what the repairs record is enough to walk home exactly."""

from __future__ import annotations

from bisect import bisect_right

from reader.model.article import NewsArticle
from reader.model.text import Span


def paragraph_starts(article: NewsArticle) -> list[int]:
    """Return the body offset at which each paragraph begins."""
    starts, at = [], 0
    for paragraph in article.paragraphs:
        starts.append(at)
        at += len(paragraph.text) + 1
    return starts


def source_offset(article: NewsArticle, offset: int, *, end: bool = False) -> int | None:
    """Return where body position `offset` of an imported piece stands in the issue's source text; None where it has
    no source.

    With `end`, the offset is the end of a span: it belongs to the character before it.
    """
    starts = paragraph_starts(article)
    if not starts:
        return None
    index = max(0, bisect_right(starts, offset - 1 if end and offset else offset) - 1)
    paragraph, begin = article.paragraphs[index], starts[index]
    if paragraph.source is None:
        return None
    home, here = paragraph.source.start, begin
    for repair in article.repairs:
        if (
            repair.field != "body"
            or repair.source is None
            or not begin <= repair.start
            or not here <= repair.end <= offset
        ):
            continue
        if end and repair.start == repair.end == offset:
            continue
        home, here = repair.source.end, repair.end
    return min(home + offset - here, paragraph.source.end)


def source_span(article: NewsArticle, start: int, end: int) -> Span | None:
    """Return the stretch of source text behind body[start:end] of an imported piece; None where a reader wrote it."""
    first, last = source_offset(article, start), source_offset(article, end, end=True)
    return None if first is None or last is None else Span(min(first, last), max(first, last))


def body_offset(article: NewsArticle, source: int) -> int:
    """Return the body offset of the first paragraph whose source does not begin before a place of the source text; the
    body's length where none does.
    """
    for start, paragraph in zip(paragraph_starts(article), article.paragraphs, strict=True):
        if paragraph.source is not None and paragraph.source.start >= source:
            return start
    return len(article.body)
