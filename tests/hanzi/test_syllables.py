"""Cuts of typed letters into syllables, tone marks, and order by pinyin."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.hanzi.order import pinyin_key
from reader.hanzi.syllables import SYLLABLES, beginning_with, cuts, is_syllable, plain_letters, spellings
from reader.hanzi.tones import with_tone, without_tone
from tests.examples import examples


def test_whole_cuts_come_before_begun_ones_and_few_before_many() -> None:
    assert cuts("xian")[:2] == ((("xian",), False), (("xi", "an"), False))
    assert cuts("jief") == ((("jie", "f"), True), (("ji", "e", "f"), True))
    assert cuts("jief", begun=False) == ()
    assert cuts("zz") == ()
    assert cuts("") == ()


@examples(60, deadline=None)
@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=4))
def test_what_was_typed_as_syllables_is_among_the_cuts(syllables: list[str]) -> None:
    ways = [parts for parts, begun in cuts("".join(syllables), True, 10_000) if not begun]
    assert tuple(syllables) in ways
    assert all("".join(way) == "".join(syllables) for way in ways)


def test_a_very_long_ambiguous_run_is_cut_in_bounded_work() -> None:
    assert len(cuts("an" * 200, True, 24)) == 24


def test_u_and_v() -> None:
    assert plain_letters("nü") == plain_letters("nu:") == plain_letters("nv") == "nv"
    assert plain_letters("jv") == "ju"
    assert spellings("lu") == {"lu", "lv"}
    assert spellings("lue") == {"lve"}
    assert spellings("luan") == {"luan"}
    assert is_syllable("nue")
    assert {"lu", "lv", "lve", "luan"} <= beginning_with("lu")


@pytest.mark.parametrize("reading", ["jiě", "lǚ", "lüè", "guó", "liú", "ér", "de", "ō"])
def test_tone_marks_there_and_back(reading: str) -> None:
    assert with_tone(*without_tone(reading)) == reading


def test_every_syllable_with_every_tone_there_and_back() -> None:
    for syllable, tone in itertools.product(SYLLABLES, range(1, 6)):
        assert without_tone(with_tone(syllable, tone)) == (syllable, tone)


def test_order_is_that_of_a_dictionary() -> None:
    names = ["张三", "重庆", "安阳", "解放", "银行", "西安", "先进", "3月", "八方", "爱民", "长江"]
    assert sorted(names, key=pinyin_key) == [
        "3月", "爱民", "安阳", "八方", "长江", "重庆", "解放", "西安", "先进", "银行", "张三",
    ]  # fmt: skip
