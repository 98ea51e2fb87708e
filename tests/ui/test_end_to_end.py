"""The main job through the real window, with keyboard and mouse, and everything still there after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.ui.dialogs.printing import write_pdf
from reader.workspace import opening
from reader.workspace.sample import sample_path
from tests.ui.opened import PATIENCE, desk_of, opened, press


@pytest.mark.gui
def test_the_main_job_from_import_to_restart(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "library"
    with opened(qtbot, library, paths=(sample_path(),)) as window:
        # Import: the sample's text file, by the road of the command line.
        qtbot.waitUntil(lambda: window.desk is not None and not window.session.sample, timeout=PATIENCE)
        desk = desk_of(window)
        qtbot.waitUntil(lambda: desk.list.model.loaded == 15, timeout=PATIENCE)
        # Pick the fourth piece with the mouse.
        fourth = desk.list.model.index(3)
        qtbot.mouseClick(
            desk.list.list.viewport(), Qt.MouseButton.LeftButton, pos=desk.list.list.visualRect(fourth).center()
        )
        chosen = desk.list.model.ids[3]
        qtbot.waitUntil(lambda: window.article_id == chosen, timeout=PATIENCE)
        # Bookmark it by its key.
        desk.list.list.setFocus()
        press(qtbot, window, "Ctrl+D")
        qtbot.waitUntil(lambda: window.session.library.status(chosen).bookmarked, timeout=PATIENCE)
        qtbot.waitUntil(lambda: desk.list.model.row_of(chosen).summary.bookmarked, timeout=PATIENCE)  # type: ignore[union-attr]
        # Search by initials (早市 reads zǎo shì) and open the first hit with Enter.
        press(qtbot, window, "Ctrl+L")
        field = window.nameplate.search
        qtbot.waitUntil(lambda: window.focusWidget() is field)
        qtbot.keyClicks(field, "zaoshi")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "早市" in (desk.page.piece.article.headline or "") if desk.page.piece else False)
        assert desk.query == "zaoshi"
        assert any(h.style == "hit" for h in desk.page.view.marks.hits)
        found = window.article_id
        # Enlarge by key: page, list and tree alike.
        before = window.look.em
        row = desk.list.list.visualRect(desk.list.model.index(0)).height()
        press(qtbot, window, "Ctrl+=")
        assert window.look.em > before
        qtbot.waitUntil(lambda: desk.list.list.visualRect(desk.list.model.index(0)).height() > row)
        larger = window.look.em
        # Print to PDF.
        paper = tmp_path / "页.pdf"
        from reader.printing import PrintOptions

        write_pdf(window, opening.pieces(window.session, [found]), PrintOptions(), paper)
        assert paper.read_bytes().startswith(b"%PDF")
    # Restart.
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        assert not window.session.sample
        assert window.look.em == larger
        assert window.article_id == found
        assert desk.list.model.loaded == 15
        assert window.session.library.status(chosen).bookmarked
        row_shown = desk.list.model.row_of(chosen)
        assert row_shown is not None
        assert row_shown.summary.bookmarked
