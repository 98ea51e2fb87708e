"""What the fields of records hold, told by their values over all records where no name tells it.

A field of days holds days, one of newspapers names that end as newspapers' do, one of texts long text in sentences, one
of headlines short words that no other record has. A moment with hours and minutes is when a machine did something, and
no day of publication unless its name says so; a bare number is no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from statistics import median
from typing import Any

from reader.importing.records.field_names import BESIDE, PART_OF, SUMMARY, Part
from reader.importing.records.names import DATE, HEADLINE, KEPT, PAGE, Value, first, listed, spoken, told_day
from reader.importing.records.story import body_of, lowered, plain
from reader.importing.records.value_forms import day_in, looks_like, papers_in
from reader.importing.records.whence import newspaper_of

Path = tuple[str, ...]
_PARTS: tuple[Part, ...] = ("headline", "body", "newspaper", "date", "page", "byline")
LEARNT_FROM = 40
"""So many records are looked at."""
_NOT_GUESSED = frozenset(("other", "kicker", "subheadline", "section", "page_name"))
"""Parts that only names tell."""
_SHARE = 0.8
"""So many of a field's values look like what the field is."""
_DEEPEST = 5
_PAGE_NAME = re.compile(r"^(?:p|pg|pp|sp|op|pno|bm|bc|yema|pages?|page.{0,3}num.{0,3}|.*_(?:page|pg)|.*版[号次面]?)$")
_NUMBER = re.compile(r"[a-z]?0{0,2}\d{1,3}", re.IGNORECASE)


def parts_by_values(fields: Mapping[Path, Sequence[str]], most: int, lacking: Sequence[Part]) -> dict[Path, Part]:
    """Return which field is which of the parts that are `lacking`; `most`: how many records there are."""
    forms: dict[Path, list[Part | None]] = {path: [looks_like(v) for v in values] for path, values in fields.items()}

    def of(part: Part) -> list[Path]:
        return [
            path for path, told in forms.items()
            if told.count(part) >= _SHARE * len(told) and len(told) >= min(most, max(1, 0.5 * most))
        ]  # fmt: skip

    heads = [p for p in of("headline") if len(set(fields[p])) >= 0.9 * len(fields[p])]
    days = [p for p in of("date") if not KEPT.search(p[-1])]
    writers = of("byline")
    found: dict[Part, list[Path]] = {
        "body": sorted(of("body"), key=lambda p: -sum(map(len, fields[p]))),
        "headline": [p for p in heads if median(map(len, fields[p])) >= 5],
        "date": sorted(days, key=lambda p: sorted(day_in(v) or "" for v in fields[p])),
        "newspaper": of("newspaper"),
        "page": of("page") or _numbers_named_page(fields),
        "byline": writers if len(writers) == 1 else [],
    }
    return {found[part][0]: part for part in lacking if found[part]}


def _numbers_named_page(fields: Mapping[Path, Sequence[str]]) -> list[Path]:
    return [
        path for path, values in fields.items()
        if any(_PAGE_NAME.match(name.lower()) for name in path) and all(_NUMBER.fullmatch(v.strip()) for v in values)
    ]  # fmt: skip


def leaves_at(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each string or number of a record with the names that lead to it; lists of strings as one text."""
    if isinstance(value, str) and value.strip():
        yield path, value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield path, str(value)
    elif isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        yield path, "\n".join(value)
    elif isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        yield from leaves_at(value[0], (*path, "0"))
    elif isinstance(value, dict) and len(path) < _DEEPEST:
        for key, item in value.items():
            yield from leaves_at(item, (*path, str(key)))


def names_of_fields(records: Sequence[Value]) -> dict[Path, Part]:
    """Return which fields of records, that have these by no name that is known, are which parts; none where they would
    have no headline and text all the same.
    """
    looked = records[:LEARNT_FROM]
    if any(_holds_read(value) for record in looked for value in record.values()):
        return {}
    told = [_told(record) for record in looked]
    have = {part for part in _PARTS if sum(part in one for one in told) >= 0.5 * len(told)}
    lacking = [part for part in _PARTS if part not in have]
    if not lacking or not looked:
        return {}
    fields: dict[Path, list[str]] = {}
    for record in looked:
        for path, words in leaves_at(record):
            if not _has_name(path, have):
                fields.setdefault(path, []).append(plain(words))
    made = parts_by_values(fields, len(looked), lacking)
    return made if {"headline", "body"} <= {*have, *made.values()} else {}


def _holds_read(value: Any, depth: int = 0) -> bool:
    """Tell an object in which a record stands whose names tell headline and text: that one is read by itself."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict) or depth > _DEEPEST:
        return False
    return are_read([value]) or any(_holds_read(inner, depth + 1) for inner in value.values())


def _has_name(path: Path, have: Set[str]) -> bool:
    """Tell a field whose own name says which part it is, one that a record has already, or what stands beside it."""
    names = [listed(name) for name in path]  # deeper down, a title may be that of what the piece stood in
    told = [PART_OF.get(name) for name in names]
    beside = names[0] in BESIDE and names[0] not in SUMMARY
    return beside or told[0] in have or any(part in _NOT_GUESSED for part in told)


def _told(record: Value) -> set[str]:
    """Return what names tell of a record."""
    own = spoken(lowered(record))
    made = {"headline"} if first(own, HEADLINE) else set()
    text = body_of({name: value for name, value in own.items() if name not in SUMMARY})
    made |= {"body"} if any(p.role is None for p in text) else set()
    made |= {"newspaper"} if newspaper_of(own) else set()
    made |= {"date"} if told_day(first(own, DATE)) else set()
    made |= {"page"} if first(own, PAGE) else set()
    return made | ({"byline"} if any(PART_OF.get(name) == "byline" for name in own) else set())


def renamed(record: Value, parts: Mapping[Path, Part]) -> Value:
    """Return a record with the listed names for fields that values tell."""
    made = record
    for path, part in parts.items():
        made, value = _without(made, path)
        if value is not None and part not in made:
            if part == "newspaper" and isinstance(value, str):
                value = papers_in(value) or value
            if part == "date" and isinstance(value, (str, int)):
                value = day_in(str(value)) or value
            made = {**made, part: value}
    return made


def _without(value: Any, path: Path) -> tuple[Any, Any]:
    """Return a value without what stands at a path, and that."""
    if isinstance(value, list):
        if path[0] != "0" or not value:
            return value, None
        inner, found = _without(value[0], path[1:])
        return [inner, *value[1:]], found
    if not isinstance(value, dict) or path[0] not in value:
        return value, None
    if len(path) == 1:
        return {k: v for k, v in value.items() if k != path[0]}, value[path[0]]
    inner, found = _without(value[path[0]], path[1:])
    return {**value, path[0]: inner}, found


def shape_of(record: Value) -> frozenset[str]:
    """Return the names of a record's fields: records of one shape hold the same under them."""
    return frozenset(map(str, record))


def told_by_values(value: Any, depth: int = 0) -> Any:
    """Return a value in which the fields of its records that nobody listed have listed names where values tell them."""
    if depth > 8:
        return value
    if isinstance(value, list):
        rows = [v for v in value if isinstance(v, dict)]
        parts = names_of_fields(rows) if rows else {}
        if parts:
            return [renamed(v, parts) if isinstance(v, dict) else v for v in value]
        return [told_by_values(v, depth + 1) for v in value] if len(rows) < 2 or not are_read(rows) else value
    if isinstance(value, dict):
        rows = list(value.values())
        if len(rows) > 1 and all(isinstance(v, dict) for v in rows) and len({*map(shape_of, rows)}) == 1:
            return dict(zip(value, told_by_values(rows, depth + 1), strict=True))
        parts = names_of_fields([value])
        if parts:
            return renamed(value, parts)
        return value if are_read([value]) else {k: told_by_values(v, depth + 1) for k, v in value.items()}
    return value


def are_read(rows: Sequence[Value]) -> bool:
    """Tell records whose names tell headline and text."""
    return sum({"headline", "body"} <= _told(row) for row in rows[:LEARNT_FROM]) >= 0.5 * len(rows[:LEARNT_FROM])
