"""Issues of one day in other years, by either calendar."""

from __future__ import annotations

from datetime import date

from reader.model.lunar import lunar_day
from reader.workspace import importing
from reader.workspace.concordance import concordance, placed
from reader.workspace.issue_calendar import calendar_of
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions
from reader.workspace.this_day import this_day
from tests.library.papers import paper


def bring(session: Session, *days: str) -> None:
    for number, day in enumerate(days):
        more = ("铁匠铺的炉火旺。", "南坡村分到锄头。", "孩子们糊好风筝。", "卖藕的婆婆很放心。")[number] * 3
        text = f"# 渡口{number}号灯\n\n{more}河边的灯照着渡口。\n\n# 早市{day}开秤\n\n{more}早市的秤换了新的。"
        options = ImportOptions(newspaper="清河报", date=day)
        (outcome,) = importing.import_text(session, text, name=f"{day}.txt", options=options)
        assert outcome.status == "imported"


def test_the_same_day_of_other_years_comes_newest_first(session: Session) -> None:
    bring(session, "2020-11-24", "2022-11-24", "2023-11-23", "2026-11-24")
    papers = this_day(session, date(2026, 11, 24), front=1)
    assert [(p.day.isoformat(), p.years, p.articles, len(p.pieces)) for p in papers] == [
        ("2022-11-24", 4, 2, 1),
        ("2020-11-24", 6, 2, 1),
    ]


def test_an_issue_without_a_day_is_of_no_day_however_it_begins(session: Session) -> None:
    session.library.store(paper((("2020-11-24 渡口亮灯", ("灯亮了。",)),), day=None), name="a", origin="")
    bring(session, "2022-11-24")
    assert [p.day for p in this_day(session, date(2026, 11, 24))] == [date(2022, 11, 24)]
    assert list(calendar_of(session.library.catalogue.tree(), "柳湾报").days) == []


def test_by_the_traditional_calendar_the_days_are_others(session: Session) -> None:
    first, second = date(2022, 2, 1), date(2023, 1, 22)  # both the first day of the first month
    assert lunar_day(first)[:3] == lunar_day(second)[:3] == (1, False, 1)
    bring(session, first.isoformat(), "2022-01-22")
    assert [p.day for p in this_day(session, second, traditional=True)] == [first]
    assert [p.day for p in this_day(session, second)] == [date(2022, 1, 22)]


def test_lines_come_with_their_pieces_and_by_paper(session: Session) -> None:
    bring(session, "2020-11-24", "2022-11-24")
    found = concordance(session, "deng", order="newspaper")
    lines = placed(session, found, 0, len(found))
    assert [one.piece.date_published for one in lines] == sorted(
        (one.piece.date_published or "" for one in lines), reverse=True
    )
    assert {one.line.found for one in lines} == {"灯"}
    assert placed(session, found, 1, 2) == lines[1:2]
