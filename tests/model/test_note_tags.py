from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.note_tags import note_tags, with_tags


@pytest.mark.parametrize(
    ("note", "tags"),
    [
        ("走了一遍，三十六步。#石桥 #待查", ("石桥", "待查")),
        ("＃石桥，第2回", ("石桥",)),
        ("#水利#旧闻", ("水利",)),
        ("见第 #3 条，C#语言，a&#x4e2d;", ()),
        ("https://example.org/页#石桥", ()),
        ("#GDP 再说一次 #gdp #1998年 #地方志/渡口", ("GDP", "1998年", "地方志/渡口")),
        ("# 石桥", ()),
        ("", ()),
    ],
)
def test_tags_are_words_behind_a_sign(note: str, tags: tuple[str, ...]) -> None:
    assert note_tags(note) == tags


def test_tags_from_elsewhere_are_written_at_the_end_once() -> None:
    assert with_tags("旧桥 #石桥", ["石桥", "old bridge", "3", ""]) == "旧桥 #石桥 #old-bridge"
    assert with_tags("", ["石桥"]) == "#石桥"


@given(note=st.text(max_size=40), tags=st.lists(st.text(max_size=12), max_size=4))
def test_what_was_written_is_never_lost(note: str, tags: list[str]) -> None:
    made = with_tags(note, tags)
    assert made.startswith(note)
    assert with_tags(made, tags) == made
