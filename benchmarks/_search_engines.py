"""The engines compared by the search benchmarks: ours and what registries offer, behind one small interface.

Every engine gets the same articles and what is typed, and answers with the rows of its first hits, texts for snippets
fetched. Peers understand what they can: LIKE only what is typed literally; the tokenising engines get our
alternatives turned into their phrases, so that their speed and recall are not limited by a poorer parser.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, Protocol

from benchmarks._search_corpus import Article, Typed

LIMIT = 50


class Unavailable(Exception):
    """The engine is not installed here; the message says what is missing."""


class Engine(Protocol):
    """An engine: built once, opened, asked."""

    name: str

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles in the folder."""

    def open(self, folder: Path) -> None:
        """Make ready to answer."""

    def first(self, typed: Typed) -> list[int]:
        """Return the rows of the first hits, their snippets made or texts fetched."""

    def every(self, typed: Typed) -> set[int]:
        """Return the rows of all hits."""


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

    def every(self, typed: Typed) -> set[int]:
        """Return all hits."""
        from reader.search import parse

        return set(self.index.rows(parse(typed.query)).tolist())


def document(article: Article) -> Any:
    """Return the article as the index takes it."""
    from reader.search import Document

    fields = {name: getattr(article, name) for name in ("headline", "byline", "section", "body")}
    return Document(article.row, article.date, fields)


class Like:
    """SQLite with LIKE: what is typed, literally, newest first."""

    name = "SQLite LIKE"

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles."""
        with sqlite3.connect(folder / "like.db") as base:
            base.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, date INTEGER, headline, byline, section, body)")
            base.executemany("INSERT INTO a VALUES (?,?,?,?,?,?)", map(_columns, articles))
            base.execute("CREATE INDEX newest ON a (date DESC, id)")
        base.close()

    def open(self, folder: Path) -> None:
        """Open the database."""
        self.base = sqlite3.connect(folder / "like.db")

    def _where(self, typed: Typed) -> tuple[str, list[str]]:
        from reader.search.tokens import tokens

        parts, values = [], []
        for token in tokens(typed.query, []):
            if token.kind in {"word", "quoted"}:
                parts.append("(headline LIKE ? OR byline LIKE ? OR body LIKE ?)")
                values += [f"%{token.value}%"] * 3
        return " AND ".join(parts) or "1", values

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits with a piece of text."""
        where, values = self._where(typed)
        sql = f"SELECT id, headline, substr(body, 1, 80) FROM a WHERE {where} ORDER BY date DESC, id LIMIT {LIMIT}"
        return [row[0] for row in self.base.execute(sql, values)]

    def every(self, typed: Typed) -> set[int]:
        """Return all hits."""
        where, values = self._where(typed)
        return {row[0] for row in self.base.execute(f"SELECT id FROM a WHERE {where}", values)}


def _columns(article: Article) -> tuple[int, int, str, str, str, str]:
    return article.row, article.date, article.headline, article.byline, article.section, article.body


def syllables(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return (folded character, readings) of a text, for engines that index pinyin."""
    from reader.hanzi.folding import fold
    from reader.hanzi.readings import allowed

    known: dict[str, tuple[str, ...]] = syllables.__dict__.setdefault("known", {})
    result = []
    for char in fold(text):
        if char not in known:
            known[char] = tuple(allowed(char, tones=False))
        result.append((char, known[char]))
    return result


def phrases(typed: Typed) -> Iterator[list[list[tuple[tuple[str, str], ...]]]]:
    """Yield for each word its alternatives: sequences of (kind, value) choices.

    C character, s syllable, p beginning, i initial.
    """
    from reader.search import parse
    from reader.search.query import Word, leaves

    for leaf in leaves(parse(typed.query).root):
        if isinstance(leaf, Word):
            yield [[_choice(segment) for segment in a.segments] for a in leaf.alternatives if not a.loose]


def _choice(segment: Any) -> tuple[tuple[str, str], ...]:
    from reader.search.spelling import digit_forms

    if segment.kind == "char":
        return (("c", segment.char),)
    if segment.kind == "digit":
        return tuple(("c", form) for form in digit_forms(segment.char))
    if len(segment.sounds) == 1:
        return (("s", next(iter(segment.sounds))),)
    first, last = min(segment.sounds), max(segment.sounds)
    start = "".join(a for a, b in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))
    return (("i", start),) if len(start) == 1 or start in {"zh", "ch", "sh"} else (("p", start),)


class Colocated:
    """SQLite FTS5 by APSW with a tokenizer of our own: character, its readings and initials as colocated tokens.

    Newest first.
    """

    name = "FTS5 + pinyin tokens (APSW)"

    def __init__(self) -> None:
        try:
            import apsw
        except ImportError as error:
            raise Unavailable("pip install apsw") from error
        self.apsw = apsw

    def _connect(self, folder: Path) -> Any:
        base = self.apsw.Connection(str(folder / "fts.db"))
        base.register_fts5_tokenizer("pinyin", lambda connection, arguments: _tokenize)
        return base

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles, newest last, so that descending rowid is newest first."""
        base = self._connect(folder)
        base.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, row INTEGER, headline, byline, section, body)")
        base.execute(
            "CREATE VIRTUAL TABLE f USING fts5(headline, byline, section, body, content='', tokenize='pinyin')"
        )
        with base:
            ordered = sorted(articles, key=lambda article: (article.date, -article.row))
            for number, article in enumerate(ordered, 1):
                row, _, *texts = _columns(article)
                base.execute("INSERT INTO a VALUES (?,?,?,?,?,?)", (number, row, *texts))
                base.execute(
                    "INSERT INTO f(rowid, headline, byline, section, body) VALUES (?,?,?,?,?)", (number, *texts)
                )

    def open(self, folder: Path) -> None:
        """Open the database."""
        self.base = self._connect(folder)

    def _match(self, typed: Typed) -> str | None:
        words = []
        for alternatives in phrases(typed):
            some = [phrase for alternative in alternatives[:40] if (phrase := _fts_phrase(alternative))]
            if not some:
                return None
            words.append("(" + " OR ".join(some) + ")")
        return " AND ".join(words) or None

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits with a piece of text."""
        match = self._match(typed)
        if match is None:
            return []
        sql = f"SELECT rowid FROM f WHERE f MATCH ? ORDER BY rowid DESC LIMIT {LIMIT}"
        numbers = [number for (number,) in self.base.execute(sql, (match,))]
        found = []
        for number in numbers:
            row, _headline, _text = next(
                self.base.execute("SELECT row, headline, substr(body, 1, 80) FROM a WHERE id = ?", (number,))
            )
            found.append(row)
        return found

    def every(self, typed: Typed) -> set[int]:
        """Return all hits."""
        match = self._match(typed)
        if match is None:
            return set()
        sql = "SELECT a.row FROM f JOIN a ON a.id = f.rowid WHERE f MATCH ?"
        return {row for (row,) in self.base.execute(sql, (match,))}


def _tokenize(text: bytes, reason: int, locale: str | None = None) -> Iterator[Any]:
    """Tokenize for FTS5: a text to store character by character, a query at its blanks."""
    whole = text.decode()
    if reason & 1:  # FTS5_TOKENIZE_QUERY: tokens were made by us
        place = 0
        for token in whole.split(" "):
            end = place + len(token.encode())
            yield place, end, bytes.fromhex(token).decode()
            place = end + 1
        return
    place = 0
    for original, (char, readings) in zip(whole, syllables(whole), strict=True):
        end = place + len(original.encode())
        tokens = [f"c{char}", *(f"s{r}" for r in readings)]
        tokens += list(dict.fromkeys(f"i{r[0]}" for r in readings))
        tokens += list(dict.fromkeys(f"i{r[:2]}" for r in readings if r[:2] in {"zh", "ch", "sh"}))
        yield (place, end, *tokens)
        place = end


def _fts_phrase(alternative: Sequence[tuple[tuple[str, str], ...]]) -> str | None:
    """Return an alternative as FTS5 phrases; a beginning can stand only at the end."""
    parts: list[str] = []
    prefix = ""
    for place, choices in enumerate(alternative):
        kind, value = choices[0]
        if kind == "p":
            if place != len(alternative) - 1:
                return None
            kind, prefix = "s", "*"
        parts.append((kind + value).encode().hex())
    return '"' + " ".join(parts) + '"' + prefix


class Tantivy:
    """tantivy-py with three pre-tokenised fields: characters, syllables in context, initials.

    No order by date asked of it.
    """

    name = "tantivy"

    def __init__(self) -> None:
        try:
            import tantivy
        except ImportError as error:
            raise Unavailable("pip install tantivy") from error
        self.t = tantivy

    def _schema(self) -> Any:
        builder = self.t.SchemaBuilder()
        builder.add_unsigned_field("row", stored=True)
        builder.add_text_field("text", stored=True, tokenizer_name="raw", index_option="basic")
        for name in "csi":
            builder.add_text_field(name, tokenizer_name="blank", index_option="position")
        return builder.build()

    def _index(self, folder: Path) -> Any:
        (folder / "tantivy").mkdir(exist_ok=True)
        index = self.t.Index(self._schema(), path=str(folder / "tantivy"))
        blank = self.t.TextAnalyzerBuilder(self.t.Tokenizer.whitespace()).build()
        index.register_tokenizer("blank", blank)
        return index

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles."""
        from reader.hanzi.folding import fold
        from reader.hanzi.readings import in_context

        index = self._index(folder)
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for article in articles:
            text = "\0".join((article.headline, article.byline, article.section, article.body))
            readings = in_context(text, tones=False)
            chars = [char if not char.isspace() and char != "\0" else "␣" for char in fold(text)]
            sounds = [reading or char for reading, char in zip(readings, chars, strict=True)]
            columns = {"c": chars, "s": sounds, "i": [reading[0] if reading else "␣" for reading in readings]}
            entry = {name: " ".join(values) for name, values in columns.items()}
            writer.add_document(self.t.Document(row=article.row, text=article.headline + article.body[:80], **entry))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open the index."""
        self.index = self._index(folder)
        self.index.reload()
        self.searcher = self.index.searcher()
        self.schema = self._schema()

    def _query(self, typed: Typed) -> Any:
        must = []
        for alternatives in phrases(typed):
            some = [q for alternative in alternatives[:40] if (q := self._phrase(alternative)) is not None]
            if not some:
                return None
            must.append((self.t.Occur.Must, self.t.Query.boolean_query([(self.t.Occur.Should, q) for q in some])))
        return self.t.Query.boolean_query(must) if must else None

    def _phrase(self, alternative: Sequence[tuple[tuple[str, str], ...]]) -> Any:
        """Return a phrase in one field; characters and sounds mixed cannot stand side by side in this engine.

        All must occur.
        """
        query: Any = self.t.Query
        parts: list[tuple[str, str]] = [choices[0] for choices in alternative]
        if any(kind == "p" for kind, _ in parts[:-1]):
            return None
        kinds = {"s" if kind == "p" else kind for kind, _ in parts}
        runs: list[tuple[str, list[str], bool]] = []
        for kind, value in parts:
            field = "s" if kind == "p" else kind
            value = value[0] if kind == "i" else ("␣" if value.isspace() else value)
            if runs and runs[-1][0] == field and not runs[-1][2]:
                runs[-1][1].append(value)
            else:
                runs.append((field, [value], False))
            if kind == "p":
                runs[-1] = (field, runs[-1][1], True)
        made = []
        for field, values, begun in runs:
            if begun:
                made.append(query.phrase_prefix_query(self.schema, field, values) if len(values) > 1 else None)
            elif len(values) == 1:
                made.append(query.term_query(self.schema, field, values[0], "basic"))
            else:
                made.append(query.phrase_query(self.schema, field, values))
        if None in made:
            return None
        return (
            made[0]
            if len(kinds) == 1 and len(made) == 1
            else query.boolean_query([(self.t.Occur.Must, q) for q in made])
        )

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits with a piece of text."""
        query = self._query(typed)
        if query is None:
            return []
        found = []
        for _score, address in self.searcher.search(query, LIMIT).hits:
            entry = self.searcher.doc(address)
            found.append(entry["row"][0])
        return found

    def every(self, typed: Typed) -> set[int]:
        """Return all hits."""
        query = self._query(typed)
        if query is None:
            return set()
        hits = self.searcher.search(query, 1_000_000).hits
        return {self.searcher.doc(address)["row"][0] for _score, address in hits}


class Naive:
    """TinyDB's own search with a condition that compares pinyin made by lazy_pinyin, as a first program would do it."""

    name = "TinyDB + lazy_pinyin"

    def __init__(self) -> None:
        try:
            import pypinyin
            import tinydb
        except ImportError as error:
            raise Unavailable("pip install tinydb pypinyin") from error
        self.pinyin, self.tinydb = pypinyin.lazy_pinyin, tinydb

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles."""
        with self.tinydb.TinyDB(folder / "naive.json", encoding="utf-8") as base:
            base.insert_multiple({"row": a.row, "text": f"{a.headline}\n{a.byline}\n{a.body}"} for a in articles)

    def open(self, folder: Path) -> None:
        """Open the database."""
        self.base = self.tinydb.TinyDB(folder / "naive.json", encoding="utf-8", access_mode="r")

    def every(self, typed: Typed) -> set[int]:
        """Return all hits."""
        wanted = typed.query.casefold().replace(" ", "").replace("'", "")

        def fits(text: str) -> bool:
            sounds = self.pinyin(text)
            return wanted in text or wanted in "".join(sounds) or wanted in "".join(s[0] for s in sounds)

        condition: Any = self.tinydb.where("text")
        return {found["row"] for found in self.base.search(condition.test(fits))}

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits."""
        return sorted(self.every(typed))[:LIMIT]


ENGINES: dict[str, type[Engine]] = {
    "ours": Ours,
    "like": Like,
    "fts5": Colocated,
    "tantivy": Tantivy,
    "naive": Naive,
}
