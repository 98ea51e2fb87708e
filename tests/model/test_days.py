"""What is a day, and what a moment, in texts that anybody may have written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.model.days import is_day, moment


@pytest.mark.parametrize("said", ["2026-11-30", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_days(said: str) -> None:
    assert is_day(said)


@pytest.mark.parametrize(
    "said", ["", "2026", "2026-02-29", "2026-1-1", "20260101", "2026-W01-1", "\u00b2026-01-01", "2026-01-01T00:00:00"]
)
def test_no_days(said: str) -> None:
    assert not is_day(said)


def test_a_moment_is_told_by_this_clock() -> None:
    found = moment("2026-11-30T12:00:00+08:00")
    assert found == datetime(2026, 11, 30, 4, tzinfo=UTC)
    assert found.utcoffset() == datetime(2026, 11, 30, 4, tzinfo=UTC).astimezone().utcoffset()
    assert moment("2026-11-30") is not None
    for said in ("2026-11-30", "2026-11-30T00:00", "2026-11-30T08:00+08:00"):
        assert moment(said, UTC) == datetime(2026, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize("said", ["", "x", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-02-31"])
def test_no_moments(said: str) -> None:
    assert moment(said) is None
