"""The accounts of an import: every character of the source has an owner, and every difference a repair."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from reader.model.article import NewsArticle, Repair
from reader.model.cells import cells_of, empty_before, in_columns
from reader.model.issue import PublicationIssue
from reader.model.provenance import paragraph_starts, source_offset, source_span

CODE = re.compile(r"<[^<>]{0,2000}>|&#?\w{1,10};|\]\([^()\s]{0,2000}\)")


def check_issue(issue: PublicationIssue) -> None:
    """Raise AssertionError where the accounts of an issue do not balance."""
    text = issue.source.text
    spans = sorted(
        [(s.start, s.end) for a in issue.articles for s in a.source_spans] + [tuple(s.span) for s in issue.set_aside]
    )
    for one, two in pairwise(spans):
        assert one[1] <= two[0], f"two owners: {text[two[0] : one[1]]!r}"
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        assert not text[at:start].strip(), f"nobody owns {text[at:start]!r}"
        at = end
    for aside in issue.set_aside:
        assert aside.text == text[aside.span.start : aside.span.end]
    ids = [r.id for a in issue.articles for r in a.repairs]
    assert len(ids) == len(set(ids))
    assert len({d.id for d in issue.doubts}) == len(issue.doubts)
    assert [a.position for a in issue.articles] == list(range(1, len(issue.articles) + 1))
    for article in issue.articles:
        assert article.id == article.issue == ""
        check_article(article, text)
        check_letters(article, text)


def check_letters(article: NewsArticle, text: str) -> None:
    """Check that every letter of a piece's stretches of source is in a field, a paragraph or a repair."""
    inside = {k for span in article.source_spans for k in range(span.start, span.end) if text[k].isalnum()}
    for span in article.source_spans:
        for code in CODE.finditer(text, span.start, span.end):  # what cover may give a piece
            inside.difference_update(range(*code.span()))
    for paragraph in article.paragraphs:
        if paragraph.source is not None:
            inside.difference_update(range(paragraph.source.start, paragraph.source.end))
    heads = Counter[str]()
    for name in ("kicker", "headline", "alternative_headline", "byline"):
        heads.update(c for c in article.field_text(name) if c.isalnum())
    heads.update(c for c in article.printed_headline or "" if c.isalnum())
    for repair in article.repairs:
        assert repair.source is not None
        heads.subtract(c for c in repair.result if repair.field != "body")
        inside.difference_update(range(repair.source.start, repair.source.end))
    lost = Counter(text[k] for k in inside)
    lost.subtract({c: n for c, n in heads.items() if n > 0})
    gone = "".join(sorted((+lost).elements()))
    shown = "".join(text[k] for k in sorted(inside))
    assert not gone, f"in no field, paragraph or repair: {gone!r} of {shown!r}"


def check_article(article: NewsArticle, text: str) -> None:
    """Check the repairs of one piece, and that each paragraph can be rebuilt from the source, and walked back to it."""
    article = replace(article, repairs=tuple(article.repairs))  # they are looked at often
    body = article.body
    by_field: dict[str, list[Repair]] = {}
    for repair in article.repairs:
        by_field.setdefault(repair.field, []).append(repair)
        assert repair.source is not None
        assert text[repair.source.start : repair.source.end] == repair.original
        assert article.field_text(repair.field)[repair.start : repair.end] == repair.result
        assert repair.original != repair.result or repair.kind.startswith("joined")
        assert repair.id.startswith(f"r{repair.source.start}")
        inside = any(s.start <= repair.source.start and repair.source.end <= s.end for s in article.source_spans)
        assert inside or not repair.original.strip()
    for repairs in by_field.values():
        for one, two in pairwise(repairs):
            assert one.end <= two.start, "repairs overlap"
    for paragraph, begin in zip(article.paragraphs, paragraph_starts(article), strict=True):
        assert "\n" not in paragraph.text
        assert paragraph.text == paragraph.text.strip()
        assert paragraph.text
        assert paragraph.source is not None
        assert bool(paragraph.table) == bool(paragraph.cells)
        if paragraph.table:
            assert "".join(in_columns(paragraph.text, paragraph.cells)) == paragraph.text.replace("\t", "")
            assert paragraph.cells == cells_of(paragraph.text, empty_before(paragraph.cells))
        own = [r for r in by_field.get("body", ()) if begin <= r.start and r.end <= begin + len(paragraph.text)]
        home, at = paragraph.source.start, begin
        for repair in own:
            assert repair.source is not None
            size = repair.start - at
            assert text[home : home + size] == body[at : repair.start]
            if repair.kind in {"continued", "joined_paragraph", "joined_line"} and repair.source.start > home + size:
                home = repair.source.start - size  # something else stands between, or the rest stands elsewhere
            assert repair.source.start == home + size
            home, at = repair.source.end, repair.end
        rest = begin + len(paragraph.text) - at
        assert text[home : home + rest] == body[at : at + rest]
        assert home + rest == paragraph.source.end
    changed = {k for r in by_field.get("body", ()) for k in range(r.start, r.end)}
    step = max(1, len(body) // 200)
    for k in range(0, len(body), step):
        if k in changed or body[k] == "\n":
            continue
        offset = source_offset(article, k)
        assert offset is not None
        assert text[offset] == body[k]
        span = source_span(article, k, k + 1)
        assert span is not None
        assert text[span.start : span.end] == body[k]
