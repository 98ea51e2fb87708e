"""One piece a file, with its title, author and day in front matter (YAML between `---` lines, as static sites keep it).

Not a YAML engine: `key: value` lines, quoted or not, lists in brackets or with dashes (of which the first item counts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.lines.line import Line, PrintedText
from reader.importing.records.field_names import PART_OF, RANK
from reader.importing.records.record import Record
from reader.model.text import Span

BLOCK = re.compile(r"\A---[ \t]*\n(?:[^\n]{0,400}\n){1,40}?---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[\w一-龥-]{1,24})[ \t]*[:：][ \t]*(?:\n[ \t]*-[ \t]+)?(?P<value>[^\n]*)", re.MULTILINE)
_PAIRS = frozenset(('""', "''", "[]", "“”"))
_ITEM = re.compile(r"\n[ \t]*-[ \t]+(?P<value>[^\n]*)")
HEAD, FOOT = 4, 1  # how many lines before and behind a text may repeat what the front matter says
_PAPER = re.compile(r"[一-龥]{2,10}(?:报|報|新闻|新聞|周刊|时讯)$")


def fields_of(front: str) -> dict[str, Span]:
    """Return where the value of each known field stands in the front matter, without quotes and brackets."""
    found: dict[str, Span] = {}
    ranks: dict[str, int] = {}
    for field in _FIELD.finditer(front):
        name = field["key"].lower()
        key = PART_OF.get(name)
        start, end = field.span("value")
        value = front[start:end]
        start, end = start + len(value) - len(value.lstrip()), start + len(value.rstrip())
        while end - start >= 2 and front[start] + front[end - 1] in _PAIRS:
            start, end = start + 1, end - 1
        if key and start < end and RANK[name] < ranks.get(key, len(RANK)):
            found[key], ranks[key] = Span(start, end), RANK[name]
    return found


def _values(front: str) -> Iterator[Span]:
    """Yield where the value of each field stands, without quotes; the title is not among them."""
    for field in _FIELD.finditer(front):
        start, end = field.span("value")
        while end > start and front[end - 1].isspace():
            end -= 1
        if end - start >= 2 and front[start] + front[end - 1] in _PAIRS:
            start, end = start + 1, end - 1
        if start < end and PART_OF.get(field["key"].lower()) != "headline":
            yield Span(start, end)


def _without_text(body: Sequence[Line]) -> tuple[Line, ...]:
    """Return headings that stand in a row with nothing between them: tabs and players, not heads of texts."""
    rows: list[list[Line]] = [[]]
    for line in body[1:] if body and body[0].level and len(body) > 1 and not body[1].level else body:
        if line.level:
            rows[-1].append(line)
        elif rows[-1]:
            rows.append([])
    return tuple(line for row in rows if len(row) > 1 for line in row)


def _said_before(front: str, text: str, body: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines around the text that say once more what the front matter says: byline, kicker, day, source."""
    values = {fold(text[slice(*span)]) for span in _values(front)}
    first = 1 if body and body[0].level else 0
    for k, line in enumerate(body):
        if (first <= k < first + HEAD or k >= len(body) - FOOT) and fold(text[line.start : line.end]) in values:
            yield line


def read_piece(text: str, printed: PrintedText) -> Record | None:
    """Return the piece that a Markdown text with front matter is; None where it has none, or headings of its own."""
    front = BLOCK.match(text)
    body = tuple(line for line in printed.lines if front and line.start >= front.end())
    fields = fields_of(front.group()) if front else {}
    if "headline" not in fields or not body:
        return None
    title = fields["headline"]
    tabs = (*_without_text(body), *_said_before(front.group() if front else "", text, body))
    body = tuple(line for line in body if line not in tabs)
    if not body or any(line.level for line in body[1:]):
        return None
    first = body[0]
    if first.level:
        if fold(text[slice(*title)]) != fold(text[first.start : first.end]):
            return None
        title, body = Span(first.start, first.end), body[1:]

    def value(key: str) -> str | None:
        return text[slice(*fields[key])].strip() if key in fields else None

    def line(key: str) -> tuple[Line, ...]:
        if key not in fields:
            return ()
        items = tuple(_ITEM.finditer(text, fields[key].end, front.end() if front else 0)) if key == "byline" else ()
        cuts: list[Span] = []
        end = fields[key].end
        for item in items:
            if item.start() != end:
                break
            cuts.append(Span(item.start(), item.start("value") - 1))
            end = item.end()
        return (Line(start=fields[key].start, end=end, cuts=tuple(cuts)),)

    day = dates.printed_date(fold(value("date") or ""))
    paper, page = value("newspaper") or "", re.search(r"[A-Z]?\d{1,3}", value("page") or "")
    return Record(
        span=Span(0, max([x.end for x in body], default=title.end)),
        headline=(Line(start=title.start, end=title.end),),
        kicker=line("kicker"),
        subheadline=line("subheadline"),
        byline=next(iter(line("byline")), None),
        body=body,
        aside=tuple(replace(line, role="furniture") for line in tabs),
        newspaper=paper if _PAPER.match(paper) else None,
        date=day[0] if day else printed.date,
        page=(page.group().lstrip("0") or None) if page else None,
        section=value("section"),
    )
