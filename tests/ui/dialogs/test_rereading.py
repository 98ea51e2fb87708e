"""Reading again by today's rules, in the window: what would change, one deed, stopped, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.model.summary import Collection
from reader.ui.dialogs.rereading import Rereading
from reader.ui.shell.reread_scopes import read_again
from reader.ui.shell.window import MainWindow
from reader.workspace import correcting
from tests.ui.opened import PATIENCE, desk_of

ALL = [("全部", Collection(kind="all"))]


@pytest.fixture
def misread(window: MainWindow) -> str:
    """Have the sample as rules read it that got a headline wrong and lost a piece, and a correction on it."""
    library = window.session.library
    (issue,) = library.issue_ids()
    own = library.imported(issue)
    first, second, _lost, *rest = own.articles
    wrong = (replace(first, headline="认错的题"), second, *rest)
    numbered = tuple(replace(a, position=k) for k, a in enumerate(wrong, 1))
    library.store(replace(own, articles=numbered), revises=issue, name=own.source.name, origin="x")
    correcting.set_field(window.session, second.id, "category", "剪报/一")
    return issue


def looked(qtbot: QtBot, dialog: Rereading) -> None:
    qtbot.waitUntil(lambda: not dialog.busy, timeout=PATIENCE)


def headlines(window: MainWindow) -> list[str | None]:
    library = window.session.library
    library.refresh()
    return [a.headline for i in library.issue_ids() for a in library.current(i).issue.articles]


def test_what_would_change_is_shown_and_chosen(qtbot: QtBot, window: MainWindow, misread: str) -> None:
    before = headlines(window)
    dialog = Rereading(window, ALL, 0)
    qtbot.addWidget(dialog)
    looked(qtbot, dialog)
    assert dialog.chosen == [misread]
    item = dialog.list.topLevelItem(0)
    assert item is not None
    children = [item.child(row) for row in range(item.childCount())]
    sentences = [child.text(0) for child in children if child is not None]
    assert any("认错的题" in words for words in sentences)
    assert any(words.startswith("多出一篇") for words in sentences)
    assert dialog.yes.isEnabled()
    item.setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.yes.isEnabled()
    dialog.reject()
    assert headlines(window) == before


def test_it_is_one_deed_that_the_line_offers_to_take_back(
    qtbot: QtBot, window: MainWindow, misread: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, deeds = headlines(window), len(window.session.library.history())

    def answer(dialog: Rereading) -> bool:
        looked(qtbot, dialog)
        with qtbot.waitSignal(dialog.finished, timeout=PATIENCE):
            dialog.yes.click()
        return True

    monkeypatch.setattr(Rereading, "ask", answer)
    nodes = desk_of(window).tree.nodes
    node = nodes.issue_node(misread)
    assert node is not None
    read_again(window, nodes, node)
    line = desk_of(window).list.deed_line
    qtbot.waitUntil(lambda: "重读了 1 份报纸" in line.text, timeout=PATIENCE)
    after = headlines(window)
    assert "认错的题" not in after
    assert len(after) == len(before) + 1
    assert len(window.session.library.history()) == deeds + 1
    second = window.session.library.current(misread).issue.articles[1]
    assert second.category == ("剪报", "一")
    line.link_chosen.emit(line.link)
    qtbot.waitUntil(lambda: "撤回了：重读 1 份报纸" in line.text, timeout=PATIENCE)
    assert headlines(window) == before


def test_stopped_in_the_middle_it_says_what_is_so(
    qtbot: QtBot, window: MainWindow, misread: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, deeds = headlines(window), len(window.session.library.history())

    def answer(dialog: Rereading) -> bool:
        looked(qtbot, dialog)
        dialog.take()
        with qtbot.waitSignal(dialog.finished, timeout=PATIENCE):
            dialog.reject()
        return False

    monkeypatch.setattr(Rereading, "ask", answer)
    monkeypatch.setattr(window, "say", lambda sentence, *_args, **_more: said.append(sentence))
    said: list[str] = []
    read_again(window, desk_of(window).tree.nodes, "")
    line = desk_of(window).list.deed_line
    qtbot.waitUntil(lambda: bool(said) or "重读了" in line.text, timeout=PATIENCE)
    done = len(window.session.library.history()) > deeds
    assert (headlines(window) == before) is not done
    assert ("停下了，什么也没有改。" in said) is not done
