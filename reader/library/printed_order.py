"""The order of all pieces as they were printed, kept from one question to the next.

To sort a large collection costs most of what asking for it does; its rows taken from this order cost a tenth. What was
written meanwhile is looked up by the catalogue's own count of changes: the order stands as long as each changed piece
still stands between its neighbours.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from reader.library import kept_part

FILE = "order.kept"
FEW = 200
"""So many changed pieces are looked at one by one."""
MANY = 5000
"""So many new ones are put in their places."""
HUNDREDS = 1000
ABSENT = -1
KEY = "date_published, newspaper, place, position"
ORDER = "date_published DESC, newspaper, place, position"
Key = tuple[str, str, str, int]


class PrintedOrder:
    """Rows that are not removed, in printed order; for any thread, one at a time."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._rows: array[int] = array("q")
        self._places: array[int] = array("i")  # see `_where`
        self._last: int | None = None  # the greatest row; whatever is greater is new
        self._known: tuple[str, int] | None = None  # generation and change of the catalogue
        self._saved: tuple[str, int] | None = None  # those that the file is of
        self._lock = threading.Lock()

    def all(self, db: sqlite3.Connection, generation: str) -> array[int]:
        """Return all of them (array of type 'q', the caller's own)."""
        with self._lock:
            self._follow(db, generation)
            return array("q", self._rows)

    def sorted(self, db: sqlite3.Connection, generation: str, rows: Sequence[int]) -> array[int] | None:
        """Return some of them in that order; None where there are others among them.

        To sort some hundreds costs less than to go through all that there are.
        """
        if len(rows) <= HUNDREDS:
            named = ",".join(str(int(row)) for row in rows)
            question = f"SELECT row FROM articles NOT INDEXED WHERE removed = 0 AND row IN ({named}) ORDER BY {ORDER}"
            found = array("q", [row for (row,) in db.execute(question)])
        else:
            with self._lock:
                self._follow(db, generation)
                where = self._where()
                places = sorted([where[row] for row in rows if row < len(where)])
                found = array("q", map(self._rows.__getitem__, places)) if places[:1] > [ABSENT] else array("q")
        return found if len(found) == len(rows) else None

    def _follow(self, db: sqlite3.Connection, generation: str) -> None:
        (change,) = db.execute("SELECT changed FROM counter").fetchone()
        before = self._known or self._from_last_time(generation)
        if before != (generation, change) and (
            before is None or before[0] != generation or not self._stands(db, before[1])
        ):
            self._read(db)
        self._known = (generation, change)

    def keep(self) -> None:
        """Write the order down for the next start."""
        if self._known is not None and self._known != self._saved and len(self._rows) >= kept_part.LARGE:
            head = {"generation": self._known[0], "change": self._known[1]}
            kept_part.write(self._path, head, self._rows.tobytes())
            self._saved = self._known

    def _from_last_time(self, generation: str) -> tuple[str, int] | None:
        found = kept_part.read(self._path)
        if found is not None and found[0].get("generation") == generation:
            with suppress(ValueError, TypeError, KeyError):
                change = int(found[0]["change"])
                rows = array("q")
                rows.frombytes(found[1])
                self._take(rows)
                self._saved = generation, change
                return self._saved
        return None

    def _read(self, db: sqlite3.Connection) -> None:
        found = db.execute(f"SELECT row FROM articles WHERE removed = 0 ORDER BY {ORDER}")
        self._take(array("q", [row for (row,) in found]))

    def _take(self, rows: array[int]) -> None:
        self._rows, self._places, self._last = rows, array("i"), None

    def _where(self) -> array[int]:
        """Return the place of each row by its number, ABSENT where it has none."""
        if not self._places:
            self._places = array("i", [ABSENT]) * (max(self._rows, default=0) + 1)
            for place, row in enumerate(self._rows):
                self._places[row] = place
        return self._places

    def _stands(self, db: sqlite3.Connection, change: int) -> bool:
        """Tell whether all that changed since stands between its neighbours, once what came has been put in its place,
        and nothing went.
        """
        if db.execute("SELECT 1 FROM gone WHERE changed > ?", [change]).fetchone() is not None:
            return False
        question = "SELECT row, removed FROM articles WHERE changed > ? LIMIT ?"
        changed = db.execute(question, [change, MANY + 1]).fetchall()
        if self._last is None:
            self._last = max(self._rows, default=0)
        known = [(row, removed) for row, removed in changed if row <= self._last]
        if len(changed) > MANY or len(known) > FEW:
            return False
        where = self._where() if known else self._places  # which takes as long as a list: what is new can do without
        back = {row for row, removed in known if not removed and where[row] == ABSENT}
        if not all(self._keeps_place(db, row, here=not removed) for row, removed in known if row not in back):
            return False
        self._put_in(db, [row for row, removed in changed if row in back or (row > self._last and not removed)])
        return True

    def _put_in(self, db: sqlite3.Connection, came: Sequence[int]) -> None:
        """Put new rows where they belong: each gap costs a few looks at others, and none a sorting of all."""
        if not came:
            return
        named = ",".join(map(str, came))
        question = f"SELECT row, {KEY} FROM articles NOT INDEXED WHERE row IN ({named}) ORDER BY {ORDER}"
        made, at = array("q"), 0
        behind: Key | None = None  # the key at `at`: what comes before that too stands in the same gap
        for row, *key in db.execute(question).fetchall():
            if behind is None or not _comes_before(tuple(key), behind):
                place = self._place_of(db, tuple(key), at)
                made += self._rows[at:place]
                at, behind = place, self._key_at(db, place)
            made.append(row)
        self._take(made + self._rows[at:])

    def _key_at(self, db: sqlite3.Connection, place: int) -> Key | None:
        """Return by what the row at a place is sorted; None behind the last, or where it has gone."""
        if place >= len(self._rows):
            return None
        found: Key | None = db.execute(f"SELECT {KEY} FROM articles WHERE row = ?", [self._rows[place]]).fetchone()
        return found

    def _place_of(self, db: sqlite3.Connection, key: Key, low: int) -> int:
        """Return the first place from `low` on whose row stands behind a key."""
        high = len(self._rows)
        while low < high:
            middle = (low + high) // 2
            found = self._key_at(db, middle)
            if found is not None and _comes_before(key, found):
                high = middle
            else:
                low = middle + 1
        return low

    def _keeps_place(self, db: sqlite3.Connection, row: int, *, here: bool) -> bool:
        place = self._where()[row]
        if place == ABSENT or not here:
            return place == ABSENT and not here
        beside = self._rows[max(place - 1, 0) : place + 2]
        marks = ", ".join("?" * len(beside))
        keys = {r[0]: r[1:] for r in db.execute(f"SELECT row, {KEY} FROM articles WHERE row IN ({marks})", beside)}
        known = [keys[r] for r in beside if r in keys]
        return len(known) == len(beside) and all(_in_order(a, b) for a, b in pairwise(known))


def _in_order(one: Key, other: Key) -> bool:
    return one[0] > other[0] or (one[0] == other[0] and one[1:] <= other[1:])


def _comes_before(one: Key, other: Key) -> bool:
    return one != other and _in_order(one, other)
