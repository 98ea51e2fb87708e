"""A clipping book with what was printed of its pieces, as its editor asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reader.rendering.book_plan import BookPlan
from reader.ui.dialogs import book_making
from reader.ui.dialogs.book_editor import BookEditor
from reader.ui.dialogs.with_print import prints_of
from reader.ui.shell.window import MainWindow
from reader.workspace import opening
from reader.workspace.importing import import_paths
from reader.workspace.session import open_session
from reader.workspace.storing import ImportOptions
from tests.cli.test_prints import cuttings
from tests.importing.formats.test_pdf import document
from tests.ui.opened import PATIENCE, desk_of, opened
from tests.workspace.test_facsimile import PAGE

pytestmark = pytest.mark.gui


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    """Return a library with a printed page that was kept."""
    (tmp_path / "青禾日报.pdf").write_bytes(document(PAGE))
    with open_session(tmp_path / "printed") as session:
        (outcome,) = import_paths(session, [tmp_path / "青禾日报.pdf"], ImportOptions(pages=True))
        assert outcome.pages == 1
    return tmp_path / "printed"


def test_the_print_is_shown_in_the_spreads_and_goes_into_the_files(
    qtbot: QtBot, printed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(qtbot, printed) as window:
        ids = list(desk_of(window).list.model.ids)
        with prints_of(window.session) as prints:
            pieces = opening.pieces(window.session, ids)
            editor = BookEditor(window, pieces, BookPlan(title="灯笼"), printers=False, prints=prints)
            seen: list[list[QImage]] = []
            editor.preview.shown.connect(
                lambda made: seen.append([made.picture(at + 1, 120) for at in sorted(set(made.begins.values()))])
            )
            editor.show()
            qtbot.waitUntil(lambda: len(seen) > 0, timeout=PATIENCE)
            editor.layout_fields.facsimile.click()
            qtbot.waitUntil(lambda: seen[-1] != seen[0], timeout=PATIENCE)
            editor.done(0)
        for name, target in (("灯笼.pdf", "pdf"), ("灯笼.html", "file")):
            path = tmp_path / name

            def answer(editor: BookEditor, target: str = target) -> bool:
                assert not editor.layout_fields.facsimile.isHidden()
                editor.layout_fields.facsimile.click()
                editor.target = target
                editor.done(1)
                return True

            monkeypatch.setattr(BookEditor, "ask", answer)
            monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, p=path, **_k: (str(p), ""))
            book_making.make_book(window, window.session, ids, "灯笼")
            qtbot.waitUntil(path.exists, timeout=PATIENCE)
        assert cuttings(tmp_path / "灯笼.pdf") == len(ids)
        assert (tmp_path / "灯笼.html").read_text("utf-8").count("<figure") == len(ids)


def test_without_a_print_nothing_is_offered(window: MainWindow) -> None:

    pieces = opening.pieces(window.session, list(desk_of(window).list.model.ids)[:2])
    editor = BookEditor(window, pieces, BookPlan(title="渡口"), printers=False)
    assert editor.layout_fields.facsimile.isHidden()
    assert not editor.printed
    editor.done(0)
