"""Lines whose boxes say something else than their type: spread ones, joined ones, those that reach too far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reader.importing.pages.marks import Run
from reader.importing.readings.placing import BODY, marks_of
from reader.importing.readings.recognised import RecognisedLine
from tests.recognition.invented import EM, line, reading

TEXT = "渔船靠岸的时候天还没有亮"


def runs(*lines: RecognisedLine, without: Sequence[int] = ()) -> dict[str, Run]:
    """Return the runs of lines on a page with a column of 30 others, but for those of some numbers."""
    own = [line(TEXT, 300, 200 + 45 * k) for k in range(30) if k not in without]
    far = [line(TEXT[::-1][: 12 - k % 5], 1100, 200 + 45 * k) for k in range(30)]
    return {r.text: r for r in marks_of(reading([*own, *far, *lines])).runs}


def wider(one: RecognisedLine, more: float) -> RecognisedLine:
    """Return a line whose box reaches over more paper at its right, its characters where they were."""
    a, b, c, d = one.corners
    share = one.across / (one.across + more)
    at, white = tuple(x * share for x in one.at), tuple((x * share, y * share) for x, y in one.white)
    return replace(one, corners=(a, (b[0] + more, b[1]), (c[0] + more, c[1]), d), at=at, white=white)


def test_a_spread_line_in_a_column_is_of_its_columns_size() -> None:
    spread, short = line("过去，这里有", 300, 200 + 45 * 10, EM * 1.27), line("里。”", 300, 200 + 45 * 20, EM * 1.27)
    told = runs(spread, short, without=(10, 20))
    assert [round(told[t].size, 2) for t in ("过去，这里有", "里。”")] == [round(told[TEXT].size, 2)] * 2


def test_a_large_line_off_the_columns_pitch_stays_large() -> None:
    told = runs(line("码头上人人都不说话", 300, 200 + 45 * 31.5, EM * 1.24))
    assert told["码头上人人都不说话"].size > 1.15 * BODY


def test_a_gap_between_two_columns_makes_no_type_larger() -> None:
    text = "昨天的事又有人说起了来人"
    one = line(text, 300, 200 + 45 * 15)
    gap, at = 3.0 * EM, 10
    wide = one.across + gap
    places = tuple((a * one.across + (gap if k >= at else 0.0)) / wide for k, a in enumerate(one.at))
    white = tuple(((one.at[9] * one.across + EM / 2) / wide, (one.at[9] * one.across + EM / 2 + gap) / wide)
                  if k == at else (0.0, 0.0) for k in range(len(text)))  # fmt: skip
    up, low = one.corners[0][1] - 5, one.corners[2][1] + 5  # the columns' baselines differ: the box is higher
    left, right = one.corners[0][0], one.corners[1][0] + gap
    corners = ((left, up), (right, up), (right, low), (left, low))
    one = replace(one, corners=corners, at=places, white=white)
    told = runs(one, without=(15,))
    assert told["来人"].size == pytest.approx(BODY, rel=0.03)


def test_a_box_that_reaches_over_the_gutter_ends_with_its_last_character() -> None:
    told = runs(wider(line("灰划出新的车位记者看看到", 300, 200 + 45 * 15), 1.5 * EM), without=(15,))
    assert told["灰划出新的车位记者看看到"].box.right == pytest.approx(told[TEXT].box.right, abs=0.4 * BODY)


def test_a_character_that_stands_in_the_next_columns_line_too_is_of_that_one() -> None:
    own, beside = line("雾散以前谁也不肯开船走了停", 300, 1600), line("停在岸边的船", 300 + 12 * EM + 8, 1600)
    white = ((0.0, 0.0),) * 12 + ((0.9, 0.94),)
    told = runs(replace(own, white=white), beside)
    assert "雾散以前谁也不肯开船走了" in told
    assert sum(text.startswith("停") for text in told) == 1
