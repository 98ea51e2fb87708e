"""Folders and archives of pages: a 数字报 site (index → page nodes → contents), or saved pages of one day.

All their pieces become records on one scroll, in printed order: the nodes say which page a piece is on and in which
order the page lists its pieces. Node pages themselves are kept as furniture.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from reader.importing.formats.decoding import decode
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.html_page import PageFacts, is_several, page_facts, pour_piece
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.records.record import Record
from reader.model.errors import ImportFailure

HTML_NAME = re.compile(r"\.(?:s?html?|xhtml)$", re.IGNORECASE)
_LINK = re.compile(
    r"<(?:a|area)\s[^<>]{0,600}?href\s*=\s*[\"']?([^\"'\s>]{1,400})[\"']?[^<>]{0,400}>(.{0,300}?)(?=</a>|<)",
    re.DOTALL | re.IGNORECASE,
)
_PAGE_LABEL = re.compile(r"(?:第\s*)?(?P<page>[A-Z]?\d{1,3})\s*版\s*[:：·　 ]*(?P<name>[^\s<>|]{0,12})")
_TAG = re.compile(r"<[^<>]{0,400}>")

ReadMember = Callable[[str], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One HTML member, decoded."""

    name: str
    markup: str
    facts: PageFacts
    links: tuple[tuple[str, str], ...]


def is_html(name: str, head: bytes) -> bool:
    """Tell an HTML page by its name, or by how it begins."""
    begins = head[:600].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return bool(HTML_NAME.search(name)) or begins.startswith((b"<!doctype html", b"<html"))


def read_pages(names: Sequence[str], read: ReadMember, *, encoding: str | None = None) -> Extract | None:
    """Return the pieces of HTML pages as records; None where no page holds one.

    Pages that cannot be decoded are told in `warnings` and passed over.
    """
    pages: list[_Page] = []
    warnings: list[str] = []
    encodings: list[str | None] = []
    for name in names:
        try:
            decoded = decode(read(name), encoding)
        except ImportFailure as failure:
            warnings.append(f"{name}: {failure}")
            continue
        encodings.append(decoded.encoding)
        pages.append(_page(name, decoded.text))
    by_name = {p.name: p for p in pages}
    nodes = [p for p in pages if _is_node(p)]
    order, places = _printed_order(nodes, by_name)
    scroll = Scroll()
    records: list[Record] = []
    told: set[str] = set()
    for node in nodes:
        for line in html_lines(node.markup)[0]:
            scroll.write(line.text, role="furniture")
    for name in [*order, *sorted((p.name for p in pages if p not in nodes), key=natural)]:
        if name in told or name not in by_name:
            continue
        told.add(name)
        page = by_name[name]
        record = _pour(page, places.get(name), nodes, scroll)
        if record is not None:
            records.append(record)
    if not records:
        return None
    return Extract(
        text=scroll.text,
        format="html",
        encoding=max(set(encodings), key=encodings.count),
        records=tuple(records),
        newspaper=next((r.newspaper for r in records if r.newspaper), None),
        date=next((r.date for r in records if r.date), None),
        warnings=tuple(warnings),
    )


def _pour(page: _Page, place: tuple[str, str] | None, nodes: Iterable[_Page], scroll: Scroll) -> Record | None:
    """Write one content page; the node's word on the page holds where the content page has none."""
    lines, _pictures = html_lines(page.markup)
    if is_several(lines):
        return None
    if scroll.length:
        scroll.blank()
    record = pour_piece(lines, page.facts, scroll)
    if record is None:
        return None
    first = next(iter(nodes), None)
    paper = record.newspaper or (first.facts.newspaper if first else None) or _paper_of(page.facts.title)
    date = record.date or (first.facts.date if first else None) or _date_of(page.name)
    record = replace(record, newspaper=paper, date=date)
    if place is not None:
        record = replace(record, page=record.page or place[0], page_name=record.page_name or place[1] or None)
    return record


def _page(name: str, markup: str) -> _Page:
    links = tuple(
        (unquote(href.partition("#")[0]), " ".join(_TAG.sub("", words).split()))
        for href, words in _LINK.findall(markup)
    )
    return _Page(name=name, markup=markup, facts=page_facts(markup), links=links)


def _is_node(page: _Page) -> bool:
    """Tell a page that lists pieces from one that is a piece."""
    if page.facts.is_index or re.search(r"(?:^|/)(?:node|index|default|nbs)[._-]?\w{0,20}\.", page.name, re.IGNORECASE):
        return True
    lines, _pictures = html_lines(page.markup)
    linked = sum(len(x.text) for x in lines if x.linked > 0.6)
    running = sum(len(x.text) for x in lines if x.linked <= 0.6 and "。" in x.text)
    return linked > 60 and running < 0.3 * linked


def _printed_order(nodes: list[_Page], pages: dict[str, _Page]) -> tuple[list[str], dict[str, tuple[str, str]]]:
    """Return content pages in printed order, and the (page, name) of each, by the nodes' lists."""
    order: list[str] = []
    places: dict[str, tuple[str, str]] = {}
    labels: dict[str, tuple[str, str]] = {}
    for page in pages.values():
        for href, words in page.links:
            found = _PAGE_LABEL.fullmatch(words)
            if found:
                labels.setdefault(_resolve(page.name, href), (found.group("page").lstrip("0"), found.group("name")))
    node_names = {n.name for n in nodes}
    for node in sorted(nodes, key=lambda n: natural(n.name)):
        own = (node.facts.page, node.facts.page_name or "") if node.facts.page else labels.get(node.name)
        for href, _words in node.links:
            target = _resolve(node.name, href)
            if target not in pages or target in node_names:
                continue
            if target not in places and own is not None:
                places[target] = (own[0], own[1])
            if target not in order:
                order.append(target)
    return order, places


def _resolve(page: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), href))


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key in which page10 stands behind page9."""
    return tuple((int(p), "") if p.isdigit() else (-1, p) for p in re.split(r"(\d+)", name) if p)


def _paper_of(title: str) -> str | None:
    found = re.search(r"(?:^|--|—{2,}|_|\s[-|–]\s|\|)\s*([\u4e00-\u9fff]{2,10}(?:报|新闻|日报|晚报))\s*$", title)
    return found.group(1) if found else None


def _date_of(name: str) -> str | None:
    found = re.search(r"((?:19|20)\d{2})[-/_]?(\d{2})[-/_](\d{2})", name)
    return "-".join(found.groups()) if found else None
