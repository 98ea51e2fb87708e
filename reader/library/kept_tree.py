"""The tree of a large library as it was counted last, kept beside its catalogue for the next start.

It holds for exactly one numbering and one count of changes of the catalogue, and for one day; else it is as if it were
not there. What stands below a node is read when somebody looks for it.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library import kept_part, tree
from reader.model.later import Later
from reader.model.summary import Collection, TreeNode

if TYPE_CHECKING:
    import sqlite3

FILE = "tree.kept"
FORM = 2

Moment = tuple[str, int]
"""Generation and count of changes of the catalogue."""


class KeptTree:
    """The tree of one moment, in memory and in a file; for any thread, one at a time."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._known: tuple[Moment, str] | None = None
        self._nodes: tuple[TreeNode, ...] = ()
        self._saved = self._looked = False
        self._lock = threading.Lock()

    def at(self, db: sqlite3.Connection, generation: str) -> tuple[TreeNode, ...]:
        """Return the tree as it is now: counted, where it is not known."""
        with self._lock:
            return self._at(db, generation)

    def _at(self, db: sqlite3.Connection, generation: str) -> tuple[TreeNode, ...]:
        own = not db.in_transaction
        if own:
            db.execute("BEGIN")  # the count of changes and the tree are to be of one moment
        try:
            moment = (generation, _changes(db)), date.today().isoformat()  # the reader's own day
            if not self._looked:
                self._looked = True
                self._load()
            if moment != self._known:
                self._nodes, self._saved = tree.tree(db, self._nodes), False
                self._known = moment
            return self._nodes
        finally:
            if own:
                db.execute("COMMIT")

    @property
    def wanted(self) -> bool:
        """Whether it is worth keeping for the next start."""
        return self._known is not None and (self._saved or _has(self._nodes, kept_part.LARGE))

    def keep(self) -> None:
        """Write it down; where the disk refuses, the next start counts."""
        if self._known is not None and not self._saved:
            (generation, change), day = self._known
            data = bytearray()
            top = _put(self._nodes, data)
            head = {"generation": generation, "change": change, "day": day, "form": FORM, "top": top}
            kept_part.write(self._path, head, bytes(data))
            self._saved = True

    def _load(self) -> None:
        found = kept_part.read(self._path)
        if found is not None:
            with suppress(ValueError, TypeError, KeyError, RecursionError):
                head, data = found
                if head.get("form") == FORM:
                    self._nodes = _read(data, *head["top"])
                    self._known = (str(head["generation"]), int(head["change"])), str(head["day"])
                    self._saved = True


def _changes(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT changed FROM counter").fetchone()[0])


def _has(nodes: Sequence[TreeNode], most: int) -> bool:
    """Tell whether there are so many nodes, level by level: a large tree tells at once."""
    count, level = 0, nodes
    while level and count < most:
        count += len(level)
        level = tuple(child for node in level for child in node.children)
    return count >= most


def _put(nodes: Sequence[TreeNode], data: bytearray) -> tuple[int, int, int]:
    """Write nodes behind what stands below them; returns where they begin, how long they are and how many."""
    rows: list[list[Any]] = []
    for node in nodes:
        own, below = node.collection, _put(node.children, data) if node.children else None
        rows.append([own.kind, own.path, node.label, node.count, node.unread, node.places, below])
    start = len(data)
    data += json.dumps(rows, ensure_ascii=True).encode()
    return start, len(data) - start, len(rows)


def _read(data: bytes, start: int, length: int, _count: int) -> tuple[TreeNode, ...]:
    """Return the nodes that are written at a place; what stands below them is read when somebody looks."""
    return tuple(
        TreeNode(
            collection=Collection(kind=kind, path=tuple(path)), label=label, count=count, unread=unread, places=places,
            children=() if below is None else Later(partial(_read, data, *below), below[2]),
        )
        for kind, path, label, count, unread, places, below in json.loads(data[start : start + length])
    )  # fmt: skip
