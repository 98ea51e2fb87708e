"""From documents found to hits: every place, the best one in words, a snippet."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reader.search.document import Hit, Match, Snippet
from reader.search.evaluation import SegmentSearch
from reader.search.places import places_by_document
from reader.search.query import FIELDS, WEIGHT, Node
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
        documents = np.array([hit.document for hit in mine], np.int64)
        sheet = Sheet.of_documents(segment, documents)
        note_ids = [segment.note_ids.get(hit.document, []) for hit in mine]
        for hit, places in zip(mine, places_by_document(sheet, sheet.places(root), note_ids), strict=True):
            score = float(segment.dates[hit.document]) if by_date else _score(hit)
            made[number, hit.document] = _hit(segment, hit, places, score)
    return tuple(made[hit.search, hit.document] for hit in found)


def _score(hit: Found) -> float:
    return 100.0 * (8 - hit.tier) + 10.0 * (5 - hit.weight) + (2 - hit.nearness)


def _hit(segment: Segment, hit: Found, places: tuple[Match, ...], score: float) -> Hit:
    best = min(places, key=lambda place: (place.tier, WEIGHT[place.field], FIELDS.index(place.field)), default=None)
    text, readings = "", list[str]()
    if best is not None:
        text, readings = _stretch(segment, hit.document, best)
    return Hit(
        row=int(segment.rows[hit.document]),
        score=score,
        tier=hit.tier,
        field=best.field if best else "body",
        why=why(best, text, readings),
        snippet=snippet(segment, hit.document, places),
        places=places,
    )


def _stretch(segment: Segment, document: int, place: Match) -> tuple[str, list[str]]:
    """Return the matched text and its readings in context."""
    start = _start_of(segment, document, place)
    ids = segment.fields[place.field].ids[start + place.start : start + place.end]
    names = segment.inventory.alphabet.known.names
    return segment.inventory.text(ids), [names[number] for number in segment.inventory.reading_of[ids].tolist()]


def _start_of(segment: Segment, document: int, place: Match) -> int:
    """Return where the place's text begins in its field's array."""
    text = segment.fields[place.field]
    start = int(text.bounds[document])
    if place.annotation is not None:
        number = segment.note_ids[document].index(place.annotation)
        ends = np.flatnonzero(text.ids[start : int(text.bounds[document + 1])] == 0)
        start += int(ends[number - 1]) + 1 if number else 0
    return start


def snippet(segment: Segment, document: int, places: Sequence[Match]) -> Snippet:
    """Return a stretch around the best place outside the headline; else the beginning of the body, unmarked."""
    best = min(
        (place for place in places if place.field != "headline"),
        key=lambda place: (place.tier, place.field != "body", WEIGHT[place.field], place.start),
        default=None,
    )
    name = best.field if best else "body"
    text = _text(segment, document, best, name)
    start, end = _window(text, best)
    marks = tuple(
        (max(place.start, start) - start, min(place.end, end) - start)
        for place in places
        if best
        and place.field == name
        and place.annotation == best.annotation
        and place.start < end
        and place.end > start
    )
    return Snippet(name, text[start:end].replace("\n", " "), marks)


def _text(segment: Segment, document: int, place: Match | None, name: str) -> str:
    """Return the text around the place: enough of it for a snippet would be enough, but texts are short."""
    if name not in segment.fields:
        return ""
    text = segment.fields[name]
    start, end = int(text.bounds[document]), int(text.bounds[document + 1]) - 1
    if place is not None and place.annotation is not None:
        start = _start_of(segment, document, place)
        return segment.inventory.text(text.ids[start:end]).split("\0", 1)[0]
    return segment.inventory.text(text.ids[start:end])


def _window(text: str, best: Match | None) -> tuple[int, int]:
    """Return the stretch to show.

    From a sentence's beginning or a little before the place, to a sentence's end or a little after.
    """
    at, until = (best.start, best.end) if best else (0, 0)
    start = max(0, at - BEFORE)
    if start:
        stop = max(text.rfind(sign, start, at) for sign in _STOPS)
        start = stop + 1 if stop >= start else start
    end = min(len(text), until + AFTER)
    if end < len(text):
        stop = max(text.rfind(sign, until + AFTER // 2, end) for sign in _STOPS)
        end = stop + 1 if stop >= 0 else end
    return start, end
