"""看原文: the whole piece as it was printed, with what was set aside in it, which can be given back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.tail import GIVING
from reader.ui.shell.window import MainWindow
from reader.workspace import correcting, importing
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, click_row, desk_of, opened, press

LABELLED = """标题：渡船改作茶馆
作者：水春生
日期：2025-03-04
正文：渡口的船歇了，老郭把船舱刷了一遍，摆上六张竹桌。
第一壶茶不收钱，第二壶也不收，第三壶看天气。
下雨的日子船会晃，茶客要自己扶住壶。

标题：石桥编号立档
作者：祝小满
日期：2025-03-04
正文：九十九块条石都编了号，少一块多两块都要写明去处。
"""


@pytest.fixture
def printed(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window on a paper whose labels were set aside inside its pieces."""
    source = tmp_path / "渡口周报.txt"
    source.write_text(LABELLED, encoding="utf-8")
    with open_session(tmp_path / "library") as session:
        list(importing.import_paths(session, [source]))
    with opened(qtbot, tmp_path / "library") as made:
        click_row(desk_of(made), 0)
        qtbot.waitUntil(lambda: body_of(made).startswith("渡口"), timeout=PATIENCE)
        yield made


def body_of(window: MainWindow) -> str:
    """Return the body of the open piece."""
    piece = desk_of(window).page.piece
    return piece.article.body if piece is not None else ""


def click_link(page: ReadingPane, address: str) -> None:
    """Click the first link whose address begins so."""
    view, document = page.view, page.view.document()
    block = document.begin()
    while block.isValid():
        for made in block.textFormats():
            if made.format.anchorHref().startswith(address):
                cursor = page.view.textCursor()
                cursor.setPosition(block.position() + made.start + 1)
                spot = view.cursorRect(cursor).center()
                left = Qt.MouseButton.LeftButton
                QTest.mouseClick(view.viewport(), left, Qt.KeyboardModifier.NoModifier, QPoint(spot))
                return
        block = block.next()
    raise AssertionError(address)


def test_what_was_set_aside_stands_there_in_grey_and_is_given_back_by_its_link(
    qtbot: QtBot, printed: MainWindow
) -> None:
    desk, page = desk_of(printed), desk_of(printed).page
    body = body_of(printed)
    assert "作者：" not in body
    press(page, "O")
    text = page.view.toPlainText()
    assert "作者：水春生" in text
    assert "日期：2025-03-04" in text
    assert "石桥编号" not in text.partition("下一篇")[0]
    click_link(page, GIVING)
    qtbot.waitUntil(lambda: "标题：" in body_of(printed), timeout=PATIENCE)
    assert page.printed
    assert page.view.toPlainText().count("作者：水春生") == 1
    press(desk.list.list, "Ctrl+Z")
    qtbot.waitUntil(lambda: body_of(printed) == body, timeout=PATIENCE)


def test_what_the_reader_put_aside_goes_back_where_it_stood(qtbot: QtBot, printed: MainWindow) -> None:
    desk, page = desk_of(printed), desk_of(printed).page
    assert page.piece is not None
    article, body = page.piece.article.id, page.piece.article.body
    words = "第二壶也不收，"
    start = body.index(words)
    correcting.set_aside(desk.session, article, start, start + len(words))
    qtbot.waitUntil(lambda: words not in body_of(printed), timeout=PATIENCE)
    press(page, "O")
    assert words in page.view.toPlainText()
    mine = next(s.id for s in page.piece.issue.set_aside if s.reason == "reader")
    click_link(page, GIVING + mine)
    qtbot.waitUntil(lambda: body_of(printed) == body, timeout=PATIENCE)


def test_the_place_is_kept_from_one_page_to_the_other_and_not_forgotten(qtbot: QtBot, printed: MainWindow) -> None:
    printed.resize(1100, 320)
    page = desk_of(printed).page
    assert page.piece is not None
    page.view.ticks.setValue(page.view.ticks.maximum())
    before = page.view.standpoint().place
    assert before is not None
    assert before.field == "body"
    press(page, "O")
    there = page.view.standpoint().place
    assert there is not None
    assert there.field == "source"
    words = page.piece.article.body[before.point : before.point + 4]
    assert page.piece.issue.source.text[there.point :].startswith(words)
    press(page, "O")
    assert page.view.standpoint().place == before
