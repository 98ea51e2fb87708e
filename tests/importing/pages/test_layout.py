"""The layout stage on marks made by hand: no file, no renderer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.importing.pages import Box, Marks, Run, Spread, lay_out_pages

Boxes = tuple[Box, ...]
BODY = 9.0
LEAD = 14.0
TOP = "岸边的芦苇割完了"
LINES = [
    "　　渡口的灯笼昨夜没有亮",
    "撑船的人一早就到了岸边看",
    "雾散以前谁也不肯开船走。",
    "　　岸上等船的有十一个人",
    "其中一人抱着一只白鹅站着",
]


def run(x: float, y: float, text: str, size: float = BODY) -> Run:
    indent = len(text) - len(text.lstrip("　"))
    words = text.lstrip("　")
    return Run(Box(x + indent * size, y, x + (indent + len(words)) * size, y + size), words, size)


def column(x: float, y: float, lines: Sequence[str] = LINES) -> list[Run]:
    return [run(x, y + LEAD * k, line) for k, line in enumerate(lines)]


def upright(x: float, y: float, text: str, size: float) -> list[Run]:
    return [run(x, y + size * k, char, size) for k, char in enumerate(text)]


def spread(*runs: Run, rules: Boxes = (), frames: Boxes = (), pictures: Boxes = ()) -> Spread:
    (made,) = lay_out_pages([Marks(600, 800, tuple(runs), rules, frames, pictures)])
    return made


def words(spread_: Spread, role: str) -> list[str]:
    return ["".join(p.line.text for p in s.parts if p.role == role) for s in spread_.stories]


def test_stories_side_by_side_keep_their_columns() -> None:
    page = spread(
        run(40, 100, "桥修好了", 24), *column(40, 140), *column(166, 140),
        run(310, 100, "路也通了", 24), *column(310, 140), *column(436, 140),
    )  # fmt: skip
    assert words(page, "headline") == ["桥修好了", "路也通了"]
    assert [len(s.parts) for s in page.stories] == [1 + 10, 1 + 10]


def test_a_centred_headline_owns_the_columns_that_it_does_not_reach_over() -> None:
    page = spread(run(200, 100, "雾散船开", 20), *column(40, 140), *column(166, 140), *column(292, 140))
    assert words(page, "headline") == ["雾散船开"]
    assert len(page.stories[0].parts) == 1 + 15


def test_a_mark_that_hangs_into_the_gutter_joins_no_columns() -> None:
    hanging = [LINES[0] + "，", *LINES[1:]]
    page = spread(run(40, 100, "雾散船开", 20), *column(40, 140, hanging), *column(168, 140))
    assert max(len(p.line.text) for p in page.stories[0].parts) == 12


def test_text_goes_on_at_the_head_of_the_next_column() -> None:
    page = spread(
        run(40, 100, "雾散船开", 14), *column(40, 130), *column(166, 100, LINES[1:3]),
        run(166, 150, "桥修好了", 14), *column(166, 180),
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开", "桥修好了"]
    assert [len(s.parts) for s in page.stories] == [1 + 7, 1 + 5]
    assert [p.opens for p in page.stories[0].parts if p.role == "body"] == [
        True,
        False,
        False,
        True,
        False,
        False,
        False,
    ]


def test_an_upright_headline_belongs_to_the_text_beside_it() -> None:
    page = spread(*upright(40, 100, "雾散船开", 16), *column(80, 100), *column(206, 100))
    assert words(page, "headline") == ["雾散船开"]
    assert len(page.stories[0].parts) == 1 + 10


def test_an_upright_page_is_read_from_the_right() -> None:
    first = [c for k, line in enumerate(LINES[1:4]) for c in upright(500 - 16 * k, 60, line.strip("　"), BODY)]
    page = spread(
        *upright(540, 60, "雾散船开", 20), *first, *upright(430, 60, "桥修好了", 20), *upright(400, 60, LINES[1], BODY)
    )
    assert page.turned
    assert words(page, "headline") == ["雾散船开", "桥修好了"]
    assert words(page, "body")[0].startswith(LINES[1])


def test_kicker_and_subheadline_are_told_by_size_and_place() -> None:
    page = spread(
        run(76, 80, "深秋的河", 11), run(40, 96, "雾散船开", 26), run(70, 128, "白鹅也上了岸", 11), *column(40, 150),
        *column(166, 150),
    )  # fmt: skip
    assert (words(page, "kicker"), words(page, "subheadline")) == (["深秋的河"], ["白鹅也上了岸"])


def test_a_frame_keeps_its_story_apart() -> None:
    frame = Box(160, 90, 290, 230)
    page = spread(
        run(40, 100, "雾散船开", 14),
        *column(40, 130),
        run(166, 100, "桥修好了", 14),
        *column(166, 130),
        frames=(frame,),
    )
    assert [len(s.parts) for s in page.stories] == [6, 6]


def test_a_signed_caption_makes_a_picture_a_piece() -> None:
    picture = Box(300, 100, 500, 220)
    page = spread(
        run(40, 100, "雾散船开", 14),
        *column(40, 130),
        run(300, 224, "白鹅站在船头（罗敬之 摄）", 8),
        pictures=(picture,),
    )
    assert sorted(s.kind for s in page.stories) == ["photo", "story"]


def test_the_head_zone_says_day_number_and_page() -> None:
    page = spread(
        run(40, 40, "05", 16), run(80, 40, "民生", 16), run(250, 44, "2026年4月11日　星期六"),
        run(480, 40, "青石湾报", 16), run(40, 100, "雾散船开", 20), *column(40, 140), rules=(Box(40, 66, 560, 67),),
    )  # fmt: skip
    plate = page.plate
    assert (plate.newspaper, plate.date, plate.page, plate.page_name) == ("青石湾报", "2026-04-11", "5", "民生")
    assert words(page, "headline") == ["雾散船开"]


def test_a_list_of_contents_is_no_story() -> None:
    frame = Box(300, 90, 480, 200)
    rows = [run(310, 130 + 20 * k, f"白鹅上岸{'一二三'[k]}　（{k + 2}版）") for k in range(3)]
    page = spread(run(40, 100, "雾散船开", 14), *column(40, 130), run(310, 100, "今日导读", 14), *rows, frames=(frame,))
    assert len(page.stories) == 1
    assert sum(a.role == "contents" for a in page.asides) == 4


def test_a_table_is_read_row_by_row() -> None:
    cells = [("线路", "首班", "票价"), ("渡口", "6:10", "2"), ("石桥", "7:25", "3"), ("芦溪", "8:00", "6")]
    rows = [run(40 + 120 * j, 240 + 16 * k, cell) for k, row in enumerate(cells) for j, cell in enumerate(row)]
    page = spread(run(40, 100, "渡船改了班次", 20), *column(40, 140), *column(166, 140), *rows)
    assert [p.line.text for p in page.stories[0].parts][-3:] == ["渡口\t6:10\t2", "石桥\t7:25\t3", "芦溪\t8:00\t6"]
    assert all(p.opens for p in page.stories[0].parts[-4:])


def test_a_page_of_a_thousand_scattered_labels_is_read_from_above_to_below() -> None:
    labels = [run(20 + 37 * (k % 40), 20 + 23 * (k // 40) + 7 * (k % 2), "渡口") for k in range(1200)]
    (page,) = lay_out_pages([Marks(1600, 900, tuple(labels))])
    assert sum(len(s.parts) for s in page.stories) + len(page.asides) >= 1
    text = "".join(p.line.text for s in page.stories for p in s.parts) + "".join(a.line.text for a in page.asides)
    assert text.replace(" ", "").replace("\t", "").count("渡口") == 1200


def test_marks_that_give_up_their_blanks_stay_in_their_line() -> None:
    first = [run(58, 140, "灯笼没有亮。"), run(58 + 5.1 * BODY, 140, "“雾散了再走”")]
    page = spread(
        run(40, 100, "雾散船开", 20), *first, *column(40, 140 + LEAD, LINES[1:]), *column(176, 140), *column(312, 140)
    )
    assert page.stories[0].parts[1].line.text == "灯笼没有亮。“雾散了再走”"


def test_an_opening_mark_whose_blank_stands_outside_its_column_closes_no_gutter() -> None:
    second = ["　　岸上等船的有十一个人", LINES[1], LINES[2], LINES[4]]
    beside = [
        *column(160, 140, second[:1]),
        run(155.5, 140 + LEAD, "“雾散以前谁也不肯开船"),
        *column(160, 168, second[2:]),
    ]
    page = spread(run(40, 100, "雾散船开", 20), *column(40, 140, LINES[:4]), *beside)
    assert max(len(p.line.text) for p in page.stories[0].parts) <= 12


def test_a_headline_at_the_left_owns_the_text_that_begins_beside_it() -> None:
    page = spread(
        run(40, 100, "雾散船开", 18), *column(180, 100), *column(306, 100),
        run(40, 220, "桥修好了", 18), *column(180, 220), *column(306, 220), rules=(Box(40, 200, 560, 200.5),),
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开", "桥修好了"]
    assert [len(s.parts) for s in page.stories] == [1 + 10, 1 + 10]


def test_a_byline_at_the_other_end_of_its_line_is_the_headlines() -> None:
    page = spread(
        run(40, 100, "雾散船开", 20), run(480, 124, "本报记者 江照野"), *column(40, 150), *column(166, 150),
        *column(292, 150), *column(418, 150),
    )  # fmt: skip
    assert words(page, "byline") == ["本报记者 江照野"]


def test_a_kicker_as_large_as_the_text_in_another_face_is_a_kicker() -> None:
    kicker = replace(run(40, 84, "深秋的河上看到的变化"), face="Hei")
    text = [replace(r, face="Song") for r in (*column(40, 124), *column(166, 124))]
    page = spread(kicker, run(40, 98, "雾散船开", 18), *text)
    assert (words(page, "kicker"), words(page, "headline")) == (["深秋的河上看到的变化"], ["雾散船开"])


def test_a_page_head_says_number_and_name_without_the_word_page() -> None:
    page = spread(
        run(40, 30, "3　乡村"), run(260, 30, "青石日报"), run(440, 30, "2024年4月8日　星期一"),
        run(40, 80, "雾散船开", 20), *column(40, 120), *column(166, 120), rules=(Box(40, 50, 560, 50.5),),
    )  # fmt: skip
    assert (page.plate.page, page.plate.page_name, page.plate.newspaper) == ("3", "乡村", "青石日报")


def test_a_column_below_a_picture_keeps_its_own_edge() -> None:
    picture = Box(40, 140, 148, 180)
    wide = [run(40, 340 + LEAD * k, "岸上等船的人一早就到了渡口边看雾里的灯笼没有亮起来") for k in range(4)]
    page = spread(
        run(190, 100, "雾散船开", 20), run(40, 184, "图为渡口的白鹅。", 8), *column(40, 202, LINES[:5]),
        *column(166, 140, LINES * 2), *column(292, 140, LINES * 2), run(40, 310, "桥修好了", 18), *wide,
        pictures=(picture,),
    )  # fmt: skip
    first = next(s for s in page.stories if any(p.line.text == "雾散船开" for p in s.parts))
    bodies = [p.line for p in first.parts if p.role == "body"]
    assert [round(x.left) for x in bodies if x.text == "渡口的灯笼昨夜没有亮"] == [58, 184, 184, 310, 310]


def test_a_page_of_a_hundred_thousand_runs_is_read_row_by_row() -> None:
    runs = tuple(run(10 + 3 * (k % 500), 10 + 4 * (k // 500), "渡", 4) for k in range(100_000))
    (page,) = lay_out_pages([Marks(1600, 900, runs)])
    (story,) = page.stories
    assert [len(p.line.text.split()) for p in story.parts] == [500] * 200
