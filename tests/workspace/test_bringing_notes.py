from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.model.errors import WrongRequest
from reader.workspace import annotating, bringing_notes, exporting, undoing
from reader.workspace.session import Session, open_session
from tests.workspace.test_deeds import first, rows


def marked(session: Session) -> bytes:
    """Return the exported notes of a library with three of them."""
    annotating.annotate(session, first(session), exact="平安", note="去看\n\n看灯罩", color="doubt")
    annotating.annotate(session, first(session), exact="新灯", suffix="。", color="people")
    annotating.annotate(session, rows(session)[1].id, exact="桥市口", note="在哪里")
    return exporting.notes_in(session, "jsonld").encode()


def told(session: Session) -> list[tuple[str, str, int, int, str, str, str]]:
    return [
        (a.article, a.field, a.start, a.end, a.color, a.note, a.created) for a in annotating.all_annotations(session)
    ]


def test_exported_notes_come_back_whole_into_an_empty_library(filled: Session, paper: Path, tmp_path: Path) -> None:
    from reader.workspace import importing

    data = marked(filled)
    with open_session(tmp_path / "another") as other:
        list(importing.import_paths(other, [paper]))
        assert [b.status for b in bringing_notes.bring(other, data)] == ["done"] * 3
        assert told(other) == told(filled)
        assert [b.status for b in bringing_notes.bring(other, data)] == ["unchanged"] * 3
        undoing.undo(other)
        assert told(other) == []


def test_a_piece_is_found_by_headline_and_day_where_ids_differ(filled: Session) -> None:
    data = marked(filled).decode().replace(first(filled), "ffffffffffff-1")
    annotating.unannotate(filled, *[a.id for a in annotating.all_annotations(filled)])
    outcomes = bringing_notes.bring(filled, data.encode())
    assert [b.status for b in outcomes] == ["done"] * 3


def test_what_has_no_place_is_told_and_the_rest_is_done(filled: Session) -> None:
    whole = json.loads(marked(filled))
    items = whole["first"]["items"]
    annotating.unannotate(filled, *[a.id for a in annotating.all_annotations(filled)])
    items[0]["target"]["selector"] = [{"type": "TextQuoteSelector", "exact": "没有这几个字"}]
    items[1]["target"]["source"] = "urn:baojia:ffffffffffff-9"
    items[1]["target"].pop("headline")
    outcomes = bringing_notes.bring(filled, json.dumps(items).encode())
    assert [b.status for b in outcomes] == ["failed", "failed", "done"]
    assert "没有这几个字" in outcomes[0].error
    assert len(annotating.all_annotations(filled)) == 1


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[1, 2]x", b'{"a": 1}', b"[" * 100_000, b'{"type": "AnnotationPage", "items": 3}{']
)
def test_what_is_no_annotation_file_is_a_sentence(filled: Session, data: bytes) -> None:
    with pytest.raises(WrongRequest):
        bringing_notes.bring(filled, data)


@pytest.mark.parametrize("odd", [3, None, [], {}, "x", {"source": 3, "selector": 7}, {"selector": [None, {"type": 3}]}])
def test_odd_targets_are_told_one_by_one(filled: Session, odd: object) -> None:
    item = {"type": "Annotation", "target": odd, "body": [3, None, {"value": 4}], "created": 5}
    (outcome,) = bringing_notes.bring(filled, json.dumps([item]).encode())
    assert outcome.status == "failed"
