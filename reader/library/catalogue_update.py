"""Bring the catalogue up to date with issue files and journal.

All functions write inside a transaction of the caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any, NamedTuple

from reader.library import ids
from reader.library.backlog import WHOLE
from reader.library.catalogue_rows import name_column, name_in, text_rows
from reader.library.catalogue_schema import TEXT_COLUMNS
from reader.library.merge import Document
from reader.library.truth import Truth
from reader.library.understood import read, tags
from reader.model.errors import BaojiaError
from reader.model.quick_dataclass import dataclass
from reader.model.text import Place

HIDDEN = 2  # `removed` of a piece whose issue is not whole yet: no list shows it
INSERT = f"INSERT INTO articles ({', '.join(TEXT_COLUMNS)}, added, changed) VALUES ({'?, ' * len(TEXT_COLUMNS)}?, ?)"
REPLACE = (
    f"UPDATE articles SET {' = ?, '.join(TEXT_COLUMNS)} = ?, changed = ?,"
    " headline_key = CASE WHEN headline IS ? THEN headline_key END WHERE row = ?"
)
# Pieces that stay as they are keep their `changed`: search need not read a large issue again for one of its pieces.
SHOW = (
    "UPDATE articles SET added = ?1, changed = ?2, removed ="
    " CASE WHEN ?4 THEN 1 WHEN removed = 2 THEN 0 ELSE removed END"
    " WHERE issue = ?3 AND (removed = 2 OR added IS NOT ?1 OR ?4 AND removed = 0)"
)
HEADLINE = TEXT_COLUMNS.index("headline")
STATEFUL = "(bookmarked OR read OR opened IS NOT NULL OR removed OR tags <> '[]')"
STATUS = "bookmarked = ?, read = ?, opened = ?, removed = ?, tags = ?"


@dataclass(slots=True)
class Update:
    """One update: its number, and what it made different. `put` are issues that are done with, journal and all."""

    change: int
    articles: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    issues: set[str] = field(default_factory=set)
    status: set[str] = field(default_factory=set)
    annotations: set[str] = field(default_factory=set)
    put: set[str] = field(default_factory=set)
    whole: bool = False


def next_change(db: sqlite3.Connection) -> int:
    """Count one change further; what search has to look at again bears a greater number than it has seen."""
    db.execute("UPDATE counter SET changed = changed + 1")
    return int(db.execute("SELECT changed FROM counter").fetchone()[0])


def put_issue(db: sqlite3.Connection, truth: Truth, issue: str, update: Update) -> None:
    """Make the rows of an issue what its shown revision and its corrections say; none where it is gone."""
    known = _known(db, issue)
    try:
        file = truth.shown(issue)
        current = truth.current(issue).issue
    except BaojiaError:
        if known and truth.shelf.is_there(issue):
            return  # damaged, and told of elsewhere: what the lists know of it is better than nothing
        drop_issue(db, issue, update)
        return
    update.issues.add(issue)
    update.put.add(issue)
    added = truth.added(issue)
    rows = text_rows(current)
    for r in rows:
        there = known.get(r[0])
        if there is None:
            db.execute(INSERT, (*r, added, update.change))
        elif there.texts != r:
            db.execute(REPLACE, (*r, update.change, r[HEADLINE], there.row))
    db.execute(SHOW, [added, update.change, issue, truth.is_removed(issue)])
    present = {r[0] for r in rows}
    update.articles |= present
    _drop(db, [(there.row, i) for i, there in known.items() if i not in present], update)
    stateful = {i for i, there in known.items() if there.state}
    put_status(db, truth, [a.id for a in current.articles if a.id in stateful or truth.has_status(a.id)], update)
    put_notes(db, truth, issue, update)
    printed = truth.imported(issue)
    values = [
        issue, current.newspaper or "", current.date_published or "", current.edition or "", current.issue_number,
        name_column(file.path), int(truth.is_removed(issue)), printed.newspaper or "", printed.date_published or "",
    ]  # fmt: skip
    db.execute(f"INSERT OR REPLACE INTO issues VALUES ({', '.join('?' * len(values))})", values)
    put_files(db, truth, issue)


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


def put_hidden(db: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Put some pieces of a large issue in that no list shows before the whole issue is put."""
    for r in rows:
        db.execute(f"{INSERT} ON CONFLICT (id) DO NOTHING", (*r, None, 0))
        db.execute("UPDATE articles SET removed = ? WHERE id = ? AND changed = 0", [HIDDEN, r[0]])


def pieces_with_state(db: sqlite3.Connection) -> list[str]:
    """Return the pieces of which the catalogue says anything that only the journal can."""
    return [i for (i,) in db.execute(f"SELECT id FROM articles WHERE {STATEFUL}")]


def issues_with_notes(db: sqlite3.Connection) -> list[str]:
    """Return the issues with annotations, by the catalogue."""
    return [i for (i,) in db.execute("SELECT DISTINCT issue FROM articles WHERE annotations > 0")]


def is_empty(db: sqlite3.Connection) -> bool:
    """Tell whether nothing has been put in yet."""
    return db.execute("SELECT 1 FROM files LIMIT 1").fetchone() is None


def put_files(db: sqlite3.Connection, truth: Truth, issue: str) -> None:
    """Note the files of an issue and which sources they came from."""
    db.execute("DELETE FROM files WHERE issue = ?", [issue])
    for file in truth.shelf.files(issue):
        try:
            source = truth.shelf.source_key(file)
        except BaojiaError:
            source = ""
        db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", [name_column(file.path), issue, source])


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


def put_status(db: sqlite3.Connection, truth: Truth, articles: Iterable[str], update: Update) -> None:
    """Make the reader's state in these rows what the journal says."""
    for article in articles:
        found = db.execute("SELECT row, removed, tags FROM articles WHERE id = ?", [article]).fetchone()
        if found is None:
            continue
        row, was_removed, old_tags = found
        update.status.add(article)
        document = truth.status_document(article)
        removed = int(document.get("removed") is True or truth.is_removed(ids.issue_of(article)))
        if removed:  # told even where another process has carried it over: our listeners have not heard it
            update.removed.add(article)
        elif was_removed:
            update.articles.add(article)
        own_tags = tags(document)
        tags_text = json.dumps(own_tags, ensure_ascii=True)
        db.execute(
            f"UPDATE articles SET {STATUS}, changed = ? WHERE row = ?"
            if removed != was_removed
            else f"UPDATE articles SET {STATUS} WHERE row = ?",
            [*_flags(document), removed, tags_text, *([update.change] if removed != was_removed else []), row],
        )
        if tags_text != old_tags:
            db.execute("DELETE FROM tags WHERE row = ?", [row])
            db.executemany("INSERT INTO tags (row, tag) VALUES (?, ?)", [(row, t) for t in own_tags])


def _flags(document: Document) -> tuple[int, int, str | None]:
    opened: str | None = read("status", document, "opened", None)
    return (
        int(document.get("bookmarked") is True),
        int(document.get("read") is True),
        opened,
    )


def put_notes(db: sqlite3.Connection, truth: Truth, issue: str, update: Update) -> None:
    """Count the annotations of an issue's pieces, and have search read the notes again where there are any."""
    before = dict(db.execute("SELECT id, annotations FROM articles WHERE issue = ? AND annotations > 0", [issue]))
    counts = notes_by_piece(truth, issue)
    for article in {*before, *counts}:
        update.annotations.add(article)
        db.execute(
            "UPDATE articles SET annotations = ?, changed = ? WHERE id = ?",
            [len(counts.get(article, ())), update.change, article],
        )


def notes_by_piece(truth: Truth, issue: str) -> dict[str, list[tuple[str, str]]]:
    """Return (annotation id, note) by the current piece that they are shown at; a lost annotation stays with the
    piece it was made on.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    annotations = truth.annotations_of(issue)
    if not annotations:
        return found
    applied = truth.current(issue)
    here = {a.id for a in applied.issue.articles}
    for a in annotations:
        places = () if a.orphan else applied.offsets.forward(Place(a.article, a.field, a.start, a.end))
        at = places[0].article if places else a.article
        at = applied.aliases.get(at, at)
        found.setdefault(at if at in here else a.article, []).append((a.id, a.note))
    return found


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
    noted = {truth.by_issue.issue_of("annotations", n) for n in tables.get("annotations", ())} - {""} - issues
    for issue in sorted(noted):
        if truth.shelf.is_there(issue):
            put_notes(db, truth, issue, update)
    if "searches" in tables:
        put_searches(db, truth)
    update.whole |= not WHOLE.isdisjoint(tables)


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
