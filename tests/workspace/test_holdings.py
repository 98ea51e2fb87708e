"""A paper's own rhythm, and what is missing by it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.workspace.holdings import holding

START = date(2012, 1, 2)  # a Monday


def days(count: int, *, every: int = 1) -> list[date]:
    return [START + timedelta(every * k) for k in range(count)]


def test_a_daily_paper_lacks_the_days_it_skips() -> None:
    present = [day for day in days(60) if day not in {date(2012, 1, 10), date(2012, 1, 11), date(2012, 2, 1)}]
    found = holding("清河报", present)
    assert found.rhythm == "daily"
    assert found.missing == ((date(2012, 1, 10), date(2012, 1, 11)), (date(2012, 2, 1), date(2012, 2, 1)))
    assert found.missing_issues == 3
    rested = holding("清河报", present, {date(2012, 1, 10)})
    assert rested.missing_issues == 2


def test_a_paper_of_workdays_lacks_no_weekends_and_a_gap_runs_over_them() -> None:
    work = [day for day in days(70) if day.weekday() < 5]
    present = [day for day in work if day not in {date(2012, 1, 13), date(2012, 1, 16)}]
    found = holding("清河报", present)
    assert (found.rhythm, found.weekdays) == ("weekdays", (0, 1, 2, 3, 4))
    assert found.missing == ((date(2012, 1, 13), date(2012, 1, 16)),)


def test_weekly_and_monthly_papers_have_their_rhythm() -> None:
    weekly = [day for day in days(20, every=7) if day != date(2012, 2, 6)]
    assert holding("周报", weekly).missing == ((date(2012, 2, 6), date(2012, 2, 6)),)
    monthly = [date(2012, month, 15) for month in range(1, 13) if month != 5]
    found = holding("月报", monthly)
    assert (found.rhythm, found.missing) == ("monthly", ((date(2012, 5, 15), date(2012, 5, 15)),))


def test_where_there_is_no_rhythm_nothing_is_said_to_be_missing() -> None:
    for present in ([START], [START, START + timedelta(9)], [START + timedelta(k * k * 3) for k in range(9)]):
        found = holding("号外", present)
        assert (found.rhythm, found.missing) == ("irregular", ())


@given(st.lists(st.dates(date(2012, 1, 1), date(2012, 12, 31)), min_size=1, max_size=80))
def test_what_is_here_is_never_missing(present: list[date]) -> None:
    found = holding("清河报", present)
    assert found.issues == len(present)
    assert not any(first <= day <= last and day == first for first, last in found.missing for day in present)
    assert all(found.first < first <= last < found.last for first, last in found.missing)


def test_a_long_silence_is_told_and_is_not_counted_as_missing() -> None:
    first, later = days(200), [day + timedelta(300) for day in days(60)]
    found = holding("清河报", [*first, *later])
    assert (found.missing, found.missing_issues) == ((), 0)
    assert found.silent == ((first[-1] + timedelta(1), later[0] - timedelta(1)),)
    work = [day for day in (*first, *later) if day.weekday() < 5]
    ((begin, end),) = holding("清河报", work).silent
    assert (begin.weekday() < 5, end.weekday() < 5) == (True, True)
    assert [day for day in work if begin <= day <= end] == []
    short = holding("清河报", [*first, *(day + timedelta(210) for day in days(60))])
    assert (short.silent, short.missing_issues) == ((), 10)
    assert holding("清河报", [date(2012, 1, 1), date(2013, 1, 1)]).silent == ()


@given(st.sets(st.integers(0, 6), min_size=1, max_size=2), st.sets(st.integers(0, 500), max_size=4))
def test_in_a_silence_there_is_no_issue_on_whatever_day(weekdays: set[int], extra: set[int]) -> None:
    paper = {day for day in days(500) if day.weekday() in weekdays and not 150 <= (day - START).days <= 350}
    present = paper | {START + timedelta(k) for k in extra}
    silent = holding("清河报", present).silent
    assert [day for first, last in silent for day in present if first <= day <= last] == []


def test_rests_do_not_part_a_silence() -> None:
    present = [*days(200), *(day + timedelta(300) for day in days(60))]
    (silence,) = holding("清河报", present).silent
    assert holding("清河报", present, rests=[silence[0] + timedelta(20)]).silent == (silence,)
