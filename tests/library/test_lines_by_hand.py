"""A line of the journal that somebody wrote by hand says anything that a line can say, or is refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.model.errors import NotFound

from .papers import mark, paper

Open = Callable[..., Library]
Said = dict[str, Any]


def filled(library: Library) -> str:
    """Store a paper with two notes and a bookmark; the last line takes the first note away."""
    issue = library.store(paper(), name="p.txt", origin="file").issue
    for k in (0, 1):
        with library.deed("annotate") as deed:
            piece = library.imported(issue).articles[k]
            deed.add_annotation(mark(library.imported(issue), k, piece.body[:5], f"第{k}条"))
    with library.deed("bookmark") as deed:
        deed.set_status(f"{issue}-1", bookmarked=True)
    with library.deed("unsay") as deed:
        deed.remove_annotation(library.annotations()[0].id)
    return issue


def rewritten(library: Library, line: int, change: Callable[[Said], object]) -> None:
    """Write a line of a closed library's journal anew, as a hand in an editor does: its check sum stays."""
    (path,) = (library.folder / "journal").glob("*.jsonl")
    lines = path.read_bytes().split(b"\n")
    said = json.loads(lines[line][9:])
    change(said)
    lines[line] = lines[line][:9] + json.dumps(said, ensure_ascii=False).encode()
    path.write_bytes(b"\n".join(lines))


def adopted(opened: Open) -> Library:
    again = opened()
    (problem,) = [p for p in again.check() if p.kind == "hand_edited"]
    assert problem.offset is not None
    again.adopt(problem.file, problem.offset)
    return again


def test_what_a_line_takes_away_is_taken_away(library: Library, opened: Open) -> None:
    filled(library)
    assert [a.note for a in library.annotations()] == ["第1条"]
    library.close()
    rewritten(library, 4, lambda said: said.update(at=1))
    again = adopted(opened)
    assert [a.note for a in again.annotations()] == ["第1条"]
    assert [p.kind for p in again.check() if p.kind == "hand_edited"] == []
    again.undo()
    assert sorted(a.note for a in again.annotations()) == ["第0条", "第1条"]


def test_a_field_that_a_line_unsets_is_unset(library: Library, opened: Open) -> None:
    issue = filled(library)
    library.close()

    def unset(said: Said) -> None:
        said["o"][0] |= {"u": ["bookmarked"], "f": {"article": f"{issue}-1", "read": True}}

    rewritten(library, 3, unset)
    again = adopted(opened)
    assert (again.status(f"{issue}-1").bookmarked, again.status(f"{issue}-1").read) == (False, True)


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said["o"][0].update(f=["a list"]),
        lambda said: said["o"][0].update(k="no number"),
        lambda said: said["o"][0].pop("t"),
        lambda said: said.update(o="nothing"),
        lambda said: said.pop("o"),
    ],
)
def test_a_line_that_says_no_change_is_refused_and_changes_nothing(
    change: Callable[[Said], object], library: Library, opened: Open
) -> None:
    issue = filled(library)
    library.close()
    rewritten(library, 3, change)
    again = opened()
    problem = next(p for p in again.check() if p.kind in {"hand_edited", "malformed", "damaged"})
    assert problem.offset is not None
    with pytest.raises(NotFound, match="没有读得懂的记录"):
        again.adopt(problem.file, problem.offset)
    assert [a.note for a in again.annotations()] == ["第1条"]
    assert again.status(f"{issue}-1").bookmarked is False
    with pytest.raises(NotFound, match="没有读得懂的记录"):
        again.adopt(problem.file, 10**9)
    with pytest.raises(NotFound, match="没有读得懂的记录"):
        again.adopt("journal/none.jsonl", 0)


def test_a_line_at_the_end_of_a_file_without_a_line_end_is_read(library: Library, opened: Open, tmp_path: Path) -> None:
    filled(library)
    library.close()
    (path,) = (library.folder / "journal").glob("*.jsonl")
    lines = path.read_bytes().split(b"\n")
    extra = library.folder / "journal" / "ffffffff-by-hand1.jsonl"
    extra.write_bytes(lines[1].replace("第0条".encode(), "又写了一条".encode()))
    again = opened()
    again.adopt(f"journal/{extra.name}", 0)
    assert sorted(a.note for a in again.annotations()) == ["又写了一条", "第1条"]
