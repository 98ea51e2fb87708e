"""Columns that something crosses, and where the text at a column's head comes from: marks made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.importing import read_bytes
from reader.importing.pages import Box, Marks, Run, lay_out_pages
from tests.importing.pages.test_layout import BODY, LEAD, LINES, column, run, spread, upright, words


def pieces(text: str, x: float, y: float) -> list[Run]:
    """Return a line whose runs end behind marks, as many writers set them."""
    made, begin = [], x
    for part in text.replace("，", "，\n").replace("。", "。\n").split("\n"):
        if part:
            made.append(run(begin, y, part))
            begin += len(part) * BODY
    return made


def test_a_byline_over_two_columns_crosses_their_gutter_and_joins_no_lines() -> None:
    page = spread(
        run(90, 100, "雾散船开人人上岸", 20), run(142, 127, "本报记者　周小满"), *column(40, 145, LINES[:2]),
        run(166, 145, "的一人说的话。"), run(90, 400, "桥修好了", 20), *column(40, 440), *column(166, 440),
    )  # fmt: skip
    assert words(page, "body")[:1] == ["".join(LINES[:2]).strip("　") + "的一人说的话。"]


def test_a_headline_with_a_space_over_a_gutter_is_one_where_the_text_below_goes_on() -> None:
    first = [*pieces("渡口的灯笼昨夜没有亮", 58, 140), *column(40, 140 + LEAD, LINES[1:5])]
    second = [r for k in range(4) for r in pieces("上的，人都说雾大看不见对", 166, 140 + LEAD * k)]
    page = spread(run(50, 100, "渡口夜里", 24), run(164, 100, "雾大难行", 24), *first, *second)
    assert words(page, "headline") == ["渡口夜里 雾大难行"]


def test_what_comes_from_another_page_is_of_no_story_beside_it() -> None:
    page = spread(
        run(40, 100, "雾散船开", 20), *column(40, 140), *column(166, 140, [LINES[1], LINES[3]]),
        run(40, 230, "（上接第一版）的人都说雾大看不见对岸的灯。"), *column(40, 230 + LEAD, LINES[:2]),
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开", ""]
    assert words(page, "body")[1].startswith("（上接第一版）")


def test_a_sentence_goes_on_once_and_in_the_next_column() -> None:
    """Each column has a headline in it: what stops at its foot goes on at the head of the next."""
    full = "有一盏灯在对岸亮了一整夜"
    begun = [LINES[0], *[full] * 8]
    page = spread(
        run(40, 100, "雾散船开", 14), *column(40, 120, [LINES[0], *[full] * 12]),
        *column(166, 100, [full, "就是这样。"]), run(166, 150, "桥修好了", 14), *column(166, 170, begun),
        *column(292, 100, [full, "也是这样。"]), run(292, 150, "路也通了", 14), *column(292, 170, begun),
        *column(418, 100, [full, "还是这样。"]),
    )  # fmt: skip
    told = {h: w[-5:] for h, w in zip(words(page, "headline"), words(page, "body"), strict=True)}
    assert told == {"雾散船开": "就是这样。", "桥修好了": "也是这样。", "路也通了": "还是这样。"}


def test_text_beside_a_list_of_contents_is_none_of_it() -> None:
    listed = [run(310, 82 + 24 * k, f"渡口的第{k}件新事（{k}版）") for k in range(2, 7)]
    page = spread(
        run(40, 90, "雾散船开", 20), *column(40, 130, LINES * 2), *column(166, 130, LINES * 2),
        run(320, 100, "今日导读", 14), *listed,
    )  # fmt: skip
    assert [len(s.parts) for s in page.stories] == [1 + 20]
    assert sum(a.role == "contents" for a in page.asides) == 6


def test_a_caption_above_the_text_hides_nobody_who_wrote_it() -> None:
    text = (
        "# 溪口新报\n\n## 桥修好了\n\n图为乡亲们走过新桥。\n\n本报讯（记者林晓舟）昨天一早，雾散船开，桥上站满了人。\n"
    )
    (issue,) = read_bytes(text.encode(), name="a.md").issues
    assert [(c.role, c.name) for c in issue.articles[0].credits] == [("记者", "林晓舟")]
    assert issue.articles[0].paragraphs[0].role == "caption"


def test_bold_lines_by_themselves_over_a_paragraph_are_its_headline() -> None:
    """As large as the text, in a narrow column, with no section's name above."""
    bold = [
        replace(run(45, 300 + LEAD * k, text), bold=True) for k, text in enumerate(["渡口的灯笼：夜里", "要亮到天明"])
    ]
    page = spread(
        run(40, 100, "雾散船开", 20), *column(40, 140), *column(166, 140), *bold, *column(40, 334), *column(166, 334),
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开", "渡口的灯笼：夜里要亮到天明"]


@pytest.mark.parametrize(
    ("above", "picture", "said"),
    [
        (10, None, ("“旧船不翻过来", "木头就要烂掉”")), (10, None, ("旧船不翻过来的话", "木头就要烂掉")),
        (0, Box(166, 140, 274, 306), ("老秦在渡口翻船", "孩子们围着看")),
        (0, Box(166, 140, 274, 306), ("老秦在渡口翻船",)),
        (10, Box(166, 284, 274, 306), ("老秦在渡口翻船",)),
    ],
)  # fmt: skip
def test_a_bold_caption_and_a_pull_quote_tear_no_story(above: int, picture: Box | None, said: tuple[str, ...]) -> None:
    first = 310 + LEAD * len(said)
    middle = [r for r in column(166, 140, LINES * 2) if r.box.top < 140 + above * LEAD]
    bold = [replace(run(166, 310 + LEAD * k, text), bold=True) for k, text in enumerate(said)]
    marks = Marks(
        430, 700,
        (run(40, 100, "雾散船开", 24), *column(40, 140, LINES * 5), *middle, *bold, *column(166, first + 8, LINES * 2),
         *column(292, 140, LINES * 5)),
        pictures=(picture,) if picture else (),
    )  # fmt: skip
    (page,) = lay_out_pages([marks])
    assert words(page, "headline") == ["雾散船开"]
    assert len([s for s in page.stories if s.kind == "story"]) == 1


def test_a_subheadline_and_a_byline_of_the_texts_size_are_no_text() -> None:
    page = spread(
        run(100, 100, "雾散船开人人上岸", 14), run(120, 122, "两处工地同时开工"), run(129, 122 + LEAD, "本报记者周宁"),
        *column(40, 160), *column(166, 160),
    )  # fmt: skip
    assert [(p.role, p.line.text) for p in page.stories[0].parts[:3]] == [
        ("headline", "雾散船开人人上岸"), ("subheadline", "两处工地同时开工"), ("byline", "本报记者周宁"),
    ]  # fmt: skip


def test_an_upright_headline_may_stand_at_half_the_height_of_its_text() -> None:
    page = spread(
        run(40, 60, "雾散船开", 24), *column(40, 100, LINES * 5), *column(166, 100, LINES * 5),
        *upright(300, 260, "渡口来信", 20), *column(326, 70, LINES * 6), *column(452, 70, LINES * 6),
    )  # fmt: skip
    assert sorted(words(page, "headline")) == ["渡口来信", "雾散船开"]


def test_a_headline_with_a_space_is_one_where_a_sentence_ends_in_the_first_line_of_its_second_column() -> None:
    first = [*pieces("渡口的灯笼昨夜没有亮", 58, 140), *column(40, 140 + LEAD, LINES[1:5] * 2)]
    second = [*pieces("上了岸。", 166, 140), *column(166, 140 + LEAD, LINES * 2)]
    page = spread(run(50, 100, "渡口夜里", 24), run(170, 100, "雾大难行", 24), *first, *second)
    assert words(page, "headline") == ["渡口夜里 雾大难行"]


def test_the_title_of_a_picture_is_no_part_of_the_headline_beside_it() -> None:
    page = spread(
        run(40, 100, "雾散船开人人上岸", 14), *column(40, 130, LINES * 3), run(166, 100, "白鹅过河", 14),
        run(166, 266, "图为渡口的白鹅。（周小满摄）", 8), pictures=(Box(166, 120, 310, 260),),
    )  # fmt: skip
    assert sorted(words(page, "headline")) == ["白鹅过河", "雾散船开人人上岸"]


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("edge", [165.0, 166.0, 169.5])
def test_a_line_too_long_for_its_column_ends_where_the_next_column_begins(edge: float, indent: str) -> None:
    """It is not set closer than its column is wide, as some writers leave it, and reaches to the next column's line."""
    long = indent + "岸上的人都在等他们自己的那条船"[: 14 - len(indent)]
    first = [LINES[0], *LINES[1:2] * 2, long, *LINES[1:2] * 3]
    page = spread(
        run(50, 100, "渡口夜里雾大难行", 24), *column(40, 140, first),
        *column(edge, 140, [LINES[3][2:], *LINES[4:] * 6]),
    )  # fmt: skip
    assert words(page, "body") == [("".join(first) + LINES[3][2:] + LINES[4] * 6).replace("　", "")]


@pytest.mark.parametrize("shift", [0.0, 0.4])
def test_upright_type_drawn_twice_is_said_once(shift: float) -> None:
    own = [r for k in range(2) for r in upright(300 + k * shift, 100, "渡口“来”信", 20)]
    page = spread(
        run(40, 60, "雾散船开", 24), *column(40, 100, LINES * 5), *column(166, 100, LINES * 5),
        *own, *column(326, 100, LINES * 6), *column(452, 100, LINES * 6),
    )  # fmt: skip
    assert sorted(words(page, "headline")) == ["渡口“来”信", "雾散船开"]


@pytest.mark.parametrize("ruled", [False, True])
def test_an_upright_headline_takes_no_text_that_another_one_or_a_rule_parts_from_it(ruled: bool) -> None:
    page = spread(
        run(40, 60, "雾散船开", 24), *column(40, 90, LINES[:4]),
        *(() if ruled else upright(40, 300, "桥修好了", 20)), *column(130, 300, [LINES[3], LINES[4]] * 5),
        *upright(270, 300, "渡口来信", 20), *column(420, 300, LINES * 2),
        rules=(Box(255, 280, 256, 460),) if ruled else (),
    )  # fmt: skip
    told = dict(zip(words(page, "headline"), words(page, "body"), strict=True))
    assert told["渡口来信"].startswith("渡口的灯笼")
    assert ruled or told["桥修好了"].startswith("岸上等船")


def test_below_a_picture_a_news_lead_begins_a_story_and_the_bold_line_above_is_its_headline() -> None:
    lead = ["　　本报讯（记者江照野）昨", *LINES[1:5] * 2]
    marks = Marks(
        430, 700,
        (run(40, 100, "雾散船开", 24), *column(40, 140, LINES * 5), replace(run(166, 310, "老秦在渡口翻船"), bold=True),
         *column(166, 310 + LEAD + 8, lead), *column(292, 140, LINES * 5)),
        pictures=(Box(166, 140, 274, 306),),
    )  # fmt: skip
    (page,) = lay_out_pages([marks])
    assert sorted(words(page, "headline")) == ["老秦在渡口翻船", "雾散船开"]


def test_a_subheadline_on_its_headlines_axis_is_none_of_the_text_however_wide_it_is() -> None:
    wide = spread(
        run(40, 100, "雾散船开人人上岸去了对岸的渡口看灯", 20), run(156, 128, "两处工地同时开工到年底"),
        *column(40, 128 + LEAD), *column(166, 128 + LEAD), *column(292, 128 + LEAD),
    )  # fmt: skip
    assert [p.line.text for p in wide.stories[0].parts if p.role == "subheadline"] == ["两处工地同时开工到年底"]
    page = spread(
        *column(40, 100, LINES * 3), run(54, 360, "雾散船开", 20), run(58, 384, "两处工地同时开工"),
        run(62.5, 384 + LEAD, "到年底都能完成"), run(62.5, 384 + 2.2 * LEAD, "本报记者周小宁"), *column(40, 440),
        *column(166, 100, LINES * 5),
    )  # fmt: skip
    told = [(p.role, p.line.text) for s in page.stories for p in s.parts if p.role in ("subheadline", "byline")]
    assert told == [
        ("subheadline", "两处工地同时开工"), ("subheadline", "到年底都能完成"), ("byline", "本报记者周小宁"),
    ]  # fmt: skip
