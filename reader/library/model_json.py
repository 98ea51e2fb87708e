"""Values of the model as JSON text: without those that are the default, and a piece with its repairs bit by bit.

A large text can have a million repairs. They are written without being made, and neither they nor their text is there
at once. The same values give the same text everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import MISSING, fields
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any, NamedTuple

from reader.model.article import NewsArticle, Repair
from reader.model.packed_repairs import Said, rows
from reader.model.text import Span

PLAIN = frozenset({"str", "int", "float", "bool", "str | None", "int | None", "RepairKind", "ParagraphRole"})
"""Types of fields, as written, whose values are JSON as they are."""
BLOCK = 256  # repairs whose text is there at once
MOST_SAID = 4096  # of what repairs say whose text is kept for the next that says it


class Style:
    """A way to write JSON: what parts entries, what follows a key, and whether all is ASCII."""

    def __init__(self, comma: str = ",", colon: str = ":", *, ascii_only: bool = False) -> None:
        coder = json.JSONEncoder(ensure_ascii=ascii_only, separators=(comma, colon), allow_nan=False)
        self.encode: Callable[[Any], str] = coder.encode
        self.string = json.encoder.encode_basestring_ascii if ascii_only else json.encoder.encode_basestring
        self.comma = comma
        self.repairs = f'"repairs"{colon}'

    def key(self, name: str, before: str | None = None) -> str:
        """Return a key behind an entry, or behind something else."""
        return self.encode({name: 0}).replace("{", self.comma if before is None else before)[:-2]


PRINTED = Style()
"""As issue files are written."""
ASCII = Style(ascii_only=True)
"""Takes half surrogate pairs too, which files in UTF-8 cannot hold as they are."""
SPACED = Style(", ", ": ")


def piece(article: NewsArticle, style: Style = PRINTED, skip: tuple[str, ...] = ("issue",)) -> Iterator[str]:
    """Yield the text of a piece, bit by bit."""
    # No string in JSON can hold the key, for want of a backslash.
    head, key, tail = style.encode(bare(article, skip, mark=("repairs",))).partition(f"{style.repairs}0")
    yield head
    if not key:
        return
    made = _repairs(article.repairs, style)
    before = f"{style.repairs}["
    while block := style.comma.join(islice(made, BLOCK)):
        yield before + block
        before = style.comma
    yield f"]{tail}"


def _repairs(repairs: Sequence[Repair], style: Style) -> Iterator[str]:
    """Yield each repair as `style.encode(bare(repair))` would write it, in a tenth of the time."""
    string, comma = style.string, style.comma
    first, behind, printed = style.key("id", "{"), style.key("end"), f"{style.key('source')}["
    undone_too = f"{style.key('undone')}true"
    known: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for own, said, start, end, source, undone in rows(repairs):
        words = said[:2] + said[3:]  # 1 and 1.0 are one key, and two texts
        if words not in known:
            if len(known) >= MOST_SAID:
                known.clear()
            known[words] = _words(said, style)
        kind, field, texts = known[words]
        made = f"{first}{string(own)}{kind}{said[2]!r}{field}{start}{behind}{end}{texts}"
        if source is not None:
            made += f"{printed}{source[0]}{comma}{source[1]}]"
        yield made + (f"{undone_too}}}" if undone else "}")


def _words(said: Said, style: Style) -> tuple[str, str, str]:
    """Return the texts between a repair's id, confidence, start and end."""
    kind, rule, _sure, name, original, result = map(style.encode, said)
    key = style.key
    return (
        f"{key('kind')}{kind}{key('rule')}{rule}{key('confidence')}",
        f"{key('field')}{name}{key('start')}",
        f"{key('original')}{original}{key('result')}{result}",
    )


class _Shape(NamedTuple):
    """How to read a kind of dataclass: its fields' names, their values at once, its defaults, and which are no plain
    values for certain.
    """

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    defaults: tuple[tuple[str, Any], ...]
    compound: tuple[str, ...]


@cache
def _shape(kind: Hashable) -> _Shape:
    own = fields(kind)  # type: ignore[arg-type]  # only dataclasses are asked for
    names = tuple(f.name for f in own)
    defaults = tuple((f.name, f.default) for f in own if f.default is not MISSING)
    compound = tuple(f.name for f in own if f.type not in PLAIN)
    return _Shape(names, attrgetter(*names), defaults, compound)


def bare(value: Any, skip: tuple[str, ...] = (), mark: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a dataclass as plain JSON values, without those that are the default; 0 for those to `mark`."""
    names, values, defaults, compound = _shape(type(value))  # type: ignore[arg-type]  # classes can be hashed
    made = dict(zip(names, values(value), strict=True))
    for name, default in defaults:
        own = made[name]
        if own is default or own == default:
            del made[name]
    for name in skip:
        made.pop(name, None)
    for name in compound:
        if name in made:
            made[name] = 0 if name in mark else _plain(made[name])
    return made


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int or kind is float or kind is bool or value is None:
        return value
    if kind is Span:
        return [value.start, value.end]
    if kind is tuple or isinstance(value, Sequence):
        return [_plain(v) for v in value]
    return bare(value)
