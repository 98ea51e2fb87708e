"""The lines of a page that tell day, newspaper, page and people, and which of them is believed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from reader.bylines import names
from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.aside.weblines import read_webline
from reader.importing.formats.page_body import PageText
from reader.importing.formats.page_facts import PageFacts, paper_of
from reader.importing.formats.page_origin import (
    ROW_LABEL,
    SOURCE,
    SOURCE_LABEL,
    beside_day,
    in_element,
    name_behind,
    own_name,
    source_in,
    written_by_paper,
)
from reader.model.cells import BORDER

_PLACE = re.compile(
    r"[《(]?\s*《?(?P<paper>[\u4e00-\u9fff]{2,10}(?:报|新闻|時報|日報))》?.{0,24}?(?:第\s*)?(?<![\d./年月-])(?P<page>[A-Z]?\d{1,3})\s*版(?!次)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:第\s*)?(?<![\d./年月-])(?P<page>[A-Z]?\d{1,3})\s*版(?!次)\s*[:：·　 ]*(?P<name>[一-龥]{2,8})?", re.IGNORECASE
)
_PARTED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\s+(?P<month>[01]?\d)\s?[/-]\s?(?P<day>[0-3]?\d)(?!\d)")
"""A day whose year stands in an element of its own."""
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_MONTH_DAY = re.compile(r"[01]?\d\s?[/-]\s?[0-3]?\d")
_DAY_LABEL = re.compile(r"[一-龥]{0,4}(?:日\s*期|时\s*间)\s*[:]?")
_TIME = re.compile(r"(?<!\d)[0-2]?\d[:：][0-5]\d(?:[:：][0-5]\d)?(?!\d)")
_LABEL = re.compile(r"(?:发布|發布|发表|更新|刊登|出版|上传|录入|添加)?(?:时间|時間|日期|于|於)?\s*[:：]?")
_NAME = r"[一-龥][一-龥·]{1,3}(?![一-龥·])(?!\s*[报報][道导導])"
_PEOPLE = re.compile(
    r"(?:本报|[一-龥]{2,7}报|首席|特约|实习|见习|全媒体|融媒体)*(?:记者|通讯员|作者|撰文|撰稿|采写|(?<![一-龥])文(?=\s*[:/|丨]))\s*[:/|丨]?\s*"
    rf"(?P<names>{_NAME}(?:\s*[、,]\s*{_NAME})*)(?:/[一-龥]{{2,8}}报[道导])?"
)
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
_ORIGIN = re.compile(
    rf"(?:来源|來源|稿源|出处|转自|摘自)\s*[:丨].+|{_PEOPLE.pattern}|(?:责任编辑|编辑|责编|校对|审核|摄影|供图|实习生|[文图])\s*[:/|丨]?\s*{_NAME}"
)
"""A clause that says who wrote, or where a text comes from."""
_LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one line tells of its piece; `author` is where its byline stands in the line's `spaced` text, `medium` where
    it says that it comes from, if that is no newspaper.
    """

    line: int
    date: str | None = None
    newspaper: str | None = None
    medium: str | None = None
    page: str | None = None
    page_name: str | None = None
    author: tuple[int, int] | None = None


@dataclass(slots=True)
class Tellers:
    """The lines that tell something, by their index."""

    told: dict[int, Told] = field(default_factory=dict)


def read_line(words: str, k: int, facts: PageFacts) -> Told | None:
    """Return what a line tells that stands near a headline: a day with little else, a source, a page; else None."""
    folded = fold(words)
    if len(folded) > _LONGEST or (re.search(r"[。;]", folded) and (len(folded) > 40 or _tells_more(folded))):
        return None
    if writer := written_by_paper(words):
        return Told(line=k, newspaper=writer)
    place, page, source = _PLACE.search(folded), _PAGE.search(folded), SOURCE.search(folded)
    day = dates.printed_date(folded) or _parted_day(folded)
    web = read_webline(folded)
    if source and not day and folded.rstrip()[-1:] in "。!?" and not paper_of(source["name"].rstrip("。")):
        source = None  # a sentence: 来源：没有人说得清。
    named, medium = _paper_in(words, folded, place, source)
    author = (web.author if web else None) or _author_in(folded, facts)
    rest = folded
    for found in (day[1] if day else None, _TIME.search(folded), _LABEL.search(folded), source):
        if found and found.group():
            rest = rest.replace(found.group(), " ", 1)
    if day and not (named or medium or author or source):
        named, medium = beside_day(rest)
    if day and source and author is None and (name := name_behind(re.sub(r"[\s:|/丨,·()\[\]-]+", " ", rest))):
        author = folded.rindex(name), folded.rindex(name) + len(name)
    rest = re.sub(rf"{_WEEKDAY.pattern}|[\s:|/丨,·()\[\]-]+", "", rest)
    signed = author is not None and len(rest) <= author[1] - author[0] + 6
    if not (signed or web or place or source or (day and (len(rest) <= 8 or named)) or (page and named)):
        own = own_name(words, facts)
        return Told(line=k, newspaper=own[0], medium=own[1], author=author) if own else None
    numbered = place or (page if named or day or author else None)
    return Told(
        line=k,
        date=day[0] if day else None,
        newspaper=named,
        medium=medium,
        page=(numbered["page"].lstrip("0").upper() or None) if numbered else None,
        page_name=words[slice(*page.span("name"))] or None if page and numbered else None,
        author=author,
    )


def _tells_more(folded: str) -> bool:
    """Tell a sentence of which a clause says something else than who, when and where from: it is the story's."""
    clauses = [c.strip() for c in re.split("[,;。]", folded) if c.strip()]
    return len(clauses) > 1 and not all(map(_says_origin, clauses))


def _says_origin(clause: str) -> bool:
    rest = clause
    for found in (dates.printed_date(clause), _PLACE.search(clause), _PAGE.search(clause), _TIME.search(clause)):
        match = found[1] if isinstance(found, tuple) else found
        rest = rest.replace(match.group(), "") if match else rest
    rest = _WEEKDAY.sub("", _LABEL.sub("", rest, count=1)).strip()
    return len(rest) <= 2 or paper_of(rest) == rest or _ORIGIN.fullmatch(rest) is not None


def _parted_day(folded: str) -> tuple[str, re.Match[str]] | None:
    found = _PARTED.search(folded)
    day = dates.iso(found) if found else None
    return (day, found) if found and day else None


def _read_row(text: str, k: int) -> Told | None:
    """Return the day or the newspaper in a row of labels and values; None where no cell of it is labelled as one."""
    cells = [cell.strip() for cell in fold(text).split(BORDER)]
    for label, value in pairwise(cells):
        if ROW_LABEL.fullmatch(label) and any(found := source_in(value)):
            return Told(line=k, newspaper=found[0], medium=found[1])
        if _DAY_LABEL.fullmatch(label) and len(value) <= 20 and (day := dates.printed_date(value)):
            return Told(line=k, date=day[0])
    return None


def _paper_in(
    words: str, folded: str, place: re.Match[str] | None, source: re.Match[str] | None
) -> tuple[str | None, str | None]:
    """Return the newspaper that a line names, as it is written there: as its source, or as a word of its own; else the
    medium that it names as its source.
    """
    if place:
        printed = words[slice(*place.span("paper"))]
        return paper_of(printed) or printed, None
    named, medium = source_in(words[slice(*source.span("name"))]) if source else (None, None)
    if named:
        return named, None
    parts = re.finditer(r"[^\s|/丨,;()\[\]]+", folded)
    paper = next((p for part in parts if (p := paper_of(words[slice(*part.span())]))), None)
    return paper, None if paper else medium


def _author_in(folded: str, facts: PageFacts) -> tuple[int, int] | None:
    """Return where a line names who wrote the piece."""
    if (signed := _PEOPLE.search(folded)) and any(map(names.is_name, re.findall(r"[一-龥·]{2,4}", signed["names"]))):
        return signed.start(), _end_of_names(folded, signed.end())
    author = fold(facts.author or "")
    if not author or not names.is_name(author) or author not in folded:
        return None
    start = folded.index(author)
    return start, start + len(author)


def _end_of_names(folded: str, end: int) -> int:
    """Return where the names end that begin before `end`: with the line where all that follows are names too."""
    rest = re.sub(r"(?<![一-龥])([一-龥])\s{1,4}([一-龥])(?![一-龥])", r"\1\2", folded[end:]).split()
    return len(folded.rstrip()) if rest and all(map(names.is_name, rest)) else end


def find_tellers(text: PageText, facts: PageFacts, lines: Iterable[int]) -> Tellers:
    """Read these lines of a page."""
    made = Tellers()
    for k in lines:
        one = text.lines[k]
        row = one.line.kind == "row"
        if not one.shown:
            continue
        told = _read_row(one.line.text, k) if row else read_line(one.line.spaced, k, facts) or _read_apart(text, k)
        if told:
            made.told[k] = told
    return made


def _read_apart(text: PageText, k: int) -> Told | None:
    """Return what a line tells by the element that it stands in, or together with its neighbour."""
    line, above = text.lines[k].line, text.lines[k - 1].folded.strip() if k else ""
    name = line.around[-1].name if line.around else ""
    if SOURCE_LABEL.fullmatch(above):
        name = "span source"
    origin = in_element(line.spaced.strip(), name)
    return Told(line=k, newspaper=origin[0], medium=origin[1]) if origin else _read_year(text, k)


def _read_year(text: PageText, k: int) -> Told | None:
    """Return the day of which a line holds only the year, and the next one only month and day."""
    year, below = text.lines[k].folded.strip(), text.lines[k + 1 : k + 2]
    if not _YEAR.fullmatch(year) or not below or not _MONTH_DAY.fullmatch(below[0].folded.strip()):
        return None
    day = _parted_day(f"{year} {below[0].folded.strip()}")
    return Told(line=k, date=day[0]) if day else None


def day(tellers: Tellers, facts: PageFacts, headline: int, body: tuple[int, int]) -> tuple[str | None, bool]:
    """Return the page's day, and whether its witnesses agree.

    What is printed between headline and text wins; then what the page says of itself; then what is printed below the
    text or above the headline, whatever is nearer, and last the address.
    """
    dated = [t for t in tellers.told.values() if t.date]
    near = [t for t in dated if headline <= t.line <= body[0]]
    far = [(t.line - body[1], t) for t in dated if t.line > body[1]]
    far += [(headline - t.line, t) for t in dated if t.line < headline]
    nearest = min(far, key=lambda one: one[0], default=None)
    printed = near[0].date if near else nearest[1].date if nearest else None
    if facts.printed and facts.date:
        return facts.date, printed is None or printed == facts.date
    first = next((t.date for t in near), None)
    chosen = first or facts.date or printed or facts.day_of_address
    sure = first or facts.date or nearest is None or nearest[0] <= 8  # lines; farther off it may be a reply's
    return chosen, bool(sure) and not (first and facts.date and first != facts.date)
