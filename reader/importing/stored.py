"""A stored issue's pieces as records again, for formats whose layout was not kept with the text."""

from __future__ import annotations

from reader.importing.lines import Line
from reader.importing.records import Record
from reader.model.article import NewsArticle
from reader.model.issue import PublicationIssue
from reader.model.text import Span


def lines_of(issue: PublicationIssue) -> bool:
    """Tell whether a text issue was read from records (one file a piece), so that its text alone does not tell pieces apart."""
    spans = [a.source_spans for a in issue.articles]
    return issue.source.format == "text" and len(spans) > 1 and all(len(s) == 1 for s in spans) and not issue.set_aside and (
        issue.date_published is not None and issue.date_published not in issue.source.text.replace("年", "-")
    ) and all(a.print_page for a in issue.articles)


def records_of(issue: PublicationIssue) -> list[Record]:
    """Return a record for each piece: its own stretch of text, cut into headline lines, byline and paragraphs."""
    return [_record(issue, article) for article in issue.articles if article.source_spans]


def _record(issue: PublicationIssue, article: NewsArticle) -> Record:
    text = issue.source.text
    spans = article.source_spans
    body_start = min((p.source.start for p in article.paragraphs if p.source), default=spans[-1].end)
    body: list[Line] = []
    head: list[Line] = []
    for span in spans:
        for line in _physical(text, span):
            (body if line.start >= body_start else head).append(line)
    parts: dict[str, list[Line]] = {"kicker": [], "headline": [], "subheadline": []}
    byline = None
    printed = article.printed_headline or article.headline or ""
    for line in head:
        words = _bare(text[line.start : line.end])
        if article.byline and words == _bare(article.byline):
            byline = line
        elif article.kicker and words in _bare(article.kicker):
            parts["kicker"].append(line)
        elif article.alternative_headline and words in _bare(article.alternative_headline):
            parts["subheadline"].append(line)
        elif words and (words in _bare(printed) or not parts["headline"]):
            parts["headline"].append(line)
    return Record(
        span=Span(spans[0].start, spans[0].end), headline=tuple(parts["headline"]), kicker=tuple(parts["kicker"]),
        subheadline=tuple(parts["subheadline"]), byline=byline, body=tuple(body), newspaper=issue.newspaper,
        date=issue.date_published, issue_number=issue.issue_number, page=article.print_page,
        page_name=article.print_page_name, section=article.print_section, pictures=article.pictures,
    )  # fmt: skip


def _physical(text: str, span: Span) -> list[Line]:
    """Return the lines of a stretch, without white space at their ends."""
    made: list[Line] = []
    at, gap = span.start, 0
    for raw in text[span.start : span.end].split("\n"):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare[0])
            made.append(Line(start=start, end=start + len(bare), gap=gap, opens=True))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return made


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
