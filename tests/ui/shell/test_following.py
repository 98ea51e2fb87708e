"""Addresses in the window: copied from it, followed in it, and of libraries that are elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.shell import next_library
from reader.ui.shell.following import follow
from reader.ui.shell.window import MainWindow
from reader.workspace import known_libraries
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, desk_of

pytestmark = pytest.mark.gui


def test_a_passage_that_is_copied_is_found_again(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    desk.list.list.step(0)
    qtbot.waitUntil(lambda: desk.navigation.piece is not None, timeout=PATIENCE)
    article = desk.navigation.article_id
    desk.page.view.selectAll()
    window.trigger("copy_address")
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"baojia://{window.session.library.id}/piece/{article}?field=")
    (issue,) = window.session.library.issue_ids()
    other = next(a.id for a in window.session.library.current(issue).issue.articles if a.id != article)
    desk.open(other)
    follow(window, copied)
    assert desk.navigation.article_id == article
    (shown,) = desk.page.hits.all  # the passage is marked as a hit is
    assert f"field={shown.field}&start={shown.start}&" in copied
    desk.page.view.clear_selection()
    window.trigger("copy_address")
    assert QApplication.clipboard().text() == f"baojia://{window.session.library.id}/piece/{article}"


def test_a_search_that_is_copied_is_searched_again(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    desk.search_for("石板桥")
    window.trigger("copy_search_address")
    copied = QApplication.clipboard().text()
    desk.leave_search()
    assert desk.query == ""
    follow(window, copied)
    assert desk.query == "石板桥"


def test_an_address_changes_nothing(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    before = sorted((path.name, path.stat().st_size) for path in (library / "issues").rglob("*"))
    for text in ("baojia://x/piece/a-1", f"baojia://{window.session.library.id}/piece/no-1", "baojia://"):
        follow(window, text)
    assert sorted((path.name, path.stat().st_size) for path in (library / "issues").rglob("*")) == before
    assert desk_of(window).navigation.piece is None or desk_of(window).navigation.article_id


def test_an_address_of_another_library_opens_that_library(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_session(tmp_path / "另一个") as other:
        identity = other.library.id
    known_libraries.remember(tmp_path / "另一个", before=window.library_session.library.folder)
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(next_library, "start_window", lambda *wanted: started.append(wanted))
    text = f"baojia://{identity}/search?q=x"
    follow(window, text)
    assert started == [(tmp_path / "另一个", text)]
