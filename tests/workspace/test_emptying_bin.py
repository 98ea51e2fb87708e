"""The bin is emptied when a reader says so: what goes is told before, and only that goes."""

from __future__ import annotations

from reader.workspace import annotating, emptying_bin, removing
from reader.workspace.session import Session


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
