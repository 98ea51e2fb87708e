"""The head of the list: the counts stand beside the title, whatever title stood there before."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reader.ui.browsing.list_pane import ListPane
from reader.ui.look.controls import ElidedLabel
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from tests.ui.opened import PATIENCE


def test_a_longer_title_leaves_no_gap_behind(qtbot: QtBot, look: Look, icons: Icons) -> None:
    pane = ListPane(look, icons)
    qtbot.addWidget(pane)
    pane.resize(360, 500)
    pane.show()

    def place_of_counts(title: str) -> int:
        pane.set_heading(title, "8 篇", printed=True)
        label = next(label for label in pane.findChildren(ElidedLabel) if label.text() == "8 篇")
        heading = next(label for label in pane.findChildren(ElidedLabel) if label.text() == title)
        qtbot.waitUntil(lambda: label.width() > 0 and label.x() >= heading.geometry().right(), timeout=PATIENCE)
        pane.bar.row.activate()
        return label.x()

    short = place_of_counts("全部")
    assert place_of_counts("一段打得很长的话") > short
    assert place_of_counts("全部") == short
    usual = look.em
    for em in (usual * 1.6, usual):
        look.set_em(em)
    pane.bar.row.activate()
    assert next(label for label in pane.findChildren(ElidedLabel) if label.text() == "8 篇").x() == short
