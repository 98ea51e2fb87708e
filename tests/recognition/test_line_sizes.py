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


def test_a_last_line_of_one_character_is_of_its_columns_size_however_wide_its_box_is() -> None:
    last = line("法。", 300, 200 + 45 * 20, EM * 1.42)
    told = runs(last, without=(20,))
    assert round(told["法。"].size, 2) == round(told[TEXT].size, 2)


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


def crossing(first: str, second: str, row: int, gap: float) -> RecognisedLine:
    """Return the lines of two columns on one row as an engine that takes them for one tells them."""
    left, right = line(first, 300, 200 + 45 * row), line(second, 300 + 12 * EM + gap, 200 + 45 * row)
    wide = right.corners[1][0] - left.corners[0][0]
    begin = right.corners[0][0] - left.corners[0][0]
    at = (*(a * left.across / wide for a in left.at), *((begin + a * right.across) / wide for a in right.at))
    end = 0.125 * EM + len(first) * EM
    white = tuple(
        (end / wide, (begin + 0.125 * EM) / wide) if k == len(first) else (0.0, 0.0) for k in range(len(first + second))
    )
    corners = (left.corners[0], right.corners[1], right.corners[2], left.corners[3])
    n = len(first + second)
    return RecognisedLine(corners, first + second, at, (0.99,) * n, ("",) * n, white)


def test_a_line_over_a_narrow_gutter_is_parted_where_the_next_column_begins() -> None:
    gap = 0.55 * EM  # no more than behind a comma
    second = [line(TEXT[::-1], 300 + 12 * EM + gap, 200 + 45 * k) for k in range(30) if k not in (9, 10, 11)]
    three = [crossing("夜里起了大风把船吹到岸边", "早晨人们才去把它拖回水里", k, gap) for k in (9, 10, 11)]
    told = runs(*second, *three, without=(9, 10, 11))
    assert told["夜里起了大风把船吹到岸边"].box.right < told["早晨人们才去把它拖回水里"].box.left
    assert told["早晨人们才去把它拖回水里"].box.left == pytest.approx(told[TEXT[::-1]].box.left, abs=0.1 * BODY)


def test_a_space_in_a_line_over_both_columns_is_no_gutter() -> None:
    gap = 0.55 * EM
    second = [line(TEXT[::-1], 300 + 12 * EM + gap, 200 + 45 * k) for k in range(3, 30)]
    lead = [line("河边的人说起那天夜里的风和雨没有一个不摇头的", 300, 200 + 45 * k) for k in (0, 2)]
    told = runs(*second, *lead, crossing("夜里起了大风把船吹到岸边", "早晨人们才去拖船", 1, gap), without=(0, 1, 2))
    assert "夜里起了大风把船吹到岸边早晨人们才去拖船" in told


def test_a_mark_that_hangs_in_the_gutter_leaves_its_blank_half_out() -> None:
    hung = line("渔船靠岸的时候天还没有亮，", 300, 200 + 45 * 5)
    beside = line("岸上的人", 300 + 13 * EM + 5, 200 + 45 * 5)
    told = runs(hung, beside, without=(5,))
    assert told[hung.text].box.right <= told["岸上的人"].box.left


def test_two_lines_of_a_headline_are_of_one_size_whatever_their_boxes_say() -> None:
    high, low = line("芦花渡口", 1100, 1700, 2 * EM), line("石桥新修", 1100, 1800, 2 * EM)
    a, b, c, d = high.corners
    high = replace(high, corners=(a, b, (c[0], c[1] - 14), (d[0], d[1] - 14)))
    told = runs(high, low)
    assert told["芦花渡口"].size == told["石桥新修"].size > 1.5 * BODY


def test_a_spread_line_below_a_paragraphs_last_one_is_of_its_columns_size() -> None:
    """Where the column ends is told by the lines farther up; the next one stands a little off."""
    last, spread = (
        line("天亮了。", 300, 200 + 45 * 12),
        line("船上的灯还亮着呢", 300 + 2 * EM, 200 + 45 * 13, EM * 1.25),
    )
    short = line("有人说", 300, 200 + 45 * 14)
    told = runs(last, spread, short, without=(12, 13, 14))
    assert told[spread.text].size == told[TEXT].size


@pytest.mark.parametrize(
    ("first", "last"), [("河堤栽下三百棵柳", "树"), ("菜市场开设安全检", "查台"), ("渡口夜航又增加了", "两班船")]
)
def test_a_short_last_line_of_a_headline_is_of_its_size(first: str, last: str) -> None:
    """A box adds as much to one character as to eight, so that a short line seems larger."""
    below = line(last, 300, 45, 1.5 * EM)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = below.corners
    more = 0.1 * EM
    roomy = replace(
        below, corners=((ax - more, ay - more), (bx + more, by - more), (cx + more, cy + more), (dx - more, dy + more))
    )
    told = runs(line(first, 300, -25, 1.5 * EM), roomy)
    assert told[first].size == pytest.approx(told[last].size)
