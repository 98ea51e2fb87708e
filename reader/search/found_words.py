"""What the words of a query were found as: the texts a word typed by sound stands for, and the fields hits lie in.

Counted over all pieces that match, from exact places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reader.hanzi.folding import fold
from reader.search.evaluation import SegmentSearch
from reader.search.fields import GROUPS
from reader.search.found_places import Places
from reader.search.narrowing import SpokenWord, Typed, spoken_words, typed_words
from reader.search.query import FIELDS, Query
from reader.search.segment import Numbers
from reader.search.sheet import Sheet

MOST = 200
"""Texts of one word."""
_AT_ONCE = 512  # some hundredths of a second at most: a new key waits no longer


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWord:
    """A word typed by sound: where it stands in the query, and (text, pieces) it was found as, most frequent first."""

    word: str
    start: int
    end: int
    texts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWords:
    """The words that were typed by sound, in their order, and (field, pieces with a hit there), most frequent first.

    `field` is one of `fields.GROUPS`.
    """

    words: tuple[FoundWord, ...] = ()
    fields: tuple[tuple[str, int], ...] = ()


def found_words(searches: Sequence[SegmentSearch], query: Query) -> FoundWords:
    """Count over all documents that match. Raises `Stopped`."""
    tallies = [_Tally(spoken) for spoken in spoken_words(query)]
    typed = typed_words(query)
    fields = Counter[str]()
    if tallies or typed:
        for sheet in _sheets(searches):
            places = _count_fields(sheet, typed, fields)
            for tally in tallies:
                tally.add(sheet, places.get(id(tally.spoken.word)))
    return FoundWords(
        words=tuple(tally.found(query) for tally in tallies),
        fields=tuple(sorted(fields.items(), key=lambda item: (-item[1], list(GROUPS).index(item[0])))),
    )


def _sheets(searches: Sequence[SegmentSearch]) -> Iterator[Sheet]:
    """Yield all documents that match, some at a time, newest first within each segment."""
    for search in searches:
        found = np.sort(search.all(None))
        for start in range(0, len(found), _AT_ONCE):
            search.check()
            yield Sheet.of_documents(search.segment, found[start : start + _AT_ONCE])


def _count_fields(sheet: Sheet, typed: Sequence[Typed], counts: Counter[str]) -> dict[int, Places]:
    """Count in which fields each document has a hit; return the places of each leaf."""
    group_of = np.array([_group(name) for name in FIELDS])
    has = np.zeros((len(GROUPS) + 1, sheet.documents), np.bool_)
    known: dict[int, Places] = {}
    for leaf in typed:
        places = known[id(leaf.node)] = sheet.places(leaf.node)
        parts = sheet.part_of(places.starts)
        has[group_of[sheet.field[parts]], sheet.owner[parts]] = True
    for number, name in enumerate(GROUPS):
        if pieces := int(has[number].sum()):
            counts[name] += pieces
    return known


def _group(field: str) -> int:
    """Return the number of the group a field belongs to; one more than there are for a field of no group."""
    return next((k for k, (_, fields) in enumerate(GROUPS.values()) if field in fields), len(GROUPS))


class _Tally:
    """The texts of one word, counted by document; texts that differ only in their form (simplified, full width) are
    one, in the form met first.
    """

    def __init__(self, spoken: SpokenWord) -> None:
        self.spoken = spoken
        self._pieces, self._places = Counter[str](), Counter[str]()
        self._form: dict[str, str] = {}

    def add(self, sheet: Sheet, places: Places | None) -> None:
        """Count the documents of a sheet; `places` are the word's, where they are known."""
        if places is None or self.spoken.heard is not self.spoken.word or self.spoken.near is not None:
            places = self._places_in(sheet)
        lengths = places.ends - places.starts
        for length in np.unique(lengths).tolist():
            self._add(sheet, places.starts[lengths == length], length)

    def _places_in(self, sheet: Sheet) -> Places:
        heard, near = self.spoken.heard, self.spoken.near
        places = sheet.word(heard)
        if near is None:
            return places
        other = near.right if near.left is self.spoken.word or _is(near.left, self.spoken) else near.left
        return sheet.close(places, sheet.places(other), near.distance)

    def _add(self, sheet: Sheet, starts: Numbers, length: int) -> None:
        inventory = sheet.classes.inventory
        ids = sheet.ids[starts[:, None] + np.arange(length)]
        hanzi = (inventory.reading_of[ids] > 0).any(axis=1)
        ids, starts = ids[hanzi], starts[hanzi]
        if not len(starts):
            return
        _, first, text = np.unique(_keys(inventory.folded_of[ids]), return_index=True, return_inverse=True)
        owners = sheet.owner[sheet.part_of(starts)]
        pairs = np.unique(text.reshape(-1) * np.int64(sheet.documents) + owners)
        pieces = np.bincount(pairs // sheet.documents, minlength=len(first))
        places = np.bincount(text.reshape(-1)).tolist()
        printed = inventory.text(ids[first].reshape(-1))
        for k, number in enumerate(pieces.tolist()):
            form = printed[k * length : (k + 1) * length]
            folded = fold(form)
            self._form.setdefault(folded, form)
            self._pieces[folded] += number
            self._places[folded] += places[k]

    def found(self, query: Query) -> FoundWord:
        """Return what was counted: most pieces first, of as many the one with most places."""
        most = sorted(self._pieces.items(), key=lambda item: (-item[1], -self._places[item[0]], item[0]))[:MOST]
        start, end = self.spoken.span
        texts = tuple((self._form[folded], pieces) for folded, pieces in most)
        return FoundWord(word=query.text[start:end], start=start, end=end, texts=texts)


def _is(node: object, spoken: SpokenWord) -> bool:
    return getattr(node, "together", None) is spoken.word


def _keys(codes: np.ndarray[tuple[int, int], np.dtype[np.uint32]]) -> Numbers:
    """Return a number for each row of code points (21 bits each), equal where the rows are."""
    keys = np.zeros(len(codes), np.int64)
    for k in range(codes.shape[1]):
        if k > 2:  # three fit; from there on numbers stand for what was read so far
            _, keys = np.unique(keys, return_inverse=True)
            keys = keys.reshape(-1)
        keys = (keys << 21) | codes[:, k].astype(np.int64)
    return keys
