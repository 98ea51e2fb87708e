"""RSS and Atom by feedparser, from bytes only: nothing is fetched, XML entities are not expanded."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reader.importing import dates
from reader.importing.formats.html_line import HtmlLine
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.html_pictures import PagePictures
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.page_facts import day_of, paper_of
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.formats.xml_records import value_of_element
from reader.importing.formats.xml_tree import DECLARED, in_utf8, without_entities, xml_root
from reader.importing.lines.line import Line
from reader.importing.records.illustrated import Shown, illustrate, pictures_in
from reader.importing.records.record import Record
from reader.importing.records.story import is_counted, squeezed
from reader.model.errors import ImportFailure, ImportFailureKind
from reader.model.messages import _

_BESIDE = frozenset(("comment", "template", "settings"))


def read(data: bytes, *, name: str, encoding: str | None = None, resolve: Resolve = nowhere) -> Extract:
    """Return the feed's entries as records.

    Raises ImportFailure: `corrupt` (entity declarations, or no feed to be seen), `empty`.
    """
    data = without_entities(data, name)
    declared = DECLARED.search(data[:400])
    feed = _parsed(data, name, encoding)
    entries = feed["entries"]
    scroll = Scroll()
    title = _text(feed.get("feed", {}).get("title", ""))
    paper = paper_of_channel(title)
    items, others = _elements(data)
    scroll.write(title, role="masthead")
    records: list[Record] = []
    alike = len(items) == len(entries)
    left = [] if alike else items
    for entry, item in zip(entries, items if alike else [None] * len(entries), strict=True):
        made = _pour(entry, paper, title, item, scroll, PagePictures(scroll, resolve))
        records += made
        left += [] if made or item is None else [item]
    if not records:
        raise ImportFailure("empty", _("《{name}》里没有找到文章。").format(name=name))
    _note_others(others, left, PagePictures(scroll, resolve))
    _pour_rest(map(_words, others), title, scroll)
    return Extract(
        text=scroll.text,
        format="feed",
        encoding=(declared.group(1).decode().lower() if declared else "utf-8"),
        lines=tuple(scroll.lines),
        records=tuple(records),
        pictures=tuple(scroll.pictures),
        newspaper=paper or None,
    )


def _parsed(data: bytes, name: str, encoding: str | None) -> Any:
    """Return a feed with its entries. Raises ImportFailure where it has none."""
    import feedparser

    try:
        feed: Any = feedparser.parse(in_utf8(data, encoding))
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as fault:
        # feedparser trusts the XML declaration to be ASCII, and fails in its own ways on what is damaged.
        raise ImportFailure("corrupt", _("《{name}》损坏了，读不出文章。").format(name=name)) from fault
    if not feed.get("entries"):
        broken = feed.get("bozo") and not feed.get("version")
        kind: ImportFailureKind = "corrupt" if broken else "empty"
        raise ImportFailure(kind, _("《{name}》里没有找到文章。").format(name=name))
    return feed


def _is_beside(entry: Any) -> bool:
    """Tell an entry that is no piece: a comment, a template, a setting, as backups of blogs hold them."""
    kinds = {str(t.get("term", "")).rpartition("#")[2] for t in entry.get("tags", []) if "#" in str(t.get("term", ""))}
    return bool(kinds & _BESIDE) or bool(entry.get("thr_in-reply-to"))


def paper_of_channel(title: str) -> str:
    """Return the newspaper that a feed's title names, without site, channel and the word RSS."""
    words = re.split(r"\s*\b(?:RSS|rss|Atom|订阅|訂閱)\b\s*", title)[0].strip() or title
    parts = [p for p in re.split(r"\s*[-–—_|｜·:：]+\s*", words) if p]
    named = next((p for part in parts if (p := paper_of(part))), None)
    if named or not parts:
        return named or title
    proper = [p for p in parts if not p.endswith(("网", "網")) and len(p) > 2]
    return proper[0] if proper else parts[0]


def _elements(data: bytes) -> tuple[list[Any], list[Any]]:
    """Return each item of a feed, and the elements of the channel; none where the XML cannot be read so."""
    try:
        root = xml_root(data, "", recover=True)
    except ImportFailure:
        return [], []
    own: list[Any] = []
    others: list[Any] = []
    stack = [root]
    while stack:
        element = stack.pop()
        if str(element.tag).rpartition("}")[2] in {"item", "entry"}:
            own.append(element)
            continue
        others.append(element)
        stack += list(element)[::-1]
    return own, others


def _note_others(channel: Iterable[Any], items: Iterable[Any], pictures: PagePictures) -> None:
    """Note the pictures that a feed names in none of its pieces."""
    for shown in (
        s for elements, whole in ((channel, False), (items, True)) for e in elements for s in _pictures(e, whole=whole)
    ):
        pictures.before(shown.line, reason="unplaced")
    pictures.finish()


def _pictures(element: Any, *, whole: bool) -> Iterator[Shown]:
    """Yield the pictures that an element names, by itself or with all that stands in it."""
    if not isinstance(element.tag, str):
        return
    name = element.tag.rpartition("}")[2]
    above = element.getparent()
    over = above.tag.rpartition("}")[2] if above is not None and isinstance(above.tag, str) else ""
    value = value_of_element(element) if whole else {**element.attrib, "#text": _words(element)}
    yield from pictures_in(value, f"{over} {name}" if not whole else name)


def _words(element: Any) -> str:
    return (element.text or "").strip() if isinstance(element.tag, str) else ""


def _pour_rest(texts: Iterable[str], poured: str, scroll: Scroll) -> None:
    """Write what a feed says beside its pieces."""
    said = squeezed(poured)
    for words in texts:
        shown = _text(words)
        if shown and not is_counted(shown) and squeezed(shown) not in said:
            scroll.write(shown, role="furniture")


def _pour(entry: Any, paper: str, title: str, item: Any, scroll: Scroll, pictures: PagePictures) -> list[Record]:
    if _is_beside(entry):
        _pour_rest(map(_words, item.iter()) if item is not None else (), "", scroll)
        return []
    contents = [c.get("value", "") for c in entry.get("content", [])]
    markup = max([*(c or "" for c in contents), entry.get("summary") or ""], key=len)
    lines = html_lines(markup)
    if not any(line.kind in {"text", "row", "caption"} for line in lines):
        return []
    scroll.blank()
    begin, before = scroll.length, len(scroll.lines)
    headline = scroll.write(_text(entry.get("title") or ""))
    author = _text(entry.get("author") or "")
    own = bool(author) and (author in title or title in author)
    byline = () if own else scroll.write(author)
    body = _pour_body(lines, pictures)
    if item is not None:
        body += illustrate({}, _pictures(item, whole=True), pictures)
    pictures.finish(body[0].start if body else None)
    _pour_rest(
        map(_words, item.iter()) if item is not None else (),
        "".join(scroll.words(x) for x in scroll.lines[before:]),
        scroll,
    )
    tags = [_text(t.get("term", "")) for t in entry.get("tags", []) if t.get("term")]
    told = "published" if entry.get("published") else "updated"
    named = {x.start for x in (*headline, *byline, *body)}
    record = Record(
        span=scroll.since(begin),
        headline=headline,
        byline=byline[0] if byline else None,
        body=tuple(body),
        aside=tuple(x for x in scroll.lines[before:] if x.start not in named),
        newspaper=paper or None,
        date=_local_date(entry.get(told) or "", entry.get(f"{told}_parsed")),
        section=tags[0] if len(tags) == 1 and len(tags[0]) <= 8 and not re.search("[,，;；]", tags[0]) else None,
    )
    return [record]


def _pour_body(lines: Iterable[HtmlLine], pictures: PagePictures) -> list[Line]:
    """Write what an entry shows; return the lines of its text."""
    scroll = pictures.scroll
    body: list[Line] = []
    for line in lines:
        pictures.before(line)
        if line.kind in {"text", "row", "caption"}:
            hints = {"role": "caption"} if line.kind == "caption" else {}
            written = scroll.write_line(line.text, line.cuts, opens=True, row=line.row, **hints)
            pictures.behind(line, written)
            body += written
        else:
            scroll.write(line.text, role="hidden" if line.kind == "hidden" else "furniture")
    return body


def _local_date(printed: str, understood: Sequence[int] | None) -> str | None:
    """Return the day as written, without moving it to another time zone; universal time is read as of China. What is
    written in no known way is as feedparser understood it.
    """
    if iso := re.match(r"(\d{4})-(\d{2})-(\d{2})", printed):
        if re.search(r"(?:Z|[+]00:?00)\s*$", printed):
            return day_of(printed)
        return dates.day(int(iso[1]), int(iso[2]), int(iso[3]), iso.group())
    from email.utils import parsedate_tz

    parsed = parsedate_tz(printed)
    if parsed is None:
        return dates.day(understood[0], understood[1], understood[2], printed) if understood else None
    if dates.day(parsed[0], parsed[1], parsed[2], printed) is None:
        return None
    shift = 8 if parsed[9] == 0 and re.search(r"GMT|UTC|Z\s*$|[+-]0000", printed) else 0
    when = datetime.datetime(*parsed[:3]) + datetime.timedelta(hours=(parsed[3] or 0) + shift)
    return when.date().isoformat()


def _text(markup: str) -> str:
    return (
        " ".join(line.text for line in html_lines(markup) if line.text) if "<" in markup else " ".join(markup.split())
    )
