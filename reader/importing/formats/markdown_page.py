"""Markdown whose text is a page: front matter, or a title and a day, and below them nothing but HTML, as static sites
and programs that keep posts write it. It is read as saved pages are; what stands above it are the page's facts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.aside.title_tails import headline_end
from reader.importing.formats.decoding import Decoded
from reader.importing.formats.front_matter import BLOCK, fields_of, site_names
from reader.importing.formats.html_line import HtmlLine
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.html_page import pour_page
from reader.importing.formats.neighbours import Resolve
from reader.importing.formats.page_facts import PageFacts, day_of, page_facts
from reader.importing.formats.scroll import Extract, Scroll
from reader.model.text import Span

_OPENS = re.compile(
    r"^[ \t]*<(?:article|section|main|header|div|p|h[1-6]|figure|table|ul|ol)(?:\s[^<>]*)?>", re.MULTILINE
)
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]+)\]\(\S*?\)$")
_DAY = re.compile(r"\W*(?:日期|时间|發佈|发布|date|published)\w*\s*[:：]", re.IGNORECASE)
_FEWEST, _MOST_ABOVE, _LONG = 3, 6, 30


@dataclass(slots=True)
class _Above:
    """What stands above the page: where its title stands in the text, its day, who wrote it, names of its site."""

    title: Span
    day: str | None = None
    author: str | None = None
    names: tuple[str, ...] = ()


def read(decoded: Decoded, resolve: Resolve) -> Extract | None:
    """Return the page below a Markdown text's front matter or title; None where the text is written in Markdown."""
    text = decoded.text
    front = BLOCK.match(text)
    opens = _OPENS.search(text, front.end() if front else 0)
    if opens is None or len(_PARAGRAPH.findall(text, opens.start())) < _FEWEST or _HEADING.search(text, opens.start()):
        return None
    above = _above(text, front.end() if front else 0, opens.start())
    if above is None:
        return None
    lines = html_lines(text[opens.start() :])
    headline = _headline(text, above)
    printed = any(_bare(line.text) == _bare(text[slice(*headline)]) for line in lines)
    scroll = Scroll()
    _pour_above(text[: opens.start()], Span(0, 0) if printed else headline, scroll)
    if not printed:
        lines.insert(0, HtmlLine(text=text[slice(*headline)], level=1))
    facts = _facts(text, opens.start(), above, text[slice(*headline)])
    record = pour_page(lines, facts, scroll, resolve)
    if record is None:
        return None
    record = replace(record, newspaper=record.newspaper or record.medium, span=Span(0, record.span.end))
    return Extract(
        text=scroll.text, format="html", encoding=decoded.encoding, pictures=tuple(scroll.pictures),
        undecodable=decoded.undecodable, warnings=decoded.warnings, lines=tuple(scroll.lines), records=(record,),
        newspaper=record.newspaper, date=record.date,
    )  # fmt: skip


def _headline(text: str, above: _Above) -> Span:
    """Return where the headline stands: the title without the names of its site."""
    end = above.title.start + headline_end(text[slice(*above.title)], above.names)
    return Span(above.title.start, end)


def _bare(words: str) -> str:
    return "".join(c for c in fold(words) if c.isalnum())


def _facts(text: str, at: int, above: _Above, headline: str) -> PageFacts:
    facts = page_facts(text[at:])
    heads = (headline, *facts.headlines)
    return replace(facts, headlines=heads, date=facts.date or above.day, author=facts.author or above.author)


def _above(text: str, at: int, end: int) -> _Above | None:
    """Return what stands above a page, from `at` on below the front matter; None without a title, or where it is
    running text.
    """
    rows = [found for found in re.finditer(r"[^\n]+", text[:end]) if found.start() >= at and found.group().strip()]
    words = [fold(row.group().strip()) for row in rows]
    if len(rows) > _MOST_ABOVE or any(len(w) >= _LONG and w[-1] in "。!?" for w in words):
        return None
    day = next((d for w in words if _DAY.match(w) and (d := day_of(w))), None)
    if at:
        return _of_front(text[:at], day)
    if not rows or _DAY.match(words[0]):
        return None
    raw = rows[0].group()
    link = _LINK.search(raw.strip())
    name = link.group(1) if link else raw.strip().lstrip("# ")
    start = rows[0].start() + raw.index(name)
    return _Above(Span(start, start + len(name)), day)


def _of_front(front: str, day: str | None) -> _Above | None:
    fields = fields_of(front)
    if "headline" not in fields:
        return None

    def value(key: str) -> str:
        return front[slice(*fields[key])].strip() if key in fields else ""

    printed = dates.printed_date(fold(value("date")))
    return _Above(fields["headline"], printed[0] if printed else day, value("byline") or None, site_names(front))


def _pour_above(text: str, headline: Span, scroll: Scroll) -> None:
    """Write what stands above the page, but for the headline, which is written with it."""
    for row in (text[: headline.start] + text[headline.end :]).split("\n"):
        scroll.write(row, role="masthead")
