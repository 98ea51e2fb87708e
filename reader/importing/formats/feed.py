"""RSS and Atom by feedparser, from bytes only: nothing is fetched, XML entities are not expanded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reader.importing import dates
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.records.record import Record
from reader.model.errors import ImportFailure, ImportFailureKind
from reader.model.messages import _

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def read(data: bytes, *, name: str, encoding: str | None = None) -> Extract:
    """Return the feed's entries as records.

    Raises ImportFailure: `corrupt` (entity declarations, or no feed to be seen), `empty`.
    """
    if _ENTITY.search(data[:100_000]):
        raise ImportFailure("corrupt", _("《{name}》里有实体声明，为安全起见没有读。").format(name=name))
    import feedparser

    declared = _DECLARED.search(data[:400])
    try:
        feed: Any = feedparser.parse(_as_utf8(data, encoding or (declared.group(1).decode() if declared else None)))
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as fault:
        # feedparser trusts the XML declaration to be ASCII, and fails in its own ways on what is damaged.
        raise ImportFailure("corrupt", _("《{name}》损坏了，读不出文章。").format(name=name)) from fault
    entries = feed.get("entries", [])
    if not entries:
        broken = feed.get("bozo") and not feed.get("version")
        kind: ImportFailureKind = "corrupt" if broken else "empty"
        raise ImportFailure(kind, _("《{name}》里没有找到文章。").format(name=name))
    scroll = Scroll()
    paper = _text(feed.get("feed", {}).get("title", ""))
    scroll.write(paper, role="masthead")
    records = [r for r in (_pour(entry, paper, scroll) for entry in entries) if r is not None]
    if not records:
        raise ImportFailure("empty", _("《{name}》里没有找到文章。").format(name=name))
    return Extract(
        text=scroll.text,
        format="feed",
        encoding=(declared.group(1).decode().lower() if declared else "utf-8"),
        records=tuple(records),
        newspaper=paper or None,
    )


def _as_utf8(data: bytes, declared: str | None) -> bytes:
    """Return the feed in UTF-8 where its declared encoding is a Chinese one that parsers know badly."""
    if declared is None or declared.lower() not in {"gb2312", "gbk", "gb18030", "big5", "big5-hkscs"}:
        return data
    codec = "gb18030" if declared.lower().startswith("gb") else "big5hkscs"
    return _DECLARED.sub(
        b'<?xml version="1.0" encoding="utf-8"', data.decode(codec, "replace").encode("utf-8"), count=1
    )


def _pour(entry: Any, paper: str, scroll: Scroll) -> Record | None:
    contents = [c.get("value", "") for c in entry.get("content", [])]
    markup = max([*(c or "" for c in contents), entry.get("summary") or ""], key=len)
    lines, _pictures = html_lines(markup)
    if not lines:
        return None
    scroll.blank()
    begin = scroll.length
    headline = scroll.write(_text(entry.get("title") or ""))
    byline = scroll.write(_text(entry.get("author") or ""))
    body = [made for line in lines for made in scroll.write(line.text, opens=True)]
    told = "published" if entry.get("published") else "updated"
    when, printed = entry.get(f"{told}_parsed"), entry.get(told) or ""
    return Record(
        span=scroll.since(begin),
        headline=headline,
        byline=byline[0] if byline else None,
        body=tuple(body),
        newspaper=paper or None,
        date=_local_date(printed, when),
        section=next((_text(t.get("term", "")) for t in entry.get("tags", []) if t.get("term")), None),
    )


def _local_date(printed: str, parsed: Sequence[int] | None) -> str | None:
    """Return the date as written, without moving it to another time zone; else as feedparser understood it."""
    if iso := re.match(r"(\d{4})-(\d{2})-(\d{2})", printed):
        return dates.day(int(iso[1]), int(iso[2]), int(iso[3]), iso.group())
    from email.utils import parsedate_tz

    told = parsedate_tz(printed) or parsed
    return dates.day(told[0], told[1], told[2], printed) if told else None


def _text(markup: str) -> str:
    return " ".join(line.text for line in html_lines(markup)[0]) if "<" in markup else " ".join(markup.split())
