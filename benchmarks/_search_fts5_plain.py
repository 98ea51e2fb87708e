"""FTS5 as the standard library has it: one character a token, hanzi and what else is typed literally, no sounds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks._search_contract import LIMIT
from benchmarks._search_corpus import Article, Typed
from benchmarks._search_wishes import COLUMNS, Tongued, asked, columns, phrases, spelled_out
from reader.search.query import Word


def _spaced(text: str) -> str:
    """Return a folded text with a blank after each character; signs are a token, so that no phrase crosses them."""
    from reader.hanzi.folding import fold

    return " ".join(char if char.isalnum() else "_" for char in fold(text) if not char.isspace())


class ByCharacter:
    """Ranked by bm25; `newest` by rowid, which stops early."""

    name = "FTS5 by character (standard library)"

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles, newest first."""
        with sqlite3.connect(folder / "fts.db") as base:
            base.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, row INTEGER, headline, byline, section, body)")
            base.execute(
                "CREATE VIRTUAL TABLE f USING fts5(headline, byline, section, body, content='', "
                "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
            )
            for number, a in enumerate(sorted(articles, key=lambda a: (-a.date, a.row)), 1):
                texts = [getattr(a, name) for name in COLUMNS]
                base.execute("INSERT INTO a VALUES (?,?,?,?,?,?)", (number, a.row, *texts))
                base.execute(
                    "INSERT INTO f(rowid, headline, byline, section, body) VALUES (?,?,?,?,?)",
                    (number, *map(_spaced, texts)),
                )
            base.execute("INSERT INTO f(f) VALUES ('optimize')")
        base.close()

    def open(self, folder: Path) -> None:
        """Open the database."""
        self.base = sqlite3.connect(folder / "fts.db")

    def _some(self, typed: Typed, order: str) -> list[int]:
        match = asked(typed, _Matching())
        if match is None or match.startswith("NOT "):
            return []
        sql = f"SELECT rowid FROM f WHERE f MATCH ? ORDER BY {order} LIMIT {LIMIT}"
        numbers = [number for (number,) in self.base.execute(sql, (match,))]
        read = "SELECT row, headline, substr(body, 1, 80) FROM a WHERE id = ?"
        return [self.base.execute(read, (number,)).fetchone()[0] for number in numbers]

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits by rank, with a piece of text."""
        return self._some(typed, "rank, rowid")

    def newest(self, typed: Typed) -> list[int]:
        """Return the newest hits, with a piece of text."""
        return self._some(typed, "rowid")

    def total(self, typed: Typed) -> int:
        """Return how many articles match."""
        match = asked(typed, _Matching())
        return (
            0
            if match is None
            else int(self.base.execute("SELECT count(*) FROM f WHERE f MATCH ?", (match,)).fetchone()[0])
        )

    def every(self, typed: Typed) -> set[int] | None:
        """Return all hits."""
        match = asked(typed, _Matching())
        if match is None or match.startswith("NOT "):
            return None
        sql = "SELECT a.row FROM f JOIN a ON a.id = f.rowid WHERE f MATCH ?"
        return {row for (row,) in self.base.execute(sql, (match,))}


class _Matching(Tongued[str]):
    """What MATCH can say of characters; near as both anywhere."""

    def word(self, word: Word) -> str | None:
        """Say a word as the OR of its phrases that are characters alone."""
        rows = [plain for row in phrases(word) for plain in spelled_out(row)]
        said = dict.fromkeys(
            '"' + " ".join(token.value for token in row) + '"'
            for row in rows
            if all(token.kind == "c" and token.value.isalnum() for token in row)
        )
        if not said or not columns(word):
            return None
        where = "" if columns(word) == COLUMNS else "{" + " ".join(columns(word)) + "} : "
        return f"{where}({' OR '.join(said)})"

    def all_of(self, parts: Sequence[str]) -> str:
        """Join by AND, what is unwanted by NOT."""
        wanted = " AND ".join(part for part in parts if not part.startswith("NOT "))
        return "(" + " ".join([f"({wanted})", *(part for part in parts if part.startswith("NOT "))]) + ")"

    def any_of(self, parts: Sequence[str]) -> str:
        """Join by OR."""
        return f"({' OR '.join(parts)})"

    def without(self, part: str) -> str:
        """Mark as unwanted."""
        return f"NOT {part}"
