"""Lines of the text's size about a headline, and headlines at the foot of a column."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2

from benchmarks._page_gold import Issue, Sheet, Words
from benchmarks._page_renderers import render
from reader.importing import read_bytes
from reader.importing.formats.pdf_marks import marks_of
from reader.importing.pages import Marks, lay_out_pages
from tests.importing.pages.test_layout import BODY, LEAD, LINES, column, run, spread, words

AFTER = [LINES[0], *LINES[1:3]]


def test_a_line_of_the_texts_size_that_is_centred_under_a_headline_is_its_subheadline() -> None:
    page = spread(
        run(52, 100, "雾散船开了", 17), run(54, 120, "两处渡口都在修船了", BODY), *column(40, 120 + LEAD),
        run(310, 100, "桥修好了", 20), *column(310, 140), *column(436, 140),
    )  # fmt: skip
    assert words(page, "subheadline") == ["两处渡口都在修船了", ""]
    assert [len([p for p in s.parts if p.role == "body"]) for s in page.stories] == [5, 10]


def test_a_bold_line_under_a_headline_is_its_subheadline_and_the_name_below_it_a_byline() -> None:
    bold = replace(run(40, 120, "两处渡口都在修灯", BODY), bold=True)
    page = spread(
        run(40, 100, "雾散船开了", 17), bold, run(40, 120 + LEAD, "本报记者 江照野"), *column(40, 120 + 2 * LEAD),
        run(310, 100, "桥修好了", 20), *column(310, 140), *column(436, 140),
    )  # fmt: skip
    assert words(page, "subheadline") == ["两处渡口都在修灯", ""]
    assert words(page, "byline") == ["本报记者 江照野", ""]
    assert words(page, "subhead") == ["", ""]


def test_a_line_on_a_headlines_axis_is_its_kicker_however_near_the_text_above() -> None:
    above = column(40, 140, [*LINES, "　　船走。"])
    y = 140 + 6 * LEAD
    page = spread(
        run(40, 100, "雾散船开", 20), *above, run(71.5, y, "开春头一件"), run(52, y + 13, "桥也修好了", 17),
        *column(40, y + 40),
    )  # fmt: skip
    assert words(page, "headline") == ["雾散船开", "桥也修好了"]
    assert words(page, "kicker") == ["", "开春头一件"]


def test_a_headline_at_a_columns_foot_is_that_of_the_next_column() -> None:
    foot = 140 + 5 * LEAD + 12
    page = spread(run(40, 100, "雾散船开", 20), *column(40, 140), run(40, foot, "桥也修好了", 17), *column(166, 110))
    assert words(page, "headline") == ["雾散船开", "桥也修好了"]
    assert [len(s.parts) for s in page.stories] == [6, 6]
    assert page.stories[1].sure < 0.75


def test_a_headline_at_a_pages_foot_is_that_of_the_next_page() -> None:
    foot = 140 + 5 * LEAD + 12
    runs = (run(40, 100, "雾散船开", 20), *column(40, 140), run(40, foot, "桥也修好了", 17))
    first, second = lay_out_pages([Marks(300, 400, runs), Marks(300, 400, tuple(column(40, 60)))])
    assert words(first, "headline") == ["雾散船开", "桥也修好了"]
    assert not second.stories
    assert not [a for a in first.asides if a.role == "orphan_headline"]


def test_large_words_of_two_sizes_on_one_line_are_two_headlines() -> None:
    page = spread(
        run(40, 100, "雾散船就开了没人等", 20), *column(40, 140), *column(166, 140),
        run(240, 101.5, "桥也修好了", 18.4), *column(292, 140),
    )  # fmt: skip
    assert words(page, "headline")[0] == "雾散船就开了没人等"


def test_a_paragraph_level_with_the_head_of_another_column_begins_no_column() -> None:
    page = spread(
        run(40, 60, "雾散船开", 14), *column(40, 100, [*LINES, *LINES]),
        run(166, 60, "桥也修好了", 17), *column(166, 84, LINES[:3]), *column(166, 140),
        run(292, 120, "路也通了", 12), *column(292, 140),
    )  # fmt: skip
    assert [len(s.parts) for s in page.stories if words(page, "headline")] == [11, 9, 6]


def test_type_that_is_drawn_twice_or_outlined_is_bold() -> None:
    issue = Issue("渡口报", "2024-05-06", "plain", 1)
    issue.sheets.append(Sheet(300, 200, [Words(40, 60, 10, "灯笼亮了"), Words(40, 90, 10, "船也开了", bold=True)]))
    made = pikepdf.open(io.BytesIO(render(issue, "plain")))
    outlined = b"BT 2 Tr /F1 10 Tf 40 60 Td <96FE6563> Tj ET\n"  # 雾散
    made.pages[0].contents_add(made.make_stream(outlined))
    stream = io.BytesIO()
    made.save(stream)
    page = pypdfium2.PdfDocument(stream.getvalue())[0]
    bold = {char: r.bold for r in marks_of(page).runs for char in r.text}
    assert (bold["灯"], bold["船"], bold["雾"]) == (False, True, True)


def test_a_glyph_that_its_font_does_not_name_is_shown_as_none_and_told() -> None:
    issue = Issue("渡口报", "2024-05-06", "plain", 1)
    text = ["渡口的灯笼昨夜没有亮撑船的人到了岸边看雾散。"] * 4
    rows = [Words(40, 120 + 16 * k, 10, words_) for k, words_ in enumerate(text)]
    issue.sheets.append(Sheet(400, 300, [Words(40, 80, 24, "灯笼亮了", bold=True), *rows]))
    made = pikepdf.open(io.BytesIO(render(issue, "plain")))
    names = "1 beginbfchar <0001> <4EAE> endbfchar"  # 亮
    cmap = (
        f"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {names}"
    )
    font = pikepdf.Dictionary(dict(made.pages[0].Resources.Font.F1.items()))
    own = pikepdf.Dictionary(dict(font.DescendantFonts[0].items()))
    own.CIDSystemInfo = pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
    font.Encoding, font.DescendantFonts = pikepdf.Name("/Identity-H"), pikepdf.Array([made.make_indirect(own)])
    font.ToUnicode = made.make_stream(f"{cmap} endcmap end".encode())
    made.pages[0].Resources.Font.F2 = made.make_indirect(font)
    made.pages[0].contents_add(made.make_stream(b"BT /F2 10 Tf 40 116 Td <00010002> Tj ET\n"))
    stream = io.BytesIO()
    made.save(stream)
    result = read_bytes(stream.getvalue(), name="page.pdf")
    assert any("�" in warning for warning in result.warnings)
    (issue_read,) = result.issues
    assert "亮�" in "".join(p.text for p in issue_read.articles[0].paragraphs)
    assert [(d.kind, d.article) for d in issue_read.doubts if d.kind == "character"] == [("character", "1")]


def test_an_upright_headline_keeps_the_space_in_it_however_loosely_it_is_set() -> None:
    first, second = "雾散了", "船开了"
    chars = [
        run(60, 100 + 22 * (k + (k >= len(first))), char, 20) for k, char in enumerate(first + second)
    ]  # fmt: skip
    page = spread(*chars, *column(120, 100), *column(246, 100))
    assert words(page, "headline") == ["雾散了 船开了"]


def test_a_subheadline_may_go_on_in_a_second_line() -> None:
    page = spread(
        run(52, 100, "雾散船开了", 17), run(44, 120, "——两处渡口都在修灯了", BODY), run(89.5, 120 + LEAD, "船", BODY),
        *column(40, 120 + 2 * LEAD), run(310, 100, "桥修好了", 20), *column(310, 140), *column(436, 140),
    )  # fmt: skip
    assert words(page, "subheadline") == ["——两处渡口都在修灯了船", ""]


def test_a_comma_near_a_columns_end_parts_nothing() -> None:
    y = 140 + 3 * LEAD
    first = [
        *column(40, 140, LINES[:2]),
        run(40, y - LEAD, "开船。"),
        run(58, y, "岸上等船的人，"),
        run(121.4, y, "也"),
    ]
    other = [run(121.4, 300, "桥修好了", 20), *column(121.4, 330), *column(247, 330)]
    page = spread(run(40, 100, "雾散船开", 20), *first, *column(142.5, 140, LINES[1:2] * 5), *other)
    assert "岸上等船的人，也" in [p.line.text for s in page.stories for p in s.parts]


def test_what_begins_with_a_dash_below_a_headline_is_its_subheadline_in_any_size() -> None:
    page = spread(
        run(40, 100, "雾散船开人人上岸", 14), run(40, 118, "——两处工地同时开工", 14), run(40, 136, "入冬以前修完", 14),
        *column(40, 160), *column(166, 160),
    )  # fmt: skip
    assert [(p.role, p.line.text) for p in page.stories[0].parts[:3]] == [
        ("headline", "雾散船开人人上岸"), ("subheadline", "——两处工地同时开工"), ("subheadline", "入冬以前修完"),
    ]  # fmt: skip
