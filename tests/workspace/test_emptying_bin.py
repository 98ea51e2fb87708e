"""The bin is emptied when a reader says so: what goes is told before, and only that goes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader.library.ids import natural_number
from reader.model.errors import NothingToUndo
from reader.workspace import (
    annotating,
    bookmarking,
    emptying_bin,
    keeping_searches,
    left_behind,
    removing,
    undoing,
    versions,
)
from reader.workspace.importing import import_paths
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions


def test_only_what_was_told_goes_and_notes_stay(filled: Session) -> None:
    (issue,) = filled.library.issue_ids()
    assert emptying_bin.in_bin(filled) == ()
    note = annotating.annotate(filled, f"{issue}-1", exact="四盏", note="记")
    removing.remove(filled, f"{issue}-2")
    assert emptying_bin.in_bin(filled) == ()  # a piece belongs to its issue
    pieces = len(filled.library.imported(issue).articles)
    removing.remove(filled, issue)
    assert emptying_bin.in_bin(filled, 1) == ()
    (binned,) = emptying_bin.in_bin(filled)
    assert (binned.issue, binned.articles, binned.annotations) == (issue, pieces, 1)
    words = emptying_bin.bin_words([binned])
    assert f"{pieces} 篇" in words
    assert "批注 1 条" in words
    assert emptying_bin.empty_bin(filled, ["0" * 12]) == ()
    removing.recover(filled, issue)
    assert emptying_bin.empty_bin(filled, [issue]) == ()
    removing.remove(filled, issue)
    assert emptying_bin.empty_bin(filled, [issue]) == (issue,)
    assert emptying_bin.in_bin(filled) == ()
    assert list((filled.library.folder / "issues").rglob("*.json")) == []
    assert [a.id for a in annotating.all_annotations(filled)] == [note.id]


def lain(session: Session, issue: str, days: int) -> None:
    """Have an issue lie in the bin for so many days."""
    since = (datetime.now().astimezone() - timedelta(days=days)).isoformat(timespec="seconds")
    number = natural_number("status", issue)
    session.library.database.table("status").update({"removed_at": since}, doc_ids=[number])
    session.library.refresh()


def in_bin(session: Session, days: int) -> list[str]:
    return [one.issue for one in emptying_bin.in_bin(session, days)]


def test_what_went_into_the_bin_a_moment_ago_has_not_lain_there_since_it_first_did(
    session: Session, tmp_path: Path
) -> None:
    (path := tmp_path / "报.md").write_text("# 老桥铺上新板\n\n老桥的木板换了一遍，旧板做成了凳子。\n", "utf-8")
    (first,) = import_paths(session, [path], ImportOptions())
    issue = first.issue or ""
    undoing.undo(session)  # the import
    assert (in_bin(session, 0), in_bin(session, 1)) == ([issue], [])
    lain(session, issue, 40)
    assert in_bin(session, 30) == [issue]
    undoing.redo(session)
    removing.remove(session, issue)
    lain(session, issue, 40)
    assert in_bin(session, 30) == [issue]
    (again,) = import_paths(session, [path], ImportOptions())
    assert (again.issue, in_bin(session, 0)) == (issue, [])
    undoing.undo(session)  # the second import
    assert (in_bin(session, 0), in_bin(session, 30)) == ([issue], [])


def test_what_is_removed_once_more_by_redo_lies_there_since_then(filled: Session) -> None:
    (issue,) = filled.library.issue_ids()
    removing.remove(filled, issue)
    lain(filled, issue, 40)
    undoing.undo(filled)  # of the change of its time, and of the removal
    while filled.library.issue_ids() == ():
        undoing.undo(filled)
    undoing.redo(filled)
    assert (in_bin(filled, 0), in_bin(filled, 30)) == ([issue], [])


def test_an_issue_in_the_bin_of_which_no_time_is_known_can_be_deleted(filled: Session) -> None:
    (issue,) = filled.library.issue_ids()
    number = natural_number("status", issue)
    for since in ("", "nonsense", "2020-01-01T00:00:00", "9999-01-01T00:00:00+00:00"):
        removing.remove(filled, issue)
        filled.library.database.table("status").update({"removed_at": since}, doc_ids=[number])
        assert (in_bin(filled, 0), in_bin(filled, 1)) == ([issue], [])
        removing.recover(filled, issue)


def test_what_was_done_to_issues_that_are_gone_is_not_taken_back(filled: Session) -> None:
    (issue,) = filled.library.issue_ids()
    keeping_searches.save_search(filled, "灯", "灯笼")
    bookmarking.bookmark(filled, f"{issue}-1")
    undoing.undo(filled)
    bookmarking.bookmark(filled, f"{issue}-2")
    removing.remove(filled, issue)
    assert emptying_bin.empty_bin(filled, [issue]) == (issue,)
    assert filled.library.next_redo() is None
    assert undoing.undo(filled).label == "save_search"
    assert undoing.redo(filled).label == "save_search"
    undoing.undo(filled)
    while filled.library.next_undo() is not None:
        assert undoing.undo(filled).label not in {"remove", "bookmark", "import"}
    with pytest.raises(NothingToUndo):
        undoing.undo(filled)


def test_marks_that_went_to_another_issue_stay_there_when_theirs_is_gone(session: Session, tmp_path: Path) -> None:
    texts = {"甲": "老桥的木板换了一遍，旧板做成了凳子。", "乙": "早市挪进了廊棚，秤也统一换了新的。"}
    issues = []
    for name, body in texts.items():
        (path := tmp_path / f"{name}.md").write_text(f"# 老桥铺上新板\n\n{body}老桥的凳子摆在桥头。\n", "utf-8")
        issues += [outcome.issue or "" for outcome in import_paths(session, [path], ImportOptions())]
    kept, gone = issues
    bookmarking.bookmark(session, f"{gone}-1")
    note = annotating.annotate(session, f"{gone}-1", exact="廊棚", note="记")
    (path := tmp_path / "丙.md").write_text("# 渡口添了新灯\n\n渡口添了四盏新灯，夜里看得清台阶了。\n", "utf-8")
    list(import_paths(session, [path], ImportOptions(revises=gone)))
    left_behind.hand_over(session, f"{kept}-1", f"{gone}-1")
    removing.remove(session, gone)
    keeping_searches.save_search(session, "灯", "灯笼")
    assert emptying_bin.empty_bin(session, [gone]) == (gone,)
    assert undoing.undo(session).label == "save_search"
    while session.library.next_undo() is not None and session.library.next_undo().label != "import":  # type: ignore[union-attr]
        undoing.undo(session)
    assert session.library.status(f"{kept}-1").bookmarked
    assert [a.article for a in annotating.all_annotations(session) if a.id == note.id] == [f"{kept}-1"]


def test_no_deed_takes_back_that_an_issue_became_the_version_of_one_when_it_is_gone(
    session: Session, tmp_path: Path
) -> None:
    issues = []
    for k, end in enumerate(("", "新板是松木的。")):
        (path := tmp_path / f"{k}.md").write_text(
            f"# 老桥铺上新板\n\n老桥的木板换了一遍，旧板做成了凳子。{end}\n", "utf-8"
        )
        issues += [outcome.issue or "" for outcome in import_paths(session, [path], ImportOptions())]
    kept, gone = issues
    bookmarking.bookmark(session, f"{gone}-1")
    versions.make_version(session, gone, kept)
    assert session.library.status(f"{kept}-1").bookmarked
    assert emptying_bin.empty_bin(session, [gone]) == (gone,)
    assert (deed := session.library.next_undo()) is not None
    assert deed.subjects == (kept,)
    assert deed.label == "import"
    assert session.library.status(f"{kept}-1").bookmarked
