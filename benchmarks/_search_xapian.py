"""Xapian (the engine of Recoll and Kiwix): characters, readings, initials and digits as terms at one position."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks._search_contract import LIMIT, Unavailable
from benchmarks._search_corpus import Article, Typed
from benchmarks._search_fts5 import _DIGIT_OF, _readings
from benchmarks._search_wishes import COLUMNS, Token, Tongued, asked, columns, phrases
from reader.hanzi.syllables import SYLLABLES
from reader.search.query import Word

_DEBIAN = "/usr/lib/python3/dist-packages"
_PREFIX = {name: name[0].upper() for name in COLUMNS}
_MOST_PHRASES = 64


class Xapian:
    """Ranked by BM25; `newest` by the number of the document, which is its place by date."""

    name = "Xapian 1.4"

    def __init__(self) -> None:
        try:
            import xapian
        except ImportError:
            sys.path.append(_DEBIAN)
            try:
                import xapian
            except ImportError as error:
                raise Unavailable("Debian: python3-xapian, of this Python's version") from error
            finally:
                sys.path.remove(_DEBIAN)
        self.x: Any = xapian

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles, newest first, so that documents in order are newest first."""
        base = self.x.WritableDatabase(str(folder / "xapian"), self.x.DB_CREATE_OR_OVERWRITE)
        known: dict[str, tuple[str, ...]] = {}
        for article in sorted(articles, key=lambda a: (-a.date, a.row)):
            document = self.x.Document()
            for name in COLUMNS:
                text, prefix = getattr(article, name), _PREFIX[name]
                for place, char in enumerate(text):
                    if char not in known:
                        known[char] = _terms_of(char)
                    for term in known[char]:
                        document.add_posting(prefix + term, place)
            document.set_data(f"{article.row}\n{article.headline}\n{article.body[:80]}")
            base.add_document(document)
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        """Open the database."""
        self.base = self.x.Database(str(folder / "xapian"))
        self.tongue = _Queries(self.x)

    def _found(self, typed: Typed, most: int, *, by_date: bool = False) -> list[int] | None:
        query = asked(typed, self.tongue)
        if query is None:
            return None
        enquire = self.x.Enquire(self.base)
        enquire.set_query(query)
        if by_date:
            enquire.set_weighting_scheme(self.x.BoolWeight())
        return [int(match.document.get_data().split(b"\n", 1)[0]) for match in enquire.get_mset(0, most)]

    def first(self, typed: Typed) -> list[int]:
        """Return the first hits by rank, with a piece of text."""
        return self._found(typed, LIMIT) or []

    def newest(self, typed: Typed) -> list[int]:
        """Return the newest hits, with a piece of text."""
        return self._found(typed, LIMIT, by_date=True) or []

    def total(self, typed: Typed) -> int:
        """Return how many articles match."""
        return len(self.every(typed) or ())

    def every(self, typed: Typed) -> set[int] | None:
        """Return all hits."""
        found = self._found(typed, self.base.get_doccount(), by_date=True)
        return None if found is None else set(found)


def _terms_of(char: str) -> tuple[str, ...]:
    ((folded, readings),) = _readings(char)
    if folded.isspace():
        return ()
    terms = [f"c{folded}", *(f"d{digit}" for digit in _DIGIT_OF.get(folded, "")), *(f"s{r}" for r in readings)]
    terms += [f"i{r[0]}" for r in readings] + [f"i{r[:2]}" for r in readings if r[:2] in {"zh", "ch", "sh"}]
    return tuple(dict.fromkeys(terms))


class _Queries(Tongued[Any]):
    """What Xapian can say; near as both anywhere."""

    def __init__(self, xapian: Any) -> None:
        self._q = xapian.Query

    def word(self, word: Word) -> Any:
        """Say a word as one of its phrases in one of its columns."""
        rows = list(dict.fromkeys(phrases(word)))[:_MOST_PHRASES]
        said = [self._phrase(row, _PREFIX[name]) for row in rows for name in columns(word)]
        return self._q(self._q.OP_OR, said) if said else None

    def _phrase(self, row: tuple[Token, ...], prefix: str) -> Any:
        parts = [self._token(token, prefix) for token in row]
        return parts[0] if len(parts) == 1 else self._q(self._q.OP_PHRASE, parts)

    def _token(self, token: Token, prefix: str) -> Any:
        if token.kind != "p":
            return self._q(f"{prefix}{token.kind}{token.value}")
        begun = [s for s in SYLLABLES if s.startswith(token.value)]
        return self._q(self._q.OP_OR, [self._q(f"{prefix}s{syllable}") for syllable in begun])

    def all_of(self, parts: Sequence[Any]) -> Any:
        """Join by AND; what is unwanted was turned into all others."""
        return self._q(self._q.OP_AND, list(parts))

    def any_of(self, parts: Sequence[Any]) -> Any:
        """Join by OR."""
        return self._q(self._q.OP_OR, list(parts))

    def without(self, part: Any) -> Any:
        """Turn into the contrary."""
        return self._q(self._q.OP_AND_NOT, self._q.MatchAll, part)
