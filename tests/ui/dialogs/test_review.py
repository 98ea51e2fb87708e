"""Doubts are settled in the review, each by one deed that can be taken back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reader.model.errors import NotSaved
from reader.model.summary import Collection
from reader.ui.dialogs import remedies
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.reference import show_keys
from reader.ui.dialogs.review import Review, open_review
from reader.ui.jobs import answering
from reader.ui.shell.window import MainWindow
from reader.workspace import importing, opening, reviewing
from tests.ui.opened import PATIENCE

pytestmark = pytest.mark.gui


@pytest.fixture
def review(qtbot: QtBot, window: MainWindow) -> Iterator[Review]:
    opened = open_review(window)
    assert opened is not None
    yield opened
    if isValid(opened):
        opened.close()


def ids(window: MainWindow) -> list[str]:
    return [s.id for s in window.session.library.catalogue.list(Collection(kind="all"))]


def put_finger(review: Review, words: str, *, select: bool = True) -> None:
    """Select these words in the review's text, or only put the caret before them."""
    start = review.text.toPlainText().index(words)
    cursor = QTextCursor(review.text.document())
    cursor.setPosition(start)
    if select:
        cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    review.text.setTextCursor(cursor)


def opened_menu(menu: QMenu, word: str) -> QMenu:
    """Return the menu below an action that begins so, filled as when it opens."""
    own = next(a.menu() for a in menu.actions() if a.text().startswith(word))
    assert isinstance(own, QMenu)
    own.aboutToShow.emit()
    return own


def press(review: Review, word: str) -> None:
    next(b for b in review.findChildren(QPushButton) if b.text() == word).click()


def test_a_doubt_without_a_fault_is_settled_and_undone(review: Review, window: MainWindow) -> None:
    waiting = len(reviewing.open_doubts(window.session))
    assert review.doubts.count() == waiting > 0
    review.doubts.setCurrentRow(0)
    press(review, "没有问题")
    assert review.doubts.count() == waiting - 1
    press(review, "撤回")
    assert review.doubts.count() == waiting


def test_a_piece_is_split_where_the_finger_is_and_joined_again(
    review: Review, window: MainWindow, qtbot: QtBot
) -> None:
    first = ids(window)[0]
    review.reload(first)
    body = opening.piece(window.session, first)[0].body
    words = body.split("\n")[2][:6]
    put_finger(review, words, select=False)
    press(review, "从这里分开")
    assert len(ids(window)) == 16
    second = next(i for i in ids(window) if i.startswith(first + "."))
    assert opening.piece(window.session, second)[0].body.startswith(words)
    review.reload(second)
    press(review, "并入上一篇")
    assert len(ids(window)) == 15
    assert opening.piece(window.session, first)[0].body == body


def test_body_text_becomes_the_headline_it_is(review: Review, window: MainWindow) -> None:
    first = ids(window)[0]
    review.reload(first)
    words = opening.piece(window.session, first)[0].body.split("\n")[1][:5]
    put_finger(review, words)
    press(review, "这是副题")
    assert opening.piece(window.session, first)[0].alternative_headline == words


def test_text_that_is_no_text_of_the_piece_is_set_aside(review: Review, window: MainWindow) -> None:
    first = ids(window)[0]
    review.reload(first)
    paragraph = opening.piece(window.session, first)[0].body.split("\n")[-1]
    put_finger(review, paragraph, select=False)
    press(review, "不是正文")
    own, applied = opening.piece(window.session, first)
    assert paragraph not in own.body
    assert any(s.reason == "reader" and paragraph[:8] in s.text for s in applied.issue.set_aside)


def test_a_misread_character_is_put_right(review: Review, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ids(window)[0]
    review.reload(first)
    press(review, "改错字…")
    assert "先选中" in review.said
    words = opening.piece(window.session, first)[0].body[20:22]
    put_finger(review, words)
    monkeypatch.setattr(remedies, "ask_line", lambda *_args, **_more: "甲乙")
    press(review, "改错字…")
    assert opening.piece(window.session, first)[0].body[20:22] == "甲乙"


def test_what_makes_no_sense_is_said_and_changes_nothing(review: Review, window: MainWindow) -> None:
    first = ids(window)[0]
    review.reload(first)
    press(review, "并入上一篇")
    assert "第一篇" in review.said
    assert len(ids(window)) == 15


def test_the_window_behind_follows(review: Review, window: MainWindow, qtbot: QtBot) -> None:
    desk = window.desk
    assert desk is not None
    first = ids(window)[0]
    review.reload(first)
    words = opening.piece(window.session, first)[0].body.split("\n")[2][:6]
    put_finger(review, words, select=False)
    press(review, "从这里分开")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 16, timeout=PATIENCE)


def test_the_review_of_a_piece_stays_with_it_when_the_list_gets_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    unsure = {d.article for d in reviewing.open_doubts(window.session)}
    sure = next(i for i in ids(window) if i not in unsure)
    review = open_review(window, sure)
    assert review is not None
    try:
        QApplication.sendEvent(review.doubts, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
        assert review.piece is not None
        assert review.piece.id == sure
        review.doubts.setCurrentRow(0)
        assert review.piece.id == next(d for d in reviewing.open_doubts(window.session)).article
    finally:
        review.close()


def test_an_issue_without_a_name_is_told_by_its_file(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "抄来的.txt"
    path.write_text("# 渡口添新船\n\n本报讯 渡口昨天添了一条新船，乡亲们过河不用再等。\n", encoding="utf-8")
    list(importing.import_paths(window.session, [path]))
    review = open_review(window)
    assert review is not None
    try:
        assert any(review.doubts.item(k).text().startswith("抄来的.txt\n") for k in range(review.doubts.count()))
    finally:
        review.close()


def test_a_paragraph_moves_up_and_into_another_piece(review: Review, window: MainWindow) -> None:
    first, second = ids(window)[:2]
    review.reload(first)
    body = opening.piece(window.session, first)[0].body
    paragraphs = body.split("\n")
    put_finger(review, paragraphs[1][:6], select=False)
    menu = next(b.menu() for b in review.findChildren(QPushButton) if b.text() == "这一段挪到…")
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text() == "往前挪一段").trigger()
    assert opening.piece(window.session, first)[0].body.split("\n")[:2] == [paragraphs[1], paragraphs[0]]
    press(review, "撤回")
    assert opening.piece(window.session, first)[0].body == body
    put_finger(review, paragraphs[1][:6], select=False)
    menu.aboutToShow.emit()
    headline = opening.piece(window.session, second)[0].headline or ""
    into = opened_menu(menu, f"挪到《{headline[:10]}")
    next(a for a in into.actions() if a.text() == "末尾").trigger()
    assert opening.piece(window.session, second)[0].body.endswith(paragraphs[1])
    press(review, "撤回")
    put_finger(review, paragraphs[1][:6], select=False)
    menu.aboutToShow.emit()
    into = opened_menu(menu, f"挪到《{headline[:10]}")
    others = opening.piece(window.session, second)[0].body.split("\n")
    next(a for a in into.actions() if a.text().startswith(f"“{others[0][:6]}")).trigger()
    assert opening.piece(window.session, second)[0].body.split("\n")[:2] == [paragraphs[1], others[0]]


def refuse(*_given: object, **_more: object) -> None:
    raise NotSaved("磁盘满了")


def test_what_is_refused_when_the_review_is_closed_already_is_said(
    review: Review, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = threading.Event()
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    review.do(lambda: refuse(busy.wait(PATIENCE / 1000)))
    review.close()
    assert not review.isVisible()
    busy.set()
    qtbot.waitUntil(lambda: window.message.text == "磁盘满了", timeout=PATIENCE)


def test_a_remedy_that_comes_too_early_is_not_left_out_without_a_word(
    review: Review, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, done = threading.Event(), list[str]()
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    monkeypatch.setattr(reviewing, "open_doubts", refuse)  # what else fails meanwhile does not let it through
    review.do(lambda: done.extend(["first"] * busy.wait(PATIENCE / 1000)))
    review.reload()
    qtbot.waitUntil(lambda: review.said == "磁盘满了", timeout=PATIENCE // 4)
    review.do(lambda: done.append("second"))
    said = review.said
    busy.set()
    assert "没有做" in said
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    review.close()
    assert done == ["first"]


def test_what_others_change_while_a_remedy_fails_is_shown(
    review: Review, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, before = threading.Event(), review.doubts.count()
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    review.do(lambda: refuse(busy.wait(PATIENCE / 1000)))
    (came,) = importing.import_text(window.session, "渡口的灯\n\n灯亮了，过河的人看得清台阶。", name="灯")
    assert came.issue
    every = len(reviewing.open_doubts(window.session))
    assert every > before
    qtbot.waitUntil(lambda: came.issue in review._missed, timeout=PATIENCE)
    busy.set()
    qtbot.waitUntil(lambda: review.doubts.count() == every, timeout=PATIENCE)
    assert review.said == "磁盘满了"


def test_a_doubt_is_settled_once_while_the_next_is_coming(
    review: Review, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled, gathering, gathered = list[str](), threading.Event(), reviewing.open_doubts

    def gather(*given: Any, **more: Any) -> Any:
        gathering.wait(PATIENCE / 1000)
        return gathered(*given, **more)

    review.doubts.setCurrentRow(0)
    monkeypatch.setattr(reviewing, "open_doubts", gather)
    monkeypatch.setattr(reviewing, "settle", lambda _session, _issue, doubt: settled.append(doubt))
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    press(review, "没有问题")
    qtbot.waitUntil(lambda: not review._doing, timeout=PATIENCE)
    press(review, "没有问题")
    gathering.set()
    review.do(lambda: None)
    qtbot.waitUntil(lambda: not review._doing, timeout=PATIENCE)
    assert len(settled) == 1


def test_a_list_of_keys_opens_beside_the_review(
    review: Review, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = list[str]()
    monkeypatch.setattr(Dialog, "exec", lambda dialog: opened.append(dialog.windowTitle()))
    book = Dialog(window, "另一件事")
    book.show()
    show_keys(window)
    book.close()
    assert opened == ["按键一览"]
