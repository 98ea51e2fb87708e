"""The main job through the real window, with keyboard and mouse, and everything still there after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from reader.printing import PrintOptions
from reader.ui.dialogs.printing import write_pdf
from reader.workspace.sample import sample_path
from tests.ui.opened import PATIENCE, click_row, desk_of, opened, press


@pytest.mark.gui
def test_the_main_job_from_import_to_restart(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "library"
    with opened(qtbot, library, paths=(sample_path(),)) as window:
        # Import: the sample's text file, by the road of the command line.
        qtbot.waitUntil(lambda: window.desk is not None and not window.session.sample, timeout=PATIENCE)
        desk = desk_of(window)
        qtbot.waitUntil(lambda: desk.list.model.rowCount() == 15, timeout=PATIENCE)
        # Pick the fourth piece with the mouse.
        chosen = desk.list.model.ids[3]
        click_row(desk, 3)
        qtbot.waitUntil(lambda: window.article_id == chosen, timeout=PATIENCE)
        # Bookmark it by its key.
        press(desk.list.list, "Ctrl+D")
        qtbot.waitUntil(lambda: window.session.library.status(chosen).bookmarked, timeout=PATIENCE)

        def ribbon() -> bool:
            row = desk.list.model.row_of(chosen)
            return row is not None and row.summary.bookmarked

        qtbot.waitUntil(ribbon, timeout=PATIENCE)
        # Search by initials (早市 zǎo shì) and open the first hit with Enter.
        press(desk.list.list, "Ctrl+L")
        field = window.nameplate.search
        qtbot.waitUntil(lambda: window.focusWidget() is field, timeout=PATIENCE)
        QTest.keyClicks(field, "zs")
        QTest.keyClick(field, Qt.Key.Key_Return)

        def hit_opened() -> bool:
            piece = desk.page.piece
            return piece is not None and any(h.style == "hit" for h in desk.page.view.marks.hits)

        qtbot.waitUntil(hit_opened, timeout=PATIENCE)
        assert desk.query == "zs"
        found = window.article_id
        assert found in desk.list.model.ids
        # Enlarge by key: page, list and tree alike.
        before = window.look.em
        line, node = (_height(view) for view in (desk.list.list, desk.tree))
        press(desk.list.list, "Ctrl+=")
        assert window.look.em > before
        qtbot.waitUntil(lambda: _height(desk.list.list) > line, timeout=PATIENCE)
        qtbot.waitUntil(lambda: _height(desk.tree) > node, timeout=PATIENCE)
        assert desk.page.view.style_.em == window.look.em
        larger = window.look.em
        # Print to PDF.
        paper = tmp_path / "页.pdf"
        write_pdf(window, window.session, [found], PrintOptions(), paper)
        assert paper.read_bytes().startswith(b"%PDF")
    # Restart.
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        assert not window.session.sample
        assert window.look.em == larger
        assert window.article_id == found
        assert desk.list.model.rowCount() == 15
        assert window.session.library.status(chosen).bookmarked
        row = desk.list.model.row_of(chosen)
        assert row is not None
        assert row.summary.bookmarked


@pytest.mark.gui
def test_what_is_clicked_while_an_import_is_being_shown_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "library") as window:
        assert window.imports is not None
        clicked: list[str] = []
        window.imports.jobs.stored.connect(lambda _outcome: clicked.append(click_row(desk_of(window), 3)))
        with qtbot.waitSignal(window.imports.jobs.finished, timeout=PATIENCE):
            window.import_paths([sample_path()], show=True)
        shown: list[bool] = []
        desk_of(window).look_for_changes(lambda: shown.append(True))  # comes after the look that would show the issue
        qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
        qtbot.waitUntil(lambda: window.article_id == clicked[0], timeout=PATIENCE)


def _height(view: QAbstractItemView) -> int:
    """Return the height of a view's first row."""
    return view.visualRect(view.model().index(0, 0)).height()
