"""From documents found to hits: every place, the best one in words, a snippet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reader.search.document import Hit, Match, Snippet
from reader.search.evaluation import SegmentSearch
from reader.search.places import places_by_document
from reader.search.query import FIELDS, WEIGHT, Node, Tier, Word
from reader.search.ranking import Found
from reader.search.segment import Segment
from reader.search.sheet import Sheet
from reader.search.wording import why

BEFORE, AFTER = 20, 60
_STOPS = "。！？；\n…"


def hits(
    searches: Sequence[SegmentSearch], root: Node | None, found: Sequence[Found], *, by_date: bool
) -> tuple[Hit, ...]:
    """Return the hits in the order found."""
    made: dict[tuple[int, int], Hit] = {}
    for number, search in enumerate(searches):
        mine = sorted((hit for hit in found if hit.search == number), key=lambda hit: hit.document)
        if not mine:
            continue
        segment = search.segment
        page = _Page(segment, [hit.document for hit in mine], single=isinstance(search.positive, Word))
        for k, (hit, places) in enumerate(zip(mine, page.places(root), strict=True)):
            score = float(segment.dates[hit.document]) if by_date else _score(hit)
            made[number, hit.document] = page.hit(k, hit, places, score)
    return tuple(made[hit.search, hit.document] for hit in found)


def _score(hit: Found) -> float:
    return 100.0 * (8 - hit.tier) + 10.0 * (5 - hit.weight) + (2 - hit.nearness)


class _Page:
    """The texts of the documents to show, decoded once."""

    def __init__(self, segment: Segment, documents: list[int], *, single: bool) -> None:
        """`single`: one word is all that must be there, so that a hit is of the tier of its best place."""
        self.segment, self._single = segment, single
        self.note_ids = [segment.note_ids.get(document, []) for document in documents]
        self.sheet = sheet = Sheet.of_documents(segment, np.array(documents, np.int64))
        self.text = segment.inventory.text(sheet.ids)
        columns = (sheet.owner, sheet.field, sheet.note, sheet.starts[:-1], sheet.starts[1:])
        parts = zip(*(column.tolist() for column in columns), strict=True)
        self._parts = {(owner, FIELDS[field], note): (start, end - 1) for owner, field, note, start, end in parts}

    def places(self, root: Node | None) -> list[tuple[Match, ...]]:
        """Return the places of each document."""
        return places_by_document(self.sheet, self.sheet.places(root), self.note_ids)

    def _part(self, number: int, field: str, annotation: str | None) -> tuple[int, int]:
        """Return where a text of a document begins and ends."""
        note = -1 if annotation is None else self.note_ids[number].index(annotation)
        return self._parts.get((number, field, note), (0, 0))

    def hit(self, number: int, hit: Found, places: tuple[Match, ...], score: float) -> Hit:
        """Return the hit of a document."""
        best = min(places, key=_rank, default=None)
        text, readings = "", list[str]()
        if best is not None:
            start, _ = self._part(number, best.field, best.annotation)
            text = self.text[start + best.start : start + best.end]
            if best.tier > Tier.FORMS:  # what is found as written has no readings told
                readings = self.sheet.reading(start + best.start, start + best.end)
        return Hit(
            row=int(self.segment.rows[hit.document]),
            score=score,
            tier=best.tier if best is not None and self._single else hit.tier,
            field=best.field if best else "body",
            why=why(best, text, readings),
            snippet=self._snippet(number, places),
            places=places,
        )

    def _snippet(self, number: int, places: Sequence[Match]) -> Snippet:
        """Return a stretch around the best place outside the headline; else the beginning of the body, unmarked."""
        shown = [place for place in places if place.field != "headline"]
        best = min(shown, key=_place_to_show, default=None)
        name, annotation = (best.field, best.annotation) if best else ("body", None)
        at, until = (best.start, best.end) if best else (0, 0)
        begin, end = self._part(number, name, annotation)
        first = begin if at < 2 * BEFORE else begin + at - BEFORE
        last = min(end, begin + until + AFTER)
        text = self.text[first:last]
        shift = first - begin
        start, stop = _window(text, at - shift, until - shift, first == begin, last == end)
        low, high = shift + start, shift + stop
        marks = tuple(
            (max(place.start, low) - low, min(place.end, high) - low)
            for place in shown
            if place.field == name and place.annotation == annotation and place.start < high and place.end > low
        )
        return Snippet(name, text[start:stop].replace("\n", " "), marks)


def _rank(place: Match) -> int:
    return place.tier * 10 + WEIGHT[place.field]


def _place_to_show(place: Match) -> int:
    return place.tier * 10 + (0 if place.field == "body" else 1 + WEIGHT[place.field])


def _window(text: str, at: int, until: int, from_start: bool, to_end: bool) -> tuple[int, int]:
    """Return the part to show.

    From a sentence's beginning or a little before the place, to a sentence's end or a little after.
    """
    start, end = 0, len(text)
    if not from_start:
        start = _last_stop(text, 0, at) + 1
    if not to_end:
        stop = _last_stop(text, until + AFTER // 2, end)
        end = stop + 1 if stop >= 0 else end
    return start, end


def _last_stop(text: str, start: int, end: int) -> int:
    """Return where the last sign that ends a sentence stands, -1 where there is none."""
    last = -1
    for sign in _STOPS:
        place = text.rfind(sign, start, end)
        if place > last:
            last = place
    return last
