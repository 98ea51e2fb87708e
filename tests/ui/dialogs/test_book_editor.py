"""The window in which a clipping book is made: the contents list is the editor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.rendering.book_plan import BookPlan
from reader.ui.dialogs import book_making, long_work
from reader.ui.dialogs.book_editor import BookEditor
from reader.ui.dialogs.long_work import LongWork, do_long
from reader.ui.shell.window import MainWindow
from reader.workspace import opening
from reader.workspace.book_making import plan_of
from tests.ui.opened import PATIENCE

pytestmark = pytest.mark.gui


def ids_of(window: MainWindow) -> list[str]:
    return [row.id for row in window.session.library.catalogue.list(Collection(kind="all"))][:4]


@pytest.fixture
def editor(window: MainWindow) -> Iterator[BookEditor]:
    pieces = opening.pieces(window.session, ids_of(window))
    made = BookEditor(window, pieces, BookPlan(title="渡口旧事"), printers=False)
    made.show()
    yield made
    made.done(0)


def order(editor: BookEditor) -> list[tuple[str, list[str]]]:
    return [(c.title, [p.article for p in c.pieces]) for c in editor.plan().chapters]


def choose(editor: BookEditor, article: str) -> None:
    top = editor.contents.topLevelItem
    for k in range(editor.contents.topLevelItemCount()):
        chapter = top(k)
        for n in range(chapter.childCount() if chapter else 0):
            item = chapter.child(n) if chapter else None
            if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == article:
                editor.contents.setCurrentItem(item)
                return
    raise AssertionError(article)


def test_parts_that_leave_themselves_out_are_named_with_their_reasons(qtbot: QtBot, editor: BookEditor) -> None:
    qtbot.waitUntil(lambda: "前面的书名页（" in editor.matter.left_out.text(), timeout=PATIENCE)
    with qtbot.waitSignal(editor.preview.shown, timeout=PATIENCE):
        editor.matter.parts["half_title"].setChecked(False)
    assert "前面的书名页" not in editor.matter.left_out.text()


def test_pieces_are_moved_parted_and_left_out_by_keys_and_the_pages_follow(
    qtbot: QtBot, window: MainWindow, editor: BookEditor
) -> None:
    a, b, c, d = ids_of(window)
    assert order(editor) == [("", [a, b, c, d])]
    qtbot.waitUntil(lambda: editor.preview.pages > 0, timeout=PATIENCE)
    choose(editor, b)
    QTest.keyClick(editor.contents, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(editor) == [("", [b, a, c, d])]
    choose(editor, c)
    editor.contents.add_chapter()
    assert order(editor) == [("", [b, a]), ("新的一章", [c, d])]
    choose(editor, c)
    QTest.keyClick(editor.contents, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(editor) == [("", [b, a, c]), ("新的一章", [d])]
    choose(editor, a)
    with qtbot.waitSignal(editor.preview.shown, timeout=PATIENCE):
        QTest.keyClick(editor.contents, Qt.Key.Key_Delete)
    assert order(editor) == [("", [b, c]), ("新的一章", [d])]
    assert editor.plan().hidden == (a,)
    top = editor.contents.topLevelItem(1)
    below = top.child(0) if top is not None else None
    assert below is not None
    assert below.text(1).isdigit()


def test_one_click_sorts_and_what_was_said_of_a_piece_stays(window: MainWindow, editor: BookEditor) -> None:
    a = ids_of(window)[0]
    choose(editor, a)
    editor.introduction.setPlainText("事情从这里起。")
    editor.own_page.setChecked(True)
    next(b for b in editor.findChildren(type(editor.add_button(""))) if b.text() == "按报纸").click()
    said = {p.article: p for c in editor.plan().chapters for p in c.pieces}
    assert len(said) == 4
    assert (said[a].introduction, said[a].own_page) == ("事情从这里起。", True)
    assert all(c.title for c in editor.plan().chapters)


def test_what_was_made_is_kept_with_the_clipping_and_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "渡口.pdf"

    def answer(editor: BookEditor) -> bool:
        editor.matter.compiler.setText("沈石门")
        editor.contents.shift(1)
        editor.target = "pdf"
        editor.done(1)
        return True

    monkeypatch.setattr(BookEditor, "ask", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), "PDF (*.pdf)"))
    book_making.make_book(window, window.session, ids_of(window), "渡口", clipping="渡口")
    qtbot.waitUntil(path.exists, timeout=PATIENCE)
    kept = plan_of(window.session, "渡口")
    assert kept is not None
    assert (kept.title, kept.compiler) == ("渡口", "沈石门")
    assert sorted(p.article for c in kept.chapters for p in c.pieces) == sorted(ids_of(window))


def test_long_work_tells_how_far_it_is_and_stops(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_work, "LATE_MS", 0)
    from threading import Event

    begun, stopped = Event(), Event()

    def deed(progress: long_work.Progress, cancelled: object) -> str:
        progress(3, 200)
        begun.set()
        while not cancelled():  # type: ignore[operator]  # it is a function
            Event().wait(0.01)
        stopped.set()
        return "写了"

    told: list[str] = []
    work = do_long(window, "正在导出 200 篇…", deed, told.append, size=200)
    assert isinstance(work, LongWork)
    qtbot.waitUntil(lambda: begun.is_set() and work.bar.value() == 3 and work.isVisible(), timeout=PATIENCE)
    assert work.count.text() == "3 / 200"
    work.stop.click()
    assert stopped.wait(60)
    assert told == []
    done: list[int] = []
    do_long(window, "正在导出 100 篇…", lambda _p, _c: 100, done.append, size=100)
    qtbot.waitUntil(lambda: done == [100], timeout=PATIENCE)
