"""The form that writes a query: what is filled in is what is asked for, and a line that a form can say is read back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model.errors import WrongRequest
from reader.search.form import SearchForm, read, terms, written
from reader.search.grammar import parse

BOX = st.lists(
    st.one_of(
        st.sampled_from(
            ["渡口", "jiefang", "jie", "qu", "-词", "OR", "AND", "near", "near/5", "标题:桥", "a)b", "(甲", "日期:2024",
             '"新 灯"', "“水闸”", "/20\\d年/", "/坏(/", "5G", "报:", "|", "－", "甲、乙", "it's", 'a"b', "//", "（甲）"]
        ),
        st.text(max_size=6),
    ),
    max_size=4,
).map(" ".join)  # fmt: skip


@given(BOX, BOX, BOX, BOX, st.sampled_from(["", "headline", "byline", "body", "note"]))
@example("jie", "fang 水", "", "qu 桥", "headline")
@example("", "", "-a -b", "", "note")
def test_whatever_is_filled_in_is_looked_for_as_it_stands(
    every: str, either: str, none: str, near: str, field: str
) -> None:
    one = terms(near)
    form = SearchForm(
        every=terms(every), either=terms(either), none=terms(none), near=one if len(one) > 1 else (), field=field
    )
    try:
        line = written(form)
    except WrongRequest:
        return  # longer than is read
    assert not parse(line).explanations
    alone = form.either if len(form.either) == 1 else ()
    expected = replace(form, every=(*form.every, *alone), either=() if alone else form.either)
    if not (expected.every or expected.either or expected.none or expected.near):
        expected = replace(expected, field="")
    assert read(line) == expected


@pytest.mark.parametrize(
    ("form", "line"),
    [
        (SearchForm(), ""),
        (SearchForm(every=("渡口", "灯")), "渡口 灯"),
        (SearchForm(every=("渡口",), either=("灯", "船"), none=("雨",)), "渡口 (灯 OR 船) -雨"),
        (SearchForm(near=("渡口", "灯"), distance=5), "渡口 near/5 灯"),
        (SearchForm(every=("jie",), near=("fang", "qu")), "jie (fang near/10 qu)"),
        (SearchForm(every=("灯",), field="headline", first="2024", last="2024-06"), "标题:灯 日期:2024..2024-06"),
        (SearchForm(none=("灯",), field="byline", newspaper="清河 报"), '-记者:灯 报:"清河 报"'),
        (SearchForm(last="2024 年 4 月", section="科普角,副刊", tag="船"), "栏目:科普角,副刊 标签:船 日期:..2024年4月"),
    ],
)
def test_the_line_that_is_written(form: SearchForm, line: str) -> None:
    assert written(form) == line


@pytest.mark.parametrize(
    "line",
    ["(甲 OR 乙) (丙 OR 丁)", "标题:甲 正文:乙", "-版:3 甲", "甲 near/3 乙 near/5 丙", "-(甲 乙)", "甲 OR (乙 丙)"],
)
def test_what_no_form_says_is_not_read_as_something_else(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize(
    "form",
    [
        SearchForm(near=("灯",)),
        SearchForm(first="去年"),
        SearchForm(first="2024-13"),
        SearchForm(first="2024", last="2023"),
        SearchForm(first="2023..2024"),
        SearchForm(every=tuple(f"词{n}" for n in range(100))),
    ],
)
def test_what_cannot_be_asked_is_said(form: SearchForm) -> None:
    with pytest.raises(WrongRequest):
        written(form)
