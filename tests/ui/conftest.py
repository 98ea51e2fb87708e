"""What the tests of the window's parts share: one look, one set of icons, and a reading pane with its signals noted."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.jobs import answering
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look import lying_over
from reader.ui.look.icons import Icons
from reader.ui.look.style_sheet import style_sheet
from reader.ui.look.theme import Look, palette
from reader.ui.reading import note_sheet
from reader.ui.reading.pane import ReadingPane
from tests.ui.many import many, many_window, stocked_with_many
from tests.ui.opened import PATIENCE, library, standing, stocked, window

# One of each for a run of all: the libraries that are copied are made once.
__all__ = ["library", "many", "many_window", "standing", "stocked", "stocked_with_many", "window"]

SIGNALS = (
    "bookmark_toggled", "annotation_added", "annotation_changed", "annotation_removed", "repair_undone",
    "reading_set", "reading_forgotten",
    "copy_with_source_requested", "print_requested", "read_to_end", "position_changed", "hit_stepped",
    "piece_requested", "search_requested", "zoom_stepped", "printed_shown", "action_requested",
)  # fmt: skip


# After so many collections of the middle generation all garbage is looked for: it takes a tenth of a second.
WHOLE = 10


# With `--late`, a worker takes so many seconds at least and at most before it begins.
LATE_S = 0.03, 0.12
RUN, WAIT = Operation.run, answering.Question.wait


@pytest.fixture(scope="session", autouse=True)
def answers_are_awaited(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a question be answered in the turn that puts it, however busy the machine; tests of waiting say so.

    With `--late=others` all else that workers do is late, with `--late=all` no question is answered in its turn either:
    a test that should wait for something and does not fails.
    """
    late = request.config.getoption("--late")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answering, "AT_ONCE_S", 0.0 if late == "all" else PATIENCE / 1000)
        patch.setattr(answering.Question, "wait", _in_turn)
        if late:
            patch.setattr(Operation, "run", _late if late == "all" else _late_unless_awaited)
        yield


def _in_turn(question: answering.Question[Any], lane: Lane) -> bool:
    """Let those before it on its lane be told first: when they were done, beside the test, decides nothing."""
    waits = answering.AT_ONCE_S == PATIENCE / 1000 and not question.cancelled  # as when its lane has ended
    if waits and question._over.wait(answering.patience.left):
        QCoreApplication.sendPostedEvents(lane, QEvent.Type.MetaCall.value)
    return WAIT(question, lane)


def _late(operation: Operation[Any]) -> Callable[[], None]:
    time.sleep(random.uniform(*LATE_S))
    return RUN(operation)


def _late_unless_awaited(operation: Operation[Any]) -> Callable[[], None]:
    return RUN(operation) if isinstance(operation, answering.Question) else _late(operation)


class Told(dict[str, list[tuple[object, ...]]]):
    """What a pane has said, by the signal's name."""

    def last(self, name: str) -> tuple[object, ...]:
        """Return what was said last."""
        return self[name][-1]


@pytest.fixture(scope="session", autouse=True)
def nothing_happens_by_itself() -> Iterator[None]:
    """Let no remark leave and no note be stored because a busy machine took seconds over a test that means neither."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lying_over, "PASSES_MS", PATIENCE)
        patch.setattr(note_sheet, "REST_MS", PATIENCE)
        yield


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Take what tests copied off the clipboard: Qt frees it when Python is gone, and the process ends with a fault."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """Collect garbage between tests, on the GUI thread: a worker thread that did would take widgets apart there."""
    gc.disable()
    yield
    gc.disable()
    gc.collect(2 if gc.get_count()[2] > WHOLE else 1)


@pytest.fixture(scope="session")
def icons() -> Icons:
    """Return icons kept in memory."""
    return Icons()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """Return the light look, applied to the application."""
    made = Look("light", 15)
    before = qapp.palette(), qapp.styleSheet()
    qapp.setPalette(palette(made.tokens))
    qapp.setStyleSheet(style_sheet(made.tokens))
    yield made
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])


@pytest.fixture
def pane(qtbot: QtBot, look: Look, icons: Icons) -> ReadingPane:
    """Return a shown reading pane with room for notes beside the text."""
    made = ReadingPane(look, icons)
    made.complete()
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitExposed(made, timeout=PATIENCE):
        made.show()
    return made


@pytest.fixture
def told(pane: ReadingPane) -> Told:
    """Return what the pane says from now on."""
    heard = Told({name: [] for name in SIGNALS})
    for name in SIGNALS:
        getattr(pane, name).connect(lambda *said, n=name: heard[n].append(said))
    return heard
