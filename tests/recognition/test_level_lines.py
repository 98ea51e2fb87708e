"""Level lines that run from right to left are read so, and keep where they are printed; that is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.importing.pages.facsimile import Facsimile
from reader.importing.pages.level_lines import chains, leftward, set_right
from reader.importing.pages.marks import Marks
from reader.importing.readings.placing import marks_of
from reader.importing.readings.recognised import PageReading
from reader.importing.recognising import head_of, read_recognised
from reader.importing.rereading import read_stored
from reader.model.issue import PublicationIssue
from reader.model.text import Span
from tests.recognition import invented

OLD = [
    "渡口民众日报",
    "社址河湾大街十号",
    "商会今日开会",
    "河水上涨农民请求修堤",
    "县长昨晚返回",
    "学校定期考试",
    "米价继续上涨",
]


def old_page(*, backward: bool) -> PageReading:
    """Return a page of lines that run down, with short level ones above them."""
    level = [invented.line(t[::-1] if backward else t, 200, 100 + 60 * k) for k, t in enumerate(OLD)]
    down = [invented.line(invented.SENTENCE[:18], 1500 - 45 * k, 620, upright=True) for k in range(24)]
    return invented.reading([*level, *down], 1700, 1500)


def issue_of(page: PageReading) -> PublicationIssue:
    (issue,) = read_recognised({1: marks_of(page)}, name="a.jpg", digest="0" * 64).issues
    return issue


def told(page: PageReading) -> list[str]:
    found = read_recognised({1: marks_of(page)}, name="a.jpg", digest="0" * 64)
    return [w for w in found.warnings if "从右往左" in w] + [
        d.message for i in found.issues for d in i.doubts if "从右往左" in d.message
    ]


def turned(*pages: Marks) -> list[str]:
    return [r.text for page in set_right(pages) for r in page.runs if r.leftward]


def test_lines_that_were_read_from_their_wrong_end_are_turned_and_doubted() -> None:
    text = issue_of(old_page(backward=True)).source.text
    assert [t for t in OLD if t not in text] == []
    warning, doubt = told(old_page(backward=True))
    assert "对照原图" in warning
    assert "横标题" in doubt


def test_what_was_turned_stays_so_when_the_page_is_parsed_again() -> None:
    issue = issue_of(old_page(backward=True))
    again = read_stored(issue)
    assert any("从右往左" in d.message for d in again.doubts)
    assert again.source.text == issue.source.text
    assert again.source.layout == issue.source.layout
    assert [a.headline for a in again.articles] == [a.headline for a in issue.articles]


@pytest.mark.parametrize("backward", [False, True])
def test_a_character_of_a_level_line_is_found_where_it_is_printed(backward: bool) -> None:
    page = old_page(backward=backward)
    issue = issue_of(page)
    printed = Facsimile(issue.source.layout, issue.source.text)
    em = invented.EM * printed.sizes[0][0] / page.width
    for row, words in enumerate(OLD):
        start = issue.source.text.index(words)
        for k in range(len(words)):
            ((_sheet, box),) = printed.boxes([Span(start + k, start + k + 1)])
            at = len(words) - 1 - k if backward else k
            assert box.middle == pytest.approx(200 / invented.EM * em + (at + 0.5) * em, abs=0.3 * em)
            assert (box.top + box.bottom) / 2 == pytest.approx((100 + 60 * row) / invented.EM * em, abs=0.3 * em)
            assert printed.at(1, box.middle, (box.top + box.bottom) / 2) == start + k


def test_a_doubtful_character_stays_in_its_line() -> None:
    page = old_page(backward=True)
    doubted = invented.doubted(page, page.lines[3].text[:3], page.lines[3].text[3], "堤")
    issue = issue_of(doubted)
    assert OLD[3] in issue.source.text
    start = issue.source.text.index(OLD[3])
    assert any(d.span == Span(start + 6, start + 7) for d in issue.doubts if d.kind == "character")


@pytest.mark.parametrize("unsure", [(), (1,), (2,), (0, 1, 2, 3), (12,), (13,), (12, 13, 14), tuple(range(20))])
def test_a_figure_that_is_read_in_parts_stays_as_it_is(unsure: tuple[int, ...]) -> None:
    printed, words = "元89格价米糙日26月4年1939售出", "出售1939年4月26日糙米价格89元"
    sure = [0.55 if k in unsure else 0.99 for k in range(len(printed))]
    page = old_page(backward=True)
    issue = issue_of(replace(page, lines=(*page.lines, invented.line(printed, 200, 540, sure=sure))))
    assert words in issue.source.text
    start, shown = issue.source.text.index(words), Facsimile(issue.source.layout, issue.source.text)
    for char in "售元":
        begin = start + words.index(char)
        ((_sheet, box),) = shown.boxes([Span(begin, begin + 1)])
        em = invented.EM * shown.sizes[0][0] / page.width
        assert box.left == pytest.approx(
            (200 / invented.EM + printed.index(char)) * em, abs=1.3 * em
        )  # figures are narrower
    again = read_stored(issue)
    assert again.source.text == issue.source.text
    assert again.source.layout == issue.source.layout


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("words", ["妈妈看看爸爸", "出售1999年人人年年", "商会商会商会开开会", "一一二二三三一一"])
def test_a_character_that_comes_again_in_an_unsure_level_line_is_kept(words: str, backward: bool) -> None:
    page = old_page(backward=backward)
    line = invented.line(leftward(words) if backward else words, 200, 540, sure=[0.8] * len(words))
    assert words in issue_of(replace(page, lines=(*page.lines, line))).source.text


def test_a_line_that_tells_by_itself_is_read_as_it_tells() -> None:
    page = old_page(backward=True)
    other = invented.line("渡口小学校举行运动会", 900, 200)
    assert "渡口小学校举行运动会" in issue_of(replace(page, lines=(*page.lines, other))).source.text
    modern = invented.page()
    head = invented.line("日六廿月四年八十二国民华中", 900, 50)
    assert turned(marks_of(replace(modern, lines=(head, *modern.lines)))) == ["中华民国二十八年四月廿六日"]


def test_a_head_that_runs_from_the_right_tells_day_and_page() -> None:
    lines = [*old_page(backward=False).lines[7:], invented.line("日六廿月四年八十二国民华中", 900, 60),
             invented.line("版四第", 200, 60), invented.line("报日众民口渡", 1300, 60)]  # fmt: skip
    assert head_of(marks_of(invented.reading(lines, 1700, 1500))) == {
        "day": "1939-04-26", "number": "4", "newspaper": "渡口民众日报"
    }  # fmt: skip


def test_figures_stay_and_brackets_face_about() -> None:
    assert leftward("日26月4年1939") == "1939年4月26日"
    assert leftward("讯报本（会商）") == "（商会）本报讯"


@pytest.mark.parametrize("page", [old_page(backward=False), invented.page(), invented.page(unsure=True)])
def test_lines_that_run_from_left_to_right_are_let_be(page: PageReading) -> None:
    assert not told(page)
    assert not turned(marks_of(page))


def test_words_that_run_down_are_no_level_lines() -> None:
    page = invented.reading(
        [invented.line(t[::-1] * 2, 1500 - 45 * k, 200, upright=True) for k, t in enumerate(OLD * 2)], 1700, 1500
    )
    assert not turned(marks_of(page))


def test_the_foot_of_a_line_that_runs_down_is_no_level_line_with_the_next_ones_head() -> None:
    short = invented.line("木牌。", 1000, 100, upright=True)
    next_one = invented.line("至于往后的打算，木匠们商量了一七回", 958, 160, upright=True)
    runs = marks_of(invented.reading([short, next_one], 1100, 800)).runs
    assert "。至" in "".join(r.text for r in runs)
    assert not chains(runs)


def test_what_a_program_did_not_read_is_as_it_is_printed() -> None:
    marks = marks_of(old_page(backward=True))
    assert turned(marks)
    assert not turned(replace(marks, recognised=False))
