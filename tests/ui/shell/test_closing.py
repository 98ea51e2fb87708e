"""A note that the disk refused is not lost by closing the window without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.model.errors import NotSaved
from reader.ui.dialogs.unstored_notes import Answer, UnstoredNotes, notes_as_text
from reader.ui.shell.desk import Desk
from reader.workspace import annotating
from tests.ui.opened import desk_of, opened

pytestmark = pytest.mark.gui


def write_a_note(desk: Desk, words: str) -> None:
    desk.page.view.select("body", 0, 4)
    assert desk.page.write_note()
    assert desk.page.tools.notes.sheet is not None
    desk.page.tools.notes.sheet.text.insertPlainText(words)


def test_closing_asks_before_a_refused_note_is_lost(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers: list[Answer] = ["stay", "again"]
    store, full = annotating.annotate_at, [True]

    def annotate(*args: object, **fields: object) -> object:
        if full[0]:
            raise NotSaved("磁盘满了")
        return store(*args, **fields)  # type: ignore[arg-type]  # handed on as they came

    def ask(self: UnstoredNotes) -> bool:
        asked.append(self.windowTitle())
        self.answer = answers.pop(0)
        full[0] = self.answer != "again"
        return True

    monkeypatch.setattr(annotating, "annotate_at", annotate)
    monkeypatch.setattr(UnstoredNotes, "ask", ask)
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        article = desk.navigation.article_id
        write_a_note(desk, "写了很久")
        assert not window.close()
        assert [n.note for n in desk.page.unstored_notes()] == ["写了很久"]
        assert notes_as_text(desk.page.unstored_notes()).endswith("写了很久")
        assert window.close()
        assert len(asked) == 2
        kept = annotating.current_annotations(window.library_session, article)
        assert [a.note for a in kept] == ["写了很久"]


def test_closing_stores_what_is_being_typed_and_asks_nothing(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(UnstoredNotes, "ask", lambda _self: pytest.fail("nothing is to be asked"))
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        article = desk.navigation.article_id
        write_a_note(desk, "一句话")
        assert window.close()
        kept = annotating.current_annotations(window.library_session, article)
        assert [a.note for a in kept] == ["一句话"]
