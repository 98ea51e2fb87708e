"""What a deed's answer leads on to is told like the deed itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from reader.model.errors import WrongRequest
from reader.ui.jobs.deeds import AT_ONCE, Deeds
from tests.ui.opened import PATIENCE


@pytest.fixture
def deeds(qtbot: QtBot) -> Iterator[Deeds]:
    made = Deeds()
    yield made
    made.close()


WAYS: dict[str, Callable[[Deeds, Callable[[int], None]], None]] = {
    "few": lambda deeds, then: deeds.work("", lambda: 1, then),
    "many": lambda deeds, then: deeds.work("", lambda: 1, then, size=AT_ONCE + 1),
    "asked": lambda deeds, then: deeds.ask("", lambda: 1, then),
    "answered": lambda deeds, then: deeds.answer(lambda: 1, then),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_expected_trouble_with_an_answer_is_said(
    qtbot: QtBot, deeds: Deeds, way: Callable[[Deeds, Callable[[int], None]], None]
) -> None:
    said = list[str]()
    deeds.refused.connect(said.append)

    def refuse(_result: int) -> None:
        raise WrongRequest("没有这一页。")

    way(deeds, refuse)
    qtbot.waitUntil(lambda: said == ["没有这一页。"], timeout=PATIENCE)
