from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.look.elided_link import ElidedLink
from reader.ui.look.theme import Look


def test_a_link_gives_way_to_its_place_and_says_so(qtbot: QtBot) -> None:
    look, place = Look("light", 15), QWidget()
    qtbot.addWidget(place)
    links = [ElidedLink(look, word) for word in ("柳湾", "柳湾渡口的水车又转起来了，看的人很多")]
    column = QVBoxLayout(place)
    for link in links:
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    place.resize(140, 100)
    place.show()
    assert place.width() == 140
    shown = []
    for link in links:
        assert link.geometry().right() < 140
        option = QStyleOptionToolButton()
        link.initStyleOption(option)
        shown.append(option.text)
    assert shown[0] == "柳湾"
    assert shown[1].endswith("…")
    assert links[1].text().endswith("很多")
    padding = links[0].sizeHint().width() - links[0].fontMetrics().horizontalAdvance("柳湾")
    assert links[1].fontMetrics().horizontalAdvance(shown[1]) <= links[1].width() - padding  # Qt cuts no more of it
