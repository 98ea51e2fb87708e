from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.rendering.headline_lines import headline_lines
from reader.rendering.typography import CLOSING, OPENING, STOPS


def broken(text: str, measure: float, most: int = 3, *, whole: bool = False) -> list[str]:
    return headline_lines(text, len, measure, most, whole=whole)


@pytest.mark.parametrize(
    ("text", "measure", "lines"),
    [
        ("渡口添了新灯", 8, ["渡口添了新灯"]),
        ("沿河人家合作委员会开会", 8, ["沿河人家合作", "委员会开会"]),
        ("船老大发表讲话 强调安全", 9, ["船老大发表讲话 ", "强调安全"]),
        ("老桥一百二十块桥石全部编号", 8, ["老桥一百二十块", "桥石全部编号"]),
        ("清河渡口：四盏新灯照亮台阶", 10, ["清河渡口：", "四盏新灯照亮台阶"]),
    ],
)
def test_a_headline_breaks_between_its_words(text: str, measure: float, lines: list[str]) -> None:
    assert broken(text, measure) == lines


def test_sentences_stay_whole_where_that_is_possible() -> None:
    text = "渡口管理所开会 四方代表签下新渡船的保养约定"
    assert broken(text, 12, 2, whole=True) == []
    assert broken(text, 12, 3, whole=True)[0] == "渡口管理所开会 "
    assert len(broken(text, 12, 2)) == 2


LETTERS = "渡口添了新灯老桥，。：“”《》 （）——2024年AIfi·、"


@example(text="00（ 0", measure=4)
@given(st.text(alphabet=LETTERS, min_size=1, max_size=40), st.integers(4, 30))
def test_nothing_is_lost_and_no_line_is_too_long_or_begins_with_a_stop(text: str, measure: int) -> None:
    lines = broken(text, measure)
    assert "".join(lines) in {text, ""}
    for k, line in enumerate(lines):
        assert len(line.rstrip()) <= measure
        if k:
            assert line[0] not in CLOSING | STOPS
        if k < len(lines) - 1:
            assert line.rstrip()[-1:] not in OPENING
