"""SQLite FTS5 by APSW, with a tokenizer of our own that puts a character, its readings and initials at one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks._search_contract import LIMIT, Unavailable
from benchmarks._search_corpus import Article, Typed
from benchmarks._search_wishes import COLUMNS, Token, asked, columns, phrases, say
from reader.search.query import AllOf, Near, Word

_DIGITS = dict(zip("0123456789", ("〇零○", *"一二三四五六七八九"), strict=True))
_DIGIT_OF = {char: digit for digit, hanzi in _DIGITS.items() for char in digit + hanzi}


class Colocated:
    """FTS5 with colocated tokens; its first hits are those of its own rank (bm25), as ours are those of ours."""

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
                texts = [getattr(article, name) for name in COLUMNS]
                base.execute("INSERT INTO a VALUES (?,?,?,?,?,?)", (number, article.row, *texts))
                base.execute(
                    "INSERT INTO f(rowid, headline, byline, section, body) VALUES (?,?,?,?,?)", (number, *texts)
                )

    def open(self, folder: Path) -> None:
        """Open the database."""
        self.base = self._connect(folder)

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits with a piece of text."""
        return self._some(typed, "rank, rowid DESC")

    def newest(self, typed: Typed) -> list[int]:
        """Return the newest hits with a piece of text, in no other order."""
        return self._some(typed, "rowid DESC")

    def _some(self, typed: Typed, order: str) -> list[int]:
        match = _match(typed)
        if match is None:
            return []
        sql = f"SELECT rowid FROM f WHERE f MATCH ? ORDER BY {order} LIMIT {LIMIT}"
        numbers = [number for (number,) in self.base.execute(sql, (match,))]
        found = []
        for number in numbers:
            row, _headline, _text = next(
                self.base.execute("SELECT row, headline, substr(body, 1, 80) FROM a WHERE id = ?", (number,))
            )
            found.append(row)
        return found

    def total(self, typed: Typed) -> int:
        """Return how many articles match."""
        match = _match(typed)
        if match is None:
            return 0
        return int(next(self.base.execute("SELECT count(*) FROM f WHERE f MATCH ?", (match,)))[0])

    def every(self, typed: Typed) -> set[int] | None:
        """Return all hits."""
        match = _match(typed)
        if match is None:
            return None
        sql = "SELECT a.row FROM f JOIN a ON a.id = f.rowid WHERE f MATCH ?"
        return {row for (row,) in self.base.execute(sql, (match,))}


def _match(typed: Typed) -> str | None:
    said = asked(typed, _Matching())
    return None if said is None or said.negated else said.text


class _Part(NamedTuple):
    """A part of a MATCH expression; FTS5 has no NOT of its own, only one AND NOT the other."""

    text: str
    negated: bool = False


class _Matching:
    """What MATCH can say."""

    def word(self, word: Word) -> _Part | None:
        """Say a word as the OR of its phrases, in its columns."""
        rows = _phrases(word)
        if not rows or not columns(word):
            return None
        where = "" if columns(word) == COLUMNS else "{" + " ".join(columns(word)) + "} : "
        return _Part(f"{where}({' OR '.join(rows)})")

    def all_of(self, parts: Sequence[_Part]) -> _Part:
        """Join by AND, what is unwanted by NOT."""
        wanted = " AND ".join(part.text for part in parts if not part.negated)
        return _Part("(" + " NOT ".join([f"({wanted})", *(part.text for part in parts if part.negated)]) + ")")

    def any_of(self, parts: Sequence[_Part]) -> _Part:
        """Join by OR."""
        return _Part(f"({' OR '.join(part.text for part in parts)})")

    def without(self, part: _Part) -> _Part:
        """Mark as unwanted."""
        return _Part(part.text, negated=True)

    def near(self, near: Near) -> _Part | None:
        """Say that a phrase of the one is near a phrase of the other."""
        if not isinstance(near.left, Word) or not isinstance(near.right, Word):
            return say(AllOf(parts=(near.left, near.right)), self)
        pairs = [f"NEAR({a} {b}, {near.distance})" for a in _phrases(near.left) for b in _phrases(near.right)]
        return _Part(f"({' OR '.join(pairs)})") if pairs else None


def _phrases(word: Word) -> list[str]:
    """Return a word's phrases; the beginning of a syllable can stand only at the end."""
    rows = phrases(word)
    return [_phrase(row) for row in rows if not any(token.kind == "p" for token in row[:-1])]


def _phrase(row: tuple[Token, ...]) -> str:
    tokens = (("s" if token.kind == "p" else token.kind) + token.value for token in row)
    return '"' + " ".join(token.encode().hex() for token in tokens) + '"' + ("*" if row[-1].kind == "p" else "")


def _tokenize(text: bytes, reason: int, locale: str | None = None) -> Iterator[Any]:
    """Tokenize for FTS5: a text to store character by character, a query at its blanks."""
    whole = text.decode()
    place = 0
    if reason & 1:  # FTS5_TOKENIZE_QUERY: tokens were made by us
        for token in whole.split(" "):
            end = place + len(token.encode())
            yield place, end, bytes.fromhex(token).decode()
            place = end + 1
        return
    for original, (char, readings) in zip(whole, _readings(whole), strict=True):
        end = place + len(original.encode())
        tokens = [f"c{char}", *(f"d{digit}" for digit in _DIGIT_OF.get(char, "")), *(f"s{r}" for r in readings)]
        tokens += list(dict.fromkeys(f"i{r[0]}" for r in readings))
        tokens += list(dict.fromkeys(f"i{r[:2]}" for r in readings if r[:2] in {"zh", "ch", "sh"}))
        yield (place, end, *tokens)
        place = end


def _readings(text: str, known: dict[str, tuple[str, ...]] = {}) -> list[tuple[str, tuple[str, ...]]]:  # noqa: B006  # remembered
    """Return (folded character, readings) of a text."""
    from reader.hanzi.folding import fold
    from reader.hanzi.readings import allowed

    result = []
    for char in fold(text):
        if char not in known:
            known[char] = tuple(allowed(char, tones=False))
        result.append((char, known[char]))
    return result
