"""The layout stage on make-ups that newspapers have beside plain columns; no file, no renderer."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from reader.importing.pages import Box, Marks, Run, lay_out_pages
from reader.importing.pages.line import runs_of
from tests.importing.pages.test_layout import BODY, LEAD, LINES, column, run, spread, words


def test_a_drop_cap_is_the_first_character_of_its_paragraph() -> None:
    beside = [run(68, 140, "口的灯笼昨夜没有"), run(68, 140 + LEAD, "亮撑船的人到岸边")]
    page = spread(
        run(40, 100, "雾散船开", 20),
        run(40, 142, "渡", 25),
        *beside,
        *column(40, 140 + 2 * LEAD, LINES[1:]),
        *column(166, 140),
    )
    assert words(page, "headline") == ["雾散船开"]
    assert words(page, "body")[0].startswith("渡口的灯笼昨夜没有亮撑船的人到岸边")
    assert [p.opens for p in page.stories[0].parts[1:4]] == [True, False, False]


def test_a_tint_behind_a_headline_alone_parts_it_from_no_text() -> None:
    bands = (Box(40, 90, 560, 128), Box(40, 290, 560, 328))
    page = spread(
        run(50, 98, "雾散船开", 20), *column(40, 140), *column(166, 140),
        run(50, 298, "桥修好了", 20), run(470, 300, "本报记者 江照野"), *column(40, 340), *column(166, 340),
        frames=bands,
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开", "桥修好了"]
    assert words(page, "byline") == ["", "本报记者 江照野"]


def test_briefs_whose_heads_stand_in_the_line_are_stories_of_their_own() -> None:
    def brief(y: float, head: str) -> list[Run]:
        rest = run(40 + (len(head) + 1) * BODY, y, "岸上等船的有十一个人在看")
        below = ["其中一人抱着一只白鹅站在岸边上等着雾散的时候开", "船走。"]
        return [run(40, y, head), rest, *column(40, y + LEAD, below)]

    for mark, ends in (("■白鹅上了岸", ""), ("【白鹅上了岸", "】")):
        briefs = [brief(140 + 3 * LEAD * k, f"{mark}{'一二三'[k]}{ends}") for k in range(3)]
        page = spread(run(40, 100, "一周短波", 16), *(r for own in briefs for r in own))
        assert [h.strip("■【】") for h in words(page, "headline")] == ["白鹅上了岸一", "白鹅上了岸二", "白鹅上了岸三"]
        assert {s.section for s in page.stories} == {"一周短波"}


def test_pictures_side_by_side_belong_to_one_story_in_their_order() -> None:
    pictures = tuple(
        Box(40 + 180 * (k % 2), 220 + 130 * (k // 2), 210 + 180 * (k % 2), 310 + 130 * (k // 2)) for k in range(4)
    )
    captions = [run(p.left, p.bottom + 4, f"{'①②③④'[k]} 图为渡口的白鹅。", 8) for k, p in enumerate(pictures)]
    page = spread(run(40, 100, "雾散船开", 20), *column(40, 140), *column(166, 140), *captions, pictures=pictures)
    assert len(page.stories) == 1
    assert [c for c in words(page, "caption")[0] if c in "①②③④"] == list("①②③④")


def test_a_table_is_told_by_borders_that_are_drawn_cell_by_cell_and_its_cells_by_their_rules() -> None:
    rules, cells = [], []
    edges = (40.0, 120.0, 240.0, 300.0)
    for k in range(5):
        y = 240 + 30.0 * k
        rules += [Box(a, y, b, y + 0.5) for a, b in pairwise(edges)]
        rules += [Box(x, y, x + 0.5, y + 30) for x in edges if k < 4]
        if k < 4:
            cells += [
                run(44, y + 4, f"村{k}"),
                run(124, y + 4, "沿河种下四百"),
                run(124, y + 16, "株柳苗"),
                run(244, y + 4, f"{k}户"),
            ]
    page = spread(run(40, 100, "渡船改了班次", 20), *column(40, 140), *column(166, 140), *cells, rules=tuple(rules))
    rows = [p.line.text for p in page.stories[0].parts if p.line.row]
    assert rows == [f"村{k}\t沿河种下四百株柳苗\t{k}户" for k in range(4)]


def test_a_table_that_goes_over_the_page_goes_on_without_its_repeated_header() -> None:
    def rows(y: float, first: int, count: int) -> list[Run]:
        said = [("村名", "户数", "亩数"), *((f"渡口{k}村", str(k), str(9 * k)) for k in range(first, first + count))]
        return [run(40 + 120 * j, y + 16 * k, cell) for k, row in enumerate(said) for j, cell in enumerate(row)]

    first = Marks(600, 800, (run(40, 100, "渡船改了班次", 20), *column(40, 140), *rows(240, 1, 4)))
    second = Marks(600, 800, (*rows(60, 5, 3), run(40, 200, "桥修好了", 20), *column(40, 240)))
    before, after = lay_out_pages([first, second])
    (story,) = before.stories
    assert [p.line.text.split("\t")[0] for p in story.parts if p.line.row] == [
        "村名",
        *(f"渡口{k}村" for k in range(1, 8)),
    ]
    assert [p.line.row for p in story.parts if p.line.row] == list(range(1, 9))
    assert [a.line.text for a in after.asides if a.role == "furniture"] == ["村名\t户数\t亩数"]
    assert words(after, "headline") == ["桥修好了"]


def test_headlines_over_neighbouring_columns_stay_apart_where_bylines_stand_below() -> None:
    page = spread(
        run(40, 100, "雾散船开鹅上岸", 16), run(40, 122, "本报记者 江照野"), *column(40, 140), *column(40, 210),
        run(166, 100, "桥修好了路通了", 16), run(166, 122, "本报记者 罗敬之"), *column(166, 140), *column(166, 210),
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开鹅上岸", "桥修好了路通了"]


def test_columns_below_text_that_goes_over_all_of_them_are_its_story() -> None:
    wide = [
        replace(
            run(40, 140 + LEAD * k, "　　" * (not k) + "岸上等船的人一早就到了渡口边看雾里的灯笼没有亮起来"), bold=True
        )
        for k in range(2)
    ]
    page = spread(
        run(40, 100, "雾散船开", 20), *wide, run(40, 140 + 2 * LEAD, "船开了。"), *column(40, 190, LINES[:3]),
        *column(166, 190, LINES[:3]), run(40, 280, "桥修好了", 20), *column(40, 320), *column(166, 320),
    )  # fmt: skip
    assert [len(s.parts) for s in page.stories] == [1 + 3 + 6, 1 + 10]


def test_a_table_without_rules_is_read_beside_text() -> None:
    cells = [
        ("日期", "地点", "内容"),
        ("3月1日", "渡口", "灯谜会"),
        ("3月2日", "石桥", "旧书市"),
        ("3月3日", "芦溪", "木偶戏"),
    ]
    rows = [run(40 + 80 * j, 240 + LEAD * k, cell) for k, row in enumerate(cells) for j, cell in enumerate(row)]
    text = ["岸上等船的人一早就到了渡口看灯笼亮了没有"] * 12
    page = spread(
        run(40, 100, "渡船改了班次", 16), *column(40, 140), *column(166, 140), *rows,
        run(310, 100, "桥修好了", 16), *column(310, 140, text),
    )  # fmt: skip
    story = next(s for s in page.stories if any(p.line.text == "渡船改了班次" for p in s.parts))
    assert [p.line.text for p in story.parts if p.line.row] == ["\t".join(row) for row in cells]


def test_a_joint_whose_sentences_do_not_fit_is_unsure() -> None:
    first = [*LINES[:3], LINES[1]]
    torn = spread(run(40, 100, "雾散船开", 20), *column(40, 140, first), *column(166, 140, LINES[:3]))
    fits = spread(run(40, 100, "雾散船开", 20), *column(40, 140, first), *column(166, 140, LINES[1:3]))
    assert (torn.stories[0].sure < 0.75, fits.stories[0].sure < 0.75) == (True, False)


def test_a_story_that_ends_inside_a_sentence_is_unsure() -> None:
    page = spread(
        run(40, 100, "雾散船开", 20), *column(40, 140, [*LINES[:3], LINES[1]]), run(40, 300, "桥修好了", 20),
        *column(40, 340, LINES[:3]),
    )  # fmt: skip
    assert [s.sure < 0.75 for s in page.stories] == [True, False]


def test_a_box_around_columns_alone_is_the_headlines_above_it() -> None:
    page = spread(
        run(40, 100, "雾散船开", 20), *column(40, 140), *column(166, 140), frames=(Box(38, 134, 290, 230),)
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开"]
    assert len(page.stories[0].parts) == 11


def test_a_number_behind_the_day_is_the_pages() -> None:
    page = spread(
        run(40, 40, "渡口日报", 16), run(400, 42, "2024年5月6日　星期一　4"), run(40, 100, "雾散船开", 20),
        *column(40, 140), *column(166, 140), rules=(Box(40, 62, 560, 63),),
    )  # fmt: skip
    assert (page.plate.page, page.plate.date) == ("4", "2024-05-06")


def test_the_photographers_name_at_a_captions_right_is_of_the_caption() -> None:
    picture = Box(40, 300, 290, 400)
    page = spread(
        run(40, 100, "雾散船开", 20), *column(40, 140), *column(166, 140),
        run(40, 406, "清早，渡口的白鹅上了岸。", 8), run(170, 406, "本报记者　江照野　摄", 8), pictures=(picture,),
    )  # fmt: skip
    photo = next(s for s in page.stories if s.kind == "photo")
    assert "".join(p.line.text for p in photo.parts).replace("　", "") == "清早，渡口的白鹅上了岸。本报记者江照野摄"


def test_the_last_lines_of_two_columns_are_parted_where_those_above_are() -> None:
    left = ["渡口的灯笼昨夜没有亮了", "撑船的人一早就到了岸边", "雾散以前谁也不肯开船走"]
    right = [line[:10] for line in left]
    page = spread(run(40, 100, "雾散船开", 20), *column(40, 140, left), *column(144, 140, right))
    assert [p.line.text for p in page.stories[0].parts if p.role == "body"] == [*left, *right]


def test_lines_of_two_stories_whose_baselines_differ_are_two_lines() -> None:
    left, right = column(40, 140), column(144, 142)
    page = spread(run(40, 100, "雾散船开", 17), run(144, 96, "桥修好了", 22), *left, *right)
    assert not [p.line.text for s in page.stories for p in s.parts if len(p.line.text) > 12]


def test_an_upright_headline_may_be_no_larger_than_the_text() -> None:
    chars = [run(60, 100 + BODY * k, char, BODY) for k, char in enumerate("雾散了船开了")]
    page = spread(*chars, *column(120, 100), *column(246, 100))
    assert words(page, "headline") == ["雾散了船开了"]


def test_text_that_begins_a_page_with_a_paragraph_is_of_the_story_at_the_foot_before() -> None:
    first = (run(40, 100, "雾散船开", 20), *column(40, 140, LINES[:3]))
    pages = lay_out_pages([Marks(300, 200, first), Marks(300, 200, tuple(column(40, 60, LINES[:3])))])
    assert [len(p.stories) for p in pages] == [1, 0]
    assert pages[0].stories[0].sure < 0.75


def test_what_goes_on_from_an_imprint_is_of_it() -> None:
    page = spread(
        run(40, 100, "雾散船开", 20), *column(40, 140), *column(166, 140),
        run(40, 760, "社址：渡口街1号　邮编：220000　印刷：渡口印刷厂", 7), run(250, 760, "零售每份1.00元", 7),
    )  # fmt: skip
    assert [a.role for a in page.asides] == ["imprint", "imprint"]


def test_a_line_without_an_end_amid_the_text_is_a_doubt() -> None:
    stray = [*LINES[:3], "　　两处渡口都在修", LINES[0], *LINES[1:3]]
    whole = [*LINES[:3], LINES[0], *LINES[1:3]]
    doubted = [
        spread(run(40, 100, "雾散船开", 20), *column(40, 140, own)).stories[0].sure < 0.75 for own in (stray, whole)
    ]
    assert doubted == [True, False]


def test_a_headline_whose_second_line_hangs_below_its_number_is_one() -> None:
    page = spread(
        run(40, 100, "5　渡口的灯笼今年还亮不亮", 12),
        run(60, 116, "船家说说看", 12),
        *column(40, 140),
        *column(166, 140),
    )
    assert words(page, "headline") == ["5　渡口的灯笼今年还亮不亮船家说说看"]


def test_briefs_whose_heads_are_set_like_the_text_are_told_by_their_indent() -> None:
    briefs = ["白鹅上了岸", *LINES[:3], "灯笼又亮了", *LINES[:3]]
    page = spread(run(40, 100, "简讯", 16), *column(40, 140, briefs), run(310, 100, "桥修好了", 20), *column(310, 140))
    assert sorted(words(page, "headline")) == sorted(["白鹅上了岸", "灯笼又亮了", "桥修好了"])


def doubted(*runs: Run) -> bool:
    return spread(*runs).stories[0].sure < 0.75


def test_a_headline_of_two_kinds_of_type_is_a_doubt() -> None:
    text = [*column(40, 140, LINES[:3]), *column(166, 140, LINES[:3])]
    second = run(40, 122, "桥也修好了", 20)
    assert doubted(run(40, 100, "雾散了船开", 20), replace(second, bold=True), *text)
    assert not doubted(run(40, 100, "雾散了船开", 20), second, *text)


def test_a_short_first_line_without_an_end_is_a_doubt() -> None:
    head = run(40, 100, "雾散船开", 20)
    assert doubted(head, *column(40, 140, ["　　两处渡口都在修", *LINES[:3]]))


def test_a_line_far_longer_than_all_others_is_a_doubt() -> None:
    long = [*LINES[:3], "　　撑船的人一早就到了岸边看灯笼亮了没有。"]
    assert doubted(run(40, 100, "雾散船开", 20), *column(40, 140, long))


def test_runs_that_were_set_in_one_go_are_kept_as_one() -> None:
    pieces = [run(40 + BODY * k, 140, char) for k, char in enumerate("雾散以前谁也不肯开船")]
    page = spread(run(40, 100, "雾散船开", 20), *pieces, *column(40, 140 + LEAD, LINES[1:3]))
    assert [len(runs_of(line)) for line in page.lines()] == [1, 1, 1, 1]


def test_a_signature_at_the_right_edge_leaves_no_story_open() -> None:
    signed = [*column(40, 140, LINES[:3]), run(94, 140 + 3 * LEAD, "（江照野）")]
    assert not doubted(run(40, 100, "雾散船开", 20), *signed)
