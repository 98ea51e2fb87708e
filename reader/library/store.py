"""The journal as a TinyDB database: `JournalDB` with its Table and Storage.

TinyDB's public calls work on it, and each writing call is one line of the journal, on the medium before it returns.
Results are copies. Overrides private methods of TinyDB 4.9 (`_get_next_id`, `_read_table`, `_update_table`):
tests/library/test_tinydb_contract.py guards them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from reader.library import changing, ids
from reader.library.journal import Journal
from reader.library.merge import Op


class JournalStorage(Storage):
    """The journal in the shape of a TinyDB storage."""

    def __init__(self, journal: Journal, commit: Callable[[list[Op]], object] | None = None) -> None:
        self.journal = journal
        self._commit = commit or journal.commit

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return a copy of all tables: what TinyDB changes must never be our memory."""
        tables = self.journal.state.documents
        return {t: {str(k): changing.copied(d) for k, d in docs.items()} for t, docs in tables.items() if docs} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the tables what `data` says, in one transaction."""
        state, ops = self.journal.state, []
        for name in {*state.documents, *data}:
            draft = changing.Draft(state.table(name))
            wanted = {int(k): dict(d) for k, d in data.get(name, {}).items()}
            for number in [n for n in draft if n not in wanted]:
                del draft[number]
            draft.changed = wanted
            ops += changing.ops_of(state, name, draft)
        self.commit(ops)

    def commit(self, ops: list[Op]) -> None:
        """Write ops as one line."""
        if ops:
            self._commit(ops)

    def close(self) -> None:
        """Close the segment that is being written."""
        self.journal.close()


class JournalTable(Table):
    """A TinyDB table whose changes cost what they touch, not what the table holds."""

    def __init__(
        self,
        storage: Storage,
        name: str,
        cache_size: int = Table.default_query_cache_capacity,
        persist_empty: bool = False,  # a journal has no room for a table without documents
    ) -> None:
        super().__init__(storage, name, cache_size=cache_size)
        self._cached_at = 0
        del persist_empty

    @property
    def _journal(self) -> Journal:
        storage = self._storage
        assert isinstance(storage, JournalStorage)
        return storage.journal

    def _get_next_id(self) -> int:
        return ids.new_number()

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return {str(k): changing.copied(d) for k, d in self._journal.state.table(self.name).items()}

    def __len__(self) -> int:
        return len(self._journal.state.table(self.name))

    def get(  # type: ignore[override]  # one signature for TinyDB's overloads
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Document | list[Document] | None:
        """Return documents by number without looking at the others, or the first that answers to a query."""
        table = self._journal.state.table(self.name)
        if doc_id is not None:
            return self._made(doc_id, table[doc_id]) if doc_id in table else None
        if doc_ids is not None:
            return [self._made(i, table[i]) for i in doc_ids if i in table]
        if cond is None:
            raise RuntimeError("You have to pass either cond or doc_id or doc_ids")
        return next((self._made(i, d) for i, d in table.items() if cond(d)), None)

    def search(self, cond: QueryLike) -> list[Document]:
        """Return copies of the documents that answer to a query; what is cached goes when anybody changes anything."""
        state = self._journal.state
        if self._cached_at != state.version:
            self.clear_cache()
            self._cached_at = state.version
        kept = self._query_cache.get(cond)
        if kept is None:
            kept = [self._made(i, d) for i, d in state.table(self.name).items() if cond(d)]
            cacheable: Callable[[], bool] = getattr(cond, "is_cacheable", lambda: True)
            if cacheable():
                self._query_cache[cond] = kept
        return [self._made(d.doc_id, d) for d in kept]

    def _made(self, number: int, document: Mapping[str, Any]) -> Document:
        return self.document_class(changing.copied(document), self.document_id_class(number))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        storage = self._storage
        assert isinstance(storage, JournalStorage)
        state = storage.journal.state
        draft = changing.Draft(state.table(self.name))
        updater(draft)  # type: ignore[arg-type]  # TinyDB says dict and uses what every mutable mapping has
        storage.commit(changing.ops_of(state, self.name, draft))
        self.clear_cache()


class JournalDB(TinyDB):
    """TinyDB over a journal: `JournalDB(journal)`."""

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]  # TinyDB declares the one class, means any storage

    def commit(self, ops: Iterable[Op]) -> None:
        """Write changes of several tables as one line."""
        storage = self.storage
        assert isinstance(storage, JournalStorage)
        storage.commit(list(ops))
