"""The contract's Article object: what `--json` prints and `export --to json` writes."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from reader.model.article import NewsArticle, Paragraph, Repair
from reader.model.door import door
from reader.model.picture import Figure
from reader.model.provenance import paragraph_starts
from reader.model.status import ArticleStatus
from reader.rendering.piece import Piece
from reader.rendering.reading_time import character_count

_SURROGATE = re.compile("[\ud800-\udfff]")
Json = dict[str, Any]


@door
def article_object(piece: Piece) -> Json:
    """Return the object of one piece (docs/cli.md, Article)."""
    article, masthead = piece.article, piece.masthead
    status = piece.status or ArticleStatus(article=article.id)
    starts = paragraph_starts(article)
    return {
        "id": article.id,
        "issue": article.issue,
        "position": article.position,
        "kind": article.kind,
        "newspaper": masthead.newspaper,
        "date_published": masthead.date_published,
        "issue_number": masthead.issue_number,
        "print_page": article.print_page,
        "print_page_name": article.print_page_name,
        "print_section": article.print_section,
        "kicker": article.kicker,
        "headline": article.headline,
        "alternative_headline": article.alternative_headline,
        "headline_status": article.headline_status,
        "printed_headline": article.printed_headline,
        "dateline": article.dateline,
        "byline": article.byline,
        "credits": [{"role": c.role, "name": c.name} for c in article.credits],
        "paragraphs": [_paragraph(p) for p in article.paragraphs],
        "figures": [_figure(f) for f in article.figures],
        "event_date": article.event_date,
        "truncated": article.truncated,
        "repairs": [_repair(r, article, starts) for r in article.repairs],
        "source_spans": [list(s) for s in article.source_spans],
        "category": list(article.category),
        "bookmarked": status.bookmarked,
        "tags": list(status.tags),
        "read": status.read,
        "added": status.added,
        "opened": status.opened,
        "char_count": character_count(article),
    }


def _figure(figure: Figure) -> Json:
    """Return a picture and where it stands."""
    names = ("sha256", "media_type", "width", "height", "size", "orientation", "after", "caption", "caption_paragraph")
    made: Json = {name: getattr(figure, name) for name in (*names, "credit", "alt", "name")}
    return made | {"file": figure.file_name}


def _paragraph(paragraph: Paragraph) -> Json:
    """Return a paragraph; of a table's row also where its cells stand in the text."""
    made: Json = {"text": paragraph.text, "role": paragraph.role}
    if paragraph.table:
        cells = [list(c) for c in paragraph.cells]
        made |= {"table": paragraph.table, "header": paragraph.header, "cells": cells}
    return made


def _repair(repair: Repair, article: NewsArticle, starts: list[int]) -> Json:
    """Return a repair; places in the body count from the start of their paragraph."""
    paragraph, base = None, 0
    if repair.field == "body" and starts:
        paragraph = max(0, bisect_right(starts, repair.start) - 1)
        base = starts[paragraph]
    return {
        "id": repair.id,
        "kind": repair.kind,
        "rule": repair.rule,
        "confidence": repair.confidence,
        "field": repair.field,
        "paragraph": paragraph,
        "start": repair.start - base,
        "end": repair.end - base,
        "original": repair.original,
        "result": repair.result,
        "undone": repair.undone,
    }


def json_line(value: Json) -> str:
    """Return one line of JSON that is UTF-8 whatever its strings hold: lone surrogates are written as escapes."""
    return as_utf8(json.dumps(value, ensure_ascii=False))


def as_utf8(line: str) -> str:
    """Return JSON text with lone surrogates, which UTF-8 cannot hold, written as escapes."""
    return _SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", line)


def json_array(values: Iterable[Json]) -> Iterator[str]:
    """Yield a JSON array with one object a line, bit by bit."""
    some = False
    for value in values:
        yield (",\n" if some else "[\n") + json_line(value)
        some = True
    yield "\n]\n" if some else "[]\n"
