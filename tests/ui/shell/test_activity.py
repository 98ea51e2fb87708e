"""What went on can be looked up afterwards: imports, what was said, what nobody foresaw."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.activity import ActivityList
from reader.ui.shell.window import MainWindow
from tests.ui.jobs.test_import_jobs import PASTED
from tests.ui.opened import PATIENCE


def lines(shown: ActivityList) -> list[str]:
    return [shown.list.item(k).text() for k in range(shown.list.count())]


def test_an_import_and_a_trouble_are_listed_and_found(qtbot: QtBot, window: MainWindow) -> None:
    window.say("磁盘写不进去，刚才的批注还在窗口里。")
    window.import_text(PASTED)
    window.trigger("activity")
    shown = window.findChild(ActivityList)
    assert shown is not None
    qtbot.waitUntil(lambda: any("导入" in line and "读入 1 份" in line for line in lines(shown)), timeout=PATIENCE)
    assert any("提示" in line and "磁盘" in line for line in lines(shown))
    QTest.keyClicks(shown.sought, "zzz")
    assert not lines(shown)
    shown.sought.setText("磁盘")
    assert len(lines(shown)) == 1
    assert "磁盘写不进去" in shown.details.toPlainText()
    shown.close()
