"""Counting pieces by month and year."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.search.trend import Period, periods

DAYS = st.lists(st.dates().map(lambda day: day.year * 10000 + day.month * 100 + day.day) | st.just(0), max_size=30)


def test_empty_months_between_are_told_and_undated_pieces_left_out() -> None:
    of = np.array([20231130, 20240102, 20240131, 20240301, 0])
    found = periods(np.array([20240131, 0]), of, "month")
    assert found == (
        Period("2023-11", 0, 1), Period("2023-12", 0, 0), Period("2024-01", 1, 2), Period("2024-02", 0, 0),
        Period("2024-03", 0, 1),
    )  # fmt: skip
    assert [period.share for period in found] == [0, 0, 0.5, 0, 0]
    assert periods(np.array([0]), np.array([0]), "year") == ()


@given(found=DAYS, rest=DAYS)
def test_nothing_is_lost_in_counting(found: list[int], rest: list[int]) -> None:
    counted = periods(np.array(found, np.uint32), np.array(found + rest, np.uint32), "year")
    assert {p.name: p.pieces for p in counted if p.pieces} == Counter(f"{day // 10000:04}" for day in found if day)
    assert sum(p.of for p in counted) == sum(day > 0 for day in found + rest)
    assert [p.name for p in counted] == sorted({p.name for p in counted})
