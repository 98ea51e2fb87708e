"""The life of a name: offices in order with their sentences, with whom; two people of one name parted, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import NotFound, WrongRequest
from reader.workspace import importing, life
from reader.workspace.session import Session

PAPERS = {
    "2019-03-02": "村委会主任周建山说，桥要修。",
    "2021-06-09": "新的水闸开了。镇长周建山说，水够用了。他与县长林志远看了水闸。",
    "2023-05-01": "队员们练了三天。教练周建山告诉记者，球队能赢。",
}


@pytest.fixture
def told(filled: Session, tmp_path: Path) -> Session:
    for day, body in PAPERS.items():
        path = tmp_path / f"桥市报 {day}.txt"
        year, month, number = day.split("-")
        path.write_text(f"桥市报\n{year}年{int(month)}月{int(number)}日\n\n# 桥市新事{number}\n\n{body}\n", "utf-8")
        list(importing.import_paths(filled, [path]))
    return filled


def test_offices_stand_in_order_with_the_sentence_that_says_so(told: Session) -> None:
    (one,) = life.lives(told, "周建山")
    assert [office.title for office in one.offices][:3] == ["主任", "镇长", "教练"]
    assert [office.first for office in one.offices] == [20190302, 20210609, 20230501]
    assert one.offices[1].sentence == "镇长周建山说，水够用了。"
    assert (one.first, one.last) == (20190302, 20230501)
    assert [other.name for other in one.beside] == ["林志远"]


def test_two_of_one_name_are_parted_by_hand_and_it_can_be_undone(told: Session) -> None:
    life.part(told, "周建山", ["教练"])
    first, second = life.lives(told, "周建山")
    assert [office.title for office in second.offices] == ["教练"]
    assert "教练" not in {office.title for office in first.offices}
    assert (second.first, first.last) == (20230501, 20210609)
    told.library.undo()
    assert len(life.lives(told, "周建山")) == 1
    told.library.redo()
    assert len(life.lives(told, "周建山")) == 2
    life.part(told, "周建山", [])
    assert len(life.lives(told, "周建山")) == 1


def test_what_cannot_be_parted_is_said(told: Session) -> None:
    with pytest.raises(WrongRequest, match="市长"):
        life.part(told, "周建山", ["市长"])
    with pytest.raises(WrongRequest):
        life.part(told, "周建山", ["主任", "镇长", "教练"])
    assert life.lives(told, "zhoujianshan") == life.lives(told, "周建山")
    with pytest.raises(NotFound):
        life.lives(told, "没有这人")
    assert life.namesakes(told) == {}


def test_two_whose_names_are_alike_but_for_a_character_are_never_taken_for_each_other(
    filled: Session, tmp_path: Path
) -> None:
    path = tmp_path / "桥市报.txt"
    body = "市长李升说，桥要修。校长李昇说，学校也要修。教练李升说，球队能赢。主任李昇说，天晴了。"
    other = "市长李升说，路通了。校长李昇说，书到了。"
    path.write_text(f"桥市报\n2019年3月2日\n\n# 桥市新事\n\n{body}\n\n# 路市新事\n\n{other}\n", "utf-8")
    list(importing.import_paths(filled, [path]))
    for name, offices in {"李升": {"市长", "教练"}, "李昇": {"校长", "主任"}}.items():
        (one,) = life.lives(filled, name)
        assert (one.name, {office.title for office in one.offices}) == (name, offices)
    life.part(filled, "李升", ["教练"])
    assert len(life.lives(filled, "李昇")) == 1
    life.part(filled, "李昇", ["主任"])
    assert life.namesakes(filled) == {"李升": frozenset({"教练"}), "李昇": frozenset({"主任"})}
