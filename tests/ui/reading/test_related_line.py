"""What belongs to the piece that is read, at the foot of the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.linking import LinkDialog
from reader.workspace import importing
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, desk_of, opened

TEXT = (
    "本报讯（记者祝小满）立冬这天，渡口的石桥修好了。桥长三十七步，走慢些要四十步。桥栏上新刻了六只石狮子，"
    "最小的一只蹲在最东头，孩子们排着队去摸它的鼻子。老石匠说，石头是从山那边一块一块背过来的，背了整整一个秋天。"
)
PAPER = "{name}\n2026年11月{day}日\n\n第01版 要闻\n\n# {headline}\n\n{text}\n"


def test_a_reprint_is_offered_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    with open_session(tmp_path / "library") as session:
        for name, day, headline in (("渡口报", 20, "石桥修好了"), ("桥市报", 22, "渡口石桥修好")):
            text = PAPER.format(name=name, day=day, headline=headline, text=TEXT)
            assert [o.status for o in importing.import_text(session, text, name=name)] == ["imported"]
    with opened(qtbot, tmp_path / "library") as window:
        desk = desk_of(window)
        assert desk.related is not None
        line, first = desk.related, window.article_id
        qtbot.waitUntil(lambda: bool(line.found), timeout=PATIENCE)
        assert line.isVisible()
        (other,) = line.found
        assert other.kind in {"reprint", "duplicate"}
        assert line.menu().actions()[0].text().startswith(("重刊", "重复"))
        QTest.mouseClick(line.links[0], Qt.MouseButton.LeftButton)
        assert window.article_id == other.summary.id != first
        assert not line.isVisible()
        qtbot.waitUntil(lambda: [r.summary.id for r in line.found] == [first], timeout=PATIENCE)


def test_pieces_linked_by_hand_are_offered_first_and_can_be_parted(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_session(tmp_path / "library") as session:
        for name, day, headline, text in (
            ("渡口报", 20, "石桥修好了", TEXT),
            (
                "桥市报",
                22,
                "早市挪进廊棚",
                "昨天起，桥市口早市挪进廊棚，摊位按菜、果、杂货分成三排，秤也统一换了新的。",
            ),
        ):
            paper = PAPER.format(name=name, day=day, headline=headline, text=text)
            assert [o.status for o in importing.import_text(session, paper, name=name)] == ["imported"]
    with opened(qtbot, tmp_path / "library") as window:
        desk, asked = desk_of(window), list[LinkDialog]()

        def answer(dialog: LinkDialog) -> bool:
            asked.append(dialog)
            qtbot.waitUntil(lambda: bool(dialog.chosen), timeout=PATIENCE)
            dialog.remark.setText("同一座桥")
            dialog.done(1)
            return True

        monkeypatch.setattr(LinkDialog, "ask", answer)
        first, line = window.article_id, desk.related
        desk.list.list.selectAll()
        window.trigger("link")
        assert line is not None
        qtbot.waitUntil(lambda: bool(line.linked), timeout=PATIENCE)
        other = line.linked[0].summary.id
        assert asked[0].pieces.count() == 1  # never the piece itself
        assert line.isVisible()
        assert line.menu().actions()[0].text().startswith("连着：")
        assert "同一座桥" in line.menu().actions()[0].text()
        QTest.mouseClick(line.links[0], Qt.MouseButton.LeftButton)
        assert window.article_id == other
        qtbot.waitUntil(lambda: [one.summary.id for one in line.linked] == [first], timeout=PATIENCE)
        line.menu().actions()[-1].trigger()
        qtbot.waitUntil(lambda: not line.linked, timeout=PATIENCE)
        window.trigger("undo")
        qtbot.waitUntil(lambda: bool(line.linked), timeout=PATIENCE)
