"""Pages of many small blocks: how much is done for one, counted by calls."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType

import pytest

from reader.importing.pages import Marks, Run, lay_out_pages
from tests.importing.pages.test_layout import column, run

ROWS = 10
MOST = 4.5
"""Twice as many blocks ask at most so many times as much; where each is asked about each pair of others, over 5.6."""


def _plain(rows: int) -> list[Run]:
    """Return paragraphs that stand apart and begin inside a sentence."""
    lines = ["撑船的人一早就到了岸去", "水比昨天高了一尺多木桩子", "都没了老秦说今天不开船要"]
    return [r for c in range(8) for k in range(rows) for r in column(40 + 126 * c, 140 + 90 * k, lines)]


def _headed(rows: int) -> list[Run]:
    """Return paragraphs below two bold lines each."""
    made = []
    for x in range(40, 40 + 8 * 126, 126):
        for y in range(140, 140 + rows * 120, 120):
            made += [replace(r, bold=True) for r in column(x, y, ["旧船几时再开", "还要再晒一晒"])]
            made += column(x, y + 46, ["　　渡口的灯笼昨夜没有亮", "等雾散了才行。"])
    return made


def _calls(runs: list[Run]) -> int:
    page = Marks(1080, 5000, (run(40, 40, "第2版　乡村"), run(40, 100, "雾散船开", 24), *runs))
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        lay_out_pages([page])
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("blocks", [_plain, _headed])
def test_what_twice_as_many_blocks_ask_stays_near_twice_as_much(blocks: Callable[[int], list[Run]]) -> None:
    assert _calls(blocks(2 * ROWS)) < MOST * _calls(blocks(ROWS))
