"""Many pieces at once: carried to a clipping or a section, and corrected together; one deed, one undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.browsing.article_model import PIECES
from reader.ui.dialogs.batch_edit import BatchEdit
from reader.ui.shell.desk import Desk
from reader.ui.shell.dropping import DropTarget
from reader.ui.shell.window import MainWindow
from reader.workspace import bookmarking
from tests.ui.many import A_DAY, MANY
from tests.ui.opened import PATIENCE, desk_of, press


def drop(desk: Desk, ids: list[str], collection: Collection) -> None:
    data = QMimeData()
    data.setData(PIECES, QByteArray("\n".join(ids).encode()))
    spot = QPointF(desk.tree.visualRect(desk.tree.nodes.index_of(collection)).center())
    button, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(desk.tree.viewport(), QDragEnterEvent(spot.toPoint(), copy, data, button, none))
    QApplication.sendEvent(desk.tree.viewport(), QDropEvent(spot, copy, data, button, none))


def test_pieces_are_carried_to_a_clipping_and_one_undo_brings_them_back(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    ids = desk.list.model.ids
    bookmarking.bookmark(window.session, ids[0], tags=["渡口"])
    desk.look_for_changes()
    clipping = Collection(kind="tag", path=("渡口",))
    qtbot.waitUntil(lambda: desk.tree.nodes.node_of(clipping) is not None, timeout=PATIENCE)
    drop(desk, ids[1:4], clipping)
    assert window.session.library.catalogue.count(clipping)[0] == 4
    assert desk.list.deed_line.text == "3 篇放进了“渡口”。"
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: window.session.library.catalogue.count(clipping)[0] == 1, timeout=PATIENCE)


def test_pieces_are_carried_to_the_bookmarks_and_to_a_section(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    ids = desk.list.model.ids
    drop(desk, ids[:2], Collection(kind="bookmarked"))
    assert window.session.library.catalogue.count(Collection(kind="bookmarked"))[0] == 2
    section = next(c for c, _name in desk.tree.nodes.collections() if c.kind == "section" and c.path[0])
    others = [i for i in ids if (s := window.session.library.catalogue.summary(i)) and s.category != section.path]
    drop(desk, others[:2], section)
    for article in others[:2]:
        summary = window.session.library.catalogue.summary(article)
        assert summary is not None
        assert summary.category == section.path


def test_where_pieces_cannot_go_nothing_is_offered_and_nothing_happens(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    before = window.session.library.history()
    drop(desk, desk.list.model.ids[:2], Collection(kind="all"))
    assert window.session.library.history() == before
    target = window.findChild(DropTarget)
    assert target is None or not target.isVisible()


def test_many_are_corrected_together_and_the_sheet_says_what_goes_along(
    qtbot: QtBot, many_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(many_window)
    desk.browser.show(Collection(kind="all"))
    rows = desk.list.list
    rows.setCurrentIndex(desk.list.model.index(0))
    for _k in range(3):
        press(rows, "Shift+Down")
    chosen = rows.selected_ids
    said: list[str] = []

    def fill(sheet: BatchEdit) -> bool:
        sheet.fields["byline"].setText("记者 秦小河")  # type: ignore[union-attr]  # a line
        sheet.ticks["byline"].setChecked(True)
        said.append(sheet.said.text())
        sheet.fields["newspaper"].setCurrentText("河口日报")  # type: ignore[union-attr]  # a box
        said.append(sheet.said.text())
        return True

    monkeypatch.setattr(BatchEdit, "ask", fill)
    press(rows, "F2")
    assert said == ["改 4 篇的署名。", f"改 4 篇的署名。报名和日期是整份报纸的：1 份里另有 {A_DAY - 4} 篇一起改。"]
    catalogue = many_window.session.library.catalogue
    paper = Collection(kind="newspaper", path=("河口日报",))
    qtbot.waitUntil(lambda: catalogue.count(paper)[0] == A_DAY, timeout=PATIENCE)
    assert [s.byline for s in map(catalogue.summary, chosen) if s] == ["记者 秦小河"] * 4
    press(rows, "Ctrl+Z")
    qtbot.waitUntil(lambda: catalogue.count(paper)[0] == 0, timeout=PATIENCE)
    assert not any(s.byline == "记者 秦小河" for s in map(catalogue.summary, chosen) if s)
    assert catalogue.count(Collection(kind="all"))[0] == MANY
