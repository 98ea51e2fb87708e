"""Counts over a set of rows: what the chips above a search result say."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.catalogue_schema import SEPARATOR

MOST = 200  # values of one facet

Counts = tuple[tuple[str, int], ...]  # (value, number of pieces), most frequent first


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many of the pieces have each value; `""` is unknown. `categories` are paths joined with a slash."""

    newspapers: Counts = ()
    years: Counts = ()
    pages: Counts = ()
    categories: tuple[tuple[tuple[str, ...], int], ...] = ()
    kinds: Counts = ()
    names: Counts = ()
    tags: Counts = ()
    unread: int = 0
    bookmarked: int = 0
    annotated: int = 0


def facets(db: sqlite3.Connection, rows: Sequence[int]) -> Facets:
    """Count over these rows."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (row INTEGER PRIMARY KEY)")
    db.execute("BEGIN")
    try:
        db.execute("DELETE FROM chosen")
        db.executemany("INSERT OR IGNORE INTO chosen VALUES (?)", ((int(r),) for r in rows))
        flags = db.execute(
            "SELECT SUM(read = 0), SUM(bookmarked), SUM(annotations > 0) FROM chosen JOIN articles USING (row)"
        ).fetchone()
        return Facets(
            newspapers=_counts(db, "newspaper"),
            years=_counts(db, "substr(date_published, 1, 4)"),
            pages=_counts(db, "print_page"),
            categories=tuple((tuple(c.split(SEPARATOR)), n) for c, n in _counts(db, "category")),
            kinds=_counts(db, "kind"),
            names=_listed(
                db,
                "SELECT json_extract(value, '$[1]'), COUNT(DISTINCT row)"
                " FROM chosen JOIN articles USING (row), json_each(credits)",
            ),
            tags=_listed(db, "SELECT tag, COUNT(DISTINCT row) FROM chosen JOIN tags USING (row)", by="folded(tag)"),
            unread=flags[0] or 0,
            bookmarked=flags[1] or 0,
            annotated=flags[2] or 0,
        )
    finally:
        db.execute("COMMIT")


def _counts(db: sqlite3.Connection, column: str) -> Counts:
    return _listed(db, f"SELECT {column}, COUNT(*) FROM chosen JOIN articles USING (row)")


def _listed(db: sqlite3.Connection, select: str, by: str = "1") -> Counts:
    found = db.execute(f"{select} GROUP BY {by} ORDER BY 2 DESC, 1 LIMIT {MOST}")
    return tuple((str(value), int(n)) for value, n in found)
