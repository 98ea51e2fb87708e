"""A piece in a window of its own, two side by side, and beside its 原文 with hairlines at what was mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.reading.beside import Gutter
from reader.ui.reading.pane import ReadingPane
from reader.ui.shell.piece_window import PieceWindow
from reader.ui.shell.window import MainWindow
from reader.workspace import annotating, importing, linking, removing
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, desk_of, opened

MENDED = """渡口周报

2026年11月20日

第01版 要闻

# 渡口添了新灯

本报讯(记者秦小河)昨天,渡口添了四盏新灯。摆渡人老秦说,夜里过河的人

从此看得清台阶了。

{more}

# 早市挪进廊棚

本报讯（记者葛长河）昨天起，桥市口早市挪进廊棚，摊位按菜、果、杂货分成三排，秤也统一换了新的。
"""
MORE = "\n\n".join(f"第{k}盏灯立在第{k}级台阶旁,灯罩上刻着“平安”二字,夜里照得见对岸的柳树。" * 3 for k in range(1, 30))


@pytest.fixture
def mended(tmp_path: Path) -> Path:
    """Return a library with a piece in which much was mended."""
    with open_session(tmp_path / "library") as session:
        text = MENDED.format(more=MORE)
        assert [o.status for o in importing.import_text(session, text, name="渡口周报")] == ["imported"]
    return tmp_path / "library"


def other(window: MainWindow) -> PieceWindow:
    """Return the window that stands beside the main one."""
    (found,) = [w for w in desk_of(window).findChildren(PieceWindow) if w.isVisible()]
    return found


def test_what_was_mended_is_joined_and_both_pages_scroll_as_one(qtbot: QtBot, mended: Path) -> None:
    with opened(qtbot, mended) as window:
        desk_of(window).open(desk_of(window).list.model.ids[0])
        window.trigger("beside")
        beside = other(window)
        qtbot.waitUntil(beside.isVisible, timeout=PATIENCE)
        printed, ours = beside.panes
        assert printed.printed
        assert not ours.printed
        gutter = beside.findChild(Gutter)
        assert gutter is not None
        qtbot.waitUntil(lambda: bool(gutter.lines()), timeout=PATIENCE)
        for left, right in gutter.lines():
            assert (left.x(), right.x()) == (0, gutter.width())
            assert -50 <= left.y() <= beside.height() + 50
        ours.view.write_all()
        printed.view.write_all()
        ours.view.ticks.setValue(ours.view.ticks.maximum() // 2)
        place = ours.view.standpoint().place
        assert place is not None
        assert printed.view.ticks.value() > 0
        there = printed.view.standpoint().place
        assert there is not None
        assert there.field == "source"
        assert piece_text(ours, place.point)[:6] in printed_text(printed, there.point)
        printed.view.ticks.setValue(0)
        assert ours.view.ticks.value() <= ours.view.style_.pitch


def piece_text(pane: ReadingPane, start: int) -> str:
    assert pane.piece is not None
    return pane.piece.article.body[start : start + 40]


def printed_text(pane: ReadingPane, start: int) -> str:
    assert pane.piece is not None
    return pane.piece.issue.source.text[max(0, start - 40) : start + 80]


def test_a_window_of_its_own_follows_the_library_and_can_be_marked_in(qtbot: QtBot, mended: Path) -> None:
    with opened(qtbot, mended) as window:
        first, second = desk_of(window).list.model.ids
        desk_of(window).open(first)
        window.trigger("own_window")
        own = other(window)
        qtbot.waitUntil(own.isVisible, timeout=PATIENCE)
        desk_of(window).open(second)
        (pane,) = own.panes
        assert pane.piece is not None
        assert pane.piece.article.id == first
        pane.view.select("body", 0, 3)
        assert pane.mark_selection("key")
        qtbot.waitUntil(lambda: len(annotating.current_annotations(window.session, first)) == 1, timeout=PATIENCE)
        qtbot.waitUntil(lambda: bool(pane.piece and pane.piece.annotations), timeout=PATIENCE)
        removing.remove(window.session, first)
        qtbot.waitUntil(
            lambda: not [w for w in desk_of(window).findChildren(PieceWindow) if w.isVisible()], timeout=PATIENCE
        )


def test_two_pieces_stand_side_by_side(qtbot: QtBot, mended: Path) -> None:
    with opened(qtbot, mended) as window:
        desk = desk_of(window)
        first, second = desk.list.model.ids
        desk.open(first)
        window.trigger("side_by_side")
        assert "Ctrl" in window.message.text, "says how, where no other piece is meant"
        linking.link(window.session, first, second)
        qtbot.waitUntil(lambda: desk.related is not None and bool(desk.related.linked), timeout=PATIENCE)
        window.trigger("side_by_side")
        shown = [pane.piece.article.id for pane in other(window).panes if pane.piece is not None]
        assert shown == [first, second]
        other(window).close()
