"""What is said and offered lies over the window and moves nothing in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.look.lying_over import LyingOver
from reader.ui.shell.dropping import DropTarget
from reader.ui.shell.window import MainWindow
from tests.ui.jobs.test_import_jobs import PASTED
from tests.ui.opened import PATIENCE, click_row, desk_of, opened


def test_a_message_moves_nothing(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    before = desk.geometry(), desk.list.list.mapTo(window, QPoint()), desk.page.view.mapTo(window, QPoint())
    window.say("《八月.pdf》里面只有图片，没有文字。", ("看文件",))
    qtbot.waitUntil(
        lambda: window.message.isVisible() and window.message.width() == desk.page.width(), timeout=PATIENCE
    )
    assert (desk.geometry(), desk.list.list.mapTo(window, QPoint()), desk.page.view.mapTo(window, QPoint())) == before
    for part in window.message.findChildren(QWidget):  # the first that is said stands in its line, too
        assert not part.isVisible() or window.message.rect().contains(part.geometry())


def of_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (700, 700)])
def test_a_message_hides_no_bar_no_row_and_no_line(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    desk = desk_of(window)
    click_row(desk, 1)
    qtbot.waitUntil(lambda: window.article_id == desk.list.list.current_id, timeout=PATIENCE)
    window.resize(*size)
    window.say("这份报纸上没有印日期。", ("补上…",), warning=False)
    page = desk.page if desk.page.isVisible() else desk.list
    qtbot.waitUntil(lambda: window.message.isVisible() and window.message.width() == page.width(), timeout=PATIENCE)
    own = of_window(window.message)
    assert own.bottom() == of_window(page).bottom()
    controls = [w for w in desk.findChildren(QAbstractButton) if w.isVisible() and not window.message.isAncestorOf(w)]
    assert len(controls) > 5
    assert not [w.accessibleName() for w in controls if own.intersects(of_window(w))]
    for view in (desk.page.view.viewport(), desk.list.list.viewport(), desk.tree.viewport()):
        assert not view.isVisible() or not own.intersects(of_window(view))
    if desk.page.isVisible() and size[0] > 1000:
        desk.panes.toggle_tree()
        qtbot.waitUntil(lambda: window.message.width() == desk.page.width(), timeout=PATIENCE)
        assert of_window(window.message).left() == of_window(desk.page).left()


def stands_above(desk: QWidget, window: MainWindow, top: int) -> bool:
    return desk.mapTo(window, QPoint()).y() < top


def test_what_was_said_before_the_window_stood_hides_none_of_its_bars(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:  # with the sample, which says what it is
        desk = desk_of(window)
        assert window.state_line.text.startswith("这是示例报纸")
        for line in (window.message, window.state_line):
            line.say("设置读不出来。", standing=True)
        below = max(line.mapTo(window, QPoint(0, line.height())).y() for line in (window.message, window.state_line))
        qtbot.waitUntil(lambda: desk.mapTo(window, QPoint()).y() >= below, timeout=PATIENCE)
        assert window.message.geometry().top() > window.state_line.geometry().bottom()
        for line in (window.message, window.state_line):
            top = desk.mapTo(window, QPoint()).y()
            line.clear()
            qtbot.waitUntil(partial(stands_above, desk, window, top), timeout=PATIENCE)


def test_a_remark_leaves_by_itself_and_a_warning_does_not(window: MainWindow) -> None:
    over = window.message.findChild(LyingOver)
    assert over is not None
    window.say("这份报纸上没有印日期。", warning=False)
    assert over.passing.isActive()
    window.say("《八月.pdf》里面只有图片，没有文字。")
    assert not over.passing.isActive()
    window.say("这份报纸上没有印日期。", warning=False)
    over.passing.timeout.emit()
    assert not window.message.text


def test_what_can_be_dropped_is_said_while_it_is_over_the_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    paper = tmp_path / "渡口报.txt"
    paper.write_text(PASTED, "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(paper))])
    button, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    target = window.findChild(DropTarget)
    assert target is not None
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(20, 20), copy, data, button, none))
    assert target.words == "松开，读入《渡口报.txt》"
    assert target.size() == window.size()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not target.words
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(20, 20), copy, data, button, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(20, 20), copy, data, button, none))
    assert not target.words
    qtbot.waitUntil(lambda: window.session.library.catalogue.count(Collection(kind="all"))[0] == 16, timeout=PATIENCE)
