"""Judge what an issue file says, value by value: its bytes are as they were written, but not always by this program.

A value of another type than its field's, or that is no day of the calendar where one is meant, is passed over, and the
field has its usual value; a part that lacks what it needs is left out. Words are not judged here: a kind or a role of a
later version is shown as another kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import MISSING, fields
from functools import cache
from math import isfinite
from typing import Any, get_args

from reader.model.article import Credit, HeadlineStatus, Kind, NewsArticle, Paragraph, ParagraphRole, Repair, RepairKind
from reader.model.days import is_day
from reader.model.issue import Doubt, DoubtKind, Page, PublicationIssue, SetAside, SetAsideReason, Source
from reader.model.packed_repairs import PackedRepairs
from reader.model.picture import Figure, PictureAside, PictureReason
from reader.model.text import Span

FARTHEST = 1 << 53  # beyond it numbers are no longer the same everywhere
Judge = Callable[[Any], bool]
PART_OF = frozenset(
    ("credits", "paragraphs", "repairs", "source_spans", "category", "pictures", "pages", "articles", "set_aside")
) | {"doubts", "undecodable", "source", "figures", "pictures_aside"}
WORDS: dict[tuple[Hashable, str], tuple[str, ...]] = {
    (NewsArticle, "kind"): get_args(Kind), (NewsArticle, "headline_status"): get_args(HeadlineStatus),
    (Paragraph, "role"): get_args(ParagraphRole), (Repair, "kind"): get_args(RepairKind),
    (SetAside, "reason"): get_args(SetAsideReason), (Doubt, "kind"): get_args(DoubtKind),
    (PictureAside, "reason"): get_args(PictureReason),
}  # fmt: skip
"""Fields that hold one of a few words."""
MOST_SHAPES = 1000
LOOKED_AT = {int, float, list}  # types whose values have to be looked at each time
DAYS = frozenset(("date_published", "event_date"))  # fields whose texts have to be, too
_SOUND: dict[tuple[Any, ...], list[tuple[str, Judge]]] = {}
"""Names and types that were found to fit, and what has to be looked at besides: nearly all parts have one of a few."""
_ID = re.compile(r"-[0-9]{1,15}")


def _is_number(value: Any) -> bool:
    return type(value) is int and 0 <= value < FARTHEST


def _is_text(value: Any) -> bool:
    return type(value) is str


def _is_day(value: Any) -> bool:
    return type(value) is str and is_day(value)


def _is_share(value: Any) -> bool:
    return (type(value) is float and isfinite(value)) or _is_number(value)


def _is_flag(value: Any) -> bool:
    return type(value) is bool


def _is_span(value: Any) -> bool:
    if type(value) is not list or len(value) != 2:
        return False
    start, end = value
    return type(start) is type(end) is int and 0 <= start <= end < FARTHEST


def _are_spans(value: Any) -> bool:
    return type(value) is list and all(map(_is_span, value))


JUDGES: dict[str, Judge] = {
    "int": _is_number, "float": _is_share, "bool": _is_flag, "Span": _is_span, "tuple[Span, ...]": _are_spans,
}  # fmt: skip
"""By the type of a field, as written; all others are texts."""


@cache
def _judges(kind: Hashable) -> dict[str, tuple[Judge, bool]]:
    """Return by field of a dataclass: how its value is judged, and whether it may be null."""
    found = {}
    for field in fields(kind):  # type: ignore[arg-type]  # only dataclasses are asked for
        named, _bar, nothing = str(field.type).partition(" | ")
        judge = _is_day if field.name in DAYS else JUDGES.get(named, _is_text)
        found[field.name] = judge, nothing == "None"
    return found


@cache
def needed(kind: Hashable) -> frozenset[str]:
    """Return the fields of a dataclass that have no usual value."""
    own = fields(kind)  # type: ignore[arg-type]  # only dataclasses are asked for
    return frozenset(f.name for f in own if f.default is MISSING and f.default_factory is MISSING)


def kept(kind: Hashable, stored: dict[str, Any]) -> dict[str, Any]:
    """Return those values whose field is known and that are of its type. Raises AttributeError: it is no object."""
    shape = (kind, *stored, *map(type, stored.values()))
    looked_at = _SOUND.get(shape)
    if looked_at is not None and all(judged(stored[name]) for name, judged in looked_at):
        return stored.copy()
    judges = _judges(kind)
    made = {
        name: value
        for name, value in stored.items()
        if (judge := judges.get(name)) is not None and ((value is None and judge[1]) or judge[0](value))
    }
    if len(made) == len(stored) and len(_SOUND) < MOST_SHAPES:
        _SOUND[shape] = [(n, judges[n][0]) for n, v in stored.items() if type(v) in LOOKED_AT or (n in DAYS and v)]
    return made


def spans(stored: Any) -> tuple[Span, ...]:
    """Return the stretches of source text in a list."""
    return tuple(Span(*one) for one in stored if _is_span(one)) if type(stored) is list else ()


def places(values: dict[str, Any]) -> dict[str, Any]:
    """Return what says where a part stands, and where the cells of its text do; no cells where one is not in it."""
    made: dict[str, Any] = {n: Span(*values[n]) for n in ("source", "span") if type(values.get(n)) is list}
    if cells := spans(values.get("cells")):
        made["cells"] = cells if all(c.end <= len(values["text"]) for c in cells) else ()
    return made


def texts(stored: Any) -> tuple[str, ...]:
    """Return the texts in a list."""
    return tuple(filter(_is_text, stored)) if type(stored) is list else ()


def undecodable(stored: Any) -> tuple[tuple[int, str], ...]:
    """Return (place, bytes as hex) of what no encoding explained."""
    pairs = [one for one in stored if type(one) is list and len(one) == 2] if type(stored) is list else []
    return tuple((at, said) for at, said in pairs if _is_number(at) and _is_text(said))


def is_id_of(article: str, issue: str) -> bool:
    """Tell whether this is the id of a piece of that issue."""
    return article.startswith(issue) and _ID.fullmatch(article, len(issue)) is not None


def other_values(tables: dict[str, Any]) -> Iterator[str]:
    """Yield `table.field` for what these tables of an issue file hold and this version does not understand."""
    meta, source = tables["meta"]["1"], tables["source"]["1"]
    for kind, stored in ((PublicationIssue, meta), (Source, source)):
        own = {name: value for name, value in stored.items() if name not in PART_OF}
        yield from (f"{kind.__name__}.{name}" for name in others(kind, own, whole=False))
    in_meta = {"pages": Page, "set_aside": SetAside, "doubts": Doubt, "pictures_aside": PictureAside}
    yield from _in_lists(in_meta, meta)
    articles = tables.get("articles", {})
    for stored in articles.values() if type(articles) is dict else [None]:
        if type(stored) is not dict:
            yield "NewsArticle.?"
        else:
            own = {name: value for name, value in stored.items() if name not in PART_OF}
            yield from (f"NewsArticle.{name}" for name in others(NewsArticle, own))
            in_piece = {"credits": Credit, "paragraphs": Paragraph, "repairs": Repair, "figures": Figure}
            yield from _in_lists(in_piece, stored)
            if not is_id_of(str(own.get("id")), str(meta.get("issue"))):
                yield "NewsArticle.id"


def _in_lists(kinds: dict[str, type[Any]], stored: dict[str, Any]) -> Iterator[str]:
    for name, kind in kinds.items():
        listed = stored.get(name, [])
        if isinstance(listed, PackedRepairs):  # only what is understood was packed
            continue
        if type(listed) is not list:
            yield f"{name}"
            continue
        for one in listed:
            yield from (f"{kind.__name__}.{field}" for field in others(kind, one))


def others(kind: Any, stored: Any, *, whole: bool = True) -> Iterator[str]:
    """Yield the fields of a part with another type, or another word, than is known; "?" where it is no part at all."""
    if type(stored) is not dict or (whole and not needed(kind) <= kept(kind, stored).keys()):
        yield "?"
        return
    judges, good = _judges(kind), kept(kind, stored)
    for name, value in stored.items():
        words = WORDS.get((kind, name))
        if (name in judges and name not in good) or (words is not None and value not in words):
            yield name
