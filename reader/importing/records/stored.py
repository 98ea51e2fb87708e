"""A stored issue's pieces as records again, for formats whose layout was not kept with the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.importing.lines.line import Line, LineRole
from reader.importing.records.record import Record
from reader.model.article import NewsArticle, Paragraph
from reader.model.cells import empty_before
from reader.model.issue import PublicationIssue
from reader.model.text import Span


def kept_apart(issue: PublicationIssue) -> bool:
    """Tell whether files kept a text's pieces apart, so that the text alone would not."""
    # One file a piece: the date stands in the files' names only.
    day = issue.date_published
    if day is None or len(issue.articles) < 2 or issue.set_aside:
        return False
    year, month, date = day.split("-")
    return not any(
        form in issue.source.text
        for form in (f"{year}年{int(month)}月{int(date)}日", f"{year}年{month}月{date}日", day)
    )


def records_of(issue: PublicationIssue) -> list[Record]:
    """Return a record for each piece: its stretch of text, its headline lines, byline and paragraphs."""
    return [_record(issue, article) for article in issue.articles if article.source_spans]


def _record(issue: PublicationIssue, article: NewsArticle) -> Record:
    text = issue.source.text
    span = Span(article.source_spans[0].start, article.source_spans[-1].end)
    sources = [p.source for p in article.paragraphs if p.source is not None]
    begin = min((s.start for s in sources), default=span.end)
    body = [
        line
        for p, row in zip(article.paragraphs, _rows(article.paragraphs), strict=True)
        for line in _paragraph(text, article, p, row)
    ]
    head = _physical(text, Span(span.start, min(begin, span.end)))
    taken: set[int] = set()

    def find(printed: str | None) -> tuple[Line, ...]:
        return _find(text, head, printed, taken)

    headline = find(article.printed_headline or article.headline)
    kicker, sub, byline = find(article.kicker), find(article.alternative_headline), find(article.byline)
    return Record(
        span=span, headline=headline, kicker=kicker, subheadline=sub, byline=byline[0] if byline else None,
        body=tuple(body), newspaper=issue.newspaper, date=issue.date_published, issue_number=issue.issue_number,
        page=article.print_page, page_name=article.print_page_name, section=article.print_section,
        pictures=article.pictures,
    )  # fmt: skip


def _rows(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the number of each row in its table, 0 for what is no row."""
    made: list[int] = []
    for k, paragraph in enumerate(paragraphs):
        goes_on = k > 0 and paragraph.table == paragraphs[k - 1].table
        made.append((made[-1] + 1 if goes_on else 1) if paragraph.table else 0)
    return made


def _paragraph(text: str, article: NewsArticle, paragraph: Paragraph, row: int) -> list[Line]:
    """Return the lines of a paragraph; a wrap stays one, a break in mid-sentence is looked at anew."""
    if paragraph.source is None:
        return []
    wraps = {
        r.source.start
        for r in article.repairs
        if r.kind == "joined_line" and r.field == "body" and r.source is not None
    }
    marks = sorted(
        {
            r.source
            for r in article.repairs
            if r.kind == "markup" and r.source is not None and r.source.end > r.source.start
        }
    )
    inner = [
        Span(max(s.start, paragraph.source.start), min(s.end, paragraph.source.end)) for s in article.source_spans
    ]  # what else stands between a paragraph's halves is no part of it
    lines = [line for s in inner if s.start < s.end for line in _physical(text, s)]
    made = []
    for k, line in enumerate(lines):
        cuts = tuple(c for c in marks if line.start <= c.start and c.end <= line.end)
        wrapped = k > 0 and any(lines[k - 1].end <= at <= line.start for at in wraps)
        known = paragraph.role in {"subhead", "caption", "credit", "editor_note"}
        role: LineRole | None = paragraph.role if known else "row" if row else None  # type: ignore[assignment]  # roles of lines
        made.append(
            Line(
                start=line.start, end=line.end, gap=line.gap, cuts=cuts,
                opens=False if wrapped else True if not k else None,
                role=None if k else role, row=0 if k else row, before=0 if k else empty_before(paragraph.cells),
            )
        )  # fmt: skip
    return made


def _find(text: str, lines: Sequence[Line], printed: str | None, taken: set[int]) -> tuple[Line, ...]:
    """Return the lines, nearest to the text, that read as a printed field does."""
    want = _bare(printed or "")
    if not want:
        return ()
    found: range | None = None
    for k in range(len(lines) - 1, -1, -1):
        read = ""
        for j in range(k, len(lines)):
            read += _bare(text[lines[j].start : lines[j].end])
            if j in taken or not want.startswith(read):
                break
            if read == want:
                exact = text[lines[k].start : lines[j].end] == printed
                found = range(k, j + 1) if exact or found is None else found
                break
        if found is not None and text[lines[found[0]].start : lines[found[-1]].end] == printed:
            break  # the same letters may stand there twice, once with a stop
    if found is not None:
        taken.update(found)
        return tuple(_joined(text, [lines[k] for k in found], printed or ""))
    return ()


def _joined(text: str, lines: Sequence[Line], printed: str) -> list[Line]:
    """Return a field's lines, each marked where the field joins it to the one before without a space."""
    made = list(lines[:1])
    for above, line in pairwise(lines):
        seam = text[above.end - 1 : above.end] + text[line.start : line.start + 1]
        made.append(replace(line, opens=False) if seam in printed else line)
    return made


def _physical(text: str, span: Span) -> list[Line]:
    """Return the lines of a stretch, without white space at their ends."""
    made: list[Line] = []
    at, gap = span.start, 0
    for raw in text[span.start : span.end].split("\n"):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare[0])
            made.append(Line(start=start, end=start + len(bare), gap=gap))
            gap = 0
        else:
            gap += 1
        at += len(raw) + 1
    return made


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
