"""The JSON objects of docs/cli.md.

What scripts see of pieces, issues, hits and annotations. Names follow schema.org in snake_case.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from reader.export.annotation_jsonld import annotation_object as annotation
from reader.export.article_json import article_object as article
from reader.model.door import door

if TYPE_CHECKING:
    from reader.importing.pages.facsimile import Outline
    from reader.model.issue import PublicationIssue
    from reader.model.status import LeftBehind
    from reader.model.summary import ArticleSummary
    from reader.search import FoundWords, Query
    from reader.workspace.emptying_bin import Binned
    from reader.workspace.facsimile import PrintedPiece
    from reader.workspace.finding import FoundPiece
    from reader.workspace.storing import ImportOutcome

Json = dict[str, Any]

__all__ = [
    "annotation", "article", "binned", "deed", "hit", "in_paragraph", "issue", "left_behind", "outcome", "outline",
    "summary", "words",
]  # fmt: skip


def in_paragraph(field: str, start: int, end: int, starts: list[int]) -> tuple[int | None, int, int]:
    """Return (paragraph index or None, start, end) for a span of a field.

    Body spans count from the start of their paragraph.
    """
    if field != "body" or not starts:
        return None, start, end
    index = max(0, bisect_right(starts, start) - 1)
    return index, start - starts[index], end - starts[index]


@door
def binned(issue: Binned) -> Json:
    """Return the object of `empty-bin`: an issue that would be deleted."""
    return {
        "id": issue.issue, "newspaper": issue.newspaper or None, "date_published": issue.date_published or None,
        "articles": issue.articles, "annotations": issue.annotations,
    }  # fmt: skip


@door
def left_behind(left: LeftBehind) -> Json:
    """Return the object of `left-behind`."""
    return {
        "id": left.article, "headline": left.headline or None, "newspaper": left.newspaper or None,
        "date_published": left.date_published or None, "bookmarked": left.bookmarked, "read": left.read,
        "tags": list(left.tags), "annotations": list(left.annotations), "links": left.links,
        "rejoined": left.rejoined,
    }  # fmt: skip


@door
def summary(row: ArticleSummary) -> Json:
    """Return the object of `list`: Article without paragraphs and repairs, with a snippet."""
    return {
        "id": row.id,
        "issue": row.issue,
        "position": row.position,
        "kind": row.kind,
        "newspaper": row.newspaper,
        "date_published": row.date_published,
        "issue_number": row.issue_number,
        "print_page": row.print_page,
        "print_page_name": row.print_page_name,
        "print_section": row.print_section,
        "kicker": row.kicker,
        "headline": row.headline,
        "alternative_headline": row.alternative_headline,
        "headline_status": row.headline_status,
        "printed_headline": row.printed_headline,
        "dateline": row.dateline,
        "byline": row.byline,
        "credits": [{"role": role, "name": name} for role, name in row.credits],
        "event_date": row.event_date,
        "truncated": row.truncated,
        "category": list(row.category),
        "bookmarked": row.bookmarked,
        "tags": list(row.tags),
        "read": row.read,
        "added": row.added,
        "opened": row.opened,
        "char_count": row.char_count,
        "annotations": row.annotations,
        "snippet": row.snippet,
    }


@door
def issue(own: PublicationIssue) -> Json:
    """Return the **Issue** object."""
    return {
        "id": own.id,
        "newspaper": own.newspaper,
        "date_published": own.date_published,
        "issue_number": own.issue_number,
        "pages": [{"page": p.page, "name": p.name} for p in own.pages],
        "source": {
            "name": own.source.name,
            "sha256": own.source.sha256,
            "format": own.source.format,
            "encoding": own.source.encoding,
            "undecodable": [list(u) for u in own.source.undecodable],
        },
        "is_part_of": own.is_part_of,
        "articles": [a.id for a in own.articles],
        "set_aside": [{"id": s.id, "reason": s.reason, "text": s.text, "span": list(s.span)} for s in own.set_aside],
        "pictures_aside": [
            {"reason": p.reason, "name": p.name, "alt": p.alt, "sha256": p.sha256, "file": p.file_name}
            for p in own.pictures_aside
        ],
        "doubts": [
            {"id": d.id, "kind": d.kind, "article": d.article, "message": d.message, "confidence": d.confidence}
            for d in own.doubts
        ],
    }


@door
def hit(found: FoundPiece) -> Json:
    """Return the **Search hit** object."""
    return {
        "id": found.summary.id,
        "headline": found.summary.headline,
        "newspaper": found.summary.newspaper,
        "date_published": found.summary.date_published,
        "score": found.score,
        "snippet": found.snippet.text,
        "matches": [
            {"field": m.field, "paragraph": m.paragraph, "start": m.start, "end": m.end, "annotation": m.annotation}
            for m in found.matches
        ],
    }


@door
def words(found: FoundWords, query: Query) -> Json:
    """Return the **words** object: each count with the query that finds just those pieces, null where none does."""
    from reader.search import narrowed

    return {
        "words": [
            {
                "word": word.word,
                "start": word.start,
                "end": word.end,
                "texts": [{"text": text, "articles": n, "query": narrowed(query, {k: text})} for text, n in word.texts],
            }
            for k, word in enumerate(found.words)
        ],
        "fields": [{"field": field, "articles": n, "query": narrowed(query, {}, field)} for field, n in found.fields],
    }


@door
def outcome(own: ImportOutcome) -> Json:
    """Return the **import** object."""
    error = None if own.error_kind is None else {"kind": own.error_kind, "message": own.error_message}
    return {
        "source": own.source,
        "status": own.status,
        "issue": own.issue,
        "newspaper": own.newspaper,
        "date_published": own.date_published,
        "articles": own.articles,
        "format": own.format,
        "encoding": own.encoding,
        "repairs": own.repairs,
        "doubts": own.doubts,
        "pages": own.pages,
        "page_bytes": own.page_bytes,
        "original_bytes": own.original_bytes,
        "recognised": own.recognised,
        "unsure": own.unsure,
        "candidates": list(own.candidates),
        "part_of": own.part_of,
        "warnings": list(own.warnings),
        "error": error,
    }


@door
def deed(target: str, status: str, error: str | None = None) -> Json:
    """Return the object of a **deed**: done, unchanged or failed."""
    return {"id": target, "status": status, "error": error}


@door
def outline(printed: PrintedPiece, part: Outline) -> Json:
    """Return the object of `facsimile`: the polygons of a piece on one page, in points from the left upper corner."""
    width, height = printed.sizes[part.sheet - 1]
    return {
        "id": printed.article.id,
        "page": part.sheet,
        "width": round(width, 1),
        "height": round(height, 1),
        "polygons": [[[round(x, 1), round(y, 1)] for x, y in ring] for ring in part.polygons],
    }
