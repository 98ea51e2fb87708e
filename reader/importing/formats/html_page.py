"""One HTML page: a piece as a newspaper's site shows it, or a whole issue saved as a page.

A page with one piece becomes a record: the known marks of 数字报 systems (`founder-*`, `#ozoom`, `enpcontent`…) are
looked for first, then the densest block of running text. A page with several headings over text becomes printed
lines. All else on the page is kept as furniture.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, replace

from reader.hanzi.folding import fold
from reader.importing.aside.weblines import Webline, read_webline
from reader.importing.formats.decoding import decode
from reader.importing.formats.html_lines import HtmlLine, html_lines
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.lines.line import Line
from reader.importing.records.record import Record

# Names of elements that hold a piece's text, surest first.
CONTENT = re.compile(
    r"founder-content|\bozoom\b|enpcontent|\bcontent_area\b|\barticle[-_]?(?:content|body|text)\b|\bTRS_Editor\b|\bzoom\b|\bpost[-_]content\b"
    r"|\bentry-content\b|\bcontent[-_]?(?:body|text|main)\b|\bdetail[-_]?content\b",
    re.IGNORECASE,
)
_TITLE_MARK = re.compile(r"founder-title|\bfont01\b|\btitle\b|\bheadline\b|\barticle[-_]?title\b", re.IGNORECASE)
_AUTHOR_MARK = re.compile(r"founder-author|\bauthor\b|\bbyline\b|\bfont6\b|\bsec\b", re.IGNORECASE)
_PROPERTY = re.compile(r"<founder-(\w+)>(.*?)</founder-\1>", re.DOTALL)
_PROPERTIES = re.compile(r"<!--\s*enpproperty(.*?)/?enpproperty\s*-->", re.DOTALL)
_PAGE_TITLE = re.compile(r"<title[^>]{0,200}>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_DATE = re.compile(r"((?:19|20)\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")
_META = re.compile(r"<meta\s[^<>]{0,600}>", re.IGNORECASE)
_META_DATE = re.compile(r"(?:pubdate|publishdate|article:published_time|datePublished|publish_time)", re.IGNORECASE)
_CONTENT_VALUE = re.compile(r"content\s*=\s*[\"']([^\"']{0,200})[\"']", re.IGNORECASE)
_PLACE = re.compile(
    r"[《（]?\s*《?(?P<paper>[\u4e00-\u9fff]{2,10}(?:报|新闻|時報|日報))》?.{0,24}?(?:第\s*)?(?P<page>[A-Z]?\d{1,3})\s*版"
)
_BYLINE = re.compile(r"^(?:(?:本报|特约|实习|见习|全媒体)*(?:记者|通讯员)|作者|文[/／]|□|■|撰文)")
MEDIA_LABEL = re.compile(r"^\[(?:视频|图文|直播|图集)\]\s*")
_TEXTS = re.compile(r"[。！？；”]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page says about itself outside its text."""

    title: str = ""
    newspaper: str | None = None
    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    headline: str | None = None
    kicker: str | None = None
    subheadline: str | None = None
    author: str | None = None
    is_index: bool = False


def read(data: bytes, *, name: str, encoding: str | None = None) -> Extract:
    """Return the page's piece or pieces. Raises ImportFailure where the bytes are no text."""
    decoded = decode(data, encoding)
    scroll = Scroll()
    facts = page_facts(decoded.text)
    lines, pictures = html_lines(decoded.text)
    common = {
        "format": "html",
        "encoding": decoded.encoding,
        "pictures": pictures,
        "undecodable": decoded.undecodable,
        "warnings": decoded.warnings,
    }
    if not is_several(lines):
        record = pour_piece(lines, facts, scroll)
        if record is not None:
            return Extract(text=scroll.text, records=(record,), date=record.date, newspaper=facts.newspaper, **common)  # type: ignore[arg-type]
        scroll = Scroll()
    pour_lines(lines, scroll)
    return Extract(
        text=scroll.text,
        lines=tuple(scroll.lines),
        newspaper=facts.newspaper,
        date=facts.date,
        page=facts.page,
        **common,  # type: ignore[arg-type]
    )


def page_facts(markup: str) -> PageFacts:
    """Read title, meta data and 方正 properties of a page."""
    title = _PAGE_TITLE.search(markup)
    facts = PageFacts(title=html.unescape(re.sub(r"\s+", " ", title.group(1))).strip() if title else "")
    block = _PROPERTIES.search(markup)
    if block:
        values = {k.lower(): html.unescape(v).strip() for k, v in _PROPERTY.findall(block.group(1))}
        return replace(
            facts,
            newspaper=values.get("papername") or None,
            date=iso_date(values.get("date", "")),
            page=values.get("pagenum", "").lstrip("0") or None,
            page_name=values.get("pagename") or None,
            headline=values.get("title") or None,
            kicker=values.get("introtitle") or None,
            subheadline=values.get("subtitle") or None,
            author=values.get("author") or None,
            is_index=values.get("type") == "2",
        )
    for tag in _META.findall(markup):
        value = _CONTENT_VALUE.search(tag)
        if value and _META_DATE.search(tag):
            return replace(facts, date=iso_date(value.group(1)))
    return facts


def iso_date(words: str) -> str | None:
    """Return the first date in the words as YYYY-MM-DD, or None."""
    found = _DATE.search(words)
    if found is None:
        return None
    year, month, day = (int(n) for n in found.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def is_several(lines: list[HtmlLine]) -> bool:
    """Tell whether the page holds several pieces: two headings of its highest level, each over running text."""
    over_text: Counter[int] = Counter()
    level = 0
    for line in lines:
        if line.furniture or line.linked > 0.6:
            continue
        if line.level:
            level = line.level
        elif level and len(line.text) >= 20 and _TEXTS.search(line.text):
            over_text[level] += 1
            level = 0
    return bool(over_text) and over_text[min(over_text)] >= 2


def content_of(lines: list[HtmlLine]) -> list[int]:
    """Return the indices of the lines that are the piece's text: by a known mark, else the densest block."""
    named = [k for k, line in enumerate(lines) if any(CONTENT.search(m) for m in line.marks)]
    if sum(len(lines[k].text) for k in named) >= 20:
        return named
    weight: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        if line.furniture or line.linked > 0.3 or not _TEXTS.search(line.text):
            continue
        for depth in range(1, len(line.marks) + 1):
            weight[line.marks[:depth]] += len(line.text)
    if not weight:
        return []
    most = max(weight.values())
    best = max((m for m, w in weight.items() if w >= 0.75 * most), key=len)
    if best[-1].split()[0] in {"p", "span", "li", "td"} and len(best) > 1:
        best = best[:-1]
    inside = [k for k, line in enumerate(lines) if line.marks[: len(best)] == best and not line.furniture]
    return [k for k in inside if lines[k].linked <= 0.5]


def pour_piece(lines: list[HtmlLine], facts: PageFacts, scroll: Scroll) -> Record | None:
    """Write a page with one piece onto the scroll.

    Returns its record, or None (nothing written) where there is no text.
    """
    body = content_of(lines)
    if not body:
        return None
    first = body[0]
    headline, stack = _headline(lines, first, facts)
    author = _author(lines, first, facts)
    web = {k: found for k in range(first) if k != author and (found := read_webline(fold(lines[k].text)))}
    place = next((m for line in lines[: first + 1] if (m := _PLACE.search(line.text)) and len(line.text) < 80), None)
    inside = set(body) - {k for k in body if k in (headline, author)}
    if not inside:
        return None
    poured: dict[str, list[Line]] = {"kicker": [], "headline": [], "subheadline": [], "byline": [], "body": []}
    begin = end = -1
    date = facts.date
    for k, line in enumerate(lines):
        at = scroll.length
        if k not in inside and len(line.text) < 80:
            date = date or iso_date(line.text)
        role = "body" if k in inside else "headline" if k == headline else "byline" if k == author else stack.get(k)
        if k in web and web[k].author and author is None and not poured["byline"]:
            at, poured["byline"] = _pour_webline(line.text, web[k], scroll)
            begin = at if begin < 0 else begin
            end = scroll.length - 1
            continue
        if role is None:
            scroll.write(line.text, role="furniture")
            continue
        mark = _PLACE.search(line.text) if role == "byline" else None
        label = MEDIA_LABEL.match(line.text) if role == "headline" else None
        if label:
            scroll.write(label.group(), role="furniture")
        words = line.text[label.end() if label else 0 : mark.start() if mark else None]
        at = scroll.length
        poured[role] += scroll.write(words, bold=line.bold, opens=True if role == "body" else None)
        begin = at if begin < 0 else begin
        end = scroll.length - 1
        if mark:
            scroll.write(line.text[mark.start() :], role="furniture")
    if not poured["headline"] and (facts.headline or facts.title):
        poured["headline"] += scroll.write(facts.headline or _bare_title(facts.title))
        end = scroll.length - 1
    return Record(
        span=scroll.since(begin) if end == scroll.length - 1 else type(scroll.since(begin))(begin, end),
        headline=tuple(poured["headline"]),
        kicker=tuple(poured["kicker"]),
        subheadline=tuple(poured["subheadline"]),
        byline=poured["byline"][0] if poured["byline"] else None,
        body=tuple(poured["body"]),
        newspaper=facts.newspaper
        or (place.group("paper") if place else None)
        or next((w.newspaper for w in web.values() if w.newspaper), None),
        date=date,
        page=facts.page or (place.group("page").lstrip("0") if place else None),
        page_name=facts.page_name,
    )


def _pour_webline(text: str, web: Webline, scroll: Scroll) -> tuple[int, list[Line]]:
    """Write a line of time, source and author as three; return where the author's begins, and it."""
    start, end = web.author or (0, 0)
    scroll.write(text[:start], role="furniture")
    at = scroll.length
    byline = list(scroll.write(text[start:end]))
    scroll.write(text[end:], role="furniture")
    return at, byline


def pour_lines(lines: list[HtmlLine], scroll: Scroll) -> None:
    """Write a page with several pieces as printed lines."""
    running = sum(len(x.text) for x in lines if x.linked < 0.5 and _TEXTS.search(x.text))
    only_list = running < 0.25 * sum(len(x.text) for x in lines if x.linked > 0.8)
    for line in lines:
        furniture = line.furniture or line.linked > 0.8 or only_list
        scroll.write(
            line.text,
            role="furniture" if furniture else None,
            level=line.level,
            bold=line.bold and not line.level,
            opens=True,
        )


def _bare_title(title: str) -> str:
    """Return a page's title without the site's name behind it."""
    return re.split(r"\s*(?:--|—{2,}|_|\s[-|–]\s|\|)\s*", title)[0].strip() or title


def _headline(lines: list[HtmlLine], first: int, facts: PageFacts) -> tuple[int | None, dict[int, str]]:
    """Return the line of the headline and the roles of its kicker and subheadline."""
    wanted = {_fold(t) for t in (facts.headline, _bare_title(facts.title), facts.title) if t}
    ahead = range(first - 1, -1, -1)
    found = next((k for k in ahead if _fold(lines[k].text) in wanted and not lines[k].furniture), None)
    if found is None:
        found = next((k for k in ahead if lines[k].level == 1), None)
    if found is None:
        found = next((k for k in ahead if lines[k].marks and _TITLE_MARK.search(lines[k].marks[-1])), None)
    if found is None:
        found = next((k for k in ahead if lines[k].level and not lines[k].furniture), None)
    stack: dict[int, str] = {}
    if found is not None:
        for k in range(max(0, found - 2), min(first, found + 3)):
            text, line = _fold(lines[k].text), lines[k]
            above = k < found
            if k == found or line.furniture or line.linked > 0.5:
                continue
            told = facts.kicker if above else facts.subheadline
            same_stack = (
                line.level in {1, 2, 3, 4} or (told and text == _fold(told)) or "font02" in " ".join(line.marks[-1:])
            )
            if same_stack and len(text) <= 80 and not _BYLINE.match(line.text):
                stack[k] = "kicker" if above else "subheadline"
    return found, stack


def _author(lines: list[HtmlLine], first: int, facts: PageFacts) -> int | None:
    """Return the line above the text that names who wrote it."""
    for k in range(max(0, first - 6), first):
        line = lines[k]
        if line.furniture or len(line.text) > 60:
            continue
        told = facts.author and _fold(facts.author) == _fold(line.text)
        marked = line.marks and _AUTHOR_MARK.search(line.marks[-1]) and _BYLINE.match(line.text.strip())
        if told or marked or _BYLINE.match(line.text.strip()):
            return k
    return None


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", text)
