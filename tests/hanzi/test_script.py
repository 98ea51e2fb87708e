from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.hanzi.script import Script, in_script, script_of

PAIRS = (
    ("皇后后来才知道，面条干净，理发以后发现头发白了。", "皇后後來才知道，麵條乾淨，理髮以後發現頭髮白了。"),
    ("他看着著名的里程碑，在山里着急。", "他看著著名的里程碑，在山裡著急。"),
    ("台风过后，一台钟停在十二点；老钟姓钟。", None),
)


def test_words_decide_between_the_forms_of_a_character() -> None:
    for simplified, traditional in PAIRS:
        shown = in_script(simplified, "traditional")
        assert traditional is None or shown == traditional
        assert in_script(shown, "simplified") == simplified


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("雾里看得清台阶。", "霧裡看得清臺階。"),
        ("渡口踏上新征程。", "渡口踏上新征程。"),
        ("河埠要发展，老街也发展中。", "河埠要發展，老街也發展中。"),
        ("他们对石桥村制裁。", "他們對石橋村制裁。"),
        ("两村对外发布一个中路方案。", "兩村對外發佈一個中路方案。"),
    ],
)
def test_no_phrase_reaches_over_the_edge_of_a_word(simplified: str, traditional: str) -> None:
    assert in_script(simplified, "traditional") == traditional


def test_half_of_a_pair_stays_where_it_is() -> None:
    assert in_script("干净\ud800后来", "traditional") == "乾淨\ud800後來"


@given(
    text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("干乾后發麵𠮷𪚔裏着著 Ａa1，“")), max_size=60),
    script=st.sampled_from(["printed", "simplified", "traditional"]),
)
def test_every_character_keeps_its_place(text: str, script: Script) -> None:
    assert len(in_script(text, script)) == len(text)


@pytest.mark.parametrize("name", ["", "klingon", "printed"])
def test_an_unknown_script_is_the_printed_one(name: str) -> None:
    assert script_of(name) == "printed"
    assert in_script("乾淨", script_of(name)) == "乾淨"
