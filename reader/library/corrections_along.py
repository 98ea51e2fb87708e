"""Corrections go along with a piece whose text has gone to another issue of its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.library import changing, ids, notes
from reader.library.carrying import Placed
from reader.library.merge import Document, Op
from reader.library.truth import Truth
from reader.library.understood import read
from reader.library.whereabouts import letters
from reader.model.article import NewsArticle

WORDS = frozenset({"replace", "set_aside"})  # what is said of words, whatever stands beside them
OF_THE_PIECE = frozenset({"set", "take", "split"})  # goes to a piece of the very same text alone

Find = Callable[[int, Document, NewsArticle], Placed | None]


def moved(truth: Truth, piece: NewsArticle, home: NewsArticle, file: str, find: Find) -> Iterator[Op]:
    """Yield ops that make a gone piece's corrections those of another issue's piece, whose file is `file`.

    `find` tells where the words of one are there. What has no place there stays where it was, and is told as lost.
    """
    kinds = WORDS | OF_THE_PIECE if letters(piece) == letters(home) else WORDS
    made: list[tuple[int, Document]] = []
    for number, document in truth.documents_of("corrections", ids.issue_of(piece.id)):
        kind = read("corrections", document, "kind", "")
        own = truth.by_issue.article_of("corrections", number) == piece.id
        if not own or kind not in kinds or not notes.is_understood("corrections", document):
            continue
        placed = None if kind == "set" else find(number, document, home)
        if kind != "set" and placed is None:
            continue
        fields = {name: value for name, value in document.items() if name != "anchor"}
        fields |= placed.fields() if placed is not None else {}
        fields |= changing.since(truth.state, "corrections", number)
        made.append((number, {**fields, "article": home.id, "issue": ids.issue_of(home.id), "file": file}))
    made.sort(key=lambda one: notes.correction_id(one[0]))
    numbers = sorted((ids.new_number() for _one in made), key=notes.correction_id)  # those of one line go by their ids
    for new, (number, fields) in zip(numbers, made, strict=True):
        yield changing.insert(truth.state, "corrections", new, fields)
        yield changing.delete(truth.state, "corrections", number)
