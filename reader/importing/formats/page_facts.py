"""What a saved page says of itself outside its text: structured data, meta data, title, address, 方正 properties.

schema.org NewsArticle as JSON-LD and microdata, the Open Graph protocol, and the meta names that Chinese systems use.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from reader.hanzi.folding import fold
from reader.importing import dates
from reader.importing.formats.page_account import account_of
from reader.importing.formats.page_source import medium_of
from reader.importing.formats.page_title import parts_of, without_site

_PROPERTY = re.compile(r"<founder-(\w+)>(.*?)</founder-\1>", re.DOTALL)
_PROPERTIES = re.compile(r"<!--\s*enpproperty(.*?)/?enpproperty\s*-->", re.DOTALL)
_TITLE = re.compile(r"<title[^>]{0,200}>(.{0,1000}?)</title>", re.DOTALL | re.IGNORECASE)
_META = re.compile(r"<(?:meta|link)\s[^<>]{0,1500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z:-]{2,20})\s*=\s*(?:\"([^\"]{0,1000})\"|'([^']{0,1000})'|([^\s\"'>]{1,300}))")
_LINKED_DATA = re.compile(
    r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.{0,200000}?)</script>", re.DOTALL | re.IGNORECASE
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{1,500})")
_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/_]?)(?P<month>0[1-9]|1[0-2])[-/_]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
MEDIA_LABEL = re.compile(r"^\[(?:视频|图文|直播|图集)\]\s*")
"""What a site prints before a headline and means none of it."""
_ARTICLE = re.compile(r"Article|BlogPosting|Report")
_PAPER = re.compile(
    r"《?(?P<name>[一-龥·]{1,3}[报報]|[一-龥·]{2,9}(?:[日晚早晨时時商周导導新快画]|都市|青年|工人|农民|法治|法制|经济|教育|科技|文化|少年|老年|军|生活)"
    r"[报報]|[一-龥·]{2,9}(?:周刊|週刊|周末|时讯)|[一-龥·]{2,9}[报報](?=社|网|網|客户端|数字报|电子报|电子版|网络版))》?(?:社|网|網|客户端|数字报|电子报|电子版|网络版)?"
)
_NO_PAPER = re.compile(
    r"[通简预汇播海捷喜情警战年月上下申填公壁举订数电本]報|[通简预汇播海捷喜情警战年月上下申填公壁举订本]报|数字报|电子报"
)

_DATES = ("article:published_time", "datepublished", "pubdate", "publishdate", "publish_time", "og:pubdate", "date",
          "apub:time", "weibo:article:create_at", "releasedate", "release_date", "og:release_date", "og:time",
          "dc.date", "dateupdate")  # fmt: skip
_SOURCES = ("og:site_name", "mediaid", "source", "contentsource", "sitename", "application-name", "copyright")
_HEADS = ("og:title", "twitter:title", "articletitle", "headline")
_MEDIA = ("source", "mediaid", "contentsource", "og:site_name", "sitename")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page says about itself outside its text. `headlines` as structured data have it, surest first.

    `printed`: its newspaper, day and page come from 方正 properties, which the system that prints the page wrote.
    `medium`: the publisher or site, whatever it is; `account`: who published it on a site on which anybody does.
    """

    title: str = ""
    headlines: tuple[str, ...] = ()
    kicker: str | None = None
    subheadline: str | None = None
    author: str | None = None
    newspaper: str | None = None
    site: str | None = None
    account: str | None = None
    medium: str | None = None
    date: str | None = None
    page: str | None = None
    page_name: str | None = None
    section: str | None = None
    address: str = ""
    printed: bool = False
    is_index: bool = False
    meta: Mapping[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the title: the headline, then as a rule a column and the site."""
        return parts_of(self.title)

    @property
    def day_of_address(self) -> str | None:
        """The day that stands in the page's address."""
        found = _DAY.search(self.address)
        return dates.iso(found) if found else None


def paper_of(words: str) -> str | None:
    """Return the newspaper that words name and nothing else: 河湾报, 《河湾报》, 河湾报社, 河湾报数字报."""
    found = _PAPER.fullmatch(words.strip())
    return found["name"] if found and not _NO_PAPER.search(found["name"]) else None


def page_facts(markup: str, *, address: str = "") -> PageFacts:
    """Read what a page says about itself."""
    title = _TITLE.search(markup)
    saved = _SAVED_FROM.search(markup)
    meta = _meta_of(markup)
    account, day = account_of(markup)
    facts = PageFacts(
        title=" ".join(html.unescape(title.group(1)).split()) if title else "",
        address=address or (saved.group(1) if saved else "") or meta.get("og:url", "") or meta.get("canonical", ""),
        meta=meta,
        account=account,
        date=day,
    )
    block = _PROPERTIES.search(markup)
    if block:
        return _with_properties(facts, {k.lower(): html.unescape(v).strip() for k, v in _PROPERTY.findall(block[1])})
    facts = _with_linked_data(_with_meta(facts), markup)
    return _with_microdata(facts, markup) if "itemprop" in markup else facts


def _with_properties(facts: PageFacts, values: Mapping[str, str]) -> PageFacts:
    return replace(
        facts, newspaper=values.get("papername") or None, date=day_of(values.get("date", "")),
        page=values.get("pagenum", "").lstrip("0") or None, page_name=values.get("pagename") or None,
        headlines=tuple(filter(None, (values.get("title"),))), kicker=values.get("introtitle") or None,
        subheadline=values.get("subtitle") or None, author=values.get("author") or None,
        is_index=values.get("type") == "2", printed=bool(values.get("papername") or values.get("date")),
    )  # fmt: skip


def _meta_of(markup: str) -> dict[str, str]:
    """Return the page's meta data, names in small letters; of `<link>` only the canonical address."""
    found: dict[str, str] = {}
    for tag in _META.findall(markup):
        own = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        name = own.get("property") or own.get("name") or own.get("itemprop") or own.get("rel") or ""
        value = own.get("content") or (own.get("href") if name == "canonical" else "") or ""
        if name and value.strip():
            found.setdefault(name.lower(), html.unescape(value).strip())
    return found


def _with_meta(facts: PageFacts) -> PageFacts:
    meta = facts.meta
    site = next((meta[name] for name in _SOURCES if meta.get(name) and paper_of(meta[name])), None)
    heads = [without_site(meta[n], paper_of(site) if site else None) for n in _HEADS if meta.get(n)]
    return replace(
        facts, headlines=tuple(heads), site=paper_of(site) if site else None,
        medium=next((m for name in _MEDIA if name in meta and (m := medium_of(meta[name]))), None),
        date=next((d for n in _DATES if n in meta and (d := day_of(meta[n]))), facts.date),
        author=meta.get("author") or meta.get("article:author"), section=meta.get("article:section"),
    )  # fmt: skip


def _with_linked_data(facts: PageFacts, markup: str) -> PageFacts:
    for script in _LINKED_DATA.findall(markup):
        try:
            value = json.loads(script, parse_int=str, parse_float=str, parse_constant=str, strict=False)
        except (ValueError, RecursionError):
            continue
        for article in _articles(value, 0):
            publisher = _name(article.get("publisher"))
            section = _name(article.get("articleSection"))
            return replace(
                facts,
                headlines=tuple(filter(None, (_name(article.get("headline")), *facts.headlines))),
                date=day_of(_name(article.get("datePublished"))) or facts.date,
                author=_name(article.get("author")) or facts.author,
                newspaper=paper_of(publisher), section=section or facts.section,
                medium=facts.medium or medium_of(publisher),
            )  # fmt: skip
    return facts


def _articles(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield the articles in a page's linked data."""
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        if _ARTICLE.search(str(value.get("@type", ""))) and value.get("headline"):
            yield value
        elif "cambrian" in str(value.get("@context", "")):  # what pages tell a search engine: title and pubDate
            yield {"headline": value.get("title"), "datePublished": value.get("pubDate")}
        for item in value.values():
            if isinstance(item, (list, dict)):
                yield from _articles(item, depth + 1)


def _name(value: Any) -> str:
    """Return the first name in a value of linked data."""
    if isinstance(value, list):
        return next((n for v in value if (n := _name(v))), "")
    if isinstance(value, dict):
        return _name(value.get("name"))
    return html.unescape(value).strip() if isinstance(value, str) else ""


def _with_microdata(facts: PageFacts, markup: str) -> PageFacts:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(markup)

    def told(name: str) -> str:
        for node in tree.css(f'[itemprop="{name}"]'):
            own = node.attributes or {}
            inner = node.css_first('[itemprop="name"]')
            words = own.get("content") or own.get("datetime") or ""
            if not words and inner is not None:
                words = (inner.attributes or {}).get("content") or inner.text() or ""
            if words := " ".join((words or node.text() or "").split()):
                return words
        return ""

    return replace(
        facts,
        headlines=tuple(filter(None, (told("headline"), *facts.headlines))),
        date=day_of(told("datePublished")) or facts.date,
        author=told("author") or facts.author,
        newspaper=paper_of(told("publisher")) or facts.newspaper,
    )


def day_of(words: str) -> str | None:
    """Return the day that a stretch of data names, as it was in China where it is told in universal time."""
    stamp = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|\+00:?00)\s*$", words)
    if stamp:
        year, month, date, hour, minute = (int(n) for n in stamp.groups())
        if dates.day(year, month, date, words) is None or hour > 23 or minute > 59:
            return None
        when = datetime.datetime(year, month, date, hour, minute)
        return (when + datetime.timedelta(hours=8)).date().isoformat()
    if printed := dates.printed_date(fold(words)):
        return printed[0]
    found = _DAY.search(words)
    return dates.iso(found) if found else None
