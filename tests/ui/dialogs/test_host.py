"""A dialog takes the small `Host`, so that it opens over any window that is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.dialogs import reference
from reader.ui.dialogs.dialog import Dialog
from reader.ui.jobs.host import Host
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.workspace.session import Session, open_session

T = TypeVar("T")


class Bare(QWidget):
    """A window with nothing in it."""

    def __init__(self, session: Session, look: Look, icons: Icons) -> None:
        super().__init__()
        self.session = self.library_session = session
        self.look, self.icons = look, icons
        self.told: list[str] = []

    def say(self, sentence: str, links: Sequence[str] = (), *, warning: bool = True) -> None:
        self.told.append(sentence)

    def tell_done(self, sentence: str) -> None:
        self.told.append(sentence)

    def work(self, words: str, deed: Callable[[], T], then: Callable[[T], None], *, size: int = 1) -> None:
        then(deed())

    def attempt(self, deed: Callable[[], T], *, passing: tuple[type[Exception], ...] = ()) -> T | None:
        return deed()

    def open_piece(self, article: str) -> None:
        self.told.append(article)

    open_issue = search_for = open_piece


def test_a_dialog_opens_over_any_window(
    qtbot: QtBot, look: Look, icons: Icons, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = open_session(tmp_path / "library")
    bare = Bare(session, look, icons)
    qtbot.addWidget(bare)
    host: Host = bare
    seen: list[str] = []
    monkeypatch.setattr(
        Dialog, "ask", lambda dialog: seen.extend(label.text() for label in dialog.findChildren(QLabel))
    )
    reference.show_about(host)
    assert any(str(session.library.folder) in words for words in seen)
    session.close()
