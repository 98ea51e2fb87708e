"""The tables of the catalogue: derived, in the cache folder, deletable at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

SEPARATOR = "\x1f"  # between the steps of a category path
VERSION = 5
PRAGMAS = (
    "journal_mode=WAL", "synchronous=NORMAL", "wal_autocheckpoint=0", "journal_size_limit=1048576", "temp_store=MEMORY",
    "cache_size=-4000",
)  # fmt: skip

TEXT_COLUMNS = (
    "id", "issue", "position", "kind", "newspaper", "date_published", "issue_number", "print_page", "print_page_name",
    "print_section", "category", "headline", "headline_status", "printed_headline", "kicker", "alternative_headline",
    "dateline", "byline", "credits", "snippet", "event_date", "truncated", "char_count", "doubts", "page_order",
    "body_mark", "head_mark", "picture", "whole", "place",
)  # fmt: skip

SCHEMA = """
CREATE TABLE articles (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, issue TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
    newspaper TEXT NOT NULL, date_published TEXT NOT NULL, issue_number TEXT, print_page TEXT NOT NULL,
    print_page_name TEXT, print_section TEXT, category TEXT NOT NULL, headline TEXT, headline_status TEXT NOT NULL,
    printed_headline TEXT, kicker TEXT, alternative_headline TEXT, dateline TEXT, byline TEXT, credits TEXT NOT NULL,
    snippet TEXT NOT NULL, event_date TEXT, truncated INTEGER NOT NULL, char_count INTEGER NOT NULL,
    doubts INTEGER NOT NULL, page_order INTEGER NOT NULL, body_mark INTEGER NOT NULL, head_mark INTEGER NOT NULL,
    picture TEXT NOT NULL, whole TEXT NOT NULL, place TEXT NOT NULL,
    added TEXT, headline_key TEXT,
    bookmarked INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0, opened TEXT,
    removed INTEGER NOT NULL DEFAULT 0, annotations INTEGER NOT NULL DEFAULT 0, tags TEXT NOT NULL DEFAULT '[]',
    changed INTEGER NOT NULL
);
CREATE INDEX by_date ON articles (removed, date_published DESC, newspaper, place, position);
CREATE INDEX by_paper ON articles (
    removed, newspaper, date_published, whole, page_order, print_page, print_page_name, read
);
CREATE INDEX by_category ON articles (removed, category, read);
CREATE INDEX by_issue ON articles (issue, position);
CREATE INDEX by_whole ON articles (whole, issue) WHERE whole <> issue;
CREATE INDEX by_change ON articles (changed);
CREATE INDEX by_body ON articles (body_mark);
CREATE INDEX by_head ON articles (head_mark);
CREATE INDEX by_unread ON articles (date_published DESC, newspaper, place, position) WHERE read = 0 AND removed = 0;
CREATE INDEX by_bookmark ON articles (row) WHERE bookmarked = 1;
CREATE INDEX by_opened ON articles (opened DESC) WHERE opened IS NOT NULL;
CREATE INDEX by_note ON articles (row) WHERE annotations > 0;
CREATE INDEX by_doubt ON articles (row) WHERE doubts > 0;
CREATE INDEX by_removed ON articles (row) WHERE removed = 1;
CREATE TABLE tags (row INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (tag, row)) WITHOUT ROWID;
CREATE INDEX tags_of ON tags (row);
CREATE TABLE gone (row INTEGER PRIMARY KEY, id TEXT NOT NULL, changed INTEGER NOT NULL);
CREATE TABLE files (path TEXT PRIMARY KEY, issue TEXT NOT NULL, source TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX files_of ON files (issue);
CREATE INDEX files_by_source ON files (source);
CREATE TABLE issues (
    id TEXT PRIMARY KEY, newspaper TEXT NOT NULL, date_published TEXT NOT NULL, edition TEXT NOT NULL,
    issue_number TEXT, file TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
    printed_newspaper TEXT NOT NULL, printed_date TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX issues_by_day ON issues (printed_newspaper, printed_date);
CREATE TABLE segments (name TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE searches (number INTEGER PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL);
CREATE TABLE counter (id INTEGER PRIMARY KEY CHECK (id = 1), changed INTEGER NOT NULL, whole INTEGER NOT NULL);
INSERT INTO counter VALUES (1, 0, 0);
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open a catalogue file for use by any thread, one at a time. Raises sqlite3.Error.

    SQLite flushes only when the log is brought into the file, which `CatalogueFile.tidy` does at its own time: a
    bookmark costs the one flush of its journal line.
    """
    connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return know_forms(connection)
    except BaseException:  # a damaged file
        connection.close()
        raise


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Write: what is written appears whole or not at all. Raises sqlite3.Error."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a commit that failed leaves its transaction open
            db.execute("ROLLBACK")
        raise


def know_forms(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Give a connection `folded(text)`: tags that differ in case, width or script are one tag; and `spelling(text)`:
    sections that differ in marks or white space as well are one section.
    """
    connection.create_function("folded", 1, _folded, deterministic=True)
    connection.create_function("spelling", 1, spelling, deterministic=True)
    return connection


def _folded(text: str) -> str:
    from reader.hanzi.folding import fold  # reads its table: only where there are tags

    return fold(text)


@lru_cache(maxsize=8192)
def spelling(category: str | None) -> str | None:
    """Return what is the same for all spellings of a category: `走基层 蹲点日记`, `走基层・蹲点日记`."""
    if category is None or category.isalnum():
        return category if category is None else _folded(category)
    steps = category.split(SEPARATOR)
    return SEPARATOR.join("".join(c for c in _folded(step) if c.isalnum()) or step for step in steps)


def create(path: Path) -> None:
    """Make an empty catalogue file. Raises sqlite3.Error."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(f"PRAGMA journal_mode=WAL; BEGIN; {SCHEMA} PRAGMA user_version={VERSION}; COMMIT;")
    finally:
        connection.close()


def version(connection: sqlite3.Connection) -> int:
    """Return the schema version of an open catalogue."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
