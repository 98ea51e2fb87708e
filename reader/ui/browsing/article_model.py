"""The rows of the list, a page at a time: the catalogue answers, nothing is filtered or sorted here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.ui.browsing.rows import Row
from reader.ui.browsing.wording import row_words

PAGE = 200
RowRole = Qt.ItemDataRole.UserRole
Index: TypeAlias = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int, int], Sequence[Row]]


class ArticleModel(QAbstractListModel):
    """A list of pieces behind a function `fetch(offset, limit)`; rows stay where they are until it is loaded anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._by_id: dict[str, int] = {}
        self._fetch: Fetch | None = None
        self._more = False

    def load(self, fetch: Fetch, first: int = PAGE) -> None:
        """Show what `fetch` gives, beginning with `first` rows."""
        rows = list(fetch(0, first))
        if [r.summary.id for r in rows] == [r.summary.id for r in self._rows] and rows:
            self._fetch, self._more = fetch, len(rows) == first
            self.update(rows)
            return
        self.beginResetModel()
        self._fetch, self._rows, self._more = fetch, rows, len(rows) == first
        self._by_id = {row.summary.id: k for k, row in enumerate(rows)}
        self.endResetModel()

    def show(self, rows: Sequence[Row]) -> None:
        """Show exactly these rows."""
        self.load(lambda offset, limit: rows[offset : offset + limit], max(len(rows) + 1, PAGE))

    def extend(self, rows: Sequence[Row]) -> bool:
        """Append what follows the rows shown; False where `rows` does not begin with them."""
        if [r.summary.id for r in rows[: len(self._rows)]] != self.ids or not self._rows:
            return False
        self._fetch, self._more = None, False
        new = rows[len(self._rows) :]
        if new:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(rows) - 1)
            for k, row in enumerate(new, len(self._rows)):
                self._by_id[row.summary.id] = k
            self._rows += new
            self.endInsertRows()
        return True

    def update(self, rows: Iterable[Row]) -> None:
        """Take new states of rows that are shown; others are passed over."""
        for row in rows:
            at = self._by_id.get(row.summary.id)
            if at is not None and self._rows[at] != row:
                self._rows[at] = row
                index = self.index(at)
                self.dataChanged.emit(index, index)

    def update_summaries(self, rows: Iterable[Row]) -> None:
        """Take new reader's states of shown pieces and keep what a search found in them."""
        fresh = []
        for row in rows:
            known = self.row_of(row.summary.id)
            if known is not None:
                found = known.headline_hits or known.snippet_hits or known.why
                fresh.append(replace(known, summary=row.summary) if found else row)
        self.update(fresh)

    def row_of(self, article_id: str) -> Row | None:
        """Return the row of a piece, None where it is not loaded."""
        at = self._by_id.get(article_id)
        return None if at is None else self._rows[at]

    def index_of(self, article_id: str, *, load: int = 0) -> QModelIndex:
        """Return where a piece stands; loads up to `load` more rows to find it; an invalid index where it is not."""
        while article_id not in self._by_id and self._more and len(self._rows) < load:
            self.fetchMore(QModelIndex())
        at = self._by_id.get(article_id)
        return QModelIndex() if at is None else self.index(at)

    def row_at(self, index: Index) -> Row | None:
        """Return the row behind an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    @property
    def loaded(self) -> int:
        """How many rows are loaded."""
        return len(self._rows)

    @property
    def ids(self) -> list[str]:
        """The pieces loaded, in order."""
        return [row.summary.id for row in self._rows]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  # Qt's name and Qt's own default
        """Return how many rows are loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the headline, the row, or what a screen reader says."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.summary.headline or row.snippet[:24]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_words(row.summary, date.today())  # the reader's own day
        if role == Qt.ItemDataRole.ToolTipRole and row.why:
            return row.why
        return None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802  # Qt's name
        """Tell whether the catalogue has more."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:  # noqa: N802  # Qt's name
        """Load the next page."""
        if self._fetch is None or parent.isValid():
            return
        rows = [r for r in self._fetch(len(self._rows), PAGE) if r.summary.id not in self._by_id]
        self._more = len(rows) == PAGE
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            for k, row in enumerate(rows, len(self._rows)):
                self._by_id[row.summary.id] = k
            self._rows += rows
            self.endInsertRows()
