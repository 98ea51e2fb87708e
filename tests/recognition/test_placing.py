from __future__ import annotations

import random
from dataclasses import replace

import pytest

from reader.importing.pages import Box, lay_out_pages
from reader.importing.readings.placing import BODY, marks_of
from reader.importing.readings.recognised import as_json, from_json
from reader.importing.recognising import head_of, read_recognised
from reader.model.errors import ImportFailure
from tests.recognition import invented
from tests.recognition.invented import EM, line, reading


def test_a_read_page_becomes_a_piece_with_its_parts() -> None:
    found = read_recognised({1: marks_of(invented.page())}, name="a.jpg", digest="0" * 64)
    (issue,) = found.issues
    assert (issue.newspaper, issue.date_published) == ("溪口新报", "2023-06-03")
    (piece,) = issue.articles
    assert piece.headline == invented.HEAD
    assert piece.body == invented.body()
    assert [(c.role, c.name) for c in piece.credits] == [("记者", "林晓舟")]
    assert issue.source.format == "picture"


def test_what_is_kept_of_a_reading_is_all_of_it() -> None:
    page = invented.page()
    assert marks_of(from_json(as_json(page))) == marks_of(from_json(as_json(from_json(as_json(page)))))
    assert [x.text for x in from_json(as_json(page)).lines] == [x.text for x in page.lines]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"v":2}', '{"v":1,"engine":"x","size":[1]}'])
def test_a_damaged_reading_is_told_as_one(text: str) -> None:
    with pytest.raises(ImportFailure):
        from_json(text)


def test_edges_that_scatter_are_those_of_their_column() -> None:
    chance = random.Random(3)
    lines = [line("山路修好以后车子可以开到门口", 300, 200 + 45 * k, scatter=chance) for k in range(20)]
    runs = marks_of(reading(lines)).runs
    lefts = [r.box.left for r in runs]
    assert max(lefts) - min(lefts) < 0.25 * BODY


def test_type_is_as_large_as_its_pitch_says() -> None:
    lines = [line("渔船靠岸的时候天还没有亮", 300, 200 + 45 * k) for k in range(20)]
    lines.append(line("码头夜话", 300, 100, 2 * EM))
    sizes = {r.text: r.size for r in marks_of(reading(lines)).runs}
    assert sizes["渔船靠岸的时候天还没有亮"] == pytest.approx(BODY, rel=0.03)
    assert sizes["码头夜话"] == pytest.approx(2 * BODY, rel=0.1)


def test_a_page_that_leans_away_has_type_of_one_size() -> None:
    """A telephone sees the far end of a page smaller."""
    lines = [line("渔船靠岸的时候天还没有亮", 300, 200 + 45 * k, EM * (1 + 0.01 * (k - 12))) for k in range(25)]
    sizes = [r.size for r in marks_of(reading(lines)).runs]
    assert max(sizes) < 1.05 * BODY
    assert min(sizes) > 0.95 * BODY


def test_each_doubtful_character_is_a_run_with_what_else_it_may_be() -> None:
    text = "渔船靠岸的时候天还没有亮"
    sure = [0.99] * 12
    sure[4] = 0.41
    others = [""] * 12
    others[4] = "旳白"
    lines = [line("码头上的灯一盏接着一盏亮", 300, 245 + 45 * k) for k in range(12)]
    runs = marks_of(reading([line(text, 300, 200, sure=sure, others=others), *lines])).runs
    doubtful = [r for r in runs if r.confidence < 0.9]
    assert [(r.text, r.others, r.confidence) for r in doubtful] == [("的", "旳白", 0.41)]
    assert "".join(r.text for r in runs[:3]) == text


def test_doubtful_characters_of_a_piece_are_doubts_with_their_place() -> None:
    page = invented.doubted(invented.page(), "这座", "候", "侯", 1)
    (issue,) = read_recognised({1: marks_of(page)}, name="a.jpg", digest="0" * 64).issues
    (doubt,) = [d for d in issue.doubts if d.kind == "character"]
    assert doubt.span is not None
    assert issue.source.text[doubt.span.start : doubt.span.end] == "候"
    assert "侯" in doubt.message
    assert doubt.article == "1"


def test_a_vertical_page_is_read_from_the_right() -> None:
    first = "山下人家种了一坡橘树秋后满山都是灯笼一样的果子"
    second = "挑担的人从桥上过来歇在树下说今年的价钱比去年好"
    lines = [line(first, 900, 200, upright=True), line(second, 850, 200, upright=True)]
    lines += [line(first, 800 - 50 * k, 200, upright=True) for k in range(6)]
    (spread,) = lay_out_pages([marks_of(reading(lines))])
    assert spread.turned
    words = "".join(p.line.text for s in spread.stories for p in s.parts)
    assert words.startswith(first + second)


def test_a_page_without_a_word_is_no_issue() -> None:
    with pytest.raises(ImportFailure) as told:
        read_recognised({1: marks_of(reading([]))}, name="a.jpg", digest="0" * 64)
    assert told.value.kind == "no_text"


def test_a_rule_that_leans_is_still_a_rule() -> None:
    """Below the head of a photographed page: its box is half an em high."""
    words = [
        line("溪口矿工报", 1500, 150, 50),
        line("2023年6月3日", 700, 140),
        line("03", 200, 150, 50),
        line("乡村", 310, 150, 50),
    ]
    text = [line("这座候车亭是乡亲们凑的木料", 200, 300 + 45 * k) for k in range(12)]
    made = marks_of(replace(reading([*words, *text]), rules=(Box(150, 190, 1850, 206),)))
    assert made.rules[0].height < 3
    assert head_of(made)["newspaper"] == "溪口矿工报"


def test_a_wide_space_that_came_as_a_sign_is_a_space() -> None:
    words = "（记者☑方小禾）停了十年"
    one = line(words, 300, 100, sure=[0.3 if c == "☑" else 0.99 for c in words],
               others=[" \u3000" if c == "☑" else "" for c in words])  # fmt: skip
    at = words.index("☑")
    blank = [(0.0, 0.0)] * len(words)
    blank[at], blank[at + 1] = (one.at[at - 1] + 0.03, one.at[at]), (one.at[at], one.at[at + 1] - 0.03)
    text = [line("渔船靠岸的时候天还没有亮", 300, 200 + 45 * k) for k in range(20)]
    said = [r.text for r in marks_of(reading([replace(one, white=tuple(blank)), *text])).runs][:2]
    assert said == ["（记者", "方小禾）停了十年"]
    inked = [r.text for r in marks_of(reading([replace(one, white=((0.0, 0.0),) * len(words)), *text])).runs][:3]
    assert inked == ["（记者", "☑", "方小禾）停了十年"]


def test_thin_strokes_of_large_type_are_no_gaps() -> None:
    one = line("河堤栽下三百棵柳", 300, 100, 2 * EM)
    step = one.at[3] - one.at[2]
    white = [(0.0, 0.0)] * 8
    white[3], white[4] = (
        (one.at[2] + 0.3 * step, one.at[3] - 0.2 * step),
        (one.at[3] + 0.2 * step, one.at[4] - 0.3 * step),
    )
    text = [line("渔船靠岸的时候天还没有亮", 300, 200 + 45 * k) for k in range(20)]
    assert marks_of(reading([replace(one, white=tuple(white)), *text])).runs[0].text == "河堤栽下三百棵柳"


@pytest.mark.parametrize("beside", ["星期六", "周六", "农历正月廿六", "丙午年正月廿六"])
def test_a_day_beside_a_pages_number_is_not_its_name(beside: str) -> None:
    page = invented.page()
    day = line(f"2023年6月3日 {beside} 第4版", 900, 100)
    own = replace(page, lines=(page.lines[0], day, *page.lines[3:]))
    (issue,) = read_recognised({1: marks_of(own)}, name="a.jpg", digest="0" * 64).issues
    assert [(p.page, p.name) for p in issue.pages] == [("4", None)]
