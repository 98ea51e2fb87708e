"""A start shows the piece as it was left, before the journal is read, and then as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library import kept_state
from reader.library.truth import Truth
from reader.ui.shell.application import Program
from reader.workspace import annotating, opening
from reader.workspace.session import open_session
from tests.ui.opened import PATIENCE, click_row, desk_of, opened, press


@pytest.fixture(autouse=True)
def short_ones_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_state, "LARGE", 0)


@pytest.fixture
def journal_at_paint(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return whether each start had read the journal when its first paint was done."""
    read: list[bool] = []
    painted = Program._painted

    def look(program: Program) -> None:
        truth = program.window.session.library._truth
        assert isinstance(truth, Truth)
        read.append(truth._replayed)
        painted(program)

    monkeypatch.setattr(Program, "_painted", look)
    return read


def left(qtbot: QtBot, library: Path) -> str:
    """Read the third piece, mark its headline, and close; returns its id."""
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        article = click_row(desk, 2)
        qtbot.waitUntil(lambda: window.article_id == article, timeout=PATIENCE)
        headline = opening.article(window.session, article).article.headline
        annotating.annotate(window.session, article, exact=headline or "", note="甲")
        desk.look_for_changes()
        qtbot.waitUntil(lambda: len(noted(desk.navigation.piece)) == 1, timeout=PATIENCE)
    return article


def noted(piece: opening.OpenPiece | None) -> list[str]:
    """Return the notes of a piece."""
    return sorted(a.note for a in piece.annotations) if piece is not None else []


def test_the_piece_stands_before_the_journal_is_read(qtbot: QtBot, library: Path, journal_at_paint: list[bool]) -> None:
    article = left(qtbot, library)
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        assert journal_at_paint == [True, False]
        assert window.article_id == article
        assert noted(desk.navigation.piece) == noted(desk.page.piece) == ["甲"]
        qtbot.waitUntil(lambda: not desk.navigation.as_left, timeout=PATIENCE)
        assert desk.navigation.piece == opening.article(window.session, article)
        press(desk.list.list, "Ctrl+D")
        qtbot.waitUntil(lambda: window.session.library.status(article).bookmarked, timeout=PATIENCE)
    with opened(qtbot, library) as window:
        assert journal_at_paint[2:] == [False]
        piece = desk_of(window).navigation.piece
        assert piece is not None
        assert piece.status.bookmarked


def test_what_came_from_another_machine_comes_by_itself(
    qtbot: QtBot, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, journal_at_paint: list[bool]
) -> None:
    article = left(qtbot, library)
    away = Path(shutil.copytree(library, tmp_path / "away"))
    with monkeypatch.context() as patch:
        patch.setenv("BAOJIA_CONFIG", str(tmp_path / "config elsewhere"))
        patch.setenv("BAOJIA_CACHE", str(tmp_path / "cache elsewhere"))
        with open_session(away) as session:
            headline = opening.article(session, article).article.headline
            annotating.annotate(session, article, exact=headline or "", note="乙")
    shutil.copytree(away / "journal", library / "journal", dirs_exist_ok=True)
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        assert journal_at_paint == [True, False]
        qtbot.waitUntil(lambda: noted(desk.navigation.piece) == ["乙", "甲"], timeout=PATIENCE)
        assert noted(desk.page.piece) == ["乙", "甲"]


def test_what_the_command_line_did_is_there_from_the_first(
    qtbot: QtBot, library: Path, journal_at_paint: list[bool]
) -> None:
    article = left(qtbot, library)
    with open_session(library) as session:
        headline = opening.article(session, article).article.headline
        annotating.annotate(session, article, exact=headline or "", note="乙")
    with opened(qtbot, library) as window:
        assert journal_at_paint == [True, True]
        assert noted(desk_of(window).navigation.piece) == ["乙", "甲"]
