"""Readings that the reader sets: everywhere in the library, on any machine, taken back like any deed."""

from __future__ import annotations

import pytest

from reader.model.errors import NotFound, WrongRequest
from reader.rendering.pinyin import above_piece
from reader.rendering.syllable import syllable_at
from reader.workspace import exporting, opening, undoing, word_readings
from reader.workspace.importing import import_text
from reader.workspace.session import Session

PAPER = "# 长坝的石阶\n\n长坝有三十六级石阶，老秦在长坝住了一辈子。\n"


@pytest.fixture
def piece(session: Session) -> str:
    """Return a piece in which one word comes three times."""
    (outcome,) = import_text(session, PAPER, name="-")
    return f"{outcome.issue}-1"


def above(session: Session, piece: str, text: str) -> list[str]:
    """Return what stands above a text of a piece."""
    return [reading for _place, reading in above_piece(opening.article(session, piece).piece, "all").readings(text)]


def test_a_word_is_read_as_the_reader_says_everywhere(session: Session, piece: str) -> None:
    assert above(session, piece, "长坝人") == ["cháng", "bà", "rén"]
    word_readings.set_reading(session, "長壩", ["zhang3", "bà"])
    assert above(session, piece, "长坝人和長壩水") == ["zhǎng", "bà", "rén", "hé", "zhǎng", "bà", "shuǐ"]
    assert exporting.as_text(session, piece, "pinyin").count("zhǎng bà") == 3


def test_it_is_taken_back_and_done_again(session: Session, piece: str) -> None:
    word_readings.set_reading(session, "长坝", ["zhǎng", "bà"])
    undoing.undo(session)
    assert above(session, piece, "长坝") == ["cháng", "bà"]
    undoing.redo(session)
    assert above(session, piece, "长坝") == ["zhǎng", "bà"]
    word_readings.forget_reading(session, "长坝")
    assert above(session, piece, "长坝") == ["cháng", "bà"]
    with pytest.raises(NotFound):
        word_readings.forget_reading(session, "长坝")


@pytest.mark.parametrize("readings", [["zhǎng"], ["zhǎng", "bà", "bà"], ["bà", "bà"], ["zhǎng", ""], []])
def test_what_is_no_reading_of_a_word_is_refused(session: Session, readings: list[str]) -> None:
    with pytest.raises(WrongRequest):
        word_readings.set_reading(session, "长坝", readings)
    assert word_readings.word_readings(session) == {}


@pytest.mark.parametrize("stored", [None, 3, "x", [], {"长坝": 3}, {"长坝": "zhǎng"}, {"": ""}])
def test_what_another_program_wrote_wrongly_harms_nothing(session: Session, piece: str, stored: object) -> None:
    with session.library.deed("set_reading") as deed:
        deed.set_setting("readings", stored)
    assert above(session, piece, "长坝") == ["cháng", "bà"]
    word_readings.set_reading(session, "长坝", ["zhǎng", "bà"])
    assert above(session, piece, "长坝") == ["zhǎng", "bà"]


def test_a_syllable_tells_its_word_and_what_else_it_may_be() -> None:
    found = syllable_at("老秦在重庆的银行", 3, {})
    assert found is not None
    assert (found.word, found.place, found.readings) == ("重庆", 0, ("chóng", "qìng"))
    assert "zhòng" in found.others
    assert found.read_as("zhòng") == ("zhòng", "qìng")
    own = syllable_at("老秦在重庆的银行", 3, {"重庆的": ("zhòng", "qìng", "de")})
    assert own is not None
    assert (own.word, own.readings) == ("重庆的", ("zhòng", "qìng", "de"))
    assert syllable_at("老秦", 1, {}) is None
