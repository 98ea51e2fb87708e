"""The engines compared by the search benchmarks: ours and what registries offer, behind one small interface.

Every engine gets the same articles and what is typed, and answers with the rows of its first hits, texts for snippets
fetched, or with the rows of all. Peers understand what they can (`_search_wishes`): LIKE only what is typed literally,
the tokenising engines our alternatives turned into their phrases, TinyDB what `lazy_pinyin` makes of a text.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks._search_contract import LIMIT, Engine, Unavailable
from benchmarks._search_corpus import Article, Typed
from benchmarks._search_fts5 import Colocated
from benchmarks._search_fts5_plain import ByCharacter
from benchmarks._search_lucene import Lucene
from benchmarks._search_scanners import Hyperscan, Ripgrep
from benchmarks._search_tantivy import Tantivy
from benchmarks._search_wishes import Tongued, asked, columns
from benchmarks._search_xapian import Xapian
from reader.search.query import Word


class Ours:
    """The index of the program."""

    name = "报夹"

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles."""
        from reader.search import SearchIndex

        SearchIndex.open(folder / "index", source="benchmark").rebuild(map(document, articles))

    def open(self, folder: Path) -> None:
        """Open the index."""
        from reader.search import SearchIndex

        self.index = SearchIndex.open(folder / "index", source="benchmark")

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits; snippets and all places come with them."""
        from reader.search import parse

        return [hit.row for hit in self.index.search(parse(typed.query), limit=LIMIT).hits]

    def newest(self, typed: Typed) -> list[int]:
        """Return the newest hits, with all places and snippets."""
        from reader.search import parse

        return [hit.row for hit in self.index.search(parse(typed.query), limit=LIMIT, sort="date").hits]

    def total(self, typed: Typed) -> int:
        """Return how many articles match; how many places they have is told with it."""
        from reader.search import parse

        self.index._totals.clear()  # it would remember
        return self.index.count(parse(typed.query))[0]

    def places(self, typed: Typed) -> int:
        """Return at how many places the query stands."""
        from reader.search import parse

        self.index._totals.clear()  # it would remember
        return self.index.count(parse(typed.query))[1]

    def every(self, typed: Typed) -> set[int] | None:
        """Return all hits."""
        from reader.search import parse

        return set(self.index.rows(parse(typed.query)).tolist())


def document(article: Article) -> Any:
    """Return the article as the index takes it."""
    from reader.search import Document

    fields = {name: getattr(article, name) for name in ("headline", "byline", "section", "body")}
    return Document(article.row, article.date, fields)


Condition = tuple[str, list[str]]
"""A condition of SQL and its values."""


class Literally(Tongued[Condition]):
    """Words as LIKE: what is typed, character for character (upper and lower case of ASCII are one)."""

    def word(self, word: Word) -> Condition | None:
        """Look for the text of a word in its columns."""
        if not columns(word):
            return "0", []
        text = word.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        here = " OR ".join(f"{name} LIKE ? ESCAPE '\\'" for name in columns(word))
        return f"({here})", [f"%{text}%"] * len(columns(word))

    def all_of(self, parts: Sequence[Condition]) -> Condition:
        """Join by AND."""
        return self._joined(" AND ", parts)

    def any_of(self, parts: Sequence[Condition]) -> Condition:
        """Join by OR."""
        return self._joined(" OR ", parts)

    def without(self, part: Condition) -> Condition:
        """Turn into the contrary."""
        return f"NOT {part[0]}", part[1]

    def _joined(self, operator: str, parts: Sequence[Condition]) -> Condition:
        return f"({operator.join(sql for sql, _ in parts)})", [value for _, values in parts for value in values]


class Like:
    """SQLite with LIKE: what is typed, literally, newest first."""

    name = "SQLite LIKE"

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles."""
        with sqlite3.connect(folder / "like.db") as base:
            base.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, date INTEGER, headline, byline, section, body)")
            rows = ((a.row, a.date, a.headline, a.byline, a.section, a.body) for a in articles)
            base.executemany("INSERT INTO a VALUES (?,?,?,?,?,?)", rows)
            base.execute("CREATE INDEX newest ON a (date DESC, id)")
        base.close()

    def open(self, folder: Path) -> None:
        """Open the database."""
        self.base = sqlite3.connect(folder / "like.db")

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits with a piece of text."""
        where, values = asked(typed, Literally()) or ("0", [])
        sql = f"SELECT id, headline, substr(body, 1, 80) FROM a WHERE {where} ORDER BY date DESC, id LIMIT {LIMIT}"
        return [row[0] for row in self.base.execute(sql, values)]

    def every(self, typed: Typed) -> set[int] | None:
        """Return all hits."""
        where = asked(typed, Literally())
        if where is None:
            return None
        return {row[0] for row in self.base.execute(f"SELECT id FROM a WHERE {where[0]}", where[1])}


class Heard(Tongued[Any]):
    """Words as conditions of TinyDB: a text, its pinyin end to end or its initials must hold what is typed.

    Toned pinyin is compared where tones are typed.
    """

    def __init__(self, tinydb: Any, pypinyin: Any, *, remembering: bool) -> None:
        self._tinydb, self._pypinyin = tinydb, pypinyin
        self._known: dict[tuple[str, Any], tuple[str, str]] | None = {} if remembering else None

    def word(self, word: Word) -> Any:
        """Compare each column's text and sounds."""
        if not columns(word):
            return self._tinydb.Query().row.test(lambda _row: False)
        typed = unicodedata.normalize("NFKC", word.text).casefold()
        letters = typed.replace(" ", "").replace("'", "").replace("u:", "ü").replace("ü", "v")
        style = self._style(letters)

        def fits(text: str) -> bool:
            sounds, initials = self._heard(text, style)
            return typed in text.casefold() or letters in sounds or letters in initials

        return self.any_of([self._tinydb.where(name).test(fits) for name in columns(word)])

    def _style(self, letters: str) -> Any:
        styles = self._pypinyin.Style
        if any(
            unicodedata.decomposition(char) and "a" <= unicodedata.normalize("NFD", char)[0] <= "z" for char in letters
        ):
            return styles.TONE
        return styles.TONE3 if letters[:1].isalpha() and any(char in "12345" for char in letters) else styles.NORMAL

    def _heard(self, text: str, style: Any) -> tuple[str, str]:
        if self._known is not None and (text, style) in self._known:
            return self._known[text, style]
        sounds = self._pypinyin.lazy_pinyin(text, style=style)
        heard = "".join(sounds), "".join(sound[0] for sound in sounds)
        if self._known is not None:
            self._known[text, style] = heard
        return heard

    def all_of(self, parts: Sequence[Any]) -> Any:
        """Join by AND."""
        joined = parts[0]
        for part in parts[1:]:
            joined &= part
        return joined

    def any_of(self, parts: Sequence[Any]) -> Any:
        """Join by OR."""
        joined = parts[0]
        for part in parts[1:]:
            joined |= part
        return joined

    def without(self, part: Any) -> Any:
        """Turn into the contrary."""
        return ~part


class Naive:
    """TinyDB's own search with a condition that compares pinyin made by lazy_pinyin, as a first program would do it.

    `remembering` keeps the pinyin of each text: the same answers, for those who only want to see what is found.
    """

    name = "`TinyDB.search` with `lazy_pinyin`"

    def __init__(self, *, remembering: bool = False) -> None:
        try:
            import pypinyin
            import tinydb
        except ImportError as error:
            raise Unavailable("pip install tinydb pypinyin") from error
        self._tinydb = tinydb
        self._tongue = Heard(tinydb, pypinyin, remembering=remembering)

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles."""
        names = ("row", "headline", "byline", "section", "body")
        with self._tinydb.TinyDB(folder / "naive.json", encoding="utf-8") as base:
            base.insert_multiple({name: getattr(article, name) for name in names} for article in articles)

    def open(self, folder: Path) -> None:
        """Open the database."""
        self.base = self._tinydb.TinyDB(folder / "naive.json", encoding="utf-8", access_mode="r")

    def every(self, typed: Typed) -> set[int] | None:
        """Return all hits."""
        condition = asked(typed, self._tongue)
        return None if condition is None else {found["row"] for found in self.base.search(condition)}

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits."""
        return sorted(self.every(typed) or ())[:LIMIT]


ENGINES: dict[str, type[Engine]] = {
    "ours": Ours,
    "like": Like,
    "fts5": Colocated,
    "fts5char": ByCharacter,
    "tantivy": Tantivy,
    "lucene": Lucene,
    "xapian": Xapian,
    "ripgrep": Ripgrep,
    "hyperscan": Hyperscan,
    "naive": Naive,
}
