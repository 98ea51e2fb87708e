"""tantivy-py, with characters, syllables in context and initials as pre-cut fields of one index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks._search_contract import LIMIT, Unavailable
from benchmarks._search_corpus import Article, Typed
from benchmarks._search_wishes import COLUMNS, Token, Tongued, asked, columns, phrases, spelled_out
from reader.hanzi.syllables import SYLLABLES
from reader.search.query import Word

_SHORT = {"headline": "h", "byline": "y"}
"""Columns with fields of their own; the whole text, which is nearly the body, has those without a letter."""


class Tantivy:
    """Characters and sounds cannot stand side by side in one phrase: then each run of one kind must occur.

    A syllable is that of the context: this engine cannot put two at one place. No order by date is asked of it.
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
        for where in ("", *_SHORT.values()):
            for kind in "csi":
                builder.add_text_field(where + kind, tokenizer_name="blank", index_option="position")
        return builder.build()

    def _index(self, folder: Path) -> Any:
        (folder / "tantivy").mkdir(exist_ok=True)
        index = self.t.Index(self._schema(), path=str(folder / "tantivy"))
        blank = self.t.TextAnalyzerBuilder(self.t.Tokenizer.whitespace()).build()
        index.register_tokenizer("blank", blank)
        return index

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles."""
        index = self._index(folder)
        writer = index.writer(heap_size=256_000_000, num_threads=1)
        for article in articles:
            entry = _fields("", "\0".join(getattr(article, name) for name in COLUMNS))
            for name, where in _SHORT.items():
                entry |= _fields(where, getattr(article, name))
            writer.add_document(self.t.Document(row=article.row, text=article.headline + article.body[:80], **entry))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """Open the index."""
        self.index = self._index(folder)
        self.index.reload()
        self.searcher = self.index.searcher()
        self.tongue = _Queries(self.t, self._schema())

    def _query(self, typed: Typed) -> Any:
        said = asked(typed, self.tongue)
        return None if said is None or said.negated else said.query

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits with a piece of text."""
        query = self._query(typed)
        hits = [] if query is None else self.searcher.search(query, LIMIT).hits
        return [self.searcher.doc(address)["row"][0] for _score, address in hits]

    def every(self, typed: Typed) -> set[int] | None:
        """Return all hits."""
        query = self._query(typed)
        if query is None:
            return None
        hits = self.searcher.search(query, 1_000_000).hits
        return {self.searcher.doc(address)["row"][0] for _score, address in hits}


def _fields(where: str, text: str) -> dict[str, str]:
    """Return the three pre-cut fields of a text."""
    from reader.hanzi.folding import fold
    from reader.hanzi.readings import in_context

    readings = in_context(text, tones=False)
    chars = [char if not char.isspace() and char != "\0" else "␣" for char in fold(text)]
    sounds = [reading or char for reading, char in zip(readings, chars, strict=True)]
    kinds = {"c": chars, "s": sounds, "i": [reading[0] if reading else "␣" for reading in readings]}
    return {where + kind: " ".join(values) for kind, values in kinds.items()}


class _Part(NamedTuple):
    """A query, or what must not match."""

    query: Any
    negated: bool = False


class _Queries(Tongued[_Part]):
    """What tantivy can say."""

    def __init__(self, tantivy: Any, schema: Any) -> None:
        self._t, self._schema, self._query = tantivy, schema, tantivy.Query

    def word(self, word: Word) -> _Part | None:
        """Say a word as one of its phrases; a word for the body alone is looked for in the whole text."""
        if not columns(word):
            return None
        places = [""] if "body" in word.fields else [_SHORT[name] for name in columns(word) if name in _SHORT]
        rows = [plain for row in phrases(word) for plain in spelled_out(row)]
        if any(segment.tone for alternative in word.alternatives for segment in alternative.segments):
            # A tone that may also be a digit would let in whatever has that digit anywhere.
            rows = [row for row in rows if len({token.kind for token in row}) == 1] or rows
        said = [self._phrase(row, where) for row in rows for where in places]
        return self._joined("Should", [query for query in said if query is not None])

    def all_of(self, parts: Sequence[_Part]) -> _Part:
        """All must match, some must not."""
        pairs = [(self._t.Occur.MustNot if part.negated else self._t.Occur.Must, part.query) for part in parts]
        return _Part(self._query.boolean_query(pairs))

    def any_of(self, parts: Sequence[_Part]) -> _Part:
        """One must match."""
        return _Part(self._query.boolean_query([(self._t.Occur.Should, part.query) for part in parts]))

    def without(self, part: _Part) -> _Part:
        """Mark as unwanted."""
        return _Part(part.query, negated=True)

    def _joined(self, occur: str, queries: list[Any]) -> _Part | None:
        if not queries:
            return None
        if len(queries) == 1:
            return _Part(queries[0])
        return _Part(self._query.boolean_query([(getattr(self._t.Occur, occur), query) for query in queries]))

    def _phrase(self, row: tuple[Token, ...], where: str) -> Any:
        """Return a phrase; the beginning of a syllable (or an initial behind one) can stand only at its end."""
        if any(token.kind == "p" for token in row[:-1]):
            return None
        if len(row) > 1 and row[-1].kind == "i" and {token.kind for token in row[:-1]} == {"s"}:
            row = (*row[:-1], Token("p", row[-1].value))
        runs = [
            (kind, list(run)) for kind, run in groupby(row, key=lambda token: "s" if token.kind == "p" else token.kind)
        ]
        made = [self._run(where + kind, run) for kind, run in runs]
        part = self._joined("Must", made)
        return None if part is None else part.query

    def _run(self, field: str, run: list[Token]) -> Any:
        """Return a phrase of tokens of one kind."""
        values = [token.value[0] if token.kind == "i" else token.value for token in run]
        values = ["␣" if value.isspace() else value for value in values]
        if run[-1].kind != "p":
            return (
                self._term(field, values[0])
                if len(values) == 1
                else self._query.phrase_query(self._schema, field, values)
            )
        if len(values) > 1:
            return self._query.phrase_prefix_query(self._schema, field, values)
        begun = [self._term(field, sound) for sound in SYLLABLES if sound.startswith(values[0])]
        part = self._joined("Should", begun)
        return None if part is None else part.query

    def _term(self, field: str, value: str) -> Any:
        return self._query.term_query(self._schema, field, value, "basic")
