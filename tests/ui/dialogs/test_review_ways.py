"""The ways to the review, doubts about an issue as a whole, and what hovering a hit says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.dialogs import issue_details
from reader.ui.dialogs import review as review_dialog
from reader.ui.dialogs.import_report import ImportReport
from reader.ui.dialogs.review import Review
from reader.ui.jobs import answering
from reader.ui.jobs.import_jobs import ImportJob
from reader.ui.look.controls import Link
from reader.ui.shell.window import MainWindow
from reader.workspace import importing, reviewing
from reader.workspace.storing import ImportOutcome
from tests.ui.opened import PATIENCE, desk_of

NAMELESS = """# 石桥修好了

本报讯（记者祝小满）立冬这天，渡口的石桥修好了。桥长三十七步，走慢些要四十步。

# 早市换了新秤

本报讯（记者葛长河）早市的摊主们领到了新秤。秤准了，人心才准，老主顾们都这么说。
"""


@pytest.fixture
def nameless(window: MainWindow, tmp_path: Path) -> str:
    """Import a paper that prints neither name nor day; return the issue."""
    (told,) = importing.import_text(window.session, NAMELESS, name="没有报头")
    assert told.issue
    return told.issue


def test_a_doubt_about_the_issue_stands_beside_its_first_piece(
    qtbot: QtBot, window: MainWindow, nameless: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [d for d in reviewing.open_doubts(window.session, nameless) if d.article is None]
    if not own:
        pytest.skip("today's rules have no doubt about this issue as a whole")
    opened = review_dialog.open_review(window, issue=nameless)
    assert opened is not None
    assert opened.piece is not None
    assert opened.piece.issue == nameless
    asked: list[str] = []
    monkeypatch.setattr(issue_details, "edit_issue", lambda _w, _s, issue, *_more: asked.append(issue.id))
    next(b for b in opened.findChildren(QPushButton) if b.text() == "报名与日期…").click()
    assert asked == [nameless]
    before = opened.doubts.count()
    opened.settle.click()
    assert opened.doubts.count() == before - 1
    opened.close()


def test_in_a_large_library_the_doubts_are_gathered_on_a_thread(
    qtbot: QtBot, window: MainWindow, nameless: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    opened = review_dialog.open_review(window, issue=nameless)
    assert opened is not None
    every = len(reviewing.open_doubts(window.session))
    qtbot.waitUntil(lambda: opened.doubts.count() == every, timeout=PATIENCE)
    qtbot.waitUntil(lambda: opened.piece is not None and opened.piece.issue == nameless, timeout=PATIENCE)
    opened.settle.click()
    qtbot.waitUntil(lambda: opened.doubts.count() == every - 1, timeout=PATIENCE)
    opened.close()


def test_the_doubts_of_what_comes_in_and_goes_meanwhile_are_told(
    qtbot: QtBot, window: MainWindow, nameless: str
) -> None:
    opened = review_dialog.open_review(window, issue=nameless)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.piece is not None, timeout=PATIENCE)
    cursor = opened.text.textCursor()
    cursor.setPosition(2)
    opened.text.setTextCursor(cursor)
    before = opened.doubts.count()
    (told,) = importing.import_bytes(
        window.session, "渡口的灯\n\n灯亮了，过河的人看得清台阶。\n".encode(), name="灯.txt"
    )
    assert told.issue
    every = len(reviewing.open_doubts(window.session))
    assert every > before
    qtbot.waitUntil(lambda: opened.doubts.count() == every, timeout=PATIENCE)
    assert f"{every} 处" in opened._known.text()
    assert opened.text.textCursor().position() == 2
    assert opened.piece is not None
    assert opened.piece.issue == nameless
    with window.session.library.deed("remove", told.issue) as deed:
        deed.remove(told.issue)
    qtbot.waitUntil(lambda: opened.doubts.count() == before, timeout=PATIENCE)
    opened.close()


def test_the_report_and_the_list_lead_to_the_review(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    doubt = reviewing.open_doubts(window.session)[0]
    job = ImportJob(request={})
    job.outcomes = [ImportOutcome(source="a.txt", status="imported", issue=doubt.issue, doubts=1)]
    report = ImportReport(window, job)
    qtbot.addWidget(report)
    link = next(w for w in report.findChildren(Link) if w.text().startswith("核对"))
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    (from_report,) = window.findChildren(Review)
    assert from_report.doubts.currentRow() == 0
    from_report.close()
    qtbot.waitUntil(lambda: not window.findChildren(Review), timeout=PATIENCE)
    desk.browser.show(Collection(kind="doubtful"))
    if not desk.list.model.rowCount():
        pytest.skip("no piece of the sample is doubtful by itself")
    link = next(w for w in desk.list.message.findChildren(Link) if w.text() == "逐条核对")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    (from_list,) = window.findChildren(Review)
    from_list.close()
    desk.browser.show(Collection(kind="all"))
    assert desk.list.message.text == ""


def test_hovering_a_hit_says_where_and_how_it_fits(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    desk.search_for("zaoshi")
    qtbot.waitUntil(lambda: desk.list.model.rowCount() > 0 and desk.query == "zaoshi", timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(desk.list.model.index(0).data(Qt.ItemDataRole.ToolTipRole)), timeout=PATIENCE)
    said = desk.list.model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert any(word in said for word in ("标题", "正文"))
    assert "拼音" in said or "zǎo" in said
