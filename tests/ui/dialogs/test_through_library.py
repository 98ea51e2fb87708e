"""The library looked through as a whole, in the window."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.browsing.tree_names import name_of_collection
from reader.ui.dialogs import view_out
from reader.ui.dialogs.through_library import ThroughLibrary
from reader.ui.dialogs.view_sheet import views
from reader.ui.dialogs.views_of_library import shown as shown_of
from reader.ui.jobs import people_reading
from reader.ui.shell.window import MainWindow
from reader.workspace import importing, people
from reader.workspace.holdings import Holding
from reader.workspace.looking_through import Looked, View, Wanted
from tests.ui.opened import PATIENCE

pytestmark = pytest.mark.gui


def cells(dialog: ThroughLibrary) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def shown(qtbot: QtBot, dialog: ThroughLibrary, columns: int) -> list[list[str]]:
    qtbot.waitUntil(
        lambda: dialog.table.model() is not None and dialog.table.model().columnCount() == columns, timeout=PATIENCE
    )
    return cells(dialog)


def button(dialog: ThroughLibrary, word: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == word)


def test_what_has_to_be_written_first_can_be_typed_at_once(window: MainWindow, qtbot: QtBot) -> None:
    asked: tuple[tuple[View, str, bool], ...] = (("life", "", True), ("life", "秦守义", False), ("holdings", "", False))
    for view, query, at_once in asked:
        dialog = ThroughLibrary(window, window.session, query, view=view)
        qtbot.addWidget(dialog)
        dialog.show()
        assert (dialog.focusWidget() is dialog.query) is at_once, (view, query)


def test_a_life_says_how_far_the_names_are_read(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = people.names(window.session, "credit")[0].name
    (window.session.library.cache_folder / "people.mark").unlink()
    monkeypatch.setattr(people_reading, "AT_ONCE", 1)
    dialog = ThroughLibrary(window, window.session, "", view="life")
    qtbot.addWidget(dialog)
    told: list[str] = []
    dialog._names.told.connect(told.append)
    dialog.query.setText(name)
    dialog.look_through()
    shown(qtbot, dialog, 6)
    assert any("正在从文章里找人名" in words for words in told)


def test_a_name_that_nobody_bears_leaves_no_other_life_to_be_seen(window: MainWindow, qtbot: QtBot) -> None:
    name = people.names(window.session, "credit")[0].name
    dialog = ThroughLibrary(window, window.session, name, view="life")
    qtbot.addWidget(dialog)
    shown(qtbot, dialog, 6)
    before = dialog.said.text()
    dialog.query.setText("查无此人某")
    dialog.look_through()
    assert dialog._title() == f"人物生平　{name}"  # what is still to be seen goes out under its own name
    qtbot.waitUntil(lambda: dialog.said.text() not in {before, "正在看…"}, timeout=PATIENCE)
    assert dialog.table.model().columnCount() == 0


def test_each_view_shows_its_table(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ThroughLibrary(window, window.session, "桥")
    qtbot.addWidget(dialog)
    lines = shown(qtbot, dialog, 4)
    assert lines
    assert {line[1] for line in lines} == {"桥"}
    opened: list[str] = []
    dialog._host.open_piece = opened.append  # type: ignore[assignment, method-assign]  # what the window does is tested elsewhere
    dialog.table.activated.emit(dialog.table.model().index(0, 0))
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    button(dialog, "复制成表格").click()
    assert QGuiApplication.clipboard().text().count("\n") == len(lines)
    head = dialog.table.model().headerData
    sides = [head(k, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) for k in (0, 2)]
    assert [bool(side & Qt.AlignmentFlag.AlignRight) for side in sides] == [True, False]
    for name, columns in (("trend", 4), ("holdings", 7), ("this_day", 5)):
        dialog.view.setCurrentIndex(list(views()).index(name))
        rows = shown(qtbot, dialog, columns)
        assert rows or name == "this_day"
        if name == "holdings":  # of a paper without a rhythm nobody knows what is missing
            assert {row[5] for row in rows if row[4] == "看不出"} == {""}
    dialog.view.setCurrentIndex(0)
    dialog.way.setCurrentIndex(1)
    assert sorted(line[:3] for line in shown(qtbot, dialog, 4)) == sorted(line[:3] for line in lines)


def test_papers_without_a_name_are_told_where_they_lie(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2024, 3, 1)
    nameless = Holding("", 2, day, day, "irregular", (), (), 0, ())
    found = shown_of(window.session, Looked(Wanted("holdings", "", "", "", day), [nameless], ""))
    assert found.cells(0)[0] == name_of_collection(Collection(kind="newspaper", path=("",)))
    said, sought = list[str](), list[str]()
    monkeypatch.setattr(MainWindow, "say", lambda _window, sentence, *_links, **_how: said.append(sentence))
    monkeypatch.setattr(MainWindow, "search_for", lambda _window, query: sought.append(query))
    assert found.goal is not None
    found.goal(0)(window)
    assert said
    assert not sought


def test_without_words_it_says_what_is_lacking(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ThroughLibrary(window, window.session, "")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.said.text() not in {"", "正在看…"}, timeout=PATIENCE)
    assert cells(dialog) == []


def test_a_trend_is_a_picture_that_narrows(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ThroughLibrary(window, window.session, "桥", "trend")
    qtbot.addWidget(dialog)
    rows = shown(qtbot, dialog, 4)
    dialog.against.setText("水")
    dialog.against.editingFinished.emit()
    assert [row[:4] for row in shown(qtbot, dialog, 6)] == rows
    assert all(bool(row[3]) is (row[2] != "0") for row in rows)  # of a year without papers there is no share
    picture = dialog.picture
    assert [share.name for share in picture.shares] == [row[0] for row in rows]
    assert [share.against is not None for share in picture.shares] == [row[2] != "0" for row in rows]
    asked: list[str] = []
    dialog._host.search_for = asked.append  # type: ignore[assignment, method-assign]  # what the window does is tested elsewhere
    dialog.show()
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_Home)
    assert rows[0][0] in picture.accessibleDescription()
    QTest.keyClick(picture, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked == [f"桥 日期:{rows[0][0]}"], timeout=PATIENCE)


def test_what_is_seen_goes_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ThroughLibrary(window, window.session, "桥")
    qtbot.addWidget(dialog)
    lines = shown(qtbot, dialog, 4)
    for word, name in (("存成表格…", "t.csv"), ("存为 PDF…", "t.pdf")):
        monkeypatch.setattr(view_out, "ask_where", lambda *_a, name=name: (tmp_path / name, ""))
        button(dialog, word).click()
        qtbot.waitUntil(lambda: name in dialog.said.text(), timeout=PATIENCE)  # noqa: B023  # waited for at once
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.reader(stream))
    assert [row[1] for row in table[1:]] == [line[1] for line in lines]
    assert (tmp_path / "t.pdf").read_bytes().startswith(b"%PDF")


def test_the_life_of_a_name_is_parted_by_hand(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for year, office in ((2019, "镇长"), (2023, "教练")):
        path = tmp_path / f"{year}.txt"
        path.write_text(f"桥市报\n{year}年3月2日\n\n# 桥市新事\n\n{office}周建山说，桥要修。\n", "utf-8")
        list(importing.import_paths(window.session, [path]))
    dialog = ThroughLibrary(window, window.session, "周建山", "life")
    qtbot.addWidget(dialog)
    rows = shown(qtbot, dialog, 6)
    assert [row[3] for row in rows] == ["镇长", "教练"]
    assert rows[1][5] == "教练周建山说，桥要修。"
    dialog.table.selectRow(1)
    dialog.namesakes.part.click()
    qtbot.waitUntil(lambda: [row[0] for row in cells(dialog)] == ["周建山 1", "周建山 2"], timeout=PATIENCE)
    assert dialog.namesakes.join.isEnabled()
    dialog.namesakes.join.click()
    qtbot.waitUntil(lambda: {row[0] for row in cells(dialog)} == {"周建山"}, timeout=PATIENCE)
