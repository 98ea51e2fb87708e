"""A page of many lines asks each of its neighbours, not of all others: work is counted in calls, not in time."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from reader.importing.readings.columns import in_columns
from reader.importing.readings.overlaps import without_overlaps
from reader.importing.readings.recognised import RecognisedLine

Asked = Callable[[list[RecognisedLine]], object]
WORDS = "渡口的灯笼昨夜没有亮"


def page(rows: int) -> list[RecognisedLine]:
    """Return four columns of lines, the last character of each behind a gap."""
    count, made = len(WORDS), []
    for column in range(4):
        for row in range(rows):
            x, y = 400.0 * column, 31.0 * row
            corners = ((x, y), (x + 200, y), (x + 200, y + 24), (x, y + 24))
            white = (*[(0.0, 0.0)] * (count - 1), (0.84, 0.9))
            at = tuple((k + 0.5) / count for k in range(count))
            made.append(RecognisedLine(corners, WORDS, at, (0.99,) * count, ("",) * count, white))
    return made


def calls(asked: Asked, lines: list[RecognisedLine]) -> int:
    count, before = 0, sys.getprofile()

    def seen(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        asked(lines)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "asked",
    [without_overlaps, lambda lines: in_columns(lines, range(0, len(lines), 7), 20.0)],
    ids=["reach", "columns"],
)
def test_twice_as_many_lines_are_twice_the_work(asked: Asked) -> None:
    assert calls(asked, page(200)) < 2.6 * calls(asked, page(100))


def test_a_character_of_the_line_beside_it_is_taken_from_a_line_among_many() -> None:
    lines = page(50)
    beside = lines[20]
    (x, y), *_rest = beside.corners
    corners = ((x + 170, y + 2), (x + 370, y + 2), (x + 370, y + 26), (x + 170, y + 26))
    count = len(WORDS)
    other = RecognisedLine(corners, "亮" + WORDS[1:], beside.at, (0.99,) * count, ("",) * count, ((0.0, 0.0),) * count)
    made = without_overlaps([*lines, other])
    assert [x.text for x in made if x.text not in (WORDS, other.text)] == [WORDS[:-1]]
    assert made[20].text == WORDS[:-1]
