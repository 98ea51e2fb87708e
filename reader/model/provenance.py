"""From a piece's text back to the source text: what the repairs record is enough to walk home exactly."""

from __future__ import annotations

import unicodedata
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


def body_point(article: NewsArticle, source: int) -> int | None:
    """Return the body offset of the character that stands at a place of the source text; None where the body has none.

    The inverse of `source_offset`; what was mended as a whole begins where its result does.
    """
    for start, paragraph in zip(paragraph_starts(article), article.paragraphs, strict=True):
        if paragraph.source is None or not paragraph.source.start <= source < paragraph.source.end:
            continue
        home, here, end = paragraph.source.start, start, start + len(paragraph.text)
        for repair in article.repairs:
            if repair.field != "body" or repair.source is None or not start <= repair.start <= end:
                continue
            if repair.source.start <= source < repair.source.end:
                return min(repair.start, end)
            if home <= repair.source.end <= source:
                home, here = repair.source.end, repair.end
        return min(here + source - home, end)
    return None


def line_sources(article: NewsArticle, name: str, source_text: str) -> tuple[int, ...]:
    """Return where in the source text each character of a one-line field stands; a blank where the next one does.

    Empty where the field's words do not stand in the piece's source as they read.
    """
    text = article.field_text(name)
    words, places = [], []
    for span in article.source_spans:
        for at in range(span.start, min(span.end, len(source_text))):
            if not source_text[at].isspace():
                words.append(_compatible(source_text[at]))
                places.append(at)
    bare = "".join(_compatible(c) for c in text if not c.isspace())
    found = "".join(words).find(bare) if bare else -1
    if found < 0:
        return ()
    made, k = [], found
    for char in text:
        made.append(places[min(k, len(places) - 1)])
        k += not char.isspace()
    return tuple(made)


def _compatible(char: str) -> str:
    """Return a character in its compatible form, where that is one character too."""
    made = unicodedata.normalize("NFKC", char)
    return made if len(made) == 1 else char
