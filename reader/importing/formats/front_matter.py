"""One piece a file, with its title, author and day in front matter, as static sites keep it.

YAML between `---` lines or TOML between `+++`, and no engine for either: `key: value` or `key = value` lines, quoted or
not, lists in brackets or with dashes (of which the first item counts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.aside.title_tails import headline_end
from reader.importing.formats.page_facts import paper_of
from reader.importing.formats.page_source import medium_of, site_of
from reader.importing.formats.page_words import is_byline
from reader.importing.headlines.levels import OF_ISSUES
from reader.importing.lines.line import Line, PrintedText
from reader.importing.records.field_names import PART_OF, RANK, SUMMARY
from reader.importing.records.record import Record
from reader.importing.records.value_forms import papers_in
from reader.model.text import Span

BLOCK = re.compile(r"\A(?P<rule>---|\+\+\+)[ \t]*\n(?:[^\n]{0,4000}\n){1,40}?(?P=rule)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[\w一-龥-]{1,24})[ \t]*[:：=][ \t]*(?:\n[ \t]*-[ \t]+)?(?P<value>[^\n]*)", re.MULTILINE)
_PAIRS = frozenset(('""', "''", "[]", "“”"))
_ITEM = re.compile(r"\n[ \t]*-[ \t]+(?P<value>[^\n]*)")
HEAD, FOOT = 4, 1  # how many lines before and behind a text may repeat what the front matter says
_WHENCE = re.compile(
    r"(?:原文|本文|文本|全文|文章|内容|图片|资料|原载|转载)*(?:来自|源自|来源|转自|转载自|摘自|首发(?:于|在)|出处|链接)"
    r"(?:\s*[:([]|[^,。;!?:]{0,8}[「『《“\"([<]|\W{0,4}https?:|[^,。;!?:的]{0,8}(?:微信|微博|公众号|网络?|报|刊|社|台|客户端)[」』》]?(?:,[^,。的]{1,8})?[。]?$)"
    r"|(?:原文|本文|文章)(?:来自|源自|转自|转载自|载于|刊于|见(?!报))[^,。;!?:]{1,14}:\s*[^\s。!?][^。!?]*$"
    r"|(?:原文|本文)(?:来自|源自|转自|转载自|载于|刊于)[^,。;!?:]{1,24}$"
    r"|本文由\s?[^,。]{1,16}(?:转码|导出|自动转载|自动生成)"
    r"|(?:本文|原文|文章)?(?:已获|已经?|经)[^,。的]{0,12}授权(?:转载|发布|刊登|刊发|使用)?[^,。的]{0,4}[。]?$"
)
"""Whence somebody who keeps a text says he has it: 原文来自微信「河湾报」; no sentence is that."""
_LED = re.compile(r"(?:来自|源自|转自|转载自)[^,。;!?:]{1,14}:\s*\S[^。]*$")
"""The same, where a link leads there."""
_FROM = re.compile(
    r"(?:来自|源自|转自|摘自|载于|刊于|首发于)[\W_]{0,3}(?:微信|公众号|公号)?[\W_]*(?P<name>[^\W\d_]{2,12}?)(?:官方)?(?:网站?|客户端|公众号|微信|微博)?(?![^\W_])"
)
_LONGEST_NOTE, _PARAGRAPH = 160, 30
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


def site_names(front: str) -> tuple[str, ...]:
    """Return the names that may be its site's, each item of a list in brackets by itself: what the fields for media
    say, authors that are no people, and of what else is said only what is named as papers and sites are. A topic, a
    person or a place is none, for headlines end in those (人物｜张明).
    """
    made: list[str] = []
    for key, span in _values(front):
        part = PART_OF.get(key)
        for item in (x.strip(" \"'") for x in re.split(r"[,，]", front[slice(*span)].strip("[]"))):
            known = part == "newspaper" or (part == "byline" and medium_of(item)) or paper_of(item) or site_of([item])
            if item and known:
                made.append(item)
    return tuple(made)


def _values(front: str) -> Iterator[tuple[str, Span]]:
    """Yield each field's name and where its value stands, without quotes; the title is not among them, nor a summary,
    which is often the text's own first paragraph.
    """
    for field in _FIELD.finditer(front):
        start, end = field.span("value")
        while end > start and front[end - 1].isspace():
            end -= 1
        if end - start >= 2 and front[start] + front[end - 1] in _PAIRS:
            start, end = start + 1, end - 1
        name = field["key"].lower()
        if start < end and PART_OF.get(name) != "headline" and name not in SUMMARY:
            yield name, Span(start, end)


def _without_text(body: Sequence[Line]) -> tuple[Line, ...]:
    """Return headings that stand in a row with nothing between them, two of one level: tabs and players."""
    rows: list[list[Line]] = [[]]
    for line in body[1:] if body and body[0].level and len(body) > 1 and not body[1].level else body:
        if line.level:
            rows[-1].append(line)
        elif rows[-1]:
            rows.append([])
    return tuple(line for row in rows if len({line.level for line in row}) < len(row) for line in row)


def _said_before(front: str, text: str, body: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines around the text that say once more what the front matter says: byline, kicker, day, source."""
    values = {fold(text[slice(*span)]) for _name, span in _values(front)}
    first = 1 if body and body[0].level else 0
    for k, line in enumerate(body):
        if (first <= k < first + HEAD or k >= len(body) - FOOT) and fold(text[line.start : line.end]) in values:
            yield line


def _noted(text: str, body: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines above a text's first rule, or its first paragraph, that say whence somebody copied it."""
    made: list[Line] = []
    for line in body[:HEAD]:
        words = fold(shown(text, line))
        said = any(map(_WHENCE.match, (words, fold(text[line.start : line.end]))))
        if len(words) > _LONGEST_NOTE or not (said or (line.cuts and _LED.match(words))):
            break
        made.append(line)
    return tuple(made)


def shown(text: str, line: Line) -> str:
    """Return a line's words without marks and targets of links."""
    edges = (line.start, *(at for cut in line.cuts for at in cut), line.end)
    return "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


def _signed(text: str, body: Sequence[Line], noted: Sequence[Line]) -> Line | None:
    """Return the line below such notes that says who wrote the text."""
    below = next((line for line in body if noted and line.start > noted[-1].start), None)
    return below if below is not None and is_byline(fold(shown(text, below))) else None


def _paper_noted(text: str, noted: Sequence[Line]) -> str | None:
    """Return the newspaper that such a note names."""
    for line in noted:
        if (found := _FROM.search(shown(text, line))) and (paper := paper_of(found["name"])):
            return paper
    return None


def parts_of(text: str, title: str, body: Sequence[Line]) -> tuple[Line, ...]:
    """Return a text's lines with its headings as subheads, where running text stands above the first of them.

    A title that names a day or a number is an issue's, and its headings are headlines.
    """
    first = next((k for k, line in enumerate(body) if line.level), len(body))
    above = [fold(text[line.start : line.end]) for line in body[:first]]
    begun = any(len(words) >= _PARAGRAPH and words[-1] in "。!?”" for words in above)
    folded = fold(title)
    if first == len(body) or not begun or dates.printed_date(folded) or OF_ISSUES.search(folded):
        return tuple(body)
    return tuple(replace(line, level=0, role="subhead") if line.level else line for line in body)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """A text's lines: what is none of the piece's, whence somebody has it, who signs below that, and the rest, a
    heading that may be its title and the text.
    """

    aside: tuple[Line, ...]
    noted: tuple[Line, ...]
    byline: Line | None
    left: tuple[Line, ...]


def _sorted(front: str, text: str, body: Sequence[Line], title: Span) -> _Sorted:
    """Tell a text's lines apart."""
    aside = (*_without_text(body), *_said_before(front, text, body))
    left = [line for line in body if line not in aside]
    head = left[:1] if left and left[0].level else []
    noted = _noted(text, left[len(head) :])
    signed = _signed(text, left, noted)
    own = [line for line in left[len(head) + len(noted) :] if line is not signed]
    return _Sorted((*aside, *noted), noted, signed, (*head, *parts_of(text, text[slice(*title)], own)))


def _field(text: str, field: Span, stop: int) -> tuple[Line, ...]:
    """Return the line of a field's value, with the items of a list below it up to `stop`."""
    cuts: list[Span] = []
    end = field.end
    for item in _ITEM.finditer(text, field.end, stop):
        if item.start() != end:
            break
        cuts.append(Span(item.start(), item.start("value") - 1))
        end = item.end()
    return (Line(start=field.start, end=end, cuts=tuple(cuts)),)


def read_piece(text: str, printed: PrintedText) -> Record | None:
    """Return the piece that a Markdown text with front matter is; None where it has none, or headings of its own."""
    front = BLOCK.match(text)
    body = tuple(line for line in printed.lines if front and line.start >= front.end())
    fields = fields_of(front.group()) if front else {}
    if "headline" not in fields or not body:
        return None
    head = front.group() if front else ""
    told = _sorted(head, text, body, fields["headline"])
    title, body = fields["headline"], told.left
    if not body or any(line.level for line in body[1:]):
        return None
    if body[0].level:
        if fold(text[slice(*title)]) != fold(text[body[0].start : body[0].end]):
            return None
        title, body = Span(body[0].start, body[0].end), body[1:]
    title = Span(title.start, title.start + headline_end(text[slice(*title)], site_names(head)))

    def value(key: str) -> str | None:
        return text[slice(*fields[key])].strip() if key in fields else None

    def line(key: str) -> tuple[Line, ...]:
        return _field(text, fields[key], len(head) if key == "byline" else 0) if key in fields else ()

    day, section = dates.printed_date(fold(value("date") or "")), value("section") or ""
    signed = papers_in(value("byline") or "")  # no person has such a name
    named, page = value("newspaper") or "", re.search(r"[A-Z]?\d{1,3}", value("page") or "")
    return Record(
        span=Span(0, max([x.end for x in body], default=title.end)),
        headline=(Line(start=title.start, end=title.end),),
        kicker=line("kicker"),
        subheadline=line("subheadline"),
        byline=told.byline or next(iter(() if signed else line("byline")), None),
        body=body,
        aside=tuple(replace(line, role="furniture") for line in told.aside),
        newspaper=named if _PAPER.match(named) else signed or _paper_noted(text, told.noted),
        date=day[0] if day else printed.date,
        page=(page.group().lstrip("0") or None) if page else None,
        section=section if re.search(r"[一-龥]", section) else None,
    )
