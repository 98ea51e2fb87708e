from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.ui.look.theme import Look
from reader.ui.shell.panes import Panes
from tests.ui.opened import PATIENCE


@pytest.fixture
def panes(qtbot: QtBot, look: Look) -> Panes:
    made = Panes(look, QWidget(), QWidget(), QWidget(), QWidget())
    qtbot.addWidget(made)
    made.resize(1440, 800)
    made.show()
    qtbot.waitUntil(made.isVisible, timeout=PATIENCE)
    made.arrange()
    return made


def shown(panes: Panes) -> str:
    names = {"t": panes.tree, "l": panes.list, "p": panes.paper, "n": panes.notes}
    return "".join(name for name, pane in names.items() if pane.isVisible())


def test_three_panes_with_all_extra_width_for_the_paper(panes: Panes) -> None:
    assert shown(panes) == "tlp"
    assert panes.tree.width() == pytest.approx(14 * 15, abs=2)
    assert panes.list.width() == pytest.approx(22.6 * 15, abs=2)
    panes.resize(1700, 800)
    assert panes.list.width() == pytest.approx(22.6 * 15, abs=2)


def test_narrowing_and_zooming_act_alike(panes: Panes, look: Look) -> None:
    panes.resize(60 * 15, 800)
    assert shown(panes) == "lp"
    panes.resize(1440, 800)
    assert shown(panes) == "tlp"
    look.set_em(24)
    assert panes.side_by_side == 2
    assert shown(panes) == "lp"


def test_the_tree_stands_in_the_lists_place_where_it_has_none(panes: Panes) -> None:
    panes.resize(60 * 15, 800)
    panes.toggle_tree()
    assert shown(panes) == "tp"
    assert panes.close_drawer()
    assert shown(panes) == "lp"
    assert not panes.close_drawer()


def test_one_pane_is_the_list_then_the_piece_and_back(panes: Panes) -> None:
    panes.resize(40 * 15, 800)
    assert shown(panes) == "l"
    panes.set_reading(True)
    assert shown(panes) == "p"
    assert panes.back_to_list()
    assert shown(panes) == "l"


def test_notes_open_beside_the_paper_or_over_the_list(panes: Panes) -> None:
    panes.show_notes(True)
    assert shown(panes) == "tlpn"
    panes.resize(70 * 15, 800)
    assert shown(panes).endswith("pn")
    panes.resize(40 * 15, 800)
    assert shown(panes) == "n"
    panes.show_notes(False)
    panes.resize(1440, 800)
    assert shown(panes) == "tlp"


def test_the_page_alone_and_back(panes: Panes) -> None:
    panes.show_page_alone(True)
    assert shown(panes) == "p"
    assert panes.back_to_list()
    assert shown(panes) == "tlp"


def test_widths_are_remembered_in_em(panes: Panes, qtbot: QtBot, look: Look) -> None:
    panes.restore({"3": [12.0, 30.0, 20.0]})
    assert panes.list.width() == pytest.approx(30 * 15, abs=2)
    look.set_em(16)
    assert panes.list.width() == pytest.approx(30 * 16, abs=2)
    panes.restore({"3": [12.0, 99.0, 20.0]})
    assert panes.list.width() <= 32 * 16 + 1
    panes.restore_ideal()
    assert panes.list.width() == pytest.approx(22.6 * 16, abs=2)


def test_a_double_click_on_the_line_restores_the_ideal(panes: Panes) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    panes.restore({"3": [12.0, 30.0, 20.0]})
    QTest.mouseDClick(panes.handle(1), Qt.MouseButton.LeftButton)
    assert panes.list.width() == pytest.approx(22.6 * 15, abs=2)
