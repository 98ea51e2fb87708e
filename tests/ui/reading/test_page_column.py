from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.rendering.pinyin import Pinyin
from reader.ui.reading.column import LEAST_HANZI, PageStyle, fit_column
from reader.ui.reading.headline import SIZES, long_parts, set_headline


@given(
    st.integers(300, 2400), st.sampled_from([12, 15, 18, 24, 32]), st.sampled_from([30, 36, 42]), st.booleans(),
    st.sampled_from(["none", "rare", "all"]), st.booleans(),
)  # fmt: skip
def test_the_column_is_a_whole_number_of_hanzi(
    width: int, em: int, measure: int, notes: bool, pinyin: Pinyin, elder: bool
) -> None:
    style = PageStyle(em=em, measure=measure, pinyin=pinyin, elder=elder)
    column = fit_column(width, style, notes=notes)
    hanzi = column.width / style.cell
    assert hanzi == pytest.approx(round(hanzi))
    assert round(hanzi) <= measure
    if column.notes:
        assert hanzi >= LEAST_HANZI - 1e-6
        assert column.right + column.notes <= width + 1


def test_notes_stand_beside_the_text_only_where_24_hanzi_stay() -> None:
    style = PageStyle(em=15)
    assert fit_column(890, style, notes=True).notes > 0
    assert fit_column(600, style, notes=True).notes == 0
    assert fit_column(890, style, notes=False).notes == 0
    assert fit_column(890, style, notes=True, beside=False).notes == 0


def test_discs_find_room_beside_a_narrow_column() -> None:
    column = fit_column(600, PageStyle(em=15), notes=True)
    assert 600 - column.right >= 15 * 1.6


def em_width(text: str, size: float) -> float:
    return len(text) * size


def test_a_headline_that_fits_is_set_largest() -> None:
    assert set_headline("石桥修好了", 30, em_width) == (SIZES[0], ["石桥修好了"])


def test_a_headline_breaks_at_its_own_space_and_loses_nothing() -> None:
    size, lines = set_headline("石桥修好了 老郭家没了台阶", 16, em_width)
    assert lines == ["石桥修好了 ", "老郭家没了台阶"]
    assert size == SIZES[0]


def test_a_headline_falls_in_size_before_it_breaks_anywhere() -> None:
    text = "渡口石桥修好老郭家没了台阶"
    size, lines = set_headline(text, len(text) * 1.6, em_width)
    assert (size, lines) == (1.55, [text])


@given(st.text("石桥修好了， ，“”——", min_size=1, max_size=40), st.integers(4, 60))
def test_lines_joined_are_the_headline(text: str, column: int) -> None:
    size, lines = set_headline(text, column, em_width)
    assert "".join(lines) == text
    assert size in SIZES


@given(st.text("石桥。，”修好", max_size=300), st.integers(20, 60))
def test_parts_of_a_giant_paragraph_joined_are_the_paragraph(text: str, longest: int) -> None:
    parts = long_parts(text, longest)
    assert "".join(part for _start, part in parts) == text
    assert all(text.startswith(part, start) for start, part in parts)
    assert all(len(part) <= longest + 8 for _start, part in parts)
