"""A reading that parts or joins anew: what the reader did goes along or is told; nothing is in the library twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.importing import read_source
from reader.model.errors import NotFound
from reader.model.issue import PublicationIssue
from reader.workspace import annotating, bookmarking, left_behind, removing
from reader.workspace.importing import import_paths
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions, ImportOutcome

TOLD = (
    ("渡口添了新灯", "渡口添了四盏新灯，摆渡人老秦说，夜里过河的人从此看得清台阶了。"),
    ("廊棚里的早市", "早市挪进了廊棚，摊位按菜、果、杂货分成三排，秤也统一换了新的。"),
    ("老桥铺上新板", "老桥的木板换了一遍，工匠把旧板做成了凳子，摆在桥头给人歇脚。"),
)  # fmt: skip


def several_days(place: Path) -> Path:
    """Return a file with three days of a paper."""
    days = (f"清河报\n2024年5月{k + 1}日\n\n{head}\n\n　　{body}\n" for k, (head, body) in enumerate(TOLD))
    (path := place / "几天.txt").write_text("\n\n".join(days), "utf-8")
    return path


def as_one(path: Path) -> PublicationIssue:
    """Return the file as a version read it that parted no days."""
    parts = read_source(path).issues
    assert len(parts) == len(TOLD)
    pieces = [article for part in parts for article in part.articles]
    whole = tuple(replace(a, position=k) for k, a in enumerate(pieces, 1))
    source = replace(parts[0].source, text=path.read_text("utf-8"))
    return replace(parts[0], articles=whole, source=source)


def brought(session: Session, path: Path, *, again: bool = False) -> list[ImportOutcome]:
    return list(import_paths(session, [path], ImportOptions(again=again)))


def headlines(session: Session) -> list[str]:
    found = [a for i in session.library.issue_ids() for a in session.library.current(i).issue.articles]
    return sorted(a.headline or "" for a in found)


def test_parted_with_again_the_marks_go_to_their_days(session: Session, tmp_path: Path) -> None:
    path = several_days(tmp_path)
    whole = session.library.store(as_one(path), name=path.name, origin=path.name).issue
    assert len(session.library.current(whole).issue.articles) == len(TOLD)
    bookmarking.bookmark(session, f"{whole}-2", f"{whole}-3")
    annotating.annotate(session, f"{whole}-3", exact="旧板", note="做凳子")
    outcomes = brought(session, path, again=True)
    assert [o.status for o in outcomes] == ["revised", "imported", "imported"]
    assert not any(o.warnings for o in outcomes)
    assert headlines(session) == sorted(head for head, _body in TOLD)
    days = [f"{o.issue}-1" for o in outcomes]
    assert [session.library.status(day).bookmarked for day in days] == [False, True, True]
    (note,) = annotating.current_annotations(session, days[2])
    assert (note.exact, note.note, note.orphan) == ("旧板", "做凳子", False)
    assert left_behind.left_behind(session) == ()


@pytest.mark.parametrize("binned", [False, True], ids=["here", "in the bin"])
def test_what_was_read_as_one_is_not_doubled_by_its_days(session: Session, tmp_path: Path, binned: bool) -> None:
    path = several_days(tmp_path)
    whole = session.library.store(as_one(path), name=path.name, origin=path.name).issue
    if binned:
        removing.remove(session, whole)
    (outcome,) = brought(session, path)
    assert (outcome.issue, outcome.status) == (whole, "imported" if binned else "unchanged")
    assert outcome.articles == len(TOLD)
    assert any("--again" in words for words in outcome.warnings)
    assert headlines(session) == sorted(head for head, _body in TOLD)
    assert session.library.issue_ids() == (whole,)


def test_what_a_new_version_lacks_is_told_listed_put_and_dropped(session: Session, tmp_path: Path) -> None:
    (path := tmp_path / "报.md").write_text("\n\n".join(f"# {head}\n\n{body}" for head, body in TOLD), "utf-8")
    (first,) = brought(session, path)
    ids = [f"{first.issue}-{k}" for k in (1, 2, 3)]
    bookmarking.bookmark(session, ids[0], ids[2])
    annotating.annotate(session, ids[2], exact="旧板", note="做凳子")
    (shorter := tmp_path / "新.md").write_text(f"# {TOLD[1][0]}\n\n{TOLD[1][1]}", "utf-8")
    (outcome,) = import_paths(session, [shorter], ImportOptions(revises=first.issue))
    (words,) = outcome.warnings
    assert "2 篇" in words
    assert "left-behind" in words
    assert [(one.article, one.headline) for one in left_behind.left_behind(session)] == [
        (ids[0], TOLD[0][0]),
        (ids[2], TOLD[2][0]),
    ]
    with pytest.raises(NotFound):
        left_behind.hand_over(session, ids[1], ids[2], ids[1])
    left_behind.hand_over(session, ids[1], ids[2])
    assert session.library.status(ids[1]).bookmarked
    (note,) = annotating.current_annotations(session, ids[1])
    assert note.orphan
    assert (note.note, [one.article for one in left_behind.left_behind(session)]) == ("做凳子", [ids[0]])
    left_behind.drop(session, ids[0])
    assert left_behind.left_behind(session) == ()
    session.library.undo()
    assert [one.article for one in left_behind.left_behind(session)] == [ids[0]]
