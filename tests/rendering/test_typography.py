from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.rendering.leads import lead_length
from reader.rendering.pinyin import Above, is_rare
from reader.rendering.printable import contained, printable
from reader.rendering.typography import CLOSING, full_width, headline_breaks, indent, squeezed
from tests.examples import examples


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("他说：“好。”", (2, 5)),
        ("《渡》、《岸》", (2, 3)),
        ("（“甲”）", (1, 3)),
        ("一，二", ()),
        ("", ()),
    ],
)
def test_of_two_marks_one_is_squeezed(text: str, places: tuple[int, ...]) -> None:
    assert squeezed(text) == places


def test_dashes_and_name_dots_are_wide() -> None:
    assert full_width("船——岸") == (1, 2)
    assert full_width("贺·知秋 A·B a—b") == (1,)


def test_indent_follows_role_and_opening_mark() -> None:
    assert indent("“甲”", "body") == 1.5
    assert indent("甲", "body") == 2.0
    assert indent("甲", "verse") == 0.0
    assert indent("", "body") == 2.0


@pytest.mark.parametrize(
    ("headline", "best"),
    [
        ("杏坞渡船下水 漆钱众人分摊", 7),
        ("船是大家的，漆也是大家刷的", 6),
        ("算盘一响——账目分明", 4),
    ],
)
def test_a_headline_breaks_at_its_space_or_marks(headline: str, best: int) -> None:
    assert headline_breaks(headline)[0] == best


@examples(60, deadline=None)
@given(st.text(alphabet="甲乙丙 ，。“”（）—", max_size=16))
def test_no_break_leaves_few_characters_or_begins_with_a_closing_mark(headline: str) -> None:
    for at in headline_breaks(headline):
        assert 3 <= at <= len(headline) - 3
        assert headline[at] not in CLOSING


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("本报讯（记者某某）今天", "本报讯"),
        ("本报讯 昨天", "本报讯"),
        ("新华社杏坞3月9日电（记者", "新华社杏坞3月9日电"),
        ("本报通讯员某某报道", ""),
        ("本报杏坞讯（记者", "本报杏坞讯"),
        ("本台消息：昨天", "本台消息"),
        ("新华社今天播发长篇通讯《渡》", ""),
        ("本台消息灵通", ""),
        ("他说本报讯", ""),
    ],
)
def test_leads(text: str, lead: str) -> None:
    assert text[: lead_length(text)] == lead


def test_a_known_dateline_is_the_lead() -> None:
    assert lead_length("杏坞三月电 今天", "杏坞三月电") == 5


def test_rare_characters_are_those_beyond_the_everyday_ones() -> None:
    assert not is_rare("船")
    assert is_rare("葳")
    assert is_rare("𠮷")
    assert not is_rare("a")
    assert not is_rare("，")


def test_pinyin_is_put_above_single_characters() -> None:
    assert Above(which="all").readings("重庆 A") == ((0, "chóng"), (1, "qìng"))
    assert Above(which="none").readings("重庆") == ()
    assert Above(which="rare").readings("重庆") == ()
    assert [k for k, _ in Above(which="rare").readings("杏葳")] == [1]


def test_shapeless_characters_get_a_stand_in_of_the_same_length() -> None:
    assert printable("a\x07b\ud800c\x7f\ufffe\n") == "a\u2407b\ufffdc\u2421\ufffd\n"


@examples(60, deadline=None)
@given(st.text(alphabet="a\u202a\u202e\u202c\u2067\u2069\n", max_size=12))
def test_direction_marks_are_closed(text: str) -> None:
    closed = contained(text)
    assert closed.startswith(text)
    last = closed.rpartition("\n")[2]
    isolates = 0
    for character in last:
        isolates += character == "\u2067"
        isolates -= character == "\u2069" and isolates > 0
    assert isolates == 0
