"""Before an import: what the file holds, in which encoding, and what the reader says of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from reader.model.picture import Picture, PictureAside
from reader.ui.dialogs import import_preview
from reader.ui.dialogs.choosing_papers import PaperDialog
from reader.ui.dialogs.import_preview import ImportPreview
from reader.ui.dialogs.set_aside import SetAsideText
from reader.ui.look.controls import Link
from reader.ui.look.theme import THEMES
from reader.ui.reading.picture_window import PictureWindow
from reader.ui.shell.window import MainWindow
from tests.pictures import png
from tests.ui.opened import PATIENCE, desk_of

PAPER = """第01版 要闻

# 石桥修好了

本报讯（记者祝小满）立冬这天，渡口的石桥修好了。桥长三十七步，走慢些要四十步。

# 早市换了新秤

本报讯（记者葛长河）早市的摊主们领到了新秤。秤准了，人心才准，老主顾们都这么说。
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "渡口.txt"
    path.write_bytes(PAPER.encode("gb18030"))
    return path


def looked(qtbot: QtBot, dialog: ImportPreview) -> dict[str, object]:
    qtbot.waitUntil(lambda: dialog.preview is not None, timeout=PATIENCE)
    assert dialog.preview is not None
    return dialog.preview


def test_the_first_pieces_and_the_encoding_are_shown(qtbot: QtBot, standing: MainWindow, paper: Path) -> None:
    dialog = ImportPreview(standing, [paper])
    qtbot.addWidget(dialog)
    found = looked(qtbot, dialog)
    assert found["articles"] == 2
    assert found["encoding"] == "gb18030"
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "石桥修好了" in shown
    assert "GB18030" in dialog.encoding.itemText(0)
    assert dialog.options == {}


def test_another_encoding_is_seen_at_once(qtbot: QtBot, standing: MainWindow, paper: Path) -> None:
    dialog = ImportPreview(standing, [paper])
    qtbot.addWidget(dialog)
    looked(qtbot, dialog)
    dialog.encoding.setCurrentIndex(dialog.encoding.findData("windows-1252"))
    looked(qtbot, dialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "石桥修好了" not in shown
    assert dialog.options == {"encoding": "windows-1252"}
    dialog.encoding.setCurrentIndex(0)
    assert looked(qtbot, dialog)["articles"] == 2


def accent_of(button: QPushButton) -> bool:
    """Tell whether a button is painted in the colour of what is to be pressed."""
    ground = button.grab().toImage().pixelColor(button.width() // 2, 6)
    return ground.name().upper() == THEMES["light"].accent


def test_what_cannot_be_read_is_said_before(qtbot: QtBot, standing: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("", "utf-8")
    dialog = ImportPreview(standing, [tmp_path / "空.txt"])
    qtbot.addWidget(dialog)
    looked(qtbot, dialog)
    assert dialog.said.text()
    assert not dialog.ok.isEnabled()
    dialog.show()
    assert not accent_of(dialog.ok)  # what cannot be pressed does not look as if it could
    dialog.ok.setEnabled(True)
    assert accent_of(dialog.ok)


def test_newspaper_and_day_are_taken_over(
    qtbot: QtBot, window: MainWindow, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: ImportPreview) -> bool:
        looked(qtbot, dialog)
        dialog.day.setText("二〇二六")
        assert not dialog.ok.isEnabled()
        dialog.newspaper.setText("渡口报")
        dialog.day.setText("2026年11月20日")
        assert dialog.ok.isEnabled()
        dialog.done(QDialog.DialogCode.Accepted)
        return True

    monkeypatch.setattr(PaperDialog, "chosen", lambda _dialog: [str(paper)])
    monkeypatch.setattr(import_preview.ImportPreview, "ask", fill)
    assert window.imports is not None
    with qtbot.waitSignal(window.imports.jobs.finished, timeout=PATIENCE) as over:
        window.trigger("import")
    assert over.args is not None
    assert [(o.newspaper, o.date_published) for o in over.args[0].outcomes] == [("渡口报", "2026-11-20")]
    issue = over.args[0].outcomes[0].issue
    own = window.session.library.current(issue).issue
    assert (own.newspaper, own.date_published) == ("渡口报", "2026-11-20")


def test_text_that_stands_in_no_piece_can_be_read(qtbot: QtBot, standing: MainWindow) -> None:
    piece = desk_of(standing).navigation.piece
    assert piece is not None
    dialog = SetAsideText(standing, piece.issue)
    qtbot.addWidget(dialog)
    assert dialog.passages
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert all(p.text.strip() in shown for p in dialog.passages)


def test_text_that_stands_in_no_piece_can_be_given_back(qtbot: QtBot, window: MainWindow) -> None:
    piece = desk_of(window).navigation.piece
    assert piece is not None
    dialog = SetAsideText(window, piece.issue)
    qtbot.addWidget(dialog)
    menus = [b for b in dialog.findChildren(QPushButton) if b.text() == "放回正文…"]
    menus[0].click()
    menu = next(m for m in menus[0].findChildren(QMenu))
    action = next(a for a in menu.actions() if "放在《" in a.text() or "接在《" in a.text())
    action.trigger()
    menu.close()
    assert menus[0].text() == "已放回"
    current = window.session.library.current(piece.issue.id).issue
    assert len(current.set_aside) == len(piece.issue.set_aside) - 1
    words = dialog.passages[0].text.strip().split("\n")[0]
    assert any(words in p.text for a in current.articles for p in a.paragraphs)


def test_pictures_that_stand_in_no_piece_are_told_and_can_be_seen(qtbot: QtBot, window: MainWindow) -> None:
    piece = desk_of(window).navigation.piece
    assert piece is not None
    kept = window.session.library.pictures.put(png(90, 60))
    known = {name: getattr(kept, name) for name in Picture.__dataclass_fields__}
    pictures = (
        PictureAside(reason="unplaced", name="图/河堤.png", **known),
        PictureAside(reason="kind", name="印章.svg"),
    )
    dialog = SetAsideText(window, replace(piece.issue, pictures_aside=pictures))
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"河堤.png", "印章.svg", "图：说不准是哪一篇的"} <= set(shown)
    (link,) = [b for b in dialog.findChildren(Link) if b.text() == "看这张图"]
    link.click()
    seen = dialog.findChild(PictureWindow)
    assert seen is not None
    qtbot.waitUntil(lambda: seen.picture.pixmap().size().width() == 90, timeout=PATIENCE)
