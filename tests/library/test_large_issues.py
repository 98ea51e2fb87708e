"""An issue of many pieces is written into the catalogue while everybody else goes on."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from reader.library import Library, catalogue_update, issue_text, keeping_up, large_issues
from reader.model.correction import Correction
from reader.model.summary import Changes, Collection

from .test_catalogue_follows import MARKED, PATIENCE, brought, holds, many
from .test_turns import is_answered

Open = Callable[..., Library]
PIECES = large_issues.MANY + 20


@contextmanager
def while_written(do: Callable[[], object]) -> Iterator[None]:
    """Do something each time that an issue is being written into the catalogue."""
    real = catalogue_update.put_said

    def put(*arguments: Any) -> None:
        do()
        real(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue_update, "put_said", put)
        yield


def split(library: Library, issue: str) -> None:
    with library.deed("correct", f"{issue}-1") as deed:
        deed.add_correction(Correction(id="", issue=issue, article=f"{issue}-1", kind="split", start=2))


def remove(library: Library, issue: str) -> None:
    with library.deed("remove", issue) as deed:
        deed.remove(issue)


@pytest.mark.parametrize("do", [split, remove])
def test_nobody_waits_while_a_deed_to_a_large_issue_is_listed(library: Library, do: Any) -> None:
    issue = library.store(many(PIECES), name="a", origin="a").issue
    answers: list[bool] = []
    with while_written(lambda: answers.append(is_answered(library))):
        do(library, issue)
        library.undo()
        library.redo()
    assert answers == [True] * 3
    holds(library)


def test_nobody_waits_while_a_large_issue_comes_or_all_is_made_anew(library: Library, opened: Open) -> None:
    library.refresh()
    (issue,) = brought(library, opened, many(PIECES))
    answers: list[bool] = []
    with while_written(lambda: answers.append(is_answered(library))):
        library.refresh()
        library.rebuild_catalogue()
    assert answers == [True] * 2
    assert library.catalogue.count(Collection(kind="issue", path=(issue,)))[0] == PIECES


def test_what_is_done_meanwhile_is_listed_by_and_by(library: Library, opened: Open) -> None:
    mine = library.store(many(3, "2026-03-09"), name="a", origin="a").issue
    brought(library, opened, many(PIECES))

    def bookmark() -> None:
        with library.deed("bookmark", f"{mine}-2") as deed:
            deed.set_status(f"{mine}-2", bookmarked=True)

    def meanwhile() -> None:
        doing = threading.Thread(target=bookmark, daemon=True)
        doing.start()
        doing.join(PATIENCE)
        assert not doing.is_alive()

    with while_written(meanwhile):
        library.refresh()
    assert f"{mine}-2" in {s.id for s in library.catalogue.list(MARKED)}
    holds(library)


def test_a_deed_whose_listing_fails_is_listed_by_the_next_process(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = library.store(many(PIECES), name="a", origin="a").issue

    def fails(*_arguments: Any, **_named: Any) -> bool:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(large_issues.LargeIssues, "put", fails)
        split(library, issue)
    heir = opened()  # nothing of the first is closed, as after a kill
    heir.refresh()
    assert heir.catalogue.count(Collection(kind="issue", path=(issue,)))[0] == PIECES + 1
    holds(heir)
    library.refresh()
    assert library.catalogue.count(Collection(kind="issue", path=(issue,)))[0] == PIECES + 1
    holds(library)


def test_a_large_issue_in_the_bin_is_told_piece_by_piece(library: Library) -> None:
    issue = library.store(many(PIECES), name="a", origin="a").issue
    pieces = frozenset(f"{issue}-{k + 1}" for k in range(PIECES))
    told: list[Changes] = []
    library.subscribe(told.append)
    remove(library, issue)
    assert (told[-1].removed, set(told[-1].articles)) == (pieces, set())
    assert library.catalogue.count(Collection(kind="removed"))[0] == PIECES
    library.undo()
    assert (set(told[-1].removed), told[-1].articles) == (set(), pieces)
    holds(library)


def test_a_damaged_one_keeps_nobody_and_goes_to_the_bin(library: Library, opened: Open) -> None:
    issue = library.store(many(PIECES), name="a", origin="a").issue
    elsewhere = opened(machine="there")
    elsewhere.refresh()
    split(elsewhere, issue)
    remove(elsewhere, issue)
    for file in (library.folder / "issues").rglob("*.json"):
        file.write_bytes(b"{")
    heir = opened()
    looking = threading.Thread(target=heir.refresh, daemon=True)
    looking.start()
    looking.join(PATIENCE)
    assert not looking.is_alive()
    assert heir.catalogue.count(Collection(kind="removed"))[0] == PIECES
    elsewhere.undo()
    heir.refresh()
    assert heir.catalogue.count(Collection(kind="removed"))[0] == 0


def test_nobody_waits_for_one_that_comes_while_the_journal_is_being_taken_over(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process of this machine has listed it, and its file was in no folder when these were looked at."""
    library.refresh()
    other = opened()
    stored: list[str] = []
    real = keeping_up.KeepingUp._documents

    def late(own: keeping_up.KeepingUp, covered: bool) -> Iterator[Changes]:
        if not stored:
            stored.append(other.store(many(PIECES), name="b", origin="b").issue)
            other.close()
            library._truth.read_journal()
        yield from real(own, False)

    answers: list[bool] = []
    read = issue_text.read

    def watched(data: bytes) -> Any:
        answers.append(is_answered(library))
        return read(data)

    with monkeypatch.context() as patch:
        patch.setattr(keeping_up.KeepingUp, "_documents", late)
        patch.setattr(issue_text, "read", watched)
        library.refresh()
    assert answers
    assert all(answers)
    assert library.catalogue.count(Collection(kind="issue", path=(stored[0],)))[0] == PIECES
    holds(library)
