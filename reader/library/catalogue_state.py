"""What the catalogue says of the reader's state, and what a change of it is to those who listen.

All functions write inside a transaction of the caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import field
from typing import Protocol

from reader.library import ids
from reader.library.backlog import WHOLE, Backlog
from reader.library.catalogue_rows import name_in
from reader.library.merge import Document
from reader.library.truth import Truth
from reader.library.understood import read, tags
from reader.model.quick_dataclass import dataclass
from reader.model.summary import Changes
from reader.model.text import Place

AT_ONCE = 500  # rows asked for by their ids
HIDDEN = 2  # `removed` of a piece whose issue is not whole yet, as an older version may have left it: no list shows it
STATE = "bookmarked, read, opened, removed, tags"
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

    def changes(self) -> Changes:
        """Return it as listeners are told of it."""
        return Changes(
            articles=frozenset(self.articles - self.removed),
            removed=frozenset(self.removed),
            issues=frozenset(self.issues),
            status=frozenset(self.status),
            annotations=frozenset(self.annotations),
            whole=self.whole,
        )


class Statuses(Protocol):
    """Who knows the reader's state of pieces: the truth, or what it said of one issue."""

    def status_document(self, target: str) -> Document:
        """Return the status fields of a piece or issue; empty where nothing was ever done to it."""

    def is_removed(self, issue: str) -> bool:
        """Tell whether a whole issue lies in the bin."""


def put_status(db: sqlite3.Connection, known: Statuses, articles: Iterable[str], update: Update) -> None:
    """Make the reader's state in these rows what the journal says; rows that say it already are only told of."""
    wanted, changed, moved, tagged = list(articles), [], [], []
    removed_issues: dict[str, bool] = {}
    for at in range(0, len(wanted), AT_ONCE):
        some = wanted[at : at + AT_ONCE]
        marks = ", ".join("?" * len(some))
        # Not of an issue that is not whole yet: what is said of its pieces is put with it.
        found = f"SELECT row, id, {STATE} FROM articles WHERE id IN ({marks}) AND removed <> {HIDDEN}"
        for row, article, *there in db.execute(found, some).fetchall():
            update.status.add(article)
            document, issue = known.status_document(article), ids.issue_of(article)
            if issue not in removed_issues:
                removed_issues[issue] = known.is_removed(issue)
            removed = int(document.get("removed") is True or removed_issues[issue])
            if removed:  # told even where another process has carried it over: our listeners have not heard it
                update.removed.add(article)
            elif there[3]:
                update.articles.add(article)
            own_tags = tags(document)
            values = [*_flags(document), removed, json.dumps(own_tags, ensure_ascii=True) if own_tags else "[]"]
            if values != there:
                changed.append((*values, row))
            if removed != there[3]:
                moved.append((update.change, row))
            if values[4] != there[4]:
                tagged.append((row, own_tags))
    db.executemany(f"UPDATE articles SET {STATUS} WHERE row = ?", changed)
    db.executemany("UPDATE articles SET changed = ? WHERE row = ?", moved)
    for row, own_tags in tagged:
        db.execute("DELETE FROM tags WHERE row = ?", [row])
        db.executemany("INSERT INTO tags (row, tag) VALUES (?, ?)", [(row, t) for t in own_tags])


def _flags(document: Document) -> tuple[int, int, str | None]:
    opened: str | None = read("status", document, "opened", None)
    return (
        int(document.get("bookmarked") is True),
        int(document.get("read") is True),
        opened,
    )


def put_notes(db: sqlite3.Connection, counts: dict[str, int], issue: str, update: Update) -> None:
    """Note how many annotations an issue's pieces have, and have search read them again where there are any."""
    before = dict(db.execute("SELECT id, annotations FROM articles WHERE issue = ? AND annotations > 0", [issue]))
    for article in {*before, *counts}:
        update.annotations.add(article)
        db.execute(
            "UPDATE articles SET annotations = ?, changed = ? WHERE id = ?",
            [counts.get(article, 0), update.change, article],
        )


def count_notes(truth: Truth, issue: str) -> dict[str, int]:
    """Return how many annotations the pieces of an issue have, of those that have any."""
    return {article: len(found) for article, found in notes_by_piece(truth, issue).items()}


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


def report(db: sqlite3.Connection, truth: Truth, touched: Iterable[tuple[str, int]], update: Update) -> None:
    """Say what is different where another process has carried it over already."""
    for table, number in touched:
        target = truth.by_issue.article_of(table, number)
        if table in {"corrections", "imports"} or (table == "status" and "-" not in target):
            report_issue(db, truth.by_issue.issue_of(table, number), update)
        elif table == "status":
            update.status.add(target)
            (removed,) = db.execute("SELECT MAX(removed) FROM articles WHERE id = ?", [target]).fetchone()
            (update.removed if removed else update.articles).add(target)
        elif table == "annotations":
            update.annotations.add(target)
        update.whole |= table in WHOLE


def is_there(db: sqlite3.Connection, truth: Truth, issue: str, update: Update) -> bool:
    """Tell whether another process has taken over the issue's files; then report it."""
    known = {name_in(p) for (p,) in db.execute("SELECT path FROM files WHERE issue = ?", [issue])}
    present = {f.path for f in truth.shelf.files(issue)} if truth.shelf.is_there(issue) else set()
    if known != present or not known:
        return False
    report_issue(db, issue, update)
    return True


def report_issue(db: sqlite3.Connection, issue: str, update: Update) -> None:
    """Say that an issue is different with all its pieces."""
    update.issues.add(issue)
    update.articles |= {a for (a,) in db.execute("SELECT id FROM articles WHERE issue = ?", [issue])}


def spoken_of(truth: Truth, backlog: Backlog) -> Changes:
    """Return what a deed speaks of, as the catalogue cannot tell it."""
    by_issue = truth.by_issue
    targets = {by_issue.article_of(t, n) for t, n in backlog.documents if t in {"status", "annotations"}} - {""}
    issues = {by_issue.issue_of(t, n) for t, n in backlog.documents if t in {"corrections", "imports"}} - {""}
    pieces = frozenset(t for t in targets if "-" in t)
    return Changes(
        issues=frozenset(issues | backlog.issues | (targets - pieces)),
        status=pieces,
        annotations=pieces,
        articles=pieces,
        whole=any(t in WHOLE for t, _n in backlog.documents),
    )
