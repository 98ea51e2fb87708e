"""Level lines that run from right to left are read from their wrong end; that is told, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.importing.pages.level_lines import run_backward
from reader.importing.readings.placing import marks_of
from reader.importing.readings.recognised import PageReading
from reader.importing.recognising import read_recognised
from reader.importing.rereading import read_stored
from tests.recognition import invented

OLD = [
    "渡口民众日报",
    "社址河湾大街十号",
    "商会今日开会",
    "河水上涨农民请求修堤",
    "县长昨晚返回",
    "学校定期考试",
    "米价继续上涨",
]


def old_page(*, backward: bool) -> PageReading:
    """Return a page of lines that run down, with short level ones above them."""
    level = [invented.line(t[::-1] if backward else t, 200, 100 + 60 * k) for k, t in enumerate(OLD)]
    down = [invented.line(invented.SENTENCE[:18], 1500 - 45 * k, 620, upright=True) for k in range(24)]
    return invented.reading([*level, *down], 1700, 1500)


def test_the_doubt_stays_when_the_page_is_parsed_again() -> None:
    (issue,) = read_recognised({1: marks_of(old_page(backward=True))}, name="a.jpg", digest="0" * 64).issues
    assert any("从右往左" in d.message for d in read_stored(issue).doubts)


def told(page: PageReading) -> list[str]:
    found = read_recognised({1: marks_of(page)}, name="a.jpg", digest="0" * 64)
    return [w for w in found.warnings if "从右往左" in w] + [
        d.message for i in found.issues for d in i.doubts if "从右往左" in d.message
    ]


def test_lines_that_were_read_from_their_wrong_end_are_doubted() -> None:
    warning, doubt = told(old_page(backward=True))
    assert "对照原图" in warning
    assert "横标题" in doubt


@pytest.mark.parametrize("page", [old_page(backward=False), invented.page(), invented.page(unsure=True)])
def test_lines_that_run_from_left_to_right_are_not(page: PageReading) -> None:
    assert not told(page)


def test_words_that_run_down_are_no_level_lines() -> None:
    page = invented.reading(
        [invented.line(t[::-1] * 2, 1500 - 45 * k, 200, upright=True) for k, t in enumerate(OLD * 2)], 1700, 1500
    )
    assert not run_backward([marks_of(page)])


def test_what_a_program_did_not_read_is_as_it_is_printed() -> None:
    marks = marks_of(old_page(backward=True))
    assert run_backward([marks])
    assert not run_backward([replace(marks, recognised=False)])
