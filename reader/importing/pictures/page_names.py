"""What pictures of printed pages are called: by page and number on it, so that they are found when it is read anew."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.importing.pictures.found import Found, Place

_NAME = re.compile(r"(\d+)-(\d+)")
_NOWHERE = Place(reason="unplaced")


def picture_name(page: int, number: int) -> str:
    """Return the name of the picture `number`, from 1, of page `page`, from 1, of its source."""
    return f"{page}-{number}"


def on_later_page(one: Found, pages: int) -> Found:
    """Return a picture whose page stands so many pages further on."""
    numbers = _NAME.fullmatch(one.name)
    return replace(one, name=picture_name(int(numbers[1]) + pages, int(numbers[2]))) if numbers and pages else one


def placed(pictures: Sequence[Found], shown: Mapping[tuple[int, int], Place]) -> tuple[Found, ...]:
    """Return pictures of pages at their places in the text; those of which nobody knows whose they are say so."""
    made = []
    for one in pictures:
        numbers = _NAME.fullmatch(one.name)
        place = shown.get((int(numbers[1]), int(numbers[2])), _NOWHERE) if numbers else _NOWHERE
        reason = one.reason or place.reason
        made.append(replace(one, at=place.at, caption_at=place.caption_at, of=place.of, reason=reason))
    return tuple(made)
