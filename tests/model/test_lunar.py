from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.lunar import lunar_day
from tests.examples import examples


@pytest.mark.parametrize(
    "day",
    [
        (2000, 2, 5),
        (2020, 1, 25),
        (2023, 1, 22),
        (2024, 2, 10),
        (2025, 1, 29),
        (2026, 2, 17),
        (2033, 1, 31),
        (2034, 2, 19),
    ],
)
def test_known_new_years(day: tuple[int, int, int]) -> None:
    assert lunar_day(date(*day)) == (1, False, 1)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2026, 11, 24), "十月十六"), ((2025, 7, 25), "闰六月初一"), ((2023, 3, 22), "闰二月初一"),
        ((2020, 5, 23), "闰四月初一"), ((2033, 12, 22), "闰十一月初一"), ((2026, 2, 16), "腊月廿九"),
    ],
)  # fmt: skip
def test_days_in_words(day: tuple[int, int, int], words: str) -> None:
    assert lunar_day(date(*day)).words() == words


@examples(200)
@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_each_day_follows_the_one_before(day: date) -> None:
    today, tomorrow = lunar_day(day), lunar_day(day + timedelta(days=1))
    assert tomorrow.day == today.day + 1 or (tomorrow.day == 1 and today.day in {29, 30})
