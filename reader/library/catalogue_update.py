"""Bring the catalogue up to date with issue files and journal.

All functions write inside a transaction of the caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, NamedTuple

from reader.library.backlog import WHOLE
from reader.library.catalogue_rows import name_column, name_in, only_counted
from reader.library.catalogue_schema import TEXT_COLUMNS, transaction
from reader.library.catalogue_state import Update, count_notes, put_notes, put_status
from reader.library.issue_said import IssueSaid, said_of
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.library.understood import read
from reader.model.errors import BaojiaError

INSERT = f"INSERT INTO articles ({', '.join(TEXT_COLUMNS)}, added, changed) VALUES ({'?, ' * len(TEXT_COLUMNS)}?, ?)"
REPLACE = (
    f"UPDATE articles SET {' = ?, '.join(TEXT_COLUMNS)} = ?, changed = ?,"
    " headline_key = CASE WHEN headline IS ? THEN headline_key END WHERE row = ?"
)
# Pieces that stay as they are keep their `changed`: search need not read a large issue again for one of its pieces.
SHOW = (  # 2: HIDDEN
    "UPDATE articles SET added = ?1, changed = ?2, removed ="
    " CASE WHEN ?4 THEN 1 WHEN removed = 2 THEN 0 ELSE removed END"
    " WHERE issue = ?3 AND (removed = 2 OR added IS NOT ?1 OR ?4 AND removed = 0)"
)
COUNT_ANEW = "UPDATE articles SET position = ?, doubts = ?, page_order = ? WHERE row = ?"  # nothing that is searched
COUNTED = [TEXT_COLUMNS.index(name) for name in ("position", "doubts", "page_order")]
HEADLINE = TEXT_COLUMNS.index("headline")
KNOWN = "SELECT 1 FROM articles WHERE issue = ? LIMIT 1"
STATEFUL = "(bookmarked OR read OR opened IS NOT NULL OR removed OR tags <> '[]')"


def next_change(db: sqlite3.Connection) -> int:
    """Count one change further; what search has to look at again bears a greater number than it has seen."""
    db.execute("UPDATE counter SET changed = changed + 1")
    return int(db.execute("SELECT changed FROM counter").fetchone()[0])


def put_issue(db: sqlite3.Connection, truth: Truth, issue: str, update: Update) -> None:
    """Make the rows of an issue what its shown revision and its corrections say; none where it is gone."""
    known = db.execute(KNOWN, [issue]).fetchone() is not None
    if known and not truth.shelf.is_there(issue):
        truth.read_shelf()  # another process may have brought it in, and listed it, since we looked
    said = said_of(truth, issue)
    if said is not None:
        put_said(db, said, update)
    elif not known or not truth.shelf.is_there(issue):
        drop_issue(db, issue, update)
    # else damaged, and told of elsewhere: what the lists know of it is better than nothing


def put_at_leisure(db: sqlite3.Connection, truth: Truth, lock: Turns, issue: str, update: Update) -> None:
    """Put an issue into a catalogue that nobody reads yet: its text is worked out without the lock, and a transaction
    is begun for it.
    """
    truth.warm(issue, lock)
    with lock:
        said = said_of(truth, issue)
    if said is not None:
        with transaction(db):
            put_said(db, said, update)


def put_said(db: sqlite3.Connection, said: IssueSaid, update: Update) -> None:
    """Make the rows of an issue what was said of it; nothing but the catalogue is asked."""
    issue = said.issue
    known = _known(db, issue)
    update.issues.add(issue)
    update.put.add(issue)
    _put_rows(db, said.rows, known, said.added, update)
    db.execute(SHOW, [said.added, update.change, issue, said.removed])
    present = {r[0] for r in said.rows}
    update.articles |= present
    update.removed |= present if said.removed else set()
    _drop(db, [(there.row, i) for i, there in known.items() if i not in present], update)
    touched = {i for i, there in known.items() if there.state} | said.statuses.keys()
    put_status(db, said, [r[0] for r in said.rows if r[0] in touched], update)
    put_notes(db, said.notes, issue, update)
    db.execute(f"INSERT OR REPLACE INTO issues VALUES ({', '.join('?' * len(said.values))})", said.values)
    db.execute("DELETE FROM files WHERE issue = ?", [issue])
    for name, source in said.files:
        db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", [name, issue, source])


def _put_rows(
    db: sqlite3.Connection,
    rows: Iterable[tuple[Any, ...]],
    known: dict[str, _Known],
    added: str | None,
    update: Update,
) -> None:
    """Write the rows that are new or other than they are."""
    counted = []
    for r in rows:
        there = known.get(r[0])
        if there is None:
            db.execute(INSERT, (*r, added, update.change))
        elif there.texts == r:
            continue
        elif only_counted(there.texts, r):
            counted.append((*(r[k] for k in COUNTED), there.row))
        else:
            db.execute(REPLACE, (*r, update.change, r[HEADLINE], there.row))
    db.executemany(COUNT_ANEW, counted)


class _Known(NamedTuple):
    """A row as it is: its texts, and whether it says anything of the reader's."""

    row: int
    texts: tuple[Any, ...]
    state: bool


def _known(db: sqlite3.Connection, issue: str) -> dict[str, _Known]:
    """Return the rows of an issue by the ids of their pieces."""
    found = db.execute(f"SELECT row, {STATEFUL}, {', '.join(TEXT_COLUMNS)} FROM articles WHERE issue = ?", [issue])
    return {r[2]: _Known(r[0], r[2:], bool(r[1])) for r in found}


def new_pieces(db: sqlite3.Connection, truth: Truth, issue: str) -> bool:
    """Tell whether putting an issue in gives a row number to a piece that has none."""
    known = {i for (i,) in db.execute("SELECT id FROM articles WHERE issue = ?", [issue])}
    try:
        return not known.issuperset(a.id for a in truth.current(issue).issue.articles)
    except BaojiaError:
        return False


def pieces_of(db: sqlite3.Connection, issue: str) -> int:
    """Return how many pieces of an issue are listed."""
    return int(db.execute("SELECT COUNT(*) FROM articles WHERE issue = ?", [issue]).fetchone()[0])


def pieces_with_state(db: sqlite3.Connection) -> list[str]:
    """Return the pieces of which the catalogue says anything that only the journal can."""
    return [i for (i,) in db.execute(f"SELECT id FROM articles WHERE {STATEFUL}")]


def issues_with_notes(db: sqlite3.Connection) -> list[str]:
    """Return the issues with annotations, by the catalogue."""
    return [i for (i,) in db.execute("SELECT DISTINCT issue FROM articles WHERE annotations > 0")]


def is_empty(db: sqlite3.Connection) -> bool:
    """Tell whether nothing has been put in yet."""
    return db.execute("SELECT 1 FROM files LIMIT 1").fetchone() is None


def drop_issue(db: sqlite3.Connection, issue: str, update: Update) -> None:
    """Take an issue out whose files are gone."""
    update.issues.add(issue)
    _drop(
        db, [(r, i) for i, r in db.execute("SELECT id, row FROM articles WHERE issue = ?", [issue]).fetchall()], update
    )
    db.execute("DELETE FROM issues WHERE id = ?", [issue])
    db.execute("DELETE FROM files WHERE issue = ?", [issue])


def _drop(db: sqlite3.Connection, rows: Iterable[tuple[int, str]], update: Update) -> None:
    for row, article in rows:
        db.execute("DELETE FROM articles WHERE row = ?", [row])
        db.execute("DELETE FROM tags WHERE row = ?", [row])
        db.execute("INSERT OR REPLACE INTO gone VALUES (?, ?, ?)", [row, article, update.change])
        update.removed.add(article)


def put_state(db: sqlite3.Connection, truth: Truth, touched: Iterable[tuple[str, int]], update: Update) -> None:
    """Take over what these journal documents say."""
    tables: dict[str, set[int]] = {}
    for table, number in touched:
        tables.setdefault(table, set()).add(number)
    issues = {truth.by_issue.issue_of(t, n) for t in ("corrections", "imports") for n in tables.get(t, ())} - {""}
    for issue in sorted(issues - update.put):
        put_issue(db, truth, issue, update)
    targets = {truth.by_issue.article_of("status", n) for n in tables.get("status", ())} - {""}
    for issue in [t for t in targets if "-" not in t and t not in issues]:
        db.execute("UPDATE issues SET removed = ? WHERE id = ?", [int(truth.is_removed(issue)), issue])
        update.issues.add(issue)
        targets |= {a for (a,) in db.execute("SELECT id FROM articles WHERE issue = ?", [issue]).fetchall()}
    put_status(db, truth, sorted(t for t in targets if "-" in t), update)
    noted = set[str]()
    if "annotations" in tables:
        unseen = set[str]() if truth.by_issue.followed else counted_too_often(db, truth)
        noted = unseen | truth.by_issue.ever_of(tables["annotations"])
    put_noted(db, truth, noted - issues, update)
    if "searches" in tables:
        put_searches(db, truth)
    update.whole |= not WHOLE.isdisjoint(tables)


def put_noted(db: sqlite3.Connection, truth: Truth, issues: Iterable[str], update: Update) -> None:
    """Count the notes of these issues anew; what is damaged is told of elsewhere."""
    for issue in sorted(issues):
        with suppress(BaojiaError):
            if truth.shelf.is_there(issue):
                put_notes(db, count_notes(truth, issue), issue, update)


def counted_too_often(db: sqlite3.Connection, truth: Truth) -> set[str]:
    """Return the issues that have fewer notes than is said here: some went to another issue before the journal was
    read, and it does not tell from where.
    """
    truth.by_issue.issues("annotations")
    truth.by_issue.followed = True
    return too_many(truth, counted_notes(db))


def counted_notes(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return the issues with notes, and how many each is said to have."""
    counted = "SELECT issue, SUM(annotations) FROM articles WHERE annotations > 0 GROUP BY issue"
    return db.execute(counted).fetchall()


def too_many(truth: Truth, counted: Iterable[tuple[str, int]]) -> set[str]:
    """Return the issues that have fewer notes than they are said to have."""
    return {i for i, n in counted if n > len(truth.documents_of("annotations", i))}


def put_searches(db: sqlite3.Connection, truth: Truth) -> None:
    """Take over the saved searches."""
    db.execute("DELETE FROM searches")
    for number, document in truth.state.table("searches").items():
        if name := read("searches", document, "name", ""):
            db.execute("INSERT INTO searches VALUES (?, ?, ?)", [number, name, read("searches", document, "query", "")])


def put_marks(db: sqlite3.Connection, marks: dict[str, int]) -> None:
    """Note how far each journal file was taken over."""
    db.execute("DELETE FROM segments")
    db.executemany("INSERT INTO segments VALUES (?, ?)", [(name_column(n), s) for n, s in marks.items()])


def marks(db: sqlite3.Connection) -> dict[str, int]:
    """Return how far each journal file was taken over."""
    return {name_in(name): size for name, size in db.execute("SELECT name, size FROM segments")}
