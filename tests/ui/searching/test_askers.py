"""Search in a process of its own, as in a large library: the same answers, the newest question first, no dead end."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.library import Facets
from reader.search import FoundWords
from reader.ui.searching import askers
from reader.ui.searching.askers import OtherProcess, OwnThread
from reader.ui.searching.questions import Answer, Asked, Question
from reader.workspace import annotating, bookmarking
from reader.workspace.session import Session, open_session
from tests.processes import alive, below
from tests.ui.opened import PATIENCE, desk_of, opened


@pytest.fixture
def session(library: Path) -> Iterator[Session]:
    with open_session(library) as made:
        yield made


class Heard:
    """Puts questions and waits for what is answered."""

    def __init__(self, qtbot: QtBot, asker: OtherProcess | OwnThread) -> None:
        self.qtbot, self.asker = qtbot, asker
        self.answers: list[object] = []
        self.failures: list[Exception] = []

    def put(self, question: Question, *, newest: bool = False) -> None:
        self.asker.ask(question, self.answers.append, self.failures.append, newest=newest)

    def answer(self, question: Question) -> object:
        before = len(self.answers) + len(self.failures)
        self.put(question, newest=True)
        self.qtbot.waitUntil(lambda: len(self.answers) + len(self.failures) > before, timeout=PATIENCE)
        return self.answers[-1]


def test_both_give_the_same_answers(qtbot: QtBot, session: Session) -> None:
    parent = QObject()
    other, own = Heard(qtbot, OtherProcess(session, parent)), Heard(qtbot, OwnThread(session, "test", parent))
    asked = Asked(text="zaoshi")
    for question in (
        Question(kind="warm"),
        Question(kind="hits", asked=asked, limit=50),
        Question(kind="totals", asked=asked),
        Question(kind="facets", asked=asked),
        Question(kind="words", asked=asked),
        Question(kind="hits", asked=Asked(text="zs", texts={0: "早市"}, in_field="headline"), limit=50),
        Question(kind="related", article=session.library.catalogue.summaries([1])[0].id),
        Question(kind="names", asked=Asked(text="zi da"), names=("字大", "打字", "字小")),
    ):
        assert other.answer(question) == own.answer(question)
    kinds = [type(a) for a in other.answers]
    assert Answer in kinds
    assert Facets in kinds
    assert FoundWords in kinds
    for heard in (other, own):
        assert heard.asker.idle
        heard.asker.close()


def test_only_the_newest_question_is_answered(qtbot: QtBot, session: Session) -> None:
    heard = Heard(qtbot, OtherProcess(session, QObject()))
    heard.answer(Question(kind="warm"))
    for text in ("z", "za", "zao", "zaos"):
        heard.put(Question(kind="hits", asked=Asked(text=text), limit=50), newest=True)
    qtbot.waitUntil(lambda: heard.asker.idle, timeout=PATIENCE)
    assert [a.asked.text for a in heard.answers if isinstance(a, Answer)] == ["zaos"]
    heard.asker.close()


@pytest.mark.parametrize("kind", [OtherProcess, OwnThread])
def test_streams_overtake_only_themselves(
    qtbot: QtBot, session: Session, kind: type[OtherProcess] | type[OwnThread]
) -> None:
    asker = OtherProcess(session, QObject()) if kind is OtherProcess else OwnThread(session, "test", QObject())
    heard = Heard(qtbot, asker)
    heard.put(Question(kind="hits", asked=Asked(text="zaoshi"), limit=5), newest=True)
    for text in ("z", "zi", "zida"):
        names = Question(kind="names", stream="palette", asked=Asked(text=text), names=("字大", "字", "资"))
        heard.put(names, newest=True)
    last = ((0, ((0, 2),)),)

    def all_came() -> bool:  # who is idle may have an answer on its way still
        kinds = [type(answer) for answer in heard.answers]
        return asker.idle and Answer in kinds and last in heard.answers

    qtbot.waitUntil(all_came, timeout=PATIENCE)
    assert [type(answer) for answer in heard.answers].count(Answer) == 1
    assert [answer for answer in heard.answers if isinstance(answer, tuple)][-1] == last
    assert not heard.failures
    asker.close()


def test_a_note_of_a_moment_ago_is_found(qtbot: QtBot, session: Session) -> None:
    asker = OtherProcess(session, QObject())
    heard = Heard(qtbot, asker)
    question = Question(kind="hits", asked=Asked(text="批注:河埠头"), limit=50)
    first = heard.answer(question)
    assert isinstance(first, Answer)
    assert first.rows == ()
    target = session.library.catalogue.summaries([1])[0].id
    annotating.annotate_at(session, target, "body", 0, 4, note="河埠头的石阶")
    asker.heed()
    found = heard.answer(question)
    assert isinstance(found, Answer)
    assert [r.summary.id for r in found.rows] == [target]
    asker.close()


def test_a_process_that_died_is_started_again_and_asked_again(qtbot: QtBot, session: Session) -> None:
    asker = OtherProcess(session, QObject())
    heard = Heard(qtbot, asker)
    heard.answer(Question(kind="warm"))
    (searching,) = below(os.getpid(), "--child search")
    os.kill(searching, signal.SIGKILL)
    qtbot.waitUntil(lambda: not alive(searching), timeout=PATIENCE)
    assert isinstance(heard.answer(Question(kind="hits", asked=Asked(text="zaoshi"), limit=5)), Answer)
    heard.put(Question(kind="hits", asked=Asked(text="zaoshi"), limit=5))
    for pid in below(os.getpid(), "--child search"):  # before it can have answered
        os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: asker.idle, timeout=PATIENCE)
    assert [type(answer) for answer in heard.answers[1:]] == [Answer, Answer]
    assert not heard.failures
    asker.close()


def test_a_question_that_no_process_survives_is_told(qtbot: QtBot, session: Session) -> None:
    asker = OtherProcess(session, QObject())
    heard = Heard(qtbot, asker)
    heard.put(Question(kind="hits", asked=Asked(text="zaoshi"), limit=5))
    killed: set[int] = set()

    def none_lives() -> bool:
        for pid in {*below(os.getpid(), "--child search")} - killed:  # each as soon as it is there
            killed.add(pid)
            os.kill(pid, signal.SIGKILL)
        return asker.idle

    qtbot.waitUntil(none_lives, timeout=PATIENCE)
    assert len(killed) == 2
    assert not heard.answers
    assert [str(failure).startswith("查找的进程中断了") for failure in heard.failures] == [True]
    assert isinstance(heard.answer(Question(kind="hits", asked=Asked(text="zaoshi"), limit=5)), Answer)
    asker.close()


def test_an_index_that_is_cut_under_the_search_process_costs_no_answer(qtbot: QtBot, session: Session) -> None:
    """Each looks at mapped files; the one that ends by it is followed by one that fills what it finds damaged."""
    asker = OtherProcess(session, QObject())
    heard = Heard(qtbot, asker)
    question = Question(kind="hits", asked=Asked(text="zaoshi"), limit=5)
    before = heard.answer(question)
    cut = list((session.library.cache_folder / "index").glob("segment-*/*.npy"))
    assert cut
    for path in cut:
        with path.open("r+b") as file:
            file.truncate(0)
    assert heard.answer(Question(kind="hits", asked=Asked(text="早市 OR 字大"), limit=5)) != before
    assert heard.answer(question) == before
    assert not heard.failures
    asker.close()


def test_the_window_lives_on_when_the_index_is_cut_under_it(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        assert len(window.session.index) == 15
        for path in (window.session.library.cache_folder / "index").glob("segment-*/*.npy"):
            with path.open("r+b") as file:
                file.truncate(0)
        QTest.keyClicks(window.nameplate.search, "zaoshi")
        QTest.keyClick(window.nameplate.search, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: any(h.style == "hit" for h in desk.page.view.marks.hits), timeout=PATIENCE)


def test_the_window_searches_a_large_library_through_it(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(askers, "LARGE", 1)
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        QTest.keyClicks(window.nameplate.search, "zaoshi")
        QTest.keyClick(window.nameplate.search, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: any(h.style == "hit" for h in desk.page.view.marks.hits), timeout=PATIENCE)
        assert desk.list.model.rowCount()
        bookmarking.bookmark(window.session, window.article_id)
        desk.leave_search()
