"""One issue whose pages are files of their own: A01.pdf, A02.pdf; 第01版.txt, 第02版.txt; 20240503_03.txt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.importing.aside.furniture import label_furniture
from reader.importing.formats import text
from reader.importing.formats.decoding import decode
from reader.importing.formats.neighbours import ReadMember
from reader.importing.formats.scroll import Extract
from reader.importing.lines.blocks import lay_out
from reader.importing.lines.line import Line, PrintedText
from reader.importing.pages.kept import joined, page_count
from reader.importing.pictures.found import Found
from reader.importing.pictures.page_names import on_later_page
from reader.importing.records.record import Record, moved_by
from reader.model.errors import ImportFailure
from reader.model.issue import SetAsideReason
from reader.model.text import Span

NAME = re.compile(
    r"(?P<stem>.*?)(?P<page>[A-D]\d{1,2}|\d{2}|\d(?=\s*版))\s*版?[-_ 　]*(?P<name>[一-龥·]{2,8})?"
    r"\.(?P<kind>pdf|txt|md)$",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:19|20)\d{2}[-_.年]?\d{2}[-_.月]?\d{2}")
_GLANCE = 2000
_HEAD = 12
"""So many lines of a file may tell of newspaper, day and page."""


def are_pages(names: Sequence[str]) -> bool:
    """Tell whether files are named as the pages of one issue: alike but for the page's number."""
    found = [NAME.fullmatch(name) for name in names]
    if len(found) < 2 or not all(found):
        return False
    stems = {(f["stem"], f["kind"].lower()) for f in found if f}
    stem = next(iter(stems))[0].rpartition("/")[2]
    numbers = {f["page"].lower() for f in found if f}
    plain = not re.search(r"\d", stem) or (_DAY.search(stem) is not None and not stem[-1].isdigit())
    return len(stems) == 1 and len(numbers) == len(found) and plain


def is_issue(names: Sequence[str], read: ReadMember) -> bool:
    """Tell whether files named as pages are of one issue: of texts, how each begins must say so too."""
    if not are_pages(names):
        return False
    if names[0].lower().endswith(".pdf"):
        return True
    told = set()
    for name in names:
        try:
            head = decode(read(name)).text[:_GLANCE]
        except ImportFailure:
            return False
        told.add(_told(Extract(text=head, format="text", lines=text.read(head).lines)))
    return len(told) == 1 and None not in told


def together(found: list[Extract]) -> list[Extract]:
    """Return extracts with those made one that are of one newspaper and day: one piece each, or one page each."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for k, extract in enumerate(found):
        if told := _told(extract):
            alike.setdefault(told, []).append(k)
    groups = {members[0]: members for members in alike.values()}
    merged = {k for members in alike.values() for k in members[1:]}
    return [
        _joined([found[j] for j in groups[k]]) if len(groups.get(k, ())) > 1 else extract
        for k, extract in enumerate(found)
        if k not in merged
    ]


def _told(extract: Extract) -> tuple[str, ...] | None:
    """Return kind, format, newspaper and day of a file that may be a part of an issue."""
    if extract.records:
        record = extract.records[0]
        if record.laid_out:
            known = record.newspaper and record.date and record.page
            return ("laid out", extract.format, record.newspaper or "", record.date or "") if known else None
        whole = len(extract.records) == 1 and record.newspaper and record.date
        return ("piece", extract.format, record.newspaper or "", record.date or "") if whole else None
    blocks = lay_out(PrintedText(text=extract.text, lines=extract.lines[:_HEAD])).blocks
    plates = label_furniture(blocks).values()
    paper = next((p.newspaper for p in plates if p.newspaper), None)
    day = next((p.date for p in plates if p.date), None)
    paged = any(block.page for block in blocks)
    return ("page", extract.format, paper, day) if paper and day and paged else None


def _joined(group: Sequence[Extract]) -> Extract:
    """Return one extract of several, in their order."""
    whole = ""
    records: list[Record] = []
    lines: list[Line] = []
    undecodable: list[tuple[int, str]] = []
    aside: list[tuple[Span, SetAsideReason]] = []
    layouts: list[tuple[str, int]] = []
    pictures: list[Found] = []
    pages = 0
    for extract in group:
        at, sheet = len(whole), max((line.sheet for line in lines), default=0)
        records += [moved_by(record, at) for record in extract.records]
        lines += [replace(line.moved(at), sheet=line.sheet + sheet if line.sheet else 0) for line in extract.lines]
        undecodable += [(at + offset, raw) for offset, raw in extract.undecodable]
        aside += [(Span(span.start + at, span.end + at), reason) for span, reason in extract.aside]
        layouts.append((extract.layout, at))
        own = [picture.moved(at) for picture in extract.pictures]
        pictures += [on_later_page(picture, pages) for picture in own] if extract.layout else own
        pages += page_count(extract.layout) if extract.layout else 0
        whole += extract.text.rstrip("\n") + "\n\n"
    return replace(
        group[0],
        text=whole,
        records=tuple(records),
        lines=tuple(lines),
        undecodable=tuple(undecodable),
        layout=joined(layouts),
        prints=tuple(data for extract in group for data in extract.prints),
        aside=tuple(aside),
        warnings=tuple(dict.fromkeys(w for extract in group for w in extract.warnings)),
        pictures=tuple(pictures),
        member="",
    )
