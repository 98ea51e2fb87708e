"""Which rows of the catalogue belong to a collection, or pass a set of filters: conditions for SQL."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from reader.library.catalogue_schema import SEPARATOR
from reader.library.printed_order import ORDER as PRINTED
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass
from reader.model.summary import Collection, CollectionKind, SortOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Conditions that all have to hold. An empty tuple or None asks for nothing; a tuple means any of its members.

    `categories` are paths (deeper ones count as well; `("",)` is 未分类). `date_from` and `date_to` are ISO dates,
    inclusive, or their beginnings (`2026-11`). `names` are persons or bodies in the credits. `""` among newspapers,
    years or pages means unknown.
    """

    collections: tuple[Collection, ...] = ()
    newspapers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    page_names: tuple[str, ...] = ()
    categories: tuple[tuple[str, ...], ...] = ()
    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    unread: bool | None = None


# Every spelling of a category, found by leaps through the index; deeper ones count as well.
_SPELLINGS = f"""
WITH RECURSIVE known(removed, category) AS (
    SELECT value, (SELECT min(category) FROM articles WHERE removed = value) FROM json_each('[0,1]')
    UNION ALL
    SELECT k.removed, (SELECT min(a.category) FROM articles a WHERE a.removed = k.removed AND a.category > k.category)
    FROM known k WHERE k.category IS NOT NULL
)
SELECT category FROM known WHERE instr(spelling(category) || '{SEPARATOR}', spelling(?) || '{SEPARATOR}') = 1
"""
Condition = tuple[str, list[Any]]  # SQL text and its values
PARTS = (
    "issue IN (WITH RECURSIVE one(id) AS (SELECT ? UNION SELECT a.whole FROM articles a, one WHERE a.issue = one.id"
    " UNION SELECT a.issue FROM articles a, one WHERE a.whole <> a.issue AND a.whole = one.id) SELECT id FROM one)"
)
"""The condition of an issue with all its parts, by the id of any of them.

What two machines gathered apart is one: a whole that is part of another is followed to its end.
"""
PARTS_OF = (
    f"SELECT issue, (SELECT removed FROM issues WHERE id = issue) FROM articles WHERE {PARTS}"
    " GROUP BY issue ORDER BY MIN(place)"
)
"""The question which parts these are, in printed order, and which lie in the bin."""
_TAGGED = "row IN (SELECT row FROM tags WHERE folded(tag) {})"

# A plus sign keeps SQLite from going through all that is not removed, where an index knows the few that are meant.
FLAGS: dict[CollectionKind, str] = {
    "all": "removed = 0",
    "unread": "removed = 0 AND read = 0",
    "bookmarked": "bookmarked = 1 AND +removed = 0",
    "annotated": "annotations > 0 AND +removed = 0",
    "recent": "opened IS NOT NULL AND +removed = 0",
    "doubtful": "doubts > 0 AND +removed = 0",
    "removed": "removed = 1",
}

ORDERS: dict[str, str] = {
    "printed": PRINTED,
    "date": PRINTED,
    "date_ascending": "date_published = '', date_published, newspaper, place, position",
    "headline": "headline IS NULL, headline_key, date_published DESC, newspaper, place, position",
    "newspaper": "newspaper = '', newspaper, date_published DESC, place, position",
    "added": "added DESC, newspaper, place, position",
    "page": "print_page = '', page_order, print_page, date_published DESC, newspaper, place, position",
    "section": "category = '', category, date_published DESC, newspaper, place, position",
    "byline": "byline IS NULL, byline, date_published DESC, newspaper, place, position",
    "length": "char_count DESC, date_published DESC, newspaper, place, position",
    "opened": "opened DESC, date_published DESC, newspaper, place, position",
}


def order(collection: Collection | None, sort: SortOrder) -> str:
    """Return the ORDER BY of a list; recently read pieces come in that order whatever is asked by default."""
    if collection is not None and collection.kind == "recent" and sort == "printed":
        sort = "opened"
    if sort not in ORDERS:
        raise WrongRequest(_("这里不能按“{sort}”排。").format(sort=sort))
    return ORDERS[sort]


def of_collection(collection: Collection) -> Condition:
    """Return the condition of a tree node. Raises WrongRequest for a search, which only the search index answers."""
    kind, path = collection.kind, collection.path
    if kind in FLAGS:
        return FLAGS[kind], []
    if kind == "today":
        return "removed = 0 AND date_published = ?", [date.today().isoformat()]
    if kind == "issue" and path:
        return f"+removed = 0 AND {PARTS}", [path[0]]
    if kind == "newspaper" and path:
        return _newspaper(path)
    if kind == "section" and path:
        text, values = _category(path)
        return f"removed = 0 AND {text}", values
    if kind == "person" and path:
        text, values = TYPED["name"](path[0])
        # Most pieces name nobody of that name: telling that by the text costs a hundredth of reading their credits.
        return f"removed = 0 AND instr(credits, ?) > 0 AND {text}", [_in_json(path[0]), *values]
    if kind == "tag" and path:
        return f"removed = 0 AND {_TAGGED.format('= folded(?)')}", [path[0]]
    raise WrongRequest(_("目录答不了这个栏目：{kind}。").format(kind=kind))


def _in_json(name: str) -> str:
    """Return a name as it stands in the catalogue's JSON, without its quotes."""
    return json.dumps(name, ensure_ascii=True)[1:-1]


def _newspaper(path: tuple[str, ...]) -> Condition:
    other = "+" if len(path) > 2 else ""  # an issue is found by its id
    text, values = f"{other}removed = 0 AND {other}newspaper = ?", [path[0]]
    if len(path) > 1 and path[1]:  # as a range: the index goes by it, past all other years
        text += f" AND {other}date_published >= ? AND {other}date_published < ?"
        values += [path[1], path[1] + "\uffff"]
    elif len(path) > 1:
        text += f" AND {other}date_published = ''"
    if len(path) > 2:
        text += f" AND {PARTS}"
        values.append(path[2])
    if len(path) > 3:
        text += " AND print_page = ?"
        values.append(path[3])
    return text, values


def _category(path: tuple[str, ...]) -> Condition:
    joined = SEPARATOR.join(path)
    if not joined:
        return "category = ''", []
    return f"category IN ({_SPELLINGS})", [joined]


def of_filters(filters: Filters) -> Condition:
    """Return the condition of a set of filters; removed pieces pass only where a collection asks for them."""
    parts: list[Condition] = [of_collection(c) for c in filters.collections] or [("removed = 0", [])]
    for column, wanted in (
        ("newspaper", filters.newspapers),
        ("substr(date_published, 1, 4)", filters.years),
        ("print_page", filters.pages),
        ("print_page_name", filters.page_names),
        ("kind", filters.kinds),
    ):
        if wanted:
            parts.append((f"{column} IN ({', '.join('?' * len(wanted))})", list(wanted)))
    if filters.issues:
        parts.append(_any([(PARTS, [issue]) for issue in filters.issues]))
    if filters.categories:
        parts.append(_any([_category(c) for c in filters.categories]))
    if filters.tags:
        marks = ", ".join(["folded(?)"] * len(filters.tags))
        parts.append((_TAGGED.format(f"IN ({marks})"), list(filters.tags)))
    if filters.names:
        named = "EXISTS (SELECT 1 FROM json_each(credits) WHERE json_extract(value, '$[1]') IN ({}))"
        parts.append((named.format(", ".join("?" * len(filters.names))), list(filters.names)))
    if filters.date_from:
        parts.append(("date_published >= ?", [filters.date_from]))
    if filters.date_to:
        parts.append(("date_published != '' AND date_published <= ?", [filters.date_to + "\uffff"]))
    if filters.unread is not None:
        parts.append(("read = 0" if filters.unread else "NOT read = 0", []))
    return all_of(parts)


def of_typed(field: str, value: str, negated: bool = False) -> Condition:
    """Return the condition of something typed: values separated by commas mean either. Raises WrongRequest.

    newspaper and section: a part of the name will do · page: number or name · date: `2026`, `2026-11`, `2026-11-24`
    or `from..to` · year, tag, name (of a person or body), kind, issue: the value itself.
    """
    if field not in TYPED:
        raise WrongRequest(_("不能按“{field}”筛选。").format(field=field))
    values = [v.strip() for v in re.split("[,，、|]", value) if v.strip()] or [""]
    text, bound = _any([TYPED[field](v) for v in values])
    return (f"NOT {text}", bound) if negated else (text, bound)


def _by_page(value: str) -> Condition:
    number = value.removeprefix("第").removesuffix("版") or value
    plain = "ltrim(print_page, '0') = ltrim(?, '0') AND print_page != ''"
    return f"(({plain}) OR coalesce(print_page_name, '') = ?)", [number, value]


def _by_date(value: str) -> Condition:
    first, dots, last = value.partition("..")
    last = last if dots else first
    for end in (first, last):
        if end and not re.fullmatch(r"\d{4}(-\d{2}){0,2}", end):
            raise WrongRequest(_("“{value}”不是日期；请写成 2026、2026-11 或 2026-11-24。").format(value=value))
    return "date_published != '' AND date_published >= ? AND date_published <= ?", [first, (last or "9") + "\uffff"]


Typed = tuple[str, str, bool]  # (field, value, negated)

TYPED: dict[str, Callable[[str], Condition]] = {
    "newspaper": lambda v: ("instr(newspaper, ?) > 0" if v else "newspaper = ?", [v]),
    "section": lambda v: ("instr(category, ?) > 0" if v else "category = ?", [v]),
    "page": _by_page,
    "date": _by_date,
    "year": lambda v: ("substr(date_published, 1, 4) = ?", [v]),
    "tag": lambda v: (_TAGGED.format("= folded(?)"), [v]),
    "name": lambda v: ("EXISTS (SELECT 1 FROM json_each(credits) WHERE json_extract(value, '$[1]') = ?)", [v]),
    "kind": lambda v: ("kind = ?", [v]),
    "issue": lambda v: (PARTS, [v]),
}


def all_of(conditions: list[Condition]) -> Condition:
    """Return the condition that all of these hold."""
    return " AND ".join(f"({t})" for t, _values in conditions), [v for _text, values in conditions for v in values]


def _any(conditions: list[Condition]) -> Condition:
    return f"({' OR '.join(f'({t})' for t, _v in conditions)})", [v for _t, values in conditions for v in values]
