"""The days that pieces tell of, whenever they were printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reader.workspace import importing
from reader.workspace.event_days import event_days
from reader.workspace.session import Session

PAPERS = {
    "2024-01-04": "12月30日，渡口的船停了半天，等雾散了才开。",
    "2024-05-08": "5月6日，渡口添了一条新船，摆渡人高兴。",
    "2024-05-09": "本报前天说过，5月6日渡口的船下水，来看的人很多。",
    "2024-05-10": "渡口的事情还有许多，没有一个日子。",
}


@pytest.fixture
def told(session: Session, tmp_path: Path) -> Session:
    for day, body in PAPERS.items():
        year, month, number = (int(part) for part in day.split("-"))
        path = tmp_path / f"桥市报 {day}.txt"
        path.write_text(f"桥市报\n{year}年{month}月{number}日\n\n# 桥市新事{month}之{number}\n\n{body}\n", "utf-8")
        list(importing.import_paths(session, [path]))
    return session


def test_pieces_stand_under_the_day_that_they_tell_of(told: Session) -> None:
    found = event_days(told, "dukou")
    assert [one.day for one in found] == [date(2023, 12, 30), date(2024, 5, 6)]
    assert [piece.date_published for piece in found[1].pieces] == ["2024-05-08", "2024-05-09"]
    assert event_days(told, "雾") == found[:1]
    assert event_days(told, "") == found
    assert event_days(told, "日期:2024-05") == found[1:]
    assert event_days(told, "没有这个词") == ()
