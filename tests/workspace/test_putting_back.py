from __future__ import annotations

import pytest

from reader.model.errors import NotFound, WrongRequest
from reader.workspace import annotating, undoing
from reader.workspace.session import Session


def first_piece(session: Session) -> str:
    issue = session.library.issue_ids()[0]
    return session.library.current(issue).issue.articles[0].id


def test_a_note_gets_a_new_place_as_one_deed(filled: Session) -> None:
    session, piece_id = filled, first_piece(filled)
    old = annotating.annotate_at(session, piece_id, "body", 0, 4, note="要查", color="doubt")
    made = annotating.put_back(session, old.id, piece_id, "body", 10, 16)
    (kept,) = annotating.current_annotations(session, piece_id)
    assert (kept.id, kept.start, kept.end) == (made.id, 10, 16)
    assert (kept.note, kept.color, kept.created) == ("要查", "doubt", old.created)
    undoing.undo(session)
    (back,) = annotating.current_annotations(session, piece_id)
    assert (back.start, back.end, back.note) == (0, 4, "要查")


def test_a_place_that_is_none_changes_nothing(filled: Session) -> None:
    session, piece_id = filled, first_piece(filled)
    old = annotating.annotate_at(session, piece_id, "body", 0, 4)
    with pytest.raises(WrongRequest):
        annotating.put_back(session, old.id, piece_id, "body", 5, 5)
    with pytest.raises(NotFound):
        annotating.put_back(session, "nothing", piece_id, "body", 5, 8)
    assert [a.id for a in annotating.current_annotations(session, piece_id)] == [old.id]
