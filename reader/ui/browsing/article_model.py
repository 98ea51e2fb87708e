"""The rows of the list: as many as the collection has, each read when it is looked at.

What stands where is known by the catalogue's row numbers from the beginning, so that the scroll bar tells the truth,
a selection of all is all, and nothing is passed over when the reader's state changes meanwhile.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from reader.ui.browsing.insertions import insertions
from reader.ui.browsing.rows import Row
from reader.ui.browsing.wording import headline_words, row_words

PAGE = 100  # rows read together
KEPT = 4000  # rows kept in memory
PIECES = "application/x-baojia-pieces"  # what is dragged out of a list: ids, a line each
FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
RowRole = Qt.ItemDataRole.UserRole
Index: TypeAlias = QModelIndex | QPersistentModelIndex


class Source(Protocol):
    """Who reads rows by their numbers; what is gone is left out."""

    def fetch(self, numbers: Sequence[int]) -> Sequence[Row]:
        """Return the rows of these numbers."""

    def ids(self, numbers: Sequence[int]) -> Sequence[str]:
        """Return the ids of the pieces of these numbers, in that order."""

    def number(self, article_id: str) -> int | None:
        """Return the number of a piece, None where there is none of that id."""

    def unread(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return those of these numbers whose piece is unread, in that order."""


class ArticleModel(QStringListModel):
    """A list of pieces by number, behind a `Source`; rows stay where they are until it is loaded anew.

    The strings are all empty: they make Qt count the rows by itself, of which a view asks for each row that it lays out
    or selects (100,000 rows: 7 ms instead of 150, 3 instead of 75).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers: array[int] = array("q")
        self._rows: dict[int, Row | None] = {}
        self._by_id: dict[str, int] = {}
        self._source: Source | None = None

    def load(self, numbers: array[int], source: Source) -> None:
        """Show the pieces of these numbers, read from a source as they are looked at."""
        if numbers and numbers == self._numbers and self._source is not None:
            self._source = source
            self._forget()
            self.dataChanged.emit(self.index(0), self.index(len(numbers) - 1))
            return
        self._forget()
        self._numbers, self._source = numbers, source
        self._reset()

    def follow(self, numbers: array[int], source: Source) -> bool:
        """Show these where only some came to those that are shown, which stay where they are, current and selected.

        False where others went or moved: then nothing is done.
        """
        came = insertions(self._numbers, numbers) if self._numbers and self._source is not None else None
        if came is None:
            return False
        self._forget()
        self._source = source
        for run in came:
            self._put_in(run, numbers)
        self.dataChanged.emit(self.index(0), self.index(len(numbers) - 1))
        return True

    def show(self, rows: Sequence[Row]) -> None:
        """Show exactly these rows."""
        self._forget()
        self._source = None
        self._numbers = array("q", (row.summary.row for row in rows))
        self._keep(rows)
        self._reset()

    def extend(self, numbers: array[int], source: Source) -> None:
        """Let what was shown as `show` does go on by these numbers, read from a source as they are looked at."""
        known = len(self._numbers)
        if not known or numbers[:known] != self._numbers:
            self.load(numbers, source)
            return
        self._source = source
        if len(numbers) > known:
            self._put_in(range(known, len(numbers)), numbers)

    def show_found(self, rows: Iterable[Row]) -> None:
        """Take what a search found in pieces that were looked at."""
        fresh = [row for row in rows if self._rows.get(row.summary.row, row) != row]
        self._keep(fresh)
        self._tell([row.summary.row for row in fresh])

    def update_summaries(self, rows: Iterable[Row]) -> None:
        """Take new reader's states of pieces that were looked at, and keep what a search found in them."""
        changed = []
        for row in rows:
            number = row.summary.row
            known = self._rows.get(number)
            if known is None:
                continue
            found = known.headline_hits or known.snippet_hits or known.why
            fresh = replace(known, summary=row.summary) if found else row
            if fresh != known:
                self._rows[number] = fresh
                changed.append(number)
        self._tell(changed)

    def row_of(self, article_id: str) -> Row | None:
        """Return the row of a piece, None where it was not looked at."""
        number = self._by_id.get(article_id)
        return None if number is None else self._rows.get(number)

    def looked_at(self, article_ids: frozenset[str]) -> list[int]:
        """Return the numbers of those of these pieces whose rows are kept: many may be named, few are kept."""
        return [number for article, number in self._by_id.items() if article in article_ids and self._rows.get(number)]

    def index_of(self, article_id: str) -> QModelIndex:
        """Return where a piece stands; an invalid index where it is not in the list."""
        number = self._by_id.get(article_id)
        if number is None and self._source is not None and article_id:
            number = self._source.number(article_id)
        return self.index_of_number(number)

    def index_of_number(self, number: int | None) -> QModelIndex:
        """Return where a number stands; an invalid index where it is not in the list."""
        try:
            return QModelIndex() if number is None else self.index(self._numbers.index(number))
        except ValueError:
            return QModelIndex()

    def row_at(self, index: Index) -> Row | None:
        """Return the row behind an index; None where there is none, or its piece is gone."""
        at = index.row()
        if not index.isValid() or at >= len(self._numbers):
            return None
        number = self._numbers[at]
        if number not in self._rows and self._source is not None:
            self._read(at)
        return self._rows.get(number)

    @property
    def numbers(self) -> array[int]:
        """The catalogue's numbers of the pieces, in the order of the list."""
        return self._numbers

    @property
    def ids(self) -> list[str]:
        """The pieces, in order."""
        return self.ids_at([range(len(self._numbers))])

    @property
    def first_id(self) -> str:
        """The first piece, empty where there is none."""
        return "".join(self.ids_at([range(1)]))

    def ids_at(self, places: Iterable[range]) -> list[str]:
        """Return the pieces that stand at some places, in the order of the list; asks for them all at once."""
        numbers = array("q")
        for run in sorted(places, key=lambda run: run.start):
            numbers += self._numbers[run.start : run.stop]
        if self._source is not None:
            return list(self._source.ids(numbers))
        return [row.summary.id for row in map(self._rows.get, numbers) if row]

    def next_unread(self, after: int) -> int:
        """Return the place of the next unread piece below a place; -1 where there is none."""
        below = self._numbers[after + 1 :]
        if self._source is None:
            rows = (self._rows.get(number) for number in below)
            return next((after + 1 + k for k, row in enumerate(rows) if row and not row.summary.read), -1)
        unread = self._source.unread(below)
        return after + 1 + below.index(unread[0]) if unread else -1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let pieces be chosen and carried elsewhere."""
        return FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the headline, the row, or what a screen reader says."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return headline_words(row.summary)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_words(row.summary, date.today())  # the reader's own day
        if role == Qt.ItemDataRole.ToolTipRole and row.why:
            return row.why
        return None

    def _reset(self) -> None:
        """Tell that the list is another; how many rows it has is Qt's own to know."""
        self.setStringList([""] * len(self._numbers))

    def _put_in(self, run: range, numbers: array[int]) -> None:
        """Make rows for this run of what the list becomes."""
        self._numbers = numbers[: run.stop] + self._numbers[run.start :]
        for start in range(run.start, run.stop, PAGE):  # Qt puts each before those that it has put: 3 s for 100,000
            self.insertRows(start, min(PAGE, run.stop - start))

    def _read(self, at: int) -> None:
        """Read the page of rows round a place."""
        assert self._source is not None
        start = at // PAGE * PAGE
        if len(self._rows) > KEPT:
            self._forget()
        wanted = array("q", (n for n in self._numbers[start : start + PAGE] if n not in self._rows))
        self._rows.update(dict.fromkeys(wanted))
        self._keep(self._source.fetch(wanted))

    def _keep(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._rows[row.summary.row] = row
            self._by_id[row.summary.id] = row.summary.row

    def _forget(self) -> None:
        self._rows.clear()
        self._by_id.clear()

    def _tell(self, numbers: Sequence[int]) -> None:
        """Tell that rows are others; for many at once, that all may be."""
        if len(numbers) > PAGE:
            self.dataChanged.emit(self.index(0), self.index(len(self._numbers) - 1))
            return
        for number in numbers:
            index = self.index_of_number(number)
            self.dataChanged.emit(index, index)
