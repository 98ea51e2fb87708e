"""The hits in a piece, from the window's search or from the find bar, and which of them the reader is at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from reader.model.annotation import Annotation
from reader.model.article import NewsArticle
from reader.model.provenance import paragraph_starts

FIELDS = ("section", "kicker", "headline", "alternative_headline", "byline", "body")


class Match(Protocol):
    """A hit as search or finding gives it. Where it has `paragraph`, `start` and `end` count in that paragraph; where
    it has `annotation`, they count in that annotation's note.
    """

    @property
    def field(self) -> str: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Hit(NamedTuple):
    """A hit in a field of the piece, in code points of the whole field."""

    field: str
    start: int
    end: int


def hits_of(article: NewsArticle, matches: Iterable[Match], annotations: Iterable[Annotation] = ()) -> tuple[Hit, ...]:
    """Return the hits that stand on the page, in reading order, each once; one in a note stands where its mark does."""
    starts: Sequence[int] = paragraph_starts(article)
    marked = {a.id: a for a in annotations if not a.orphan}
    found = set()
    for match in matches:
        note = marked.get(getattr(match, "annotation", None) or "") if match.field == "note" else None
        if note is not None:
            found.add(Hit(note.field, note.start, note.end))
            continue
        paragraph = getattr(match, "paragraph", None)
        shift = starts[paragraph] if match.field == "body" and paragraph is not None else 0
        if match.field in FIELDS and match.start < match.end:
            found.add(Hit(match.field, match.start + shift, match.end + shift))
    return tuple(sorted(found, key=lambda h: (FIELDS.index(h.field), h.start, h.end)))


def find_in(article: NewsArticle, query: str) -> tuple[Hit, ...]:
    """Find a query in one piece by the rules of the window's search, pinyin included."""
    if not query.strip():
        return ()
    from reader.search import matches, parse

    texts = {name: article.searched_text(name) for name in FIELDS}
    return hits_of(article, matches(parse(query), texts))
