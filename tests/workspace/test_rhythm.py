"""Which days are missing, by one rule for calendar and holdings."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.model.summary import Collection, TreeNode
from reader.workspace.holdings import holding
from reader.workspace.issue_calendar import calendar_of
from reader.workspace.rhythm import missing_days

START = date(1988, 3, 7)  # a Monday


def run(count: int, *, every: int = 1, start: date = START) -> list[date]:
    return [start + timedelta(every * k) for k in range(count)]


def test_a_day_is_missing_where_its_weekday_is_usual_just_then() -> None:
    daily, weekly = run(70), run(20, every=7, start=START + timedelta(70))
    present = [day for day in (*daily, *weekly) if day != START + timedelta(30)]
    assert missing_days(present) == [START + timedelta(30)]  # and none of the weekly years' other six days
    workdays = [day for day in run(90) if day.weekday() < 6 and day != START + timedelta(45)]
    assert missing_days(workdays) == [START + timedelta(45)]


def test_issue_numbers_know_better() -> None:
    holiday = range(40, 47)
    present = [day for k, day in enumerate(run(90)) if k not in holiday]
    assert len(missing_days(present)) == len(holiday)
    going_on = {day: 500 + k for k, day in enumerate(present)}
    assert missing_days(present, going_on) == []
    skipping = {day: 500 + (day - START).days for day in present}
    assert missing_days(present, skipping) == [START + timedelta(k) for k in holiday]
    weekly = run(12, every=7)
    specials = {day: 1 + (day - START).days for day in weekly}  # it appears daily after all
    assert len(missing_days(weekly, specials)) == 11 * 6


def test_days_of_rest_and_years_of_silence_are_not_missing() -> None:
    present = [day for day in run(60) if day != START + timedelta(30)]
    assert missing_days(present, rests={START + timedelta(30)}) == []
    assert missing_days([*run(60), *run(60, start=START + timedelta(4000))]) == []


@given(st.lists(st.dates(date(1988, 1, 1), date(1989, 12, 31)), min_size=1, max_size=120, unique=True))
def test_what_is_here_is_never_missing_and_nothing_is_beyond_the_span(days: list[date]) -> None:
    present = sorted(days)
    found = missing_days(present)
    assert not set(found) & set(present)
    assert found == sorted(set(found))
    assert all(present[0] < day < present[-1] for day in found)


def test_calendar_and_holdings_say_the_same() -> None:
    present = [day for day in run(120) if day.weekday() < 6 and day != START + timedelta(45)]
    issues = tuple(
        TreeNode(
            collection=Collection(kind="newspaper", path=("河口晚报", str(day.year), f"i{k}")),
            label=day.isoformat(), count=3, unread=k % 2,
        )
        for k, day in enumerate(present)
    )  # fmt: skip
    year = TreeNode(
        collection=Collection(kind="newspaper", path=("河口晚报", "1988")),
        label="1988",
        count=1,
        unread=1,
        children=issues,
    )
    paper = TreeNode(
        collection=Collection(kind="newspaper", path=("河口晚报",)),
        label="河口晚报",
        count=1,
        unread=1,
        children=(year,),
    )
    found = calendar_of((paper,), "河口晚报")
    told = holding("河口晚报", present)
    assert sorted(found.missing) == [first for first, last in told.missing if first == last]
    assert (found.first, found.last) == (told.first, told.last)
    assert found.beside("i0", 1) == "i1"
    assert found.beside("i0", -1) == ""
    assert calendar_of((paper,), "别的报").days == {}
