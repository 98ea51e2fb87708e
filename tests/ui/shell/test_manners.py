"""Nothing happens by itself, and every command is where it is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.model.summary import ArticleSummary, Collection
from reader.rendering.overlays import name_colors
from reader.ui.browsing.tree_names import name_of
from reader.ui.dialogs.choosing_papers import PaperDialog
from reader.ui.dialogs.layout_sheet import LayoutSheet
from reader.ui.dialogs.mark_names import MarkNames
from reader.ui.dialogs.review import Review
from reader.ui.look.controls import Link
from reader.ui.shell.context_menus import list_menu
from reader.ui.shell.window import MainWindow
from reader.workspace import importing
from reader.workspace.session import open_session
from tests.ui.jobs.test_import_jobs import PASTED
from tests.ui.opened import PATIENCE, click_row, desk_of, press


def test_a_right_click_opens_nothing_and_its_menu_is_of_that_row(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(window)
    own = click_row(desk, 0)
    qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    other = desk.list.model.ids[2]
    spot = desk.list.list.visualRect(desk.list.model.index(2)).center()
    monkeypatch.setattr("reader.ui.shell.context_menus.open_at", lambda *_shown: None)
    QTest.mouseClick(
        desk.list.list.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(spot)
    )
    qtbot.wait(200)
    assert window.article_id == own
    assert not window.session.library.status(other).read
    assert desk.selected_ids() == [other]
    assert desk.pointed_id == other


def test_the_menu_of_several_rows_speaks_of_several(window: MainWindow) -> None:
    desk = desk_of(window)
    press(desk.list.list, "Ctrl+A")
    words = [action.text() for action in list_menu(window).actions()]
    assert "移去选中的 15 篇" in words
    assert "打印这一篇…" not in words


def test_f10_gives_the_menu_the_keyboard_and_esc_gives_it_back(qtbot: QtBot, window: MainWindow) -> None:
    rows = desk_of(window).list.list
    rows.setFocus()
    press(rows, "F10")
    bar = window.menuBar()
    assert bar.isVisible()
    assert bar.activeAction() is bar.actions()[0]
    window.leave_topmost()
    assert not bar.isVisible()
    assert window.focusWidget() is rows


def test_commands_act_from_the_search_field(qtbot: QtBot, window: MainWindow) -> None:
    click_row(desk_of(window), 0)
    field = window.nameplate.search
    field.setFocus()
    press(field, "Ctrl+E")
    qtbot.waitUntil(lambda: any(r.isVisible() for r in window.findChildren(Review)), timeout=PATIENCE)
    for review in window.findChildren(Review):
        review.close()
    field.setFocus()
    press(field, "Ctrl+,")
    qtbot.waitUntil(lambda: any(s.isVisible() for s in window.findChildren(LayoutSheet)), timeout=PATIENCE)


def test_an_import_leaves_the_reader_where_he_is_and_shows_the_way(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    own = click_row(desk, 3)
    qtbot.waitUntil(lambda: window.article_id == own, timeout=PATIENCE)
    before = desk.page.geometry()
    window.import_text(PASTED)
    qtbot.waitUntil(lambda: desk.list.deed_line.link == "去看", timeout=PATIENCE)
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 16, timeout=PATIENCE)
    assert (window.article_id, desk.list.list.current_id) == (own, own)
    assert desk.browser.collection == Collection(kind="all")
    assert desk.page.geometry() == before
    links = [x for x in desk.list.deed_line.findChildren(Link) if x.text() == "去看"]
    qtbot.waitUntil(links[-1].isVisible, timeout=PATIENCE)
    QTest.mouseClick(links[-1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 1, timeout=PATIENCE)
    assert window.article_id == desk.list.model.first_id


def test_papers_without_a_day_are_told_by_how_they_begin(tmp_path: Path) -> None:
    with open_session(tmp_path / "library") as session:
        for word, body in (
            ("东头的磨坊又转起来了", "磨盘转了三圈，新麦的香气飘出半条街，老人孩子都围着看，七嘴八舌说了半天。"),
            ("西街的老井重新出水", "打井的师傅一早下到井底，掏出两筐淤泥，午后就有人挑着水桶来排队了。"),
        ):
            text = f"{word}\n\n本报记者 郑小满\n\n{body}\n"
            list(importing.import_text(session, text, name=word))
        nodes = session.library.catalogue.tree()
    unknown = next(n for n in nodes if n.collection == Collection(kind="newspaper", path=("",)))
    names = {name_of(issue) for year in unknown.children for issue in year.children}
    assert names == {"东头的磨坊又转起来了", "西街的老井重新出水"}


def test_file_dialogs_open_where_something_was_chosen_last(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def save(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(elsewhere / "一篇.md"), ""

    def choose(dialog: PaperDialog) -> list[str]:
        asked.append(dialog.directory().absolutePath())
        return []

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(PaperDialog, "chosen", choose)
    window.trigger("import")
    window.trigger("export")
    window.trigger("export")
    window.trigger("import")
    assert Path(asked[0]).is_absolute()
    assert Path(asked[1]).parent == Path(asked[0])
    assert Path(asked[2]).parent == elsewhere
    assert Path(asked[3]) == elsewhere
    elsewhere.rename(tmp_path / "gone")
    window.trigger("import")
    assert asked[4] == asked[0]


def test_a_bookmark_breaks_no_headline_anew(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    own = click_row(desk, 0)
    qtbot.waitUntil(lambda: window.session.library.status(own).read, timeout=PATIENCE)

    def shown() -> ArticleSummary:
        row = desk.list.model.row_of(own)
        assert row is not None
        return row.summary

    qtbot.waitUntil(lambda: shown().read, timeout=PATIENCE)
    rect = desk.list.list.visualRect(desk.list.model.index(0))
    text = rect.adjusted(0, 0, -round(window.look.em * 1.1), 0)
    before, whole = desk.list.list.viewport().grab(text).toImage(), desk.list.list.viewport().grab(rect).toImage()
    press(desk.list.list, "Ctrl+D")
    qtbot.waitUntil(lambda: shown().bookmarked, timeout=PATIENCE)
    assert desk.list.list.viewport().grab(text).toImage() == before
    assert desk.list.list.viewport().grab(rect).toImage() != whole


def test_marks_are_called_as_the_reader_calls_them(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(dialog: MarkNames) -> bool:
        dialog.words["source"].setText(" 家谱 ")
        dialog.accept()
        return True

    monkeypatch.setattr(MarkNames, "ask", answer)
    try:
        window.trigger("mark_names")
        assert window.menus is not None
        texts = [action.text() for action in window.menus.listed()]
        assert "划为家谱" in texts
        assert "划为史料" not in texts
        assert desk_of(window).page.words["source"] == "家谱"
        assert window.library_session.settings.mark_words == {"source": "家谱"}
    finally:
        name_colors({})
