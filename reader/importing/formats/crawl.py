"""Folders and archives with one text file a piece: told by their names (20260411-02-03.txt), or by how each begins.

A file begins with its headline; day, newspaper and byline may stand below it on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.aside.weblines import read_webline
from reader.importing.formats import front_matter
from reader.importing.formats.decoding import decode
from reader.importing.formats.markdown_pictures import pictures_of
from reader.importing.formats.neighbours import ReadMember, beside
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.formats.site import listed, natural
from reader.importing.lines.line import Line
from reader.importing.records.record import Record
from reader.model.errors import ImportFailure
from reader.model.messages import _
from reader.model.text import Span

NAME = re.compile(
    r"(?:^|/)(?P<date>(?:19|20)\d{2}-?\d{2}-?\d{2})[-_](?P<page>[A-Z]?\d{1,3})[-_](?P<order>\d{1,4})\.(?:txt|md)$"
)
_TEXT = re.compile(r"\.(?:txt|md)$", re.IGNORECASE)
_BYLINE = re.compile(r"^(?:(?:本报|特约|实习|见习|全媒体)*(?:记者|通讯员)|作者|文[/／]|□)")
_PAPER = re.compile(r"《?(?P<name>[一-龥]{2,10}(?:报|新闻|周刊|时讯))》?$")
_LABEL = re.compile(r"(?:发布)?(?:来源|报纸|媒体|日期|时间)\s*:\s*")
_HEADER = 4
"""So many lines below a headline may tell of day, newspaper and people."""
LONGEST = 40_000
"""A file of more bytes holds more than one piece."""
_MOST = 2000


@dataclass(slots=True)
class _Header:
    """What the lines below a headline tell; `size` of them."""

    newspaper: str | None = None
    date: str | None = None
    byline: int | None = None
    author: tuple[int, int] | None = None
    size: int = 0


def is_named(names: Sequence[str]) -> bool:
    """Tell a folder that holds one text file a piece, named date-page-order."""
    return len(names) >= 2 and all(NAME.search(n) for n in names)


def is_alike(names: Sequence[str], read: ReadMember, *, encoding: str | None = None) -> bool:
    """Tell whether text files hold one piece each of one day and newspaper, by how every one of them begins."""
    if not 2 <= len(names) <= _MOST or not all(_TEXT.search(n) for n in names):
        return False
    told: set[tuple[str | None, str]] = set()
    for name in names:
        try:
            data = read(name)
            one = _told(decode(data, encoding).text) if len(data) <= LONGEST else None
        except ImportFailure:
            return False
        if one is None or (told and one not in told):
            return False
        told.add(one)
    return True


def _told(text: str) -> tuple[str | None, str] | None:
    """Return newspaper and day that a file with one piece begins with; None where it is none."""
    if front := front_matter.BLOCK.match(text):
        fields = front_matter.fields_of(front.group())
        day = dates.printed_date(fold(text[slice(*fields["date"])])) if "date" in fields else None
        paper = text[slice(*fields["newspaper"])] if "newspaper" in fields else None
        return (paper, day[0]) if day and "headline" in fields else None
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    header = _header(lines[1 : _HEADER + 1])
    title = lines[0] if lines else ""
    if re.match(r"[【\[].{1,8}[】\]]", title):
        return None  # labels: each file tells its parts itself
    body = lines[header.size + 1 :]
    if _PAPER.fullmatch(fold(title)):
        return None  # the newspaper's name: a page of several pieces
    if not header.date or not 2 <= len(title) <= 60 or title[-1] in "。，；" or not body:
        return None
    return (header.newspaper, header.date) if max(map(len, body)) >= 20 else None


def _header(lines: Sequence[str]) -> _Header:
    """Read the lines below a headline as far as they are no text."""
    made = _Header()
    for k, line in enumerate(lines):
        folded = fold(line)
        bare = _LABEL.sub("", folded, count=1)
        day = dates.printed_date(bare)
        quoted = len(folded) - len(folded.lstrip("> "))
        web = read_webline(folded[quoted:])
        paper = _PAPER.match(bare)
        if web and web.author and made.byline is None:
            made.byline, made.author = k, (web.author[0] + quoted, web.author[1] + quoted)
        if day and len(bare) - len(day[1].group()) <= 12 and "," not in bare:
            made.date = made.date or day[0]
            made.newspaper = made.newspaper or (web.newspaper if web else None)
        elif web:
            made.date, made.newspaper = made.date or web.date, made.newspaper or web.newspaper
        elif paper and len(bare) <= 14:
            made.newspaper = line[len(folded) - len(bare) :].strip("《》")
        elif len(line) <= 40 and _BYLINE.match(line) and made.byline is None:
            made.byline = k
        else:
            break
        made.size = k + 1
    return made


def read_crawl(names: Sequence[str], read: ReadMember, *, encoding: str | None = None) -> Extract:
    """Return the files of one day as records, in the order of their names. What is wrong with a file is told with its
    name. Raises ImportFailure `empty` where none has a word.
    """
    scroll = Scroll()
    records: list[Record] = []
    warnings: dict[str, list[str]] = {}
    encodings: list[str | None] = []
    places: list[tuple[str, int, int]] = []
    for name in sorted(names, key=natural):
        try:
            decoded = decode(read(name), encoding)
        except ImportFailure as failure:
            warnings.setdefault(str(failure), []).append(name)
            continue
        if scroll.length:
            scroll.blank()
        begin = scroll.length
        lines = scroll.write(decoded.text)
        for warning in decoded.warnings if lines else [_("里面没有文字。")]:
            warnings.setdefault(warning, []).append(name)
        places.append((name, begin, scroll.length))
        if lines:
            encodings.append(decoded.encoding)
            printed = [part.strip() for part in decoded.text.split("\n") if part.strip()]
            records.append(_record(scroll.since(begin), lines, printed, NAME.search(name)))
    told = [f"{listed(of)}: {warning}" for warning, of in warnings.items()]
    if not records:
        raise ImportFailure("empty", "\n".join(told))
    text = scroll.text
    pictures = (p.moved(at) for name, at, end in places for p in pictures_of(text[at:end], beside(name, read)))
    return Extract(
        text=text,
        pictures=tuple(pictures),
        format="text",
        encoding=max(set(encodings), key=encodings.count),
        records=tuple(records),
        date=records[0].date,
        warnings=tuple(told),
    )


def _record(span: Span, lines: Sequence[Line], printed: Sequence[str], named: re.Match[str] | None) -> Record:
    """Return the piece of one file, whose name may tell day and page."""
    header = _header(printed[1 : _HEADER + 1])
    if header.size + 1 >= len(lines) or len(printed) != len(lines):
        header = _Header()
    digits = named["date"].replace("-", "") if named else ""
    day = dates.day(int(digits[:4]), int(digits[4:6]), int(digits[6:]), named["date"]) if named else None
    byline = lines[1 + header.byline] if header.byline is not None else None
    if byline is not None and header.author:
        byline = replace(byline, start=byline.start + header.author[0], end=byline.start + header.author[1])
    return Record(
        span=span,
        headline=(lines[0],),
        byline=byline,
        body=tuple(replace(x, opens=True) for x in lines[1 + header.size :]),
        newspaper=header.newspaper,
        date=day or header.date,
        page=(named["page"].lstrip("0") or None) if named else None,
    )
