"""Every place at which a query matches in one piece: for the page, for find-in-piece, for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.model.door import door
from reader.search.document import Match
from reader.search.found_places import Places
from reader.search.query import FIELDS, Query, Tier
from reader.search.sheet import Sheet

_TIERS = tuple(Tier)


@door
def matches(query: Query, fields: Mapping[str, str], notes: Mapping[str, str] | None = None) -> tuple[Match, ...]:
    """Return every place of the query in a piece's texts, in reading order.

    Offsets are code points of the field or note.

    A piece that does not match as a whole (a word is missing, or one under a minus is there) still shows the places
    of its words.
    """
    if query.root is None:
        return ()
    sheet = Sheet.of_texts(fields, notes or {})
    return places_by_document(sheet, sheet.places(query.root), [list(notes or {})])[0]


def places_by_document(sheet: Sheet, places: Places, note_ids: Sequence[Sequence[str]]) -> list[tuple[Match, ...]]:
    """Return the places of each document of a sheet; `note_ids` names each document's notes in order.

    Parts of a sheet stand field by field in reading order and places are ordered by position, so each document's
    places come out in reading order.
    """
    found: list[list[Match]] = [[] for _ in range(sheet.documents)]
    parts = sheet.part_of(places.starts)
    begin = sheet.starts[parts]
    columns = (
        sheet.owner[parts],
        sheet.field[parts],
        sheet.note[parts],
        places.starts - begin,
        places.ends - begin,
        places.tiers,
    )
    for document, field, note, start, end, tier in zip(*(column.tolist() for column in columns), strict=True):
        annotation = note_ids[document][note] if note >= 0 else None
        found[document].append(Match(FIELDS[field], start, end, _TIERS[tier], annotation))
    return [tuple(some) for some in found]
