"""JSON and JSON Lines: news-like records, IPTC ninjs, crawlers' dumps. Every text in a record is kept, known or not.

Names are looked up in many spellings; what a record calls its text may be plain or HTML. Nesting deeper than any
record needs, numbers too large and lone surrogates are told as a damaged file, never a crash.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from reader.importing.decoding import decode
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.html_page import MEDIA_LABEL, iso_date
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.records import Record
from reader.model.errors import ImportFailure
from reader.model.messages import _

Value = dict[str, Any]

HEADLINE = ("headline", "title", "标题", "主标题", "video_title", "news_title", "head", "name", "subject", "题目")
KICKER = ("kicker", "introtitle", "引题", "肩题", "eyebrow")
SUBHEADLINE = ("alternativeheadline", "alternative_headline", "subtitle", "subheadline", "副题", "副标题", "sub_title")
BYLINE = ("byline", "author", "authors", "作者", "记者", "creator", "dc:creator", "reporter", "署名")
BODY = (
    "articlebody",
    "body",
    "content",
    "text",
    "正文",
    "内容",
    "body_text",
    "body_xhtml",
    "body_html",
    "html",
    "video_content",
    "article",
    "paragraphs",
    "detail",
)
NEWSPAPER = (
    "newspaper",
    "paper",
    "publication",
    "papername",
    "报名",
    "报纸",
    "source_name",
    "media",
    "source",
    "来源",
    "ispartof",
)
DATE = (
    "date",
    "date_published",
    "datepublished",
    "pubdate",
    "pub_date",
    "published",
    "versioncreated",
    "日期",
    "发布日期",
    "pubtime",
    "publish_time",
    "issue_date",
    "time",
    "created",
)
PAGE = ("page", "print_page", "printpage", "page_no", "pageno", "版", "版次", "版面", "banmian", "pagenum")
PAGE_NAME = ("page_name", "print_page_name", "pagename", "版名")
SECTION = ("section", "articlesection", "print_section", "column", "栏目", "category", "channel", "频道")
NUMBER = ("issue_number", "issuenumber", "期号")
KNOWN = frozenset(
    (*HEADLINE, *KICKER, *SUBHEADLINE, *BYLINE, *BODY, *NEWSPAPER, *DATE, *PAGE, *PAGE_NAME, *SECTION, *NUMBER)
)
# Names that nobody listed tell by their words what they hold, where no listed name is there.
_SPEAKING = (
    (DATE, re.compile(r"date|time|日期|时间|day$")),
    (
        HEADLINE,
        re.compile(r"^(?!.*(?:sub|intro|page|site|column|channel|section|short)).*(?:title|headline)$|标题$|题名"),
    ),
    (BYLINE, re.compile(r"author|writer|reporter|journalist|作者|记者|撰稿")),
    (BODY, re.compile(r"(?:content|body|text|article|story|正文|内容|全文)$")),
)
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
    own = _spoken({str(k).lower(): v for k, v in value.items()})
    if _body_of(own):
        yield {**(inherited or {}), **own}
        return
    passed = {k: own[k] for k in (*NEWSPAPER, *DATE, *PAGE, *HEADLINE) if isinstance(own.get(k), (str, int))}
    for item in own.values():
        if isinstance(item, (list, dict)):
            yield from _news(item, {**(inherited or {}), **passed})


def names_pieces(names: Sequence[str]) -> bool:
    """Tell whether a table's columns, in small letters, hold headlines and texts."""

    def among(listed: tuple[str, ...]) -> bool:
        pattern = next((p for group, p in _SPEAKING if group is listed), None)
        return any(n in listed or (pattern and pattern.search(n)) for n in names)

    return among(HEADLINE) and among(BODY)


def _spoken(record: Value) -> Value:
    """Return a record with listed names for those that tell what they hold: publish_date, newsTitle."""
    made = dict(record)
    for name in HEADLINE:
        stack = made.get(name)
        if isinstance(stack, dict):  # {"main": …, "sub": …}
            made |= {new: stack[old] for old, new in (("sub", "subtitle"), ("intro", "introtitle")) if stack.get(old)}
    for names, pattern in _SPEAKING:
        if any(_words(record.get(name)) for name in names) or (names is BODY and record.get("bodies")):
            continue
        for key, value in record.items():
            words = _words(value) if key not in KNOWN and pattern.search(key) else ""
            if words and (names is not DATE or iso_date(words)) and (names is not BODY or len(words) >= 20):
                made.pop(key, None)
                made[names[0]] = value
                break
    return made


def _first(record: Value, names: tuple[str, ...]) -> str:
    """Return the first text under one of these names; lists and objects give the texts inside them."""
    for name in names:
        words = _words(record.get(name))
        if words:
            return words
    return ""


def _words(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        main = [v for v in value if isinstance(v, dict) and v.get("role") in {"main", None}]
        return "\n".join(w for w in map(_words, main or value) if w)
    if isinstance(value, dict):
        inner = next(
            (value[k] for k in ("value", "name", "text", "content", "title", "main", "#text") if value.get(k)), ""
        )
        return _words(inner) if not isinstance(inner, (dict, list)) or inner else ""
    return ""


def _headline_of(record: Value) -> str:
    heads = record.get("headlines")  # ninjs 2
    if isinstance(heads, list) and (words := _words(heads)):
        return words.split("\n")[0]
    return MEDIA_LABEL.sub("", _first(record, HEADLINE).split("\n")[0])


def _body_of(record: Value) -> str:
    """Return the record's text, if it has one worth the name."""
    bodies = record.get("bodies")
    words = _words(bodies) if isinstance(bodies, list) else ""
    words = words or _first(record, BODY)
    if not words and isinstance(record.get("video_detail"), dict):
        words = _first({str(k).lower(): v for k, v in record["video_detail"].items()}, BODY)
    return words if re.search(r"[^\W\d_]", words) else ""


def pour(record: Value, scroll: Scroll) -> Record | None:
    """Write one record, its names in small letters, onto the scroll; None where it has no text."""
    record = _spoken(record)
    body = _body_of(record)
    paragraphs = _paragraphs(body)
    if not paragraphs:
        return None
    if scroll.length:
        scroll.blank()
    begin = scroll.length
    kicker = scroll.write(_first(record, KICKER))
    headline = scroll.write(_headline_of(record))
    subheadline = scroll.write(_first(record, SUBHEADLINE))
    byline = scroll.write((_first(record, BYLINE) or _words(record.get("bylines"))).replace("\n", "、"))
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
    paper = _first(record, NEWSPAPER)
    return Record(
        span=span,
        kicker=kicker,
        headline=headline,
        subheadline=subheadline,
        byline=byline[0] if byline else None,
        body=tuple(lines),
        newspaper=paper if len(paper) <= 12 and _PAPER.search(paper) else None,
        date=iso_date(_first(record, DATE)),
        issue_number=_first(record, NUMBER) or None,
        page=_page(_first(record, PAGE)),
        page_name=_first(record, PAGE_NAME) or None,
        section=_first(record, SECTION) or None,
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
