"""Two pages on one sheet: each is read by itself, in their order, and what stands on them keeps its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.importing.formats.spreads import extract_of
from reader.importing.pages import Box, Marks, Run, lay_out_pages
from reader.importing.pages.kept import marks_of
from reader.importing.pages.line import runs_of
from tests.importing.pages.test_layout import LINES, column, run, upright

HEAD = {2: ("雾散船开", "桥修好了"), 3: ("路也通了", "灯亮了")}


def page(number: int) -> list[Run]:
    first, second = HEAD[number]
    return [
        run(40, 40, f"第{number}版　乡村"), run(300, 40, "2023年6月3日"),
        run(40, 100, first, 24), *column(40, 140), *column(166, 140), run(40, 300, second, 24),
        *column(40, 340), *column(166, 340),
    ]  # fmt: skip


def beside(runs: list[Run], across: float) -> list[Run]:
    return [replace(r, box=Box(r.box.left + across, r.box.top, r.box.right + across, r.box.bottom)) for r in runs]


def test_an_open_newspaper_is_two_pages() -> None:
    sheet = Marks(860, 600, (*page(2), *beside(page(3), 430)))
    left, right = lay_out_pages([sheet])
    assert [(s.number, s.plate.page, s.plate.date) for s in (left, right)] == [
        (1, "2", "2023-06-03"), (1, "3", "2023-06-03"),
    ]  # fmt: skip
    told = [[p.line.text for p in s.parts if p.role == "headline"] for spread in (left, right) for s in spread.stories]
    assert told == [["雾散船开"], ["桥修好了"], ["路也通了"], ["灯亮了"]]
    where = {r.text: r.box.left for x in right.lines() for r in runs_of(x)}
    assert where["路也通了"] == 40 + 430
    extract = extract_of([sheet], [left, right], "pdf")
    assert [r.page for r in extract.records] == ["2", "2", "3", "3"]
    (kept,) = marks_of(extract.layout, extract.text)
    assert len(lay_out_pages([kept])) == 2


def test_what_goes_over_the_fold_makes_one_of_both() -> None:
    over = [*page(2)[:2], *beside(page(3)[:2], 430), run(300, 100, "两岸的人都来看灯", 30)]
    text = [r for k in range(6) for r in column(40 + 126 * k + 40 * (k > 2), 160, LINES * 3)]
    (whole,) = lay_out_pages([Marks(860, 600, (*over, *text))])
    assert [len(s.parts) for s in whole.stories] == [1 + 6 * 15]


def test_a_wide_page_with_one_head_is_one() -> None:
    runs = [r for r in page(2) if "版" not in r.text]
    (whole,) = lay_out_pages([Marks(860, 600, (*runs, *beside(page(3), 430)))])
    assert len(whole.stories) == 4


@pytest.mark.parametrize(
    "head",
    [
        ("第3版　要闻", "河湾日报　2023年6月3日"), ("河湾日报　2023年6月3日", "责任编辑 江照野　第3版"),
        ("第3版　河湾日报", "河湾日报　第3版"),
    ],
)  # fmt: skip
def test_a_landscape_page_with_one_head_set_left_and_right_is_one(head: tuple[str, str]) -> None:
    text = [r for k in range(6) for r in column(40 + 126 * k + 40 * (k > 2), 140, LINES * 3)]
    (whole,) = lay_out_pages(
        [Marks(860, 600, (run(40, 40, head[0]), run(600, 40, head[1]), run(40, 100, "雾散船开", 24), *text))]
    )
    assert whole.plate.page == "3"
    assert [len(s.parts) for s in whole.stories] == [1 + 6 * 15]


def test_what_stands_beyond_a_sheets_edge_is_read_with_its_half() -> None:
    beyond = [run(-60, 500, "左边外头的话"), run(862, 520, "右边外头的话")]
    sheet = Marks(860, 600, (*page(2), *beside(page(3), 430), *beyond))
    made = lay_out_pages([sheet])
    where = {r.text: r.box.left for spread in made for x in spread.lines() for r in runs_of(x)}
    assert (len(made), where["左边外头的话"], where["右边外头的话"]) == (2, -60, 862)


def upright_page(left: float, name: str, number: int) -> list[Run]:
    lines = [r for k in range(12) for r in upright(left + 300 - 15 * k, 60, "渡口的灯笼昨夜没有亮撑船的人一早就到", 9)]
    return [*upright(left + 360, 60, f"第{number}版", 9), *upright(left + 330, 60, name, 20), *lines]


def test_what_stands_on_a_sheet_with_one_upright_half_keeps_its_place() -> None:
    sheet = Marks(860, 600, (*page(2), *upright_page(430, "路也通了", 3)))
    extract = extract_of([sheet], lay_out_pages([sheet]), "picture")
    (kept,) = marks_of(extract.layout, extract.text)
    was = {(r.text, round(r.box.left), round(r.box.bottom)) for r in sheet.runs}
    assert {(r.text, round(r.box.left), round(r.box.bottom)) for r in kept.runs} <= was


def test_an_open_newspaper_that_is_set_upright_begins_at_the_right() -> None:
    sheet = Marks(860, 500, (*upright_page(0, "灯亮了", 3), *upright_page(430, "路也通了", 2)))
    made = lay_out_pages([sheet])
    assert [s.plate.page for s in made] == ["2", "3"]
    assert all(s.turned for s in made)
    assert [["".join(p.line.text for p in s.parts if p.role == "headline") for s in x.stories] for x in made] == [
        ["路也通了"], ["灯亮了"],
    ]  # fmt: skip
    extract = extract_of([sheet], made, "picture")
    (kept,) = marks_of(extract.layout, extract.text)
    assert {round(r.box.left) for r in kept.runs if r.size > 15} == {330, 760}


def test_two_halves_that_say_the_same_name_and_day_and_no_number_are_two_pages() -> None:
    def half(number: int) -> list[Run]:
        return [run(40, 40, "河湾日报　2023年6月3日"), *(r for r in page(number) if r.box.top > 60)]

    made = lay_out_pages([Marks(860, 600, (*half(2), *beside(half(3), 430)))])
    assert [len(spread.stories) for spread in made] == [2, 2]
