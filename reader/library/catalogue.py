"""What the library holds, ready for lists and trees: a derived SQLite file that several processes keep.

Answers are as of the last `Library.refresh()` or own deed. Row numbers are valid within one `generation`.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from reader.library import filters as filtering
from reader.library import tree
from reader.library.catalogue_file import CatalogueFile
from reader.library.catalogue_rows import SUMMARY_COLUMNS, row_numbers, storable, summary
from reader.library.filters import Filters
from reader.library.kept_tree import KeptTree
from reader.library.printed_order import ORDER as PRINTED
from reader.library.printed_order import PrintedOrder
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.model.door import doors
from reader.model.errors import BaojiaError
from reader.model.summary import ArticleSummary, Collection, SortOrder, TreeNode

if TYPE_CHECKING:
    from reader.library.documents import Documents
    from reader.library.facets import Facets

T = TypeVar("T")
Marks = dict[str, set[tuple[str, int, int]]]  # by issue: (piece, fingerprint of body, of headline)
CHUNK = 500  # values in one SQL statement
ALL = Collection(kind="all")


@doors
class Catalogue:
    """Lists, counts, the tree and facets of one library."""

    def __init__(self, file: CatalogueFile, truth: Truth, lock: Turns, prepare: Callable[[], None]) -> None:
        self._file = file
        self._truth = truth
        self._lock = lock
        self._prepare = prepare
        self._prepared = False
        self._order = PrintedOrder(file.folder)
        self._tree = KeptTree(file.folder)

    @property
    def generation(self) -> str:
        """Names this numbering of rows; another one after the catalogue was rebuilt."""
        return self._ask(lambda _db, generation: generation)

    def list(
        self, collection: Collection, *, sort: SortOrder = "printed", limit: int | None = None
    ) -> tuple[ArticleSummary, ...]:
        """Return summaries of a collection in that order. Raises WrongRequest for search collections."""
        text, values = _bound(filtering.of_collection(collection))
        order = filtering.order(collection, sort)

        def ask(db: sqlite3.Connection, _generation: str) -> tuple[ArticleSummary, ...]:
            found = db.execute(
                f"SELECT {SUMMARY_COLUMNS} FROM articles WHERE {text} ORDER BY {order} LIMIT ?",
                [*values, -1 if limit is None else limit],
            )
            return tuple(summary(r) for r in found)

        self._ready_for(sort)
        return self._ask(ask)

    def count(self, collection: Collection) -> tuple[int, int]:
        """Return how many pieces a collection holds, and how many of them are unread."""
        text, values = _bound(filtering.of_collection(collection))
        question = f"SELECT COUNT(*), SUM(read = 0) FROM articles WHERE {text}"
        found = self._ask(lambda db, _g: db.execute(question, values).fetchone())
        return int(found[0]), int(found[1] or 0)

    def tree(self) -> tuple[TreeNode, ...]:
        """Return the category tree: smart collections, sections, newspapers, tags, saved searches."""
        return self._ask(self._tree.at)

    def keep_counts(self) -> None:
        """Keep what a large library's lists and tree were counted to, for the next start; before closing."""
        if self._tree.wanted and self._file.path.exists():  # nothing is made where the library has gone from
            with suppress(BaojiaError):
                self.tree()
                self._tree.keep()
                self._order.keep()

    def people(self, most: int) -> tuple[TreeNode, ...]:
        """Return nodes of the people whom most pieces credit, the busiest first; slow in a large library."""
        return self._ask(lambda db, _g: tree.people(db, most))

    def row_numbers(
        self,
        wanted: Collection | Filters | None = None,
        *,
        filters: Sequence[filtering.Typed] = (),
        sort: SortOrder | None = None,
    ) -> array[int]:
        """Return the rows (array of type 'q') of a collection, or of all pieces that pass filters, in that order if
        asked.

        `filters` are typed conditions (field, value, negated) that have to hold as well, see `filters.of_typed`.
        """
        own = filtering.of_filters(wanted) if isinstance(wanted, Filters) else filtering.of_collection(wanted or ALL)
        text, values = _bound(filtering.all_of([own, *(filtering.of_typed(*f) for f in filters)]))
        order = filtering.order(wanted if isinstance(wanted, Collection) else None, sort) if sort is not None else ""
        printed, whole = order == PRINTED, wanted == ALL and not filters

        def ask(db: sqlite3.Connection, generation: str) -> array[int]:
            if printed and whole:
                return self._order.all(db, generation)
            plain = f"SELECT row FROM articles WHERE {text}"
            rows = row_numbers(db, plain, values) if printed or not order else []
            found = array("q", rows) if not order else None
            if printed:
                found = self._order.sorted(db, generation, rows)
            if found is None:
                found = array("q", (r for (r,) in db.execute(f"{plain} ORDER BY {order}", values)))
            return found

        self._ready_for(sort)
        return self._ask(ask)

    def summaries(self, rows: Sequence[int], *, generation: str = "") -> tuple[ArticleSummary, ...]:
        """Return the summaries of these rows in the order asked; rows that are gone are left out.

        Where a `generation` is named, nothing is answered out of another one.
        """
        return self._of_rows(SUMMARY_COLUMNS, rows, summary, generation)

    def ids(self, rows: Sequence[int], *, generation: str = "") -> tuple[str, ...]:
        """Return the ids of the pieces of these rows in the order asked, as `summaries` does."""
        return self._of_rows("row, id", rows, lambda r: str(r[1]), generation)

    def known(self, article_ids: Sequence[str]) -> frozenset[str]:
        """Return those of these ids that are listed, in the bin or not."""

        def ask(db: sqlite3.Connection, _generation: str) -> frozenset[str]:
            found: set[str] = set()
            for at in range(0, len(article_ids), CHUNK):
                some = [storable(article) for article in article_ids[at : at + CHUNK]]
                marks = ",".join("?" * len(some))
                found.update(i for (i,) in db.execute(f"SELECT id FROM articles WHERE id IN ({marks})", some))
            return frozenset(found)

        return self._ask(ask)

    def _of_rows(
        self, columns: str, rows: Sequence[int], read: Callable[[tuple[Any, ...]], T], generation: str
    ) -> tuple[T, ...]:
        def ask(db: sqlite3.Connection, in_force: str) -> tuple[T, ...]:
            if generation not in {"", in_force}:
                return ()
            found: dict[int, T] = {}
            for at in range(0, len(rows), CHUNK):
                some = [int(r) for r in rows[at : at + CHUNK]]
                marks = ",".join("?" * len(some))
                for r in db.execute(f"SELECT {columns} FROM articles WHERE row IN ({marks})", some):
                    found[r[0]] = read(r)
            return tuple(found[int(r)] for r in rows if int(r) in found)

        return self._ask(ask)

    def summary(self, article_id: str) -> ArticleSummary | None:
        """Return the summary of one piece, None where the catalogue has none of that id."""

        def ask(db: sqlite3.Connection, _generation: str) -> ArticleSummary | None:
            r = db.execute(f"SELECT {SUMMARY_COLUMNS} FROM articles WHERE id = ?", [storable(article_id)]).fetchone()
            return None if r is None else summary(r)

        return self._ask(ask)

    def parts(self, issue: str) -> tuple[str, ...]:
        """Return the issues shown as one with an issue, in printed order; of one in the bin, those there with it."""
        found = self._ask(lambda db, _g: db.execute(filtering.PARTS_OF, [storable(issue)]).fetchall())
        binned = dict(found).get(issue, 0)
        return tuple(str(i) for i, removed in found if removed == binned)

    def marks(self) -> Marks:
        """Return id and fingerprints (of body and headline) of the pieces listed, issue by issue, removed ones too."""
        found: dict[str, set[tuple[str, int, int]]] = {}
        question = "SELECT issue, id, body_mark, head_mark FROM articles"
        for issue, *piece in self._ask(lambda db, _g: db.execute(question).fetchall()):
            found.setdefault(issue, set()).add((piece[0], piece[1], piece[2]))
        return found

    def facets(self, rows: Sequence[int]) -> Facets:
        """Return how often each newspaper, year, page, section, kind, tag and name occurs in these rows."""
        from reader.library.facets import facets

        return self._ask(lambda db, _g: facets(db, rows))

    def issue_numbers(self, newspaper: str) -> dict[str, str]:
        """Return the printed numbers of a newspaper's issues by id, of those that print one."""
        question = "SELECT id, issue_number FROM issues WHERE newspaper = ? AND issue_number <> ''"
        found = self._ask(lambda db, _g: db.execute(question, [storable(newspaper)]).fetchall())
        return {str(issue): str(number) for issue, number in found}

    def names(self, limit: int = 200) -> tuple[tuple[str, int], ...]:
        """Return who made most pieces, by name, with how many."""
        return tuple((node.label, node.count) for node in self.people(limit))

    def documents(self, since: str | None = None, *, limit: int | None = None) -> Documents:
        """Return what search must index: all that changed since the mark of an earlier answer, or some `limit` of it.

        Everything, newest first, where there is no mark or it is of another generation.
        """
        from reader.library.documents import Documents, Mark, Texts, changed_rows

        with self._lock:
            self._prepare()
            generation = self._file.generation
            mark = Mark.read(since, generation)
            reached, found, removed, more = self._file.ask(lambda db: changed_rows(db, mark, limit))
            return Documents(
                mark=str(reached),
                generation=generation,
                whole=not mark.change,
                documents=Texts(self._truth, self._lock, found),
                removed=removed,
                more=more,
            )

    def _ready_for(self, sort: SortOrder | None) -> None:
        if sort == "headline":
            from reader.library import headline_keys

            with self._lock:
                self._prepare()
                headline_keys.fill(self._file)

    def _ask(self, question: Callable[[sqlite3.Connection, str], T]) -> T:
        """Put a question about what is committed, with the generation: without the library's lock, else under it."""
        if self._prepared and (generation := self._file.standing):
            answer = self._file.ask_beside(generation, lambda db: question(db, generation))
            if answer is not None:
                return answer[0]
        with self._lock:
            self._prepare()  # the first answer is what later `refresh`es compare with
            self._prepared = True
            return self._file.ask(lambda db: question(db, self._file.generation))


def _bound(condition: filtering.Condition) -> filtering.Condition:
    """Return a condition whose values SQLite takes, whatever was asked for."""
    return condition[0], [storable(value) for value in condition[1]]
