"""A record of a dump onto the scroll: its piece, then all that is told beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.hanzi.folding import fold
from reader.importing.aside.title_tails import headline_end
from reader.importing.aside.weblines import Webline, read_webline
from reader.importing.formats.html_pictures import PagePictures
from reader.importing.formats.neighbours import Resolve, nowhere
from reader.importing.formats.page_day import Told
from reader.importing.formats.page_facts import MEDIA_LABEL
from reader.importing.formats.scroll import Scroll
from reader.importing.lines.line import Line, LineRole
from reader.importing.records.field_names import BESIDE, PHOTOGRAPHER, PLACE, REPORTER
from reader.importing.records.illustrated import addresses_in, illustrate, pictures_in
from reader.importing.records.names import (
    BYLINE,
    DATE,
    HEADLINE,
    KICKER,
    KNOWN,
    NUMBER,
    PAGE,
    PAGE_NAME,
    SECTION,
    SUBHEADLINE,
    Value,
    first,
    made_day,
    spoken,
    told_day,
    words_of,
)
from reader.importing.records.record import Record
from reader.importing.records.story import Part, body_of, is_counted, leaves, plain, squeezed
from reader.importing.records.whence import names_of, newspaper_of, signed_by_paper, told_together

_NUMBERED = re.compile(r"(?P<page>[A-Z]?\d{1,3})\s*版?\s*[:：·\s]*(?P<name>[一-龥·]{2,10})?", re.IGNORECASE)
_PLACED = re.compile(r"(?P<page>[A-Z]\d{2})(?:\d{2})?")
_SPLIT = re.compile(r"\n|\s*[,;，；]\s*")


def pour(record: Value, scroll: Scroll, resolve: Resolve = nowhere) -> Record | None:
    """Write one record, its names in small letters, onto the scroll; None where it has no text. `resolve` finds the
    pictures beside its file.
    """
    record = spoken(record)
    parts = body_of(record)
    if not any(part.role in {None, "subhead", "caption"} for part in parts):
        return None
    if scroll.length:
        scroll.blank()
    begin, before = scroll.length, len(scroll.lines)
    kicker = scroll.write(first(record, KICKER))
    headline = _pour_headline(record, scroll)
    subheadline = scroll.write(first(record, SUBHEADLINE))
    byline = scroll.write(_signed(record))
    told, text = _told_first(parts)
    if told:
        scroll.write(told.text, role="masthead")
    lines = _pour_text(record, text, PagePictures(scroll, resolve))
    own = {x.start for x in (*kicker, *headline, *subheadline, *byline, *lines)}
    _pour_rest(record, scroll, "".join(scroll.words(x) for x in scroll.lines[before:]))
    together = told_together(record)
    page, page_name = _page(record) if together is None or not together.page else (together.page, together.page_name)
    date, made = _days(record, printed := read_webline(fold(told.text)) if told else None, together)
    return Record(
        span=scroll.since(begin),
        kicker=kicker,
        headline=headline,
        subheadline=subheadline,
        byline=byline[0] if byline else None,
        body=tuple(lines),
        aside=tuple(x for x in scroll.lines[before:] if x.start not in own),
        newspaper=newspaper_of(record) or next((t.newspaper for t in (printed, together) if t), None),
        date=date or made,
        unsure=("date",) if made else (),
        issue_number=first(record, NUMBER) or None,
        page=page,
        page_name=first(record, PAGE_NAME) or page_name,
        section=first(record, SECTION) or _label(record),
    )


def _days(record: Value, printed: Webline | None, together: Told | None) -> tuple[str | None, str | None]:
    """Return the day that a record names, and, where it names none, the day on which it was made."""
    said = (printed.date if printed else None) or told_day(first(record, DATE)) or (together.date if together else None)
    return said, None if said else made_day(record)


def _pour_text(record: Value, parts: Sequence[Part], pictures: PagePictures) -> list[Line]:
    """Write the text, the pictures that fields name behind it, and who took them; return the piece's lines."""
    lines = _pour_parts(parts, pictures.scroll, pictures)
    lines += illustrate(record, pictures_in(record), pictures)
    if takers := _names(first(record, PHOTOGRAPHER)):
        lines += pictures.scroll.write(f"摄影 {takers}", role="credit", opens=True)
    pictures.finish(lines[0].start if lines else None)
    return lines


def _told_first(parts: Sequence[Part]) -> tuple[Part | None, Sequence[Part]]:
    """Return the line of day and source that a text begins with, and the text behind it."""
    at = next((k for k, part in enumerate(parts) if part.role != "picture"), 0)
    head = parts[at] if len(parts) > at + 1 else None
    if head is not None and head.role is None and (line := read_webline(fold(head.text))) and line.date:
        return head, [*parts[:at], *parts[at + 1 :]]
    return None, parts


def _pour_parts(parts: Sequence[Part], scroll: Scroll, pictures: PagePictures) -> list[Line]:
    """Write the paragraphs; return those that are the piece's."""
    made: list[Line] = []
    last = max((k for k, p in enumerate(parts) if p.role in {None, "subhead", "caption"}), default=-1)
    for k, part in enumerate(parts):
        if part.line is not None:
            pictures.before(part.line)
        if part.role in {None, "subhead", "caption"}:
            hints = {"role": part.role} if (part.role and k < last) or part.role == "caption" else {}
            written = scroll.write(part.text, opens=True, row=part.row, **hints)
            made += written
            if part.line is not None:
                pictures.behind(part.line, written)
        else:
            scroll.write(part.text, role=part.role)
    return made


def _pour_headline(record: Value, scroll: Scroll) -> tuple[Line, ...]:
    """Write the headline, and behind it what its title has of the site's names; return the headline."""
    words = _headline_of(record)
    made = scroll.write(words)
    end = headline_end(words, names_of(record))
    return tuple(replace(line, end=line.start + end) for line in made) if made and end < len(words) else made


def _headline_of(record: Value) -> str:
    heads = record.get("headlines")  # ninjs 2
    if isinstance(heads, list) and (words := words_of(heads)):
        return words.split("\n")[0]
    return MEDIA_LABEL.sub("", plain(first(record, HEADLINE)).split("\n")[0])


def _signed(record: Value) -> str:
    """Return who wrote the piece, with their role where the name of the field tells it."""
    if reporters := _names(first(record, REPORTER)):
        return reporters if reporters.startswith(("记者", "本报", "通讯员")) else f"记者 {reporters}"
    if signed_by_paper(record):
        return ""
    return (first(record, BYLINE) or words_of(record.get("bylines"))).replace("\n", "、")


def _names(words: str) -> str:
    return "、".join(w for w in _SPLIT.split(words) if w)


def _page(record: Value) -> tuple[str | None, str | None]:
    """Return number and name of the page: 01版：要闻, A02, or in the place of a piece A0101."""
    found = _NUMBERED.search(first(record, PAGE)) or _PLACED.fullmatch(first(record, PLACE))
    if found is None:
        return None, None
    return found["page"].lstrip("0").upper() or None, found.groupdict().get("name") or None


def _label(record: Value) -> str | None:
    """Return the section that a label of blocks of text tells: {"label": {"basic": {"text": …}}}."""
    label = record.get("label")
    words = [w for _name, w in leaves(label)] if isinstance(label, dict) else []
    return words[0] if len(words) == 1 and len(words[0]) <= 12 else None


def _pour_rest(record: Value, scroll: Scroll, poured: str) -> None:
    """Write every other string of a record: what its fields say beside the text, what repeats it, and what no field's
    name tells.
    """
    said = squeezed(poured)
    for name, words in ((n, w) for key, value in record.items() for n, w in _named(key, value)):
        if is_counted(words) or addresses_in(words, name):
            continue
        shown = plain(words)
        if squeezed(shown) in said and _is_part(name, record):
            continue
        beside = name in BESIDE or squeezed(shown) in said
        role: LineRole = "masthead" if name in KNOWN else "furniture" if beside else "unread"
        flat = " ".join(shown.split())
        scroll.write(f"{name}: {flat}" if role == "unread" else flat, role=role)


def _named(key: str, value: object) -> list[tuple[str, str]]:
    """Return the strings of a field; below one whose name is known, all stand for that name."""
    return [(key if key in KNOWN else name or key, words) for name, words in leaves(value, key)]


def _is_part(name: str, record: Value) -> bool:
    """Tell a field whose words are in the piece because they were taken from it."""
    return name in KNOWN or name not in record
