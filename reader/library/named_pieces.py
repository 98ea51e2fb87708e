"""Pieces that settings of a library name: both ends of a link, what a book's plan puts in order. Where the text of one
goes into another piece, they name that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reader.library import changing, ids
from reader.library.merge import Op
from reader.library.truth import Truth

TABLE = "settings"
PIECE = re.compile(r"[0-9a-f]{12}-\d+(?:\.\w+)*")


def named(truth: Truth) -> set[str]:
    """Return the pieces that settings name, in their names or anywhere in their values."""
    return {piece for name, value in truth.settings("").items() for piece in (*_ends(name), *_in(value))}


def linked(truth: Truth) -> dict[str, int]:
    """Return the pieces that the names of settings hold, each with the number of those settings."""
    found: dict[str, int] = {}
    for name in truth.settings(""):
        for piece in _ends(name):
            found[piece] = found.get(piece, 0) + 1
    return found


def renamed(truth: Truth, gone: Mapping[str, str]) -> list[Op]:
    """Return ops after which settings name other pieces instead of these.

    A link goes of which both ends become one piece. One stays as it is in whose place another says something else.
    """
    known, ops = truth.settings(""), list[Op]()
    for name, value in list(known.items()):
        if gone.keys().isdisjoint((*_ends(name), *_in(value))):
            continue
        other, became = _with_ends(name, gone), _with(value, gone)
        if other != name and other in known and became not in {"", known[other]}:
            if known[other] != "":
                continue
        elif other in known and other != name:
            became = known[other]
        if other != name:
            ops.append(_said(truth, name, None))
        if other:
            known[other] = became
            ops.append(_said(truth, other, became))
    return ops


def _said(truth: Truth, name: str, value: object) -> Op:
    return changing.change(truth.state, TABLE, ids.natural_number(TABLE, name), {"name": name, "value": value})


def _ends(name: str) -> list[str]:
    """Return the pieces that the name of a setting holds."""
    return [word for word in name.split(" ") if PIECE.fullmatch(word)]


def _with_ends(name: str, gone: Mapping[str, str]) -> str:
    """Return the name with these pieces for others, the lesser first; empty where it would name one twice."""
    ends = _ends(name)
    became = sorted({gone.get(piece, piece) for piece in ends})
    if len(became) < len(ends):
        return ""
    words = iter(became)
    return " ".join(next(words) if word in ends else word for word in name.split(" "))


def _in(value: object) -> Iterator[str]:
    """Yield the pieces that are words of a JSON value."""
    if isinstance(value, str):
        yield from [value] if PIECE.fullmatch(value) else []
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _in(inner)


def _with(value: object, gone: Mapping[str, str]) -> object:
    """Return a JSON value with these pieces for others; one stays as it is whose other is there already."""
    there = set(_in(value)) - gone.keys()
    instead: dict[str, str] = {}
    for piece in dict.fromkeys(_in(value)):
        home = gone.get(piece, piece)
        if home not in there:
            instead[piece] = home
            there.add(home)
    return _replaced(value, instead)


def _replaced(value: object, instead: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return instead.get(value, value)
    if isinstance(value, list | tuple):
        return [_replaced(inner, instead) for inner in value]
    if isinstance(value, dict):
        return {name: _replaced(inner, instead) for name, inner in value.items()}
    return value
