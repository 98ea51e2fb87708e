"""Choosing what is brought in: several, folders among them, or one folder whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.choosing_papers import PaperDialog
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "旧报"
    (folder / "八月").mkdir(parents=True)
    for name in ("渡口.txt", "八月/柳湾.txt"):
        (folder / name).write_text("柳湾的水车又转了\n\n本报讯\n\n磨坊的水车昨天又转起来了，看的人很多。\n", "utf-8")
    return folder


def press(qtbot: QtBot, dialog: PaperDialog, word: str) -> None:
    """Press a button of the dialog once it stands; the words of an open button are Qt's."""
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    found = box.button(QDialogButtonBox.StandardButton.Open)
    if word:
        found = next(b for b in box.findChildren(QPushButton) if b.text() == word)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("which", "word", "names"), [
    ("all", "", ["八月", "渡口.txt"]), ("none", "导入整个文件夹", ["旧报"]), ("folder", "导入整个文件夹", ["八月"]),
])  # fmt: skip
def test_folders_are_chosen_too(
    qtbot: QtBot, standing: MainWindow, shelf: Path, which: str, word: str, names: list[str]
) -> None:
    dialog = PaperDialog(standing, str(shelf), "所有文件 (*)")
    qtbot.addWidget(dialog)
    files = dialog.findChild(QTreeView, "treeView")
    assert isinstance(files, QTreeView)

    def choose() -> None:
        model, root = files.model(), files.rootIndex()
        if model.rowCount(root) < 2:
            QTimer.singleShot(20, choose)
            return
        if which == "all":
            files.selectAll()
        elif which == "folder":
            rows = [model.index(k, 0, root) for k in range(model.rowCount(root))]
            files.setCurrentIndex(next(row for row in rows if row.data() == "八月"))
        QApplication.processEvents()
        press(qtbot, dialog, word)

    QTimer.singleShot(0, choose)
    assert sorted(Path(path).name for path in dialog.chosen()) == sorted(names)


def test_folders_chosen_with_the_files_are_imported(
    qtbot: QtBot, window: MainWindow, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PaperDialog, "chosen", lambda _dialog: [str(shelf / "八月"), str(shelf / "渡口.txt")])
    assert window.imports is not None
    with qtbot.waitSignal(window.imports.jobs.finished, timeout=PATIENCE) as over:
        window.trigger("import")
    assert over.args is not None
    assert len(over.args[0].outcomes) == 2
