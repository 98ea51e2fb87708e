"""JSON and JSON Lines: news-like records, IPTC ninjs, crawlers' dumps. Every text in a record is kept, known or not.

Names are looked up in many spellings; what a record calls its text may be plain or HTML. Nesting deeper than any
record needs, numbers too large and lone surrogates are told as a damaged file, never a crash.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from reader.importing.formats.decoding import decode
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.html_page import MEDIA_LABEL, iso_date
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.records.names import (
    BODY,
    BYLINE,
    DATE,
    HEADLINE,
    KICKER,
    KNOWN,
    NEWSPAPER,
    NUMBER,
    PAGE,
    PAGE_NAME,
    SECTION,
    SUBHEADLINE,
    Value,
    first,
    spoken,
    words_of,
)
from reader.importing.records.record import Record
from reader.model.errors import ImportFailure
from reader.model.messages import _

DEEPEST = 200
_PAPER = re.compile(r"(?:报|報|新闻|新聞|周刊|日报)$")
_PARAGRAPH = re.compile(r"\n|(?<=[。！？”；…」])[\u3000\u2003\xa0 ]{2,}")


def read(data: bytes, *, name: str, encoding: str | None = None) -> Extract:
    """Return the records of a JSON or JSON Lines file.

    Raises ImportFailure: `corrupt` (no JSON), `empty` (no record with text).
    """
    decoded = decode(data, encoding)
    scroll = Scroll()
    records: list[Record] = []
    warnings = list(decoded.warnings)
    unread: list[int] = []
    for line, value in _values(decoded.text, name, unread):
        before = len(records)
        records += [r for r in (pour(found, scroll) for found in _news(value)) if r is not None]
        if len(records) == before:
            unread.append(line)
    if unread and records:
        shown = "、".join(str(n) for n in sorted(unread)[:10])
        warnings.append(_("有 {n} 行没有读出文章：第 {lines} 行。").format(n=len(unread), lines=shown))
    if not records:
        raise ImportFailure("empty", _("《{name}》里没有文章。").format(name=name))
    return Extract(
        text=scroll.text,
        format="json",
        encoding=decoded.encoding,
        records=tuple(records),
        undecodable=decoded.undecodable,
        warnings=tuple(warnings),
    )


def _values(text: str, name: str, unread: list[int]) -> Iterator[tuple[int, Any]]:
    """Yield (line, value).

    The file's one value, or one a line where it is JSON Lines; lines that are no JSON are noted.
    """
    if _depth(text) > DEEPEST:
        raise ImportFailure("corrupt", _("《{name}》嵌套得太深，不像是报纸。").format(name=name))
    try:
        whole = _parsed(text)
    except (ValueError, RecursionError):
        lines = [(n, x) for n, x in enumerate(text.split("\n"), 1) if x.strip()]
    else:
        yield 1, whole
        return
    good: list[tuple[int, Any]] = []
    for n, line in lines:
        try:
            good.append((n, _parsed(line)))
        except (ValueError, RecursionError):
            unread.append(n)
    if not any(isinstance(v, dict) for _n, v in good):
        line_no = unread[0] if unread else 1
        raise ImportFailure(
            "corrupt", _("《{name}》不是完好的 JSON：第 {line} 行读不懂。").format(name=name, line=line_no)
        )
    yield from good


def _parsed(text: str) -> Any:
    """Parse JSON without numbers that could hurt: long ones, fractions and NaN stay as they are written."""
    return json.loads(text, parse_int=_number, parse_float=str, parse_constant=str)


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < 19 else digits


def _depth(text: str) -> int:
    """Return how deep brackets nest outside strings."""
    depth = deepest = 0
    for mark in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        c = mark.group()
        if c in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif c in "]}":
            depth -= 1
    return deepest


def _news(value: Any, inherited: Value | None = None) -> Iterator[Value]:
    """Yield the news-like records of a value, outermost first.

    What a wrapper says of paper and date holds for all inside.
    """
    if isinstance(value, list):
        for item in value:
            yield from _news(item, inherited)
        return
    if not isinstance(value, dict):
        return
    own = spoken({str(k).lower(): v for k, v in value.items()})
    if _body_of(own):
        yield {**(inherited or {}), **own}
        return
    passed = {k: own[k] for k in (*NEWSPAPER, *DATE, *PAGE, *HEADLINE) if isinstance(own.get(k), (str, int))}
    for item in own.values():
        if isinstance(item, (list, dict)):
            yield from _news(item, {**(inherited or {}), **passed})


def _headline_of(record: Value) -> str:
    heads = record.get("headlines")  # ninjs 2
    if isinstance(heads, list) and (words := words_of(heads)):
        return words.split("\n")[0]
    return MEDIA_LABEL.sub("", first(record, HEADLINE).split("\n")[0])


def _body_of(record: Value) -> str:
    """Return the record's text, if it has one worth the name."""
    bodies = record.get("bodies")
    words = words_of(bodies) if isinstance(bodies, list) else ""
    words = words or first(record, BODY)
    if not words and isinstance(record.get("video_detail"), dict):
        words = first({str(k).lower(): v for k, v in record["video_detail"].items()}, BODY)
    return words if re.search(r"[^\W\d_]", words) else ""


def pour(record: Value, scroll: Scroll) -> Record | None:
    """Write one record, its names in small letters, onto the scroll; None where it has no text."""
    record = spoken(record)
    body = _body_of(record)
    paragraphs = _paragraphs(body)
    if not paragraphs:
        return None
    if scroll.length:
        scroll.blank()
    begin = scroll.length
    kicker = scroll.write(first(record, KICKER))
    headline = scroll.write(_headline_of(record))
    subheadline = scroll.write(first(record, SUBHEADLINE))
    byline = scroll.write((first(record, BYLINE) or words_of(record.get("bylines"))).replace("\n", "、"))
    lines = [line for paragraph in paragraphs for line in scroll.write(paragraph, opens=True)]
    span = scroll.since(begin)
    for key, value in record.items():
        if (
            key not in KNOWN
            and isinstance(value, str)
            and re.search(r"[\u4e00-\u9fff]", value)
            and value.strip() not in body
        ):
            scroll.write(f"{key}: {_flat(value)}", role="furniture")
    paper = first(record, NEWSPAPER)
    return Record(
        span=span,
        kicker=kicker,
        headline=headline,
        subheadline=subheadline,
        byline=byline[0] if byline else None,
        body=tuple(lines),
        newspaper=paper if len(paper) <= 12 and _PAPER.search(paper) else None,
        date=iso_date(first(record, DATE)),
        issue_number=first(record, NUMBER) or None,
        page=_page(first(record, PAGE)),
        page_name=first(record, PAGE_NAME) or None,
        section=first(record, SECTION) or None,
    )


def _page(words: str) -> str | None:
    found = re.search(r"[A-Z]?\d{1,3}", words)
    return (found.group().lstrip("0") or None) if found else None


def _paragraphs(words: str) -> list[str]:
    """Return the paragraphs of a body that may be HTML."""
    if re.search(r"<(?:p|br|div|span|strong)\b", words, re.IGNORECASE):
        return [line.text for line in html_lines(words)[0]]
    return [p for p in (part.strip() for part in _PARAGRAPH.split(words)) if p]


def _flat(value: str) -> str:
    return " ".join(value.split())
