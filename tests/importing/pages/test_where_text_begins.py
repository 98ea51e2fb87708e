"""The layout stage on make-ups in which text, name or 引题 do not stand below one another; no file, no renderer."""

from __future__ import annotations

import pytest

from reader.importing.pages import Box
from reader.importing.pages.marks import Run
from tests.importing.pages.test_layout import BODY, LEAD, column, run, spread, upright, words

OPEN = ["　　渡口的灯笼昨夜没有亮", "撑船的人一早就到了岸边看", "雾散以前谁也不肯开船走上", "岸去等的人还在看着水边的"]
GOES_ON = ["木桩子一根一根露出水面来", "水比昨天高了一尺多木桩子", "都没了老秦说今天不开船。"]
STAFF = "责编 江照野　美编 白芷兰　校对 褚立人"


def test_text_that_begins_beside_its_headline_is_its_first_column() -> None:
    page = spread(
        *column(40, 100, OPEN), run(166, 100, "雾散船开水又高", 20),
        *column(166, 140, GOES_ON), *column(292, 140, [*GOES_ON[:2], "老秦说今天不开船。"]),
        run(40, 220, "桥修好了", 20), *column(40, 260), *column(166, 260),
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开水又高", "桥修好了"]
    assert words(page, "body")[0].startswith("渡口的灯笼昨夜没有亮")
    assert "还在看着水边的木桩子一根一根" in words(page, "body")[0]
    assert page.stories[0].sure < 0.75  # nothing but the sentences tells


def test_text_that_ends_at_a_headlines_left_stays_apart() -> None:
    ended = [*OPEN[:2], "雾散以前谁也不肯开船。"]
    page = spread(
        *column(40, 100, ended), run(166, 100, "雾散船开水又高", 20), *column(166, 140), *column(292, 140)
    )  # fmt: skip
    assert len(page.stories) == 2
    assert words(page, "headline") == ["", "雾散船开水又高"]


def test_a_headline_may_run_down_amid_its_text() -> None:
    page = spread(*column(40, 100, OPEN), *upright(166, 104, "雾散船开", 14), *column(190, 100, GOES_ON))
    assert words(page, "headline") == ["雾散船开"]
    assert words(page, "body")[0].startswith("渡口的灯笼昨夜没有亮")


def test_a_kicker_may_stand_on_two_lines_at_its_headlines_left() -> None:
    page = spread(
        run(100, 100, "岸上的人", 12), run(100, 116, "等了一天", 12), run(156, 98, "雾散船开水又高", 28),
        run(160, 136, "老秦说今天还要等", 13), *column(40, 164), *column(166, 164), *column(292, 164),
    )  # fmt: skip
    assert words(page, "kicker") == ["岸上的人等了一天"]
    assert words(page, "headline") == ["雾散船开水又高"]
    assert words(page, "subheadline") == ["老秦说今天还要等"]


def _three(title: list[Run], y: float = 140) -> list[Run]:
    heads = [run(40 + 180 * k, y, h, 13) for k, h in enumerate(("桥修好了", "路也通了", "灯都亮了"))]
    return [*title, *heads, *(r for k in range(3) for r in column(40 + 180 * k, y + 24))]


def test_a_name_over_a_row_of_headlines_is_none() -> None:
    page = spread(*_three([run(236, 112, "热线问答", 20)]))
    assert words(page, "headline") == ["桥修好了", "路也通了", "灯都亮了"]
    assert ["".join(a.line.text) for a in page.asides if a.role == "section"] == ["热线问答"]


def test_a_headline_over_two_smaller_ones_stays_one() -> None:
    lead = [run(40, 60, "热线问答", 20), *column(40, 90), *column(166, 90)]
    page = spread(*_three(lead, 200))
    assert words(page, "headline") == ["热线问答", "桥修好了", "路也通了", "灯都亮了"]


def test_a_byline_belongs_to_the_headline_above_it_and_not_to_one_beside() -> None:
    page = spread(
        run(40, 100, "桥修好了", 18), *column(40, 140), run(330, 96, "路也通了灯都亮了", 18),
        run(375, 120, "老秦说还要等", 9), run(361, 132, "本报记者 江照野"), *column(310, 156), *column(436, 156),
    )  # fmt: skip
    assert words(page, "byline") == ["", "本报记者 江照野"]


@pytest.mark.parametrize("staff", ["社长：江照野　总编辑：白芷兰", "今日八版"])
@pytest.mark.parametrize("drawn", ["rules", "band", "rule"])
def test_a_line_of_day_and_facts_below_the_name_is_of_the_head(staff: str, drawn: str) -> None:
    facts = run(120, 96, f"2024年5月6日　星期一　农历三月廿八　总第3312期　{staff}", 8)
    above, below = Box(40, 90, 560, 91), Box(40, 108, 560, 108.5)
    rules = {"rules": (above, below), "rule": (above,), "band": ()}[drawn]
    page = spread(
        run(200, 30, "渡口日报", 46), run(480, 40, "国内统一连续出版物号", 8), run(480, 52, "CN 20-5361", 8), facts,
        run(40, 130, "雾散船开", 24), *column(40, 166), *column(166, 166),
        rules=rules, frames=(Box(40, 90, 560, 108),) if drawn == "band" else (),
    )  # fmt: skip
    assert (page.plate.newspaper, page.plate.date, page.plate.page) == ("渡口日报", "2024-05-06", None)
    assert words(page, "headline") == ["雾散船开"]


def test_staff_in_a_pages_head_need_no_colon_and_its_name_is_no_newspaper() -> None:
    page = spread(
        run(40, 44, "渡口早报", 15), run(260, 42, "专题新闻", 17), run(500, 40, "5", 24),
        run(400, 44, "2024年5月6日", 8), run(360, 56, STAFF, 8), run(40, 100, "雾散船开", 24),
        *column(40, 140), *column(166, 140),
    )  # fmt: skip
    assert (page.plate.newspaper, page.plate.page) == ("渡口早报", "5")
    assert words(page, "body") == words(
        spread(run(40, 100, "雾散船开", 24), *column(40, 140), *column(166, 140)), "body"
    )


def test_notices_in_cells_are_no_text_of_the_story_above() -> None:
    cells = tuple(Box(40 + 130 * k, 240, 170 + 130 * k, 272) for k in range(4))
    said = [
        r
        for c in cells
        for r in (run(c.left + 4, 244, "遗失声明　江照野遗失收", 7), run(c.left + 4, 256, "据一份，声明作废。", 7))
    ]
    page = spread(
        run(40, 100, "雾散船开", 24), *column(40, 140), *column(166, 140), *column(292, 140), *said, frames=cells
    )  # fmt: skip
    assert [s.kind for s in page.stories].count("ad") == 4
    assert all(
        "遗失" not in body for body in [words(page, "body")[k] for k, s in enumerate(page.stories) if s.kind != "ad"]
    )


def test_the_large_line_at_an_advertisements_head_is_its_headline_and_one_of_one_size_has_none() -> None:
    boxes = (Box(40, 240, 170, 300), Box(180, 240, 310, 300))
    page = spread(
        run(40, 100, "雾散船开", 24), *column(40, 140), *column(166, 140), *column(292, 140),
        run(44, 248, "招聘启事", 16), run(44, 272, "渡口商行　电话 5073144", 7), run(150, 290, "广告", 6),
        run(184, 248, "遗失声明　江照野遗失收", 7), run(184, 260, "据一份，声明作废。", 7),
        frames=boxes,
    )  # fmt: skip
    told = [[x.role for x in s.parts] for s in page.stories if s.kind == "ad"]
    assert sorted(told, key=len) == [["body", "body"], ["headline", "body", "body"]]


def test_a_caption_without_a_picture_stays_out_of_the_sentence_that_goes_on_below_it() -> None:
    caption = [run(166, 140, "图为渡口的白鹅上了岸以后", 7), run(166, 150, "还在看着水边的人。", 7)]
    page = spread(
        run(40, 100, "雾散船开", 24), *column(40, 140, [*OPEN, *GOES_ON[:2]]), *caption,
        *column(166, 140 + 2 * LEAD, [*GOES_ON[:2], "老秦说今天不开船。"]),
    )  # fmt: skip
    assert words(page, "caption") == ["图为渡口的白鹅上了岸以后还在看着水边的人。"]
    assert "图为" not in words(page, "body")[0]


def test_a_subheadline_as_wide_as_its_headline_is_no_text() -> None:
    page = spread(
        run(80, 100, "雾散船开了", 18), run(81, 122, "——老秦说还要等", 11), run(100, 136, "本报记者 江照野"),
        *column(40, 156), *column(166, 156),
    )  # fmt: skip
    assert words(page, "subheadline") == ["——老秦说还要等"]
    assert words(page, "byline") == ["本报记者 江照野"]


def test_two_marks_that_hang_out_of_a_ragged_column_do_not_move_its_edge() -> None:
    ragged = [
        "　　“水清了鱼自己会回来”",
        "木匠一边说一边换下了十根",
        "锈坏的闸门他说今年的水比",
        "去年多了12里。”，",
        "两处塌方",
    ]
    lines = [run(40, 140 + LEAD * k, line) for k, line in enumerate(ragged)]
    lines[3] = run(40, 140 + LEAD * 3, "去年多了一千二百里。”，”")
    page = spread(run(40, 100, "雾散船开", 24), *lines, run(40 + BODY * 14, 140, "还在修。"), *column(166, 154))
    assert words(page, "headline") == ["雾散船开"]


def test_a_newspapers_name_may_run_down_with_its_day_below_it() -> None:
    name = upright(40, 30, "渡口日报", 44)
    facts = [run(36, 214, "2024年5月6日", 8), run(44, 226, "星期一", 8), run(44, 238, "今日四版", 8)]
    page = spread(
        *name, *facts, run(140, 40, "雾散船开水又高", 26), *column(110, 80), *column(236, 80),
        run(40, 262, "桥修好了", 18), *column(40, 290),
    )  # fmt: skip
    assert (page.plate.newspaper, page.plate.date, page.plate.page) == ("渡口日报", "2024-05-06", None)
    assert words(page, "headline") == ["雾散船开水又高", "桥修好了"]


def test_a_caption_above_a_headline_is_that_of_its_story() -> None:
    caption = run(40, 190, "图为渡口的白鹅上了岸。本报记者 江照野 摄", 7)
    side = [run(430, 60, "桥修好了", 15), *column(430, 84), *column(430, 84 + 6 * LEAD, GOES_ON)]
    page = spread(caption, run(40, 206, "雾散船开水又高", 24), *column(40, 240), *column(166, 240), *side)
    captions = {words(page, "headline")[k]: c for k, c in enumerate(words(page, "caption"))}
    assert captions["桥修好了"] == ""
    assert captions["雾散船开水又高"].startswith("图为渡口")


def test_a_subheadline_that_goes_on_in_a_name_like_line_is_no_byline() -> None:
    page = spread(
        run(40, 100, "雾散船开水又高", 20), run(40, 126, "渡口两处工地一同开工照", 11), run(40, 139, "常通行", 11),
        *column(40, 164), *column(166, 164),
    )  # fmt: skip
    assert words(page, "subheadline") == ["渡口两处工地一同开工照常通行"]
    assert words(page, "byline") == [""]


def test_a_subheadline_and_a_name_set_like_the_text_are_both_told() -> None:
    page = spread(
        run(40, 100, "雾散船开水又", 18), run(40, 122, "老秦说还要等"), run(40, 134, "本报记者 江照野"),
        *column(40, 156), *column(166, 156),
    )  # fmt: skip
    assert words(page, "subheadline") == ["老秦说还要等"]
    assert words(page, "byline") == ["本报记者 江照野"]


def test_a_name_over_items_with_bullets_is_no_headline() -> None:
    heads = [f"●{c}修好了" for c in "桥路灯"]
    items = [
        r for k in range(3) for r in (run(40, 126 + 60 * k, heads[k], 12), *column(40, 142 + 60 * k, OPEN[:2]))
    ]  # fmt: skip
    page = spread(run(60, 100, "今日快递", 16), *items)
    assert [h.strip("●") for h in words(page, "headline")] == ["桥修好了", "路修好了", "灯修好了"]


def test_a_small_headline_at_the_left_of_a_large_one_keeps_its_own_text() -> None:
    page = spread(
        run(40, 100, "雾散船", 22), run(40, 128, "开水高", 22), run(40, 154, "老秦说还要等"), *column(40, 170),
        run(180, 100, "桥修好了路也通", 44), *column(180, 160), *column(306, 160),
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开水高", "桥修好了路也通"]
    assert words(page, "kicker") == ["", ""]
