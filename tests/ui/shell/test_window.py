"""The window as a whole: what a reader does in it, and what it says when something cannot be done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.jobs.import_jobs import ImportJob
from reader.ui.shell.navigation import DWELL_MS
from reader.ui.shell.window import MainWindow
from reader.workspace import bookmarking, removing
from reader.workspace.import_progress import Progress
from reader.workspace.sample import sample_path
from reader.workspace.session import open_session
from tests.ui.jobs.test_import_jobs import PASTED
from tests.ui.opened import PATIENCE, click_row, desk_of, opened, press

pytestmark = pytest.mark.gui


def wait_for_piece(qtbot: QtBot, window: MainWindow, article: str) -> None:
    qtbot.waitUntil(lambda: window.article_id == article, timeout=PATIENCE)


def test_an_empty_library_shows_the_sample_marked_as_such(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:
        desk = desk_of(window)
        assert window.session.sample
        assert desk.list.model.rowCount() == 15
        assert "示例" in window.state_line.text
        assert "忘掉" in window.state_line.text  # what its link does is said before it is done
        assert window.state_line.offers("收起示例报纸")


def test_what_is_tried_in_the_sample_works_and_goes_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:
        press(desk_of(window).list.list, "Ctrl+D")
        tried = window.article_id
        qtbot.waitUntil(lambda: window.session.library.status(tried).bookmarked, timeout=PATIENCE)
        own = window.library_session.library
        assert not own.issue_ids()
    with opened(qtbot, tmp_path / "library") as window:  # it is there while the sample is
        assert window.session.library.status(tried).bookmarked
        window.state_line.link_chosen.emit("收起示例报纸")
        window.trigger("sample")
        assert window.session.sample
        assert not window.session.library.status(tried).bookmarked
        assert not window.library_session.library.history()


def test_the_sample_put_away_leaves_the_first_run_page(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:
        window.state_line.link_chosen.emit("收起示例报纸")
        assert window.desk is None
        assert window.first_run is not None
        assert window.first_run.isVisible()
    with opened(qtbot, tmp_path / "library") as window:
        assert window.desk is None
        window.first_run.action_requested.emit("sample")  # type: ignore[union-attr]
        assert window.desk is not None
        assert window.session.sample


def test_the_first_real_import_puts_the_sample_away(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:
        window.import_text(PASTED)
        qtbot.waitUntil(lambda: window.desk is not None and not window.session.sample, timeout=PATIENCE)
        desk = desk_of(window)
        qtbot.waitUntil(lambda: desk.list.model.rowCount() == 1, timeout=PATIENCE)
        qtbot.waitUntil(lambda: window.article_id == desk.list.model.ids[0], timeout=PATIENCE)
        assert "示例" not in window.state_line.text


def test_an_import_says_above_the_sample_how_far_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:
        assert window.imports is not None
        window.imports.jobs.progressed.emit(Progress(source="柳湾.txt", done=3, total=10))
        assert "3 / 10" in window.state_line.text
        assert window.state_line.offers("停下")
        window.imports.jobs.finished.emit(ImportJob(request={}, cancelled=True))
        assert window.session.sample  # nothing came in
        assert window.state_line.text.startswith("这是示例报纸")


def test_files_are_imported_by_drag_and_drop(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    paper = tmp_path / "渡口报.txt"
    paper.write_text(PASTED, "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper)), QUrl("https://example.org/paper.html")])
    drop = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, drop)
    qtbot.waitUntil(lambda: window.session.library.catalogue.count(Collection(kind="all"))[0] == 16, timeout=PATIENCE)


def test_copied_text_is_pasted_as_a_paper(qtbot: QtBot, window: MainWindow) -> None:
    QApplication.clipboard().setText(PASTED)
    window.trigger("paste")
    qtbot.waitUntil(lambda: window.session.library.catalogue.count(Collection(kind="all"))[0] == 16, timeout=PATIENCE)
    QApplication.clipboard().setText("  ")
    window.trigger("paste")
    assert "剪贴板里没有文字" in window.message.text


def test_a_file_that_cannot_be_read_is_told_and_harms_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    window.import_paths([tmp_path / "empty.txt"])
    qtbot.waitUntil(lambda: bool(window.message.text), timeout=PATIENCE)
    assert "empty" in window.message.text
    assert desk_of(window).list.model.rowCount() == 15


def test_reading_marks_a_piece_as_read_and_it_stays_in_the_unread_list(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    desk.browser.show(Collection(kind="unread"))
    chosen = click_row(desk, 2)
    wait_for_piece(qtbot, window, chosen)
    qtbot.waitUntil(lambda: window.session.library.status(chosen).read, timeout=PATIENCE)

    def row_is_read() -> bool:
        row = desk.list.model.row_of(chosen)
        return row is not None and row.summary.read

    def tree_has_counted() -> bool:
        node = desk.tree.nodes.node_of(Collection(kind="unread"))
        return node is not None and node.count <= 14

    qtbot.waitUntil(row_is_read, timeout=PATIENCE)
    qtbot.waitUntil(tree_has_counted, timeout=PATIENCE)


def test_space_reads_on_into_the_next_unread_piece(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    first = click_row(desk, 0)
    wait_for_piece(qtbot, window, first)
    for _screen in range(30):
        press(desk.list.list, "Space")
        qtbot.wait(40)
        if window.article_id != first:
            break
    qtbot.waitUntil(lambda: window.article_id != first, timeout=PATIENCE)
    assert window.article_id == desk.list.model.ids[1]


def test_typing_searches_and_esc_returns_to_where_the_reader_was(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    section = next(c for c, _n in desk.tree.nodes.collections() if c.kind == "section")
    desk.browser.show(section)
    before = click_row(desk, 0)
    wait_for_piece(qtbot, window, before)
    field = window.nameplate.search
    field.setFocus()
    QTest.keyClicks(field, "shiban")
    qtbot.waitUntil(lambda: desk.search is not None and desk.search.answer is not None, timeout=PATIENCE)
    assert desk.query == "shiban"
    assert any(r.headline_hits or r.snippet_hits for r in map(desk.list.model.row_of, desk.list.model.ids) if r)
    qtbot.waitUntil(lambda: "处" in field.accessibleDescription(), timeout=PATIENCE)

    def left() -> bool:
        """Esc closes what is offered below the field first, where that has come."""
        QTest.keyClick(field, Qt.Key.Key_Escape)
        return not desk.query

    qtbot.waitUntil(left, timeout=PATIENCE)
    assert desk.browser.collection == section
    assert window.article_id == before
    assert not [h for h in desk.page.view.marks.hits if h.style == "hit"]


def test_a_search_that_finds_nothing_says_so_politely(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    field = window.nameplate.search
    QTest.keyClicks(field, "qqqqqqqq")
    qtbot.waitUntil(lambda: desk.search is not None and desk.search.answer is not None, timeout=PATIENCE)
    assert desk.list.model.rowCount() == 0
    assert desk.list.empty_words == "没有找到“qqqqqqqq”。"


def test_a_chip_narrows_the_answer_and_stays_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    from reader.ui.searching.narrowing import Narrowing

    desk = desk_of(window)
    QTest.keyClicks(window.nameplate.search, "de")
    chips = desk.list.findChild(Narrowing)
    assert isinstance(chips, Narrowing)
    qtbot.waitUntil(lambda: bool(chips.chips), timeout=PATIENCE)
    found = desk.list.model.rowCount()
    chip = next(c for c in chips.chips if c.word.endswith("版"))
    chip.click()
    qtbot.waitUntil(lambda: 0 < desk.list.model.rowCount() < found, timeout=PATIENCE)
    assert chip in chips.chips
    assert chip.isChecked()
    chip.click()
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == found, timeout=PATIENCE)


def test_undo_takes_back_what_was_done_and_the_window_follows(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    chosen = click_row(desk, 1)
    wait_for_piece(qtbot, window, chosen)
    press(desk.list.list, "Delete")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 14, timeout=PATIENCE)
    assert "移去了 1 篇" in desk.list.deed_line.text
    desk.list.deed_line.link_chosen.emit("撤回")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 15, timeout=PATIENCE)


def test_a_wrong_import_can_be_removed_and_recovered(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    window.trigger("remove_issue")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 0, timeout=PATIENCE)
    assert desk.navigation.piece is None
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == 15, timeout=PATIENCE)


def test_a_line_that_offers_to_take_back_goes_with_what_it_tells_of(qtbot: QtBot, window: MainWindow) -> None:
    wait_for_piece(qtbot, window, click_row(desk_of(window), 1))
    window.trigger("remove_issue")
    line = desk_of(window).list.deed_line
    qtbot.waitUntil(lambda: line.link == "撤回" and not window.article_id, timeout=PATIENCE)
    assert window.windowTitle() == "报夹"
    window.trigger("undo")
    qtbot.waitUntil(lambda: line.link == "重做", timeout=PATIENCE)


def test_nothing_to_undo_is_no_error(window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(window)
    qtbot.waitUntil(lambda: window.session.library.status(window.article_id).read, timeout=PATIENCE)
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: "没有可以撤回的了" in desk.list.deed_line.text, timeout=PATIENCE)


def test_what_the_command_line_did_is_noticed(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    desk = desk_of(window)
    other = desk.list.model.ids[5]
    with open_session(library) as session:
        bookmarking.bookmark(session, other)
    desk.look_for_changes()

    def ribbon() -> bool:
        row = desk.list.model.row_of(other)
        return row is not None and row.summary.bookmarked

    qtbot.waitUntil(ribbon, timeout=PATIENCE)


def test_the_open_piece_removed_elsewhere_leaves_the_page(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    desk = desk_of(window)
    own = window.article_id
    with open_session(library) as session:
        removing.remove(session, own)
    desk.look_for_changes()
    qtbot.waitUntil(lambda: window.article_id != own and own not in desk.list.model.ids, timeout=PATIENCE)


def test_ctrl_and_the_wheel_zoom_over_list_and_tree(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    for view in (desk.list.list, desk.tree, desk.page.view):
        before = window.look.em
        wheel = QWheelEvent(
            QPointF(9, 9), QPointF(9, 9), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), wheel)
        assert window.look.em > before
    press(desk.list.list, "Ctrl+0")
    assert window.look.em == 15


def test_every_theme_can_be_put_on_and_is_remembered(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        for theme in ("sepia", "contrast", "black", "light", "dark"):
            window.trigger(f"theme_{theme}")
            assert window.look.theme.name == theme
            assert not window.grab().isNull()
    with opened(qtbot, library) as window:
        assert window.look.theme.name == "dark"


def test_the_reader_comes_back_to_the_same_place(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        section = next(c for c, _n in desk.tree.nodes.collections() if c.kind == "section")
        desk.browser.show(section)
        chosen = click_row(desk, 0)
        wait_for_piece(qtbot, window, chosen)
        window.trigger("notes_panel")
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        assert desk.browser.collection == section
        assert window.article_id == chosen
        assert desk.list.list.current_id == chosen
        assert desk.panes.notes_shown


def test_back_and_forward_go_through_what_was_read(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    first = click_row(desk, 0)
    wait_for_piece(qtbot, window, first)
    second = click_row(desk, 3)
    wait_for_piece(qtbot, window, second)
    press(desk.list.list, "Alt+Left")
    assert window.article_id == first
    press(desk.list.list, "Alt+Right")
    assert window.article_id == second


def test_f6_goes_round_the_panes(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    desk.list.list.setFocus()
    seen = []
    for _k in range(4):
        focus = window.focusWidget()
        assert focus is not None
        seen.append(focus)
        press(focus, "F6")
    assert len({id(w) for w in seen}) == 4


def test_one_letter_keys_do_not_take_letters_from_the_search_field(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    field = window.nameplate.search
    field.setFocus()
    before = window.article_id
    QTest.keyClicks(field, "jk n1/u")
    assert field.text() == "jk n1/u"
    assert window.article_id == before or desk.query


def test_everything_of_the_table_is_wired(window: MainWindow) -> None:
    assert window.menus is not None
    for spec in window.menus.specs.values():
        assert callable(window.menus.action(spec.id).trigger)


def test_the_accessible_names_of_the_design(window: MainWindow) -> None:
    desk = desk_of(window)
    assert window.windowTitle().startswith("报夹 – ")
    names = [w.accessibleName() for w in (desk.tree, desk.list.list, desk.page.view, window.nameplate.search)]
    assert names == ["栏目", "文章", "正文", "搜索"]
    index = desk.list.model.index(0)
    assert "今天" in index.data(Qt.ItemDataRole.AccessibleTextRole) or "月" in index.data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_a_read_only_library_is_read_and_refuses_in_words(qtbot: QtBot, library: Path) -> None:
    with open_session(library) as session:
        session.change_settings(replace(session.settings, sample_dismissed=True))
    with open_session(library, read_only=True) as session:
        from reader.ui.shell.application import Program

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        program = Program(application, session)
        with qtbot.waitSignal(program.ready, timeout=PATIENCE):
            program.start((), quit_when_shown=False)
        assert program.window.menus is not None
        assert not program.window.menus.action("bookmark").isEnabled()
        program.window.close()
        program.end()


def test_the_sample_is_there(tmp_path: Path) -> None:
    assert sample_path().is_file()


def test_alt_by_itself_shows_the_menu_bar(window: MainWindow) -> None:
    view = desk_of(window).list.list
    QTest.keyPress(view, Qt.Key.Key_Alt)
    QTest.keyRelease(view, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    QTest.keyPress(view, Qt.Key.Key_Alt)
    QTest.keyPress(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(view, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()


def test_the_window_has_a_sign_of_its_own(window: MainWindow) -> None:
    assert len(window.windowIcon().availableSizes()) == 7


def test_esc_in_the_list_ends_the_search_too(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    field = window.nameplate.search
    QTest.keyClicks(field, "shi")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.search is not None and desk.search.answer is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.focusWidget() is desk.list.list, timeout=PATIENCE)
    for _k in range(3):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
    assert not desk.query


def test_the_sample_called_again_says_the_way_back_to_the_readers_own_papers(qtbot: QtBot, window: MainWindow) -> None:
    own = window.session
    window.trigger("sample")
    assert window.session.sample
    window.trigger("sample")
    assert "示例" in window.state_line.text
    window.state_line.link_chosen.emit("回到我的报纸")
    assert window.session is own


def test_a_piece_said_to_be_unread_stays_unread_while_it_is_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    chosen = click_row(desk, 3)
    wait_for_piece(qtbot, window, chosen)
    press(desk.list.list, "U")
    qtbot.wait(DWELL_MS + 300)
    assert not window.session.library.status(chosen).read


def test_the_button_for_the_tree_is_there_where_the_tree_is_not(qtbot: QtBot, window: MainWindow) -> None:
    button = desk_of(window).page.bar.button("tree")
    assert not button.isVisible()
    window.resize(900, 640)
    qtbot.waitUntil(button.isVisible, timeout=PATIENCE)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not button.isVisible(), timeout=PATIENCE)


def test_with_room_for_one_pane_what_is_found_is_in_sight(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    wait_for_piece(qtbot, window, click_row(desk, 0))
    window.resize(900, 640)
    window.look.set_em(24)
    qtbot.waitUntil(lambda: desk.panes.side_by_side == 1 and desk.list.isHidden(), timeout=PATIENCE)
    desk.search_for("石板桥")
    qtbot.waitUntil(lambda: desk.query == "石板桥" and not desk.list.isHidden(), timeout=PATIENCE)
    wait_for_piece(qtbot, window, click_row(desk, 0))
    qtbot.waitUntil(desk.list.isHidden, timeout=PATIENCE)


def test_with_room_for_one_pane_a_section_chosen_shows_its_list(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    wait_for_piece(qtbot, window, click_row(desk, 0))
    window.resize(900, 640)
    window.look.set_em(24)
    window.trigger("tree")
    desk.browser.show(Collection(kind="bookmarked"))
    assert not desk.list.isHidden()
