"""Where a marked place goes when its text changes: to its own words or nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import anchors
from reader.library import anchoring
from tests.examples import examples

TEXT = "清早的渡口没有人，只有一条旧船。撑船的人说，水涨了三寸。中午，船开了两趟。傍晚，渡口又没有人了。"


def went(words: str, new: str, old: str | None = TEXT) -> str | None:
    start = TEXT.index(words)
    found = anchoring.find(anchoring.quote(TEXT, start, start + len(words)), old, new)
    return None if found is None else new[found.start : found.end]


def test_an_unchanged_text_keeps_its_places() -> None:
    assert went("旧船", TEXT) == "旧船"


@pytest.mark.parametrize("old", [TEXT, None], ids=["old text known", "old text gone"])
def test_words_that_moved_are_found(old: str | None) -> None:
    assert went("撑船的人说，水涨了三寸", "新添的一段，说的是别的事。" + TEXT, old) == "撑船的人说，水涨了三寸"


def test_a_misread_character_inside_is_borne() -> None:
    assert went("撑船的人说，水涨了三寸", TEXT.replace("撑船", "掌船")) == "掌船的人说，水涨了三寸"


def test_of_two_equal_phrases_the_right_one_is_kept() -> None:
    first = anchoring.quote(TEXT, TEXT.index("没有人"), TEXT.index("没有人") + 3)
    second = anchoring.quote(TEXT, TEXT.rindex("没有人"), TEXT.rindex("没有人") + 3)
    new = TEXT.replace("旧船", "很旧的船")
    assert anchoring.find(first, TEXT, new) == (5, 8)
    assert anchoring.find(second, TEXT, new) == (TEXT.rindex("没有人") + 2, TEXT.rindex("没有人") + 5)


def test_a_deleted_passage_is_lost_and_not_hung_on_its_like() -> None:
    assert went("没有人，", TEXT.replace("没有人，", "", 1)) is None
    assert went("船开了两趟", TEXT.replace("中午，船开了两趟。", "") + "船开了两趟车也开了两趟。") is None


def test_a_copy_that_fits_as_well_makes_the_place_doubtful() -> None:
    assert went("水涨了三寸", TEXT + TEXT, None) is None


def test_a_single_mark_is_no_rival_of_its_neighbourhood() -> None:
    new = TEXT.replace("，", ",")
    place = anchoring.quote(TEXT, TEXT.index("。"), TEXT.index("。") + 1)
    assert anchoring.find(place, TEXT, new) == (TEXT.index("。"), TEXT.index("。") + 1)


def test_points_between_characters_stay_between_them() -> None:
    at = TEXT.index("中午")
    place = anchoring.quote(TEXT, at, at)
    assert anchoring.find(place, TEXT, "前面多了一句。" + TEXT) == (at + 7, at + 7)
    assert anchoring.find(place, TEXT, TEXT.replace("寸。中", "寸，在中")) is None


@examples(60, deadline=None)
@given(st.text("清早渡口没有人，。", min_size=1, max_size=40), st.text("清早渡口没有人，。", max_size=40), st.data())
def test_what_is_found_lies_in_the_text_and_an_insertion_before_moves_it(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    place = anchoring.quote(old, start, end)
    found = anchoring.find(place, old, new)
    assert found is None or 0 <= found.start <= found.end <= len(new)
    assert anchoring.find(place, old, old) == (start, end)


def test_simulated_edits_never_hang_a_note_on_other_words() -> None:
    results = anchors.run(edits=400, seed=3)
    assert not anchors.missed(results)
