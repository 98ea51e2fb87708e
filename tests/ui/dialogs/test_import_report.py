"""The report of an import is searched by words and by pinyin, with the keyboard alone, now and later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.activity import ActivityList
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.import_report import ImportReport
from reader.ui.jobs.import_jobs import ImportJob
from reader.ui.shell.window import MainWindow
from reader.workspace import activity
from reader.workspace.storing import ImportOutcome
from tests.ui.jobs.test_import_jobs import PASTED
from tests.ui.opened import PATIENCE

pytestmark = pytest.mark.gui

OUTCOMES = [
    ImportOutcome(source="/a/x1.txt", status="imported", issue="i1", newspaper="渡口报", articles=4, doubts=2,
                  set_aside=(("masthead", 1), ("footer", 3)), pictures_aside=(("unplaced", 2),)),
    ImportOutcome(source="/a/x2.pdf", status="failed", error_kind="no_text", error_message="里面只有图片。"),
    ImportOutcome(source="/a/x3.txt", status="imported", issue="i3", newspaper="山梁晚报", articles=9,
                  warnings=("有一面没有读懂。",)),
]  # fmt: skip


@pytest.fixture
def report(qtbot: QtBot, standing: MainWindow) -> ImportReport:
    job = ImportJob(request={})
    job.outcomes = OUTCOMES
    made = ImportReport(standing, job)
    qtbot.addWidget(made)
    made.show()
    return made


def sources(report: ImportReport) -> list[str]:
    return [report.list.item(k).text().split("\u3000")[0] for k in range(report.list.count())]


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("dukou", ["《渡口报》"]), ("山梁", ["《山梁晚报》"]), ("图片", ["x2.pdf"]), ("x3", ["《山梁晚报》"]),
        ("页脚", ["《渡口报》"]), ("说不准是哪一篇的 2 张", ["《渡口报》"]),
        ("meiyou dudong", ["《山梁晚报》"]), ("qqq", []),
    ],
)  # fmt: skip
def test_words_and_pinyin_leave_what_fits(qtbot: QtBot, report: ImportReport, typed: str, fits: list[str]) -> None:
    assert sources(report) == ["《渡口报》", "x2.pdf", "《山梁晚报》"]
    report.sought.setText(typed)
    qtbot.waitUntil(lambda: sources(report) == fits, timeout=PATIENCE)
    assert report.sought.accessibleDescription() == report.said.text()
    QTest.keyClick(report.sought, Qt.Key.Key_Escape)
    assert report.isVisible()
    qtbot.waitUntil(lambda: len(sources(report)) == 3, timeout=PATIENCE)
    QTest.keyClick(report.sought, Qt.Key.Key_Escape)
    assert not report.isVisible()


def test_the_keyboard_reaches_the_list_and_the_issue(
    qtbot: QtBot, standing: MainWindow, report: ImportReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(standing, "open_issue", opened.append)
    assert "报头 1 处，页脚 3 处" in report.details.toPlainText()
    QTest.keyClick(report.sought, Qt.Key.Key_Down)
    QTest.keyClick(report.list, Qt.Key.Key_Down)
    assert "里面只有图片。" in report.details.toPlainText()
    assert not report.to_issue.isVisible()
    QTest.keyClick(report.list, Qt.Key.Key_Down)
    assert "有一面没有读懂。" in report.details.toPlainText()
    QTest.keyClick(report.list, Qt.Key.Key_Return)
    assert opened == ["i3"]


def test_a_report_is_reached_later_from_what_was_done(
    qtbot: QtBot, standing: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Dialog] = []

    def ask(dialog: Dialog) -> bool:
        shown.append(dialog)
        return False

    monkeypatch.setattr(Dialog, "ask", ask)
    standing.import_text(PASTED)
    qtbot.waitUntil(lambda: any(e.report for e in activity.entries(standing.happenings.folder)), timeout=PATIENCE)
    standing.trigger("activity")
    listed = standing.findChild(ActivityList)
    assert listed is not None
    listed.sought.setText("读入 1 份")
    qtbot.waitUntil(listed.report.isEnabled, timeout=PATIENCE)
    QTest.mouseClick(listed.report, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
    (report,) = shown
    assert isinstance(report, ImportReport)
    assert [o.status for o in report.outcomes] == ["imported"]
    assert "报头" in report.details.toPlainText()
    report.accept()
    listed.close()
