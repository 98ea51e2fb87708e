"""Two reports beside one another in the window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.dialogs.two_reports import TwoReports
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, desk_of

pytestmark = pytest.mark.gui


def test_a_piece_and_one_chosen_beside_it_are_compared(window: MainWindow, qtbot: QtBot) -> None:
    one, other = (s.id for s in window.session.library.catalogue.list(Collection(kind="all"), limit=2))
    dialog = TwoReports(window, window.session, one, [other])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "字" in dialog.said.text() and dialog.page.toPlainText() != "", timeout=PATIENCE)
    headlines = [window.session.library.article(i).headline or "" for i in (one, other)]
    shown = dialog.page.toPlainText().replace("\n", "")
    assert all(headline.replace("\n", "") in shown for headline in headlines)
    assert "background-color" in dialog.page.toHtml()
    assert "没有这" in shown
    opened: list[str] = []
    dialog._host.open_piece = opened.append  # type: ignore[assignment, method-assign]  # what the window does is tested elsewhere
    dialog.page.anchorClicked.emit(other)
    assert opened == [other]
    dialog.reject()


def test_where_nothing_belongs_to_it_that_is_said(window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(window)
    window.trigger("two_reports")
    dialog = next(d for d in window.findChildren(TwoReports) if d.isVisible())
    qtbot.waitUntil(lambda: dialog.other.count() > 0 or "没有找到" in dialog.said.text(), timeout=PATIENCE)
    assert desk.navigation.article_id
    dialog.close()
