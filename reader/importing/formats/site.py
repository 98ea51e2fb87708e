"""Folders and archives of pages: a 数字报 site (index → page nodes → contents), or saved pages of one day.

All their pieces become records on one scroll, in printed order: the nodes say which page a piece is on and in which
order the page lists its pieces. Node pages themselves are kept as furniture.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from urllib.parse import unquote

from reader.importing.formats.decoding import decode
from reader.importing.formats.html_lines import html_lines
from reader.importing.formats.html_pictures import PagePictures
from reader.importing.formats.neighbours import ReadMember, Resolve, beside
from reader.importing.formats.page_common import common_lines
from reader.importing.formats.page_facts import PageFacts, page_facts
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.records.record import Record, moved_by
from reader.model.errors import ImportFailure
from reader.model.messages import _

HTML_NAME = re.compile(r"\.(?:s?html?|xhtml)$", re.IGNORECASE)
_PARAGRAPH, _FEWEST = (
    re.compile(rb"<(p|div)(?:\s[^<>]{0,400})?>(?!\s*<(?:p|div)[\s>]).{1,2000}?</\1>", re.DOTALL | re.IGNORECASE),
    2,
)
_LINK = re.compile(
    r"<(?:a|area)\s[^<>]{0,600}?href\s*=\s*[\"']?([^\"'\s>]{1,400})[\"']?[^<>]{0,400}>(.{0,300}?)(?=</a>|<)",
    re.DOTALL | re.IGNORECASE,
)
_PAGE_LABEL = re.compile(r"(?:第\s*)?(?P<page>[A-Z]?\d{1,3})\s*版\s*[:：·　 ]*(?P<name>[^\s<>|]{0,12})")
_TAG = re.compile(r"<[^<>]{0,400}>")

MOST_NAMED = 20
"""So many files are named in one warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One HTML member, decoded."""

    name: str
    markup: str
    facts: PageFacts
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """What the page that lists a piece says of it."""

    page: str | None
    name: str | None
    newspaper: str | None
    date: str | None


def is_html(name: str, head: bytes) -> bool:
    """Tell an HTML page by its name, or by how it begins; a text of paragraphs in tags is the inside of one."""
    begins = head[:600].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    inside = name.lower().endswith(".txt") and len(_PARAGRAPH.findall(head)) >= _FEWEST
    return bool(HTML_NAME.search(name)) or begins.startswith((b"<!doctype html", b"<html")) or inside


def read_pages(names: Sequence[str], read: ReadMember, *, encoding: str | None = None) -> list[Extract]:
    """Return what HTML pages hold: their pieces as records of one extract, and pages of several pieces one by one.

    A page is a piece if it has a headline and running text, whatever links stand around them. The text of pages that
    hold none is kept, and they are told in `warnings`, as are those that cannot be read. Raises ImportFailure where
    none can.
    """
    pages, encodings, warnings = _decoded(names, read, encoding)
    by_name = {p.name: p for p in pages}
    nodes = {p.name: p for p in pages if _is_node(p)}
    order, places = _printed_order(list(nodes.values()), by_name)
    scroll = Scroll()
    records: list[Record] = []
    several: list[Extract] = []
    bare: list[str] = []
    first = [n for n in nodes if n not in order]
    elsewhere = common_lines((p.facts.title, p.markup) for p in pages)
    for name in dict.fromkeys([*first, *order, *sorted(by_name, key=natural)]):
        page = by_name[name]
        if scroll.length:
            scroll.blank()
        if name in nodes:
            _pour_node(page, scroll, beside(name, read))
            continue
        found = _pour(page, places.get(name), scroll, beside(page.name, read), elsewhere)
        records += [found] if isinstance(found, Record) else []
        several += [found] if isinstance(found, Extract) else []
        bare += [name] if found is None else []
    common = max(set(encodings), key=encodings.count) if encodings else None
    if bare and (records or several):
        warnings.append(_("这些网页里没有找到文章，文字放在一边：{names}。").format(names=listed(bare)))
    made = []
    if scroll.length:
        made.append(
            Extract(
                text=scroll.text, format="html", encoding=common, records=tuple(records),
                lines=() if records else tuple(scroll.lines), warnings=tuple(warnings),
                pictures=tuple(scroll.pictures),
            )
        )  # fmt: skip
    elif several and warnings:
        several[0] = replace(several[0], warnings=tuple(warnings))
    return [*made, *(replace(e, encoding=common) for e in several)]


def _decoded(
    names: Sequence[str], read: ReadMember, encoding: str | None
) -> tuple[list[_Page], list[str | None], list[str]]:
    """Return pages, their encodings, and what is to be said of those that cannot be read. Raises where none can."""
    pages: list[_Page] = []
    encodings: list[str | None] = []
    failures: dict[str, ImportFailure] = {}
    for name in names:
        try:
            decoded = decode(read(name), encoding)
        except ImportFailure as failure:
            failures[name] = failure
            continue
        encodings.append(decoded.encoding)
        pages.append(_page(name, decoded.text))
    if failures and not pages:
        raise next(iter(failures.values()))
    return pages, encodings, [f"{name}: {failure}" for name, failure in failures.items()]


def listed(names: Sequence[str]) -> str:
    """Return names for a sentence: the first twenty, and how many more."""
    shown = "、".join(names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else _("{names} 等 {n} 个").format(names=shown, n=len(names))


def _pour_node(page: _Page, scroll: Scroll, resolve: Resolve) -> None:
    """Write a page that lists pieces: furniture, with all that it shows."""
    pictures = PagePictures(scroll, resolve)
    for line in html_lines(page.markup):
        pictures.before(line, reason="furniture")
        scroll.write(line.text, role="hidden" if line.kind == "hidden" else "furniture")
    pictures.finish()


def _pour(
    page: _Page, place: _Place | None, scroll: Scroll, resolve: Resolve, elsewhere: Set[str]
) -> Record | Extract | None:
    """Write one page: its piece, an extract of its own where it holds several, or None where it holds none.

    What the page that lists it says of page, day and newspaper holds where it does not say so itself.
    """
    from reader.importing.formats.html_page import pour_page

    own = Scroll()
    record = pour_page(html_lines(page.markup), page.facts, own, resolve, elsewhere)
    if record is None and any(line.role is None for line in own.lines):
        return Extract(
            text=own.text, format="html", lines=tuple(own.lines), pictures=tuple(own.pictures),
            newspaper=page.facts.newspaper or page.facts.site, date=page.facts.date, page=page.facts.page,
        )  # fmt: skip
    begin = scroll.length
    scroll.take(own)
    if record is None:
        return None
    record = moved_by(record, begin)
    newspaper = record.newspaper or (place.newspaper if place else None) or record.medium
    record = replace(record, newspaper=newspaper)
    if place is not None:
        record = replace(
            record, page=record.page or place.page, page_name=record.page_name or place.name or None,
            date=record.date or place.date,
        )  # fmt: skip
    return record


def _page(name: str, markup: str) -> _Page:
    links = tuple(
        (unquote(href.partition("#")[0]), " ".join(_TAG.sub("", words).split()))
        for href, words in _LINK.findall(markup)
    )
    facts = page_facts(markup)
    return _Page(name=name, markup=markup, facts=facts if facts.address else replace(facts, address=name), links=links)


def _is_node(page: _Page) -> bool:
    """Tell a page that lists pieces from one that is a piece: it says so, or is named so and holds no piece."""
    from reader.importing.formats.html_page import holds_piece

    if page.facts.is_index:
        return True
    named = re.search(r"(?:^|/)(?:node|index|default|nbs)[._-]?\w{0,20}\.", page.name, re.IGNORECASE)
    return bool(named) and not holds_piece(html_lines(page.markup), page.facts)


def _printed_order(nodes: list[_Page], pages: dict[str, _Page]) -> tuple[list[str], dict[str, _Place]]:
    """Return content pages in printed order, and the place of each, by the nodes' lists."""
    order: dict[str, None] = {}
    places: dict[str, _Place] = {}
    labels: dict[str, tuple[str, str]] = {}
    for page in pages.values():
        for href, words in page.links:
            found = _PAGE_LABEL.fullmatch(words)
            if found:
                labels.setdefault(_resolve(page.name, href), (found.group("page").lstrip("0"), found.group("name")))
    node_names = {n.name for n in nodes}
    for node in sorted(nodes, key=lambda n: natural(n.name)):
        number, name = (
            (node.facts.page, node.facts.page_name or "") if node.facts.page else labels.get(node.name, ("", ""))
        )
        own = _Place(
            number or None, name or None, node.facts.newspaper, node.facts.date if node.facts.printed else None
        )
        for href, _words in node.links:
            target = _resolve(node.name, href)
            if target not in pages or target in node_names:
                continue
            places.setdefault(target, own)
            order[target] = None
    return list(order), places


def _resolve(page: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), href))


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key in which page10 stands behind page9."""
    return tuple((int(p), "") if p.isdigit() else (-1, p) for p in re.split(r"(\d+)", name) if p)
