"""What a large library was counted and sorted to last, kept beside its catalogue for the next start.

It holds for exactly one numbering and one count of changes of the catalogue, the tree also for one day only; else it
is as if it were not there, and so is a file that is not whole.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reader.library import tree
from reader.model import whole_file
from reader.model.summary import Collection, TreeNode

if TYPE_CHECKING:
    import sqlite3

TREE, ORDER = "tree.kept", "order.kept"
LARGE: Final = 5_000
"""With fewer pieces, or nodes of the tree, counting is as quick as reading."""

Moment = tuple[str, int]
"""Generation and count of changes of the catalogue."""


class KeptTree:
    """The tree of one moment, in memory and in a file; for any thread, one at a time."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / TREE
        self._known: tuple[Moment, str] | None = None
        self._nodes: tuple[TreeNode, ...] = ()
        self._saved = self._looked = False

    def at(self, db: sqlite3.Connection, generation: str) -> tuple[TreeNode, ...]:
        """Return the tree as it is now: counted, where it is not known."""
        own = not db.in_transaction
        if own:
            db.execute("BEGIN")  # the count of changes and the tree are to be of one moment
        try:
            moment = (generation, _changes(db)), date.today().isoformat()  # the reader's own day
            if not self._looked:
                self._looked = True
                self._load()
            if moment != self._known:
                self._nodes, self._saved = tree.tree(db), False
                self._known = moment
            return self._nodes
        finally:
            if own:
                db.execute("COMMIT")

    @property
    def wanted(self) -> bool:
        """Whether it is worth keeping for the next start."""
        return self._known is not None and sum(1 for _node in _all(self._nodes)) >= LARGE

    def keep(self) -> None:
        """Write it down; where the disk refuses, the next start counts."""
        if self._known is not None and not self._saved:
            (generation, change), day = self._known
            head = {"generation": generation, "change": change, "day": day}
            _write(self._path, head, json.dumps([_plain(node) for node in self._nodes], ensure_ascii=True).encode())
            self._saved = True

    def _load(self) -> None:
        found = _read(self._path)
        if found is not None:
            with suppress(ValueError, TypeError, KeyError, RecursionError):
                head, data = found
                self._nodes = tuple(map(_node, json.loads(data)))
                self._known = (str(head["generation"]), int(head["change"])), str(head["day"])
                self._saved = True


class KeptOrder:
    """Where the rows of one moment in printed order are kept."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ORDER

    def load(self, generation: str) -> tuple[array[int], Moment] | None:
        """Return the rows and their moment; None where there are none of this generation."""
        found = _read(self._path)
        if found is not None and found[0].get("generation") == generation:
            with suppress(ValueError, TypeError, KeyError):
                head, data = found
                rows = array("q")
                rows.frombytes(data)
                return rows, (generation, int(head["change"]))
        return None

    def keep(self, rows: array[int], moment: Moment) -> None:
        """Write the rows down."""
        if len(rows) >= LARGE:
            _write(self._path, {"generation": moment[0], "change": moment[1]}, rows.tobytes())


def _changes(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT changed FROM counter").fetchone()[0])


def _all(nodes: tuple[TreeNode, ...]) -> Iterator[TreeNode]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _plain(node: TreeNode) -> list[Any]:
    own = node.collection
    children = [_plain(child) for child in node.children]
    return [own.kind, own.path, node.label, node.count, node.unread, node.places, children]


def _node(plain: list[Any]) -> TreeNode:
    kind, path, label, count, unread, places, children = plain
    return TreeNode(
        collection=Collection(kind=kind, path=tuple(path)), label=label, count=count, unread=unread, places=places,
        children=tuple(map(_node, children)),
    )  # fmt: skip


def _write(path: Path, head: dict[str, object], data: bytes) -> None:
    line = json.dumps({**head, "crc": zlib.crc32(data)}).encode()
    with suppress(OSError):  # the next start counts
        whole_file.write(path, line + b"\n" + data, "made_again")


def _read(path: Path) -> tuple[dict[str, Any], bytes] | None:
    try:
        line, _break, data = path.read_bytes().partition(b"\n")
        head = json.loads(line)
        return (head, data) if isinstance(head, dict) and head.get("crc") == zlib.crc32(data) else None
    except (OSError, ValueError):
        return None
