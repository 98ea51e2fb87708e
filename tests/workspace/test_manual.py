"""The manual inside is the pages of docs/, whole in every language, and is searched as papers are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.model.messages import speak
from reader.model.resources import document
from reader.workspace import manual


@pytest.fixture(params=["zh_CN", "zh_TW", "en"])
def tongue(request: pytest.FixtureRequest) -> Iterator[str]:
    speak(request.param)
    yield request.param
    speak("zh_CN")


def test_every_language_has_every_section(tongue: str) -> None:
    assert [one.key for one in manual.sections()] == [*manual.KEYS, manual.NEWS]
    assert all(one.title and one.text for one in manual.sections())
    assert len(manual.steps()) == 7


def test_traditional_pages_are_those_of_the_simplified_ones() -> None:
    from resources.locale import update

    for name in update.PAGES:
        written = document(f"{name}.zh_TW.md").read_text("utf-8")
        assert written == update.traditional(document(f"{name}.md").read_text("utf-8"))


def test_commands_stand_as_this_reader_types_them(monkeypatch: pytest.MonkeyPatch) -> None:
    speak("zh_CN")
    for command in ("baojia", "python3 main.py"):
        monkeypatch.setenv("BAOJIA_CALLED", command)
        assert f"\n{command} backup " in manual.section("terminal").text
        assert "`python3 main.py`" in manual.section("start").text


@pytest.mark.parametrize("query", ["原文", "yuanwen", "yw", "原wen"])
def test_it_is_searched_by_hanzi_pinyin_and_initials(query: str) -> None:
    speak("zh_CN")
    places = [place for place in manual.find(query) if place.key == "repairs"]
    found = {place.line[start:end] for place in places for start, end in place.marks}
    assert "原文" in found


def test_each_place_is_a_line_of_its_section(tongue: str) -> None:
    places = manual.find("Ctrl+K")
    assert {"start", "tour", "keys"} <= {place.key for place in places}
    assert all(place.line[start:end].lower() == "ctrl+k" for place in places for start, end in place.marks)


def test_nothing_is_found_for_what_stands_nowhere() -> None:
    assert manual.find("龘龘") == []
