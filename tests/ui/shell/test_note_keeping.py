"""A note that cannot be stored: shown as such, tried again by itself, kept in a draft, offered at the next start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.model.errors import NotSaved
from reader.ui.dialogs.unstored_notes import UnstoredNotes
from reader.ui.shell.desk import Desk
from reader.ui.shell.piece_window import PieceWindow
from reader.workspace import annotating, note_drafts
from reader.workspace.note_drafts import NoteDraft
from reader.workspace.session import Session, open_session
from tests.ui.opened import PATIENCE, desk_of, opened

pytestmark = pytest.mark.gui


def begin_a_note(desk: Desk, words: str) -> None:
    desk.page.view.select("body", 0, 4)
    assert desk.page.write_note()
    sheet = desk.page.tools.notes.sheet
    assert sheet is not None
    sheet.text.insertPlainText(words)


def drafts(session: Session) -> list[str]:
    return [note for path in session.config.glob("drafts-*.json") for note in notes_in(path)]


def notes_in(path: Path) -> list[str]:
    try:
        return [d["note"] for d in json.loads(path.read_text("utf-8"))]
    except FileNotFoundError:  # put away between being listed and being read
        return []


def test_a_note_typed_while_the_library_is_away(qtbot: QtBot, library: Path) -> None:
    away = library.with_name("away")
    with opened(qtbot, library) as window:
        desk, session = desk_of(window), window.library_session
        assert desk.keeping is not None
        library.rename(away)
        begin_a_note(desk, "盘不在的时候写的")
        desk.page.finish_writing()
        qtbot.waitUntil(lambda: drafts(session) == ["盘不在的时候写的"], timeout=PATIENCE)
        shown = desk.page.view.shown.margin.cards
        assert any("还没有存下" in card.note.note and "盘不在" in card.note.note for card in shown)
        away.rename(library)
        qtbot.waitUntil(lambda: bool(session.library.annotations(None)), timeout=PATIENCE)
        qtbot.waitUntil(lambda: drafts(session) == [], timeout=PATIENCE)
        assert [a.note for a in session.library.annotations(None)] == ["盘不在的时候写的"]
        qtbot.waitUntil(
            lambda: not any("还没有存下" in c.note.note for c in desk.page.view.shown.margin.cards), timeout=PATIENCE
        )


def test_what_is_being_typed_is_in_the_draft_within_a_look(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        desk, session = desk_of(window), window.library_session
        assert desk.keeping is not None
        begin_a_note(desk, "写着写着")
        desk.keeping.look()
        qtbot.waitUntil(lambda: drafts(session) == ["写着写着"], timeout=PATIENCE)
        assert session.library.annotations(None) == ()
        desk.page.finish_writing()
        qtbot.waitUntil(lambda: drafts(session) == [], timeout=PATIENCE)
    assert drafts(session) == []


def left_behind(library: Path, *notes: str) -> Session:
    session = open_session(library)
    article = next(a for i in session.library.issue_ids() for a in session.library.current(i).issue.articles)
    note_drafts.keep(
        session,
        [NoteDraft(article=article.id, field="body", start=2 * k, end=2 * k + 2, note=n) for k, n in enumerate(notes)],
    )
    session.close()
    return session


def test_what_was_left_behind_is_offered_and_stored(qtbot: QtBot, library: Path) -> None:
    left_behind(library, "断电前写的", "还有一条")
    with opened(qtbot, library) as window:
        assert "断电前写的" in window.message.text
        window.message.link_chosen.emit("存进报库")
        session = window.library_session
        assert sorted(a.note for a in session.library.annotations(None)) == ["断电前写的", "还有一条"]
        qtbot.waitUntil(lambda: drafts(session) == [], timeout=PATIENCE)
    with opened(qtbot, library) as window:
        assert "没有存下" not in window.message.text


def test_what_is_not_wanted_is_dropped_and_what_is_not_decided_stays(qtbot: QtBot, library: Path) -> None:
    session = left_behind(library, "断电前写的")
    with opened(qtbot, library) as window:
        assert window.message.offers("丢掉")
    assert drafts(session) == ["断电前写的"]
    with opened(qtbot, library) as window:
        window.message.link_chosen.emit("丢掉")
    assert drafts(session) == []
    with open_session(library) as again:
        assert again.library.annotations(None) == ()


def test_a_damaged_draft_hurts_nothing(qtbot: QtBot, library: Path) -> None:
    session = left_behind(library, "断电前写的")
    (path,) = session.config.glob("drafts-*.json")
    whole = path.read_bytes()
    odd = json.loads(whole)[0]
    for data in (
        b"", b"{", b"5", whole[:-9], b"[" * 100_000, json.dumps([odd | {"start": "x"}, 5, {"a": 1}]).encode(),
        json.dumps([odd | {"color": "green"}]).encode(),
    ):  # fmt: skip
        path.write_bytes(data)
        with open_session(library) as again:
            assert note_drafts.left_behind(again) == []


def test_closing_all_the_same_keeps_the_draft(qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = library.with_name("away")

    def close(question: UnstoredNotes) -> bool:
        question.answer = "close"
        return False

    monkeypatch.setattr(UnstoredNotes, "ask", close)
    with opened(qtbot, library) as window:
        session = window.library_session
        library.rename(away)
        begin_a_note(desk_of(window), "盘不在的时候写的")
    assert drafts(session) == ["盘不在的时候写的"]


@pytest.mark.parametrize("closed", ["own", "main"])
def test_what_a_window_of_its_own_could_not_store_is_kept(
    closed: str, qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise NotSaved("磁盘满了")

    with opened(qtbot, library) as window:
        session, desk = window.library_session, desk_of(window)
        window.trigger("own_window")
        qtbot.waitUntil(lambda: bool(desk.findChildren(PieceWindow)), timeout=PATIENCE)
        (own,) = desk.findChildren(PieceWindow)
        monkeypatch.setattr(annotating, "annotate_at", refuse)
        (pane,) = own.panes
        pane.view.select("body", 0, 4)
        assert pane.write_note()
        sheet = pane.tools.notes.sheet
        assert sheet is not None
        sheet.text.insertPlainText("在小窗里写的")
        (own if closed == "own" else window).close()
        assert "在小窗里写的" in window.message.text
        if closed == "own":
            monkeypatch.undo()
            window.message.link_chosen.emit("存进报库")
            assert [a.note for a in session.library.annotations(None)] == ["在小窗里写的"]
    assert drafts(session) == ([] if closed == "own" else ["在小窗里写的"])
