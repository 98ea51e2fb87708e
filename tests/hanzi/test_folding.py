"""Folding keeps length and offsets, and brings all forms of a character together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.hanzi import folding
from reader.hanzi.folding import fold, simplify, variants


@given(st.text())
def test_length_is_kept_and_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert len(simplify(text)) == len(text)


@pytest.mark.parametrize(
    ("form", "folded"),
    [
        ("ＧＤＰ２０２４", "gdp2024"),
        ("國務院", "国务院"),
        ("電視劇", "电视剧"),
        ("為爲", "为为"),
        ("裏裡", "里里"),
        ("，。！", ",。!"),
        ("\u2f47\u2f12", "日力"),
        ("臺灣", "台湾"),
        ("労作", "劳作"),
    ],
)
def test_forms_come_together(form: str, folded: str) -> None:
    assert fold(form) == folded


def test_good_simplified_characters_stay() -> None:
    assert fold("乾隆著名瞭望") == "乾隆著名瞭望"


def test_simplifying_leaves_case_and_width() -> None:
    assert simplify("ＧＤＰ，國") == "ＧＤＰ，国"


def test_every_entry_of_the_table_is_one_to_one_and_closed() -> None:
    table = variants()
    assert len(table) > 2500
    assert all(len(form) == len(simple) == 1 for form, simple in table.items())
    assert not set(table) & set(table.values())


def test_a_long_text_is_folded_as_its_parts_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding._Quick, "pattern", None)
    everything = "".join(map(chr, range(0x11000)))
    parts = "".join(fold(everything[at : at + 1000]) for at in range(0, len(everything), 1000))
    assert folding._Quick.pattern is None
    assert fold(everything) == parts
    assert folding._Quick.pattern is not None
    assert fold("０Ａ臺") == "0a台"
