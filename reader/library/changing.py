"""From changed documents to ops: what a TinyDB updater did to a table, and how to take ops back.

An updater sees a `Draft` of the table that copies a document only when it is touched, so a change costs what it
touches and not what the table holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from reader.library.merge import CONFLICTS, TYPED, Document, Op, State

SINCE = "since"  # of a correction: its stamp when it was made


def copied(value: Any) -> Any:
    """Return a copy of a JSON value that shares nothing with it."""
    if isinstance(value, dict):
        return {k: copied(v) for k, v in value.items()}
    if isinstance(value, list):
        return [copied(v) for v in value]
    return value


class Draft(MutableMapping[int, Document]):
    """The table that an updater may change; `base` stays as it is."""

    def __init__(self, base: Mapping[int, Document]) -> None:
        self.base = base
        self.changed: dict[int, Document] = {}
        self.gone: set[int] = set()
        self.fresh: set[int] = set()

    def __contains__(self, number: object) -> bool:
        return number in self.changed or (number in self.base and number not in self.gone)

    def __getitem__(self, number: int) -> Document:
        if number not in self.changed:
            if number in self.gone:
                raise KeyError(number)
            self.changed[number] = copied(self.base[number])
        return self.changed[number]

    def __setitem__(self, number: int, document: Document) -> None:
        self.fresh.add(number)
        self.changed[number] = document
        self.gone.discard(number)

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self.changed.pop(number, None)
        self.fresh.discard(number)
        if number in self.base:
            self.gone.add(number)

    def __iter__(self) -> Iterator[int]:
        yield from [n for n in self.base if n not in self.gone]
        yield from [n for n in self.changed if n not in self.base]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Take everything out."""
        self.gone = set(self.base)
        self.changed.clear()
        self.fresh.clear()


def ops_of(state: State, table: str, draft: Draft) -> list[Op]:
    """Return the ops that make the table what the draft says."""
    ops: list[Op] = [delete(state, table, number) for number in draft.gone]
    for number, document in draft.changed.items():
        old = draft.base.get(number)
        new = old is None or number in draft.fresh
        values = {n: v for n, v in document.items() if n != CONFLICTS}
        if new or old is None:
            ops.append(insert(state, table, number, values))
            continue
        fields = {n: v for n, v in values.items() if n not in old or not same(old[n], v)}
        unset = [n for n in old if n not in document and n != CONFLICTS]
        if fields or unset:
            ops.append(change(state, table, number, fields, unset))
    return ops


def same(one: Any, other: Any) -> bool:
    """Tell whether two JSON values are the same; 1, 1.0 and True are not."""
    return type(one) is type(other) and bool(one == other)


def insert(state: State, table: str, number: int, fields: Document) -> Op:
    """Return the op of a new document: fields it had before a deletion are not shown."""
    return _seen(state, {"t": table, "k": number, "n": True, "f": fields}, TYPED)


def change(state: State, table: str, number: int, fields: Document, unset: Iterable[str] = ()) -> Op:
    """Return the op that sets and takes away fields of a document, making it where it is not there."""
    op: Op = {"t": table, "k": number}
    taken = sorted(unset)
    if fields:
        op["f"] = fields
    if taken:
        op["u"] = taken
    return _seen(state, op, TYPED) if TYPED in fields or TYPED in taken else op


def delete(state: State, table: str, number: int) -> Op:
    """Return the op that deletes a document, with every note version that its author saw."""
    return _seen(state, {"t": table, "k": number, "x": True}, TYPED)


def _seen(state: State, op: Op, name: str) -> Op:
    versions = state.versions(op["t"], op["k"])
    if versions:
        op["b"] = {name: versions}
    return op


def inverse(state: State, ops: Iterable[Op]) -> list[Op]:
    """Return ops that take `ops` back, as things stand before they are done.

    Note versions are named when they are used.
    """
    before: dict[tuple[str, int], Document | None] = {}
    names: dict[tuple[str, int], set[str]] = {}
    whole: set[tuple[str, int]] = set()
    for op in ops:
        key = (op["t"], op["k"])
        before.setdefault(key, state.table(op["t"]).get(op["k"]))
        names.setdefault(key, set()).update(op.get("f", ()), op.get("u", ()))
        if op.get("x") or op.get("n"):
            whole.add(key)
    made: list[Op] = []
    for key, old in before.items():
        op = {"t": key[0], "k": key[1]}
        if old is None and key in whole:
            op["x"] = True
        elif old is None:  # made by setting fields of it: what others set in it since must stay
            op["u"] = sorted(names[key] - {"article"})  # and whose state it is
        elif key in whole:
            op["n"], op["f"] = True, {n: v for n, v in old.items() if n != CONFLICTS} | since(state, *key)
        else:
            fields = {n: old[n] for n in sorted(names[key]) if n in old}
            unset = sorted(n for n in names[key] if n not in old)
            op.update({"f": fields} if fields else {}, **({"u": unset} if unset else {}))
        made.append(op)
    return made


def since(state: State, table: str, number: int) -> Document:
    """Return what says when a correction was made: the later one holds, and one that comes back is no later for it."""
    register = state.register(table, number)
    if table != "corrections" or register is None or SINCE in register.values:
        return {}
    return {SINCE: list(register.reset)}


def with_versions(state: State, ops: Iterable[Op]) -> list[Op]:
    """Return ops made earlier, naming the note versions that are there now."""
    made = []
    for op in ops:
        typed = op.get("x") or op.get("n") or TYPED in op.get("f", ()) or TYPED in op.get("u", ())
        made.append(_seen(state, dict(op), TYPED) if typed else dict(op))
    return made
