"""Two reports aligned: what is in both, what only one has, what was cut, what was moved; nothing of either is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import NewsArticle, Paragraph
from reader.workspace.comparison import Comparison, Side, compared
from tests.examples import examples

BRIDGE = "青石湾的石桥昨天修好了。"
STONES = "桥面一百二十块条石都放回了原处。"
KEEPER = "守桥人老樊说，石头认得回家的路。"
SHEET = "每块石头的位置都记在一张纸上，纸收在文化站里。"
MARKET = "早市明天搬回桥头。"


def report(*paragraphs: str, headline: str = "石桥修好了") -> NewsArticle:
    parts = tuple(Paragraph(text=text) for text in paragraphs)
    return NewsArticle(id="i-1", position=1, headline=headline, paragraphs=parts)


def kinds(found: Comparison) -> list[tuple[str, str, str]]:
    return [(row.kind, row.left.text if row.left else "", row.right.text if row.right else "") for row in found.rows]


def test_a_cut_sentence_a_changed_and_a_moved_one() -> None:
    left = report(BRIDGE + STONES, KEEPER + SHEET, MARKET)
    right = report(MARKET + BRIDGE + STONES, "守桥人老樊说，石头认得路。", headline="石桥又通了")
    found = compared(left, right)
    assert kinds(found) == [
        ("changed", "石桥修好了", "石桥又通了"),
        ("same", BRIDGE, BRIDGE),
        ("same", STONES, STONES),
        ("changed", KEEPER, "守桥人老樊说，石头认得路。"),
        ("only_left", SHEET, ""),
        ("moved", MARKET, MARKET),
    ]
    changed = found.rows[3].left
    assert changed is not None
    assert [changed.text[a:b] for a, b in changed.own] == ["回家的"]
    assert found.only_left == len("修好回家的") + sum(c.isalnum() for c in SHEET)
    assert found.only_right == len("又通")


def test_a_stretch_that_is_left_out_is_a_cut_of_so_many_characters() -> None:
    found = compared(report("渡口昨天在镇长主持下添了四盏新灯。"), report("渡口昨天添了四盏新灯。"))
    right = found.rows[1].right
    assert right is not None
    assert right.cuts == ((4, 6),)
    assert right.text[:4] == "渡口昨天"


def test_a_sentence_is_not_joined_to_a_neighbour_that_has_nothing_to_do_with_it() -> None:
    longer, shorter = "1月26日，青石湾的石桥在镇长主持下修好了。", "1月26日，青石湾的石桥修好了。"
    found = compared(report(MARKET + longer + STONES), report(shorter + STONES, MARKET))
    assert kinds(found)[1:] == [("moved", MARKET, MARKET), ("changed", longer, shorter), ("same", STONES, STONES)]


def test_another_script_is_no_difference_and_one_sentence_may_be_two() -> None:
    assert {row.kind for row in compared(report("石橋修復，燈都亮了。"), report("石桥修复，灯都亮了。")).rows} == {
        "same"
    }
    found = compared(report(BRIDGE[:-1] + "，" + STONES), report(BRIDGE + STONES))
    assert [row.kind for row in found.rows] == ["same", "same"]
    assert (found.only_left, found.only_right) == (0, 0)


SENTENCE = st.sampled_from([BRIDGE, STONES, KEEPER, SHEET, MARKET, "灯。", "　", "桥桥桥桥桥桥。", "12月3日，雨。"])


@examples(60)
@given(st.lists(SENTENCE, max_size=6), st.lists(SENTENCE, max_size=6))
def test_each_sentence_of_both_is_shown_once(left: list[str], right: list[str]) -> None:
    one, other = report(*left), report(*right)
    found = compared(one, other)
    for article, sides in ((one, [row.left for row in found.rows]), (other, [row.right for row in found.rows])):
        body = article.field_text("body")
        shown = sorted((side for side in sides if side is not None and side.field == "body"), key=_start)
        assert all(body[side.start : side.end] == side.text for side in shown)
        said = "".join(side.text for side in shown)
        assert [c for c in said if c.isalnum()] == [c for c in body if c.isalnum()]


def _start(side: Side) -> int:
    return side.start
