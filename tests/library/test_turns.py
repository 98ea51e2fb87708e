"""What is taken over in many slices lets everybody else have the lock between them, and waits for nothing with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from reader.library import Library, keeping_up, large_issues, regular, shelf, truth
from reader.library.turns import Turns
from reader.model.correction import Correction
from reader.model.summary import Collection

from .papers import mark
from .test_catalogue_follows import brought, holds, many, says

Open = Callable[..., Library]
PATIENCE = 120.0  # seconds: whoever is not answered by then is kept waiting


def is_answered(library: Library) -> bool:
    """Tell whether another thread gets an answer now."""
    asking = threading.Thread(target=library.issue_ids, daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return not asking.is_alive()


def test_who_waits_has_a_turn_before_the_next_slice() -> None:
    lock, there, had = Turns(), threading.Event(), threading.Event()

    def wait() -> None:
        there.set()
        with lock:
            had.set()

    slices = 0
    waiting = threading.Thread(target=wait)
    for k in range(400):
        lock.give_way()
        with lock:
            if k == 0:
                waiting.start()
                there.wait(PATIENCE)
            threading.Event().wait(0.001)
        slices += 1
        if had.is_set():
            break
    waiting.join(PATIENCE)
    assert slices < 20


@contextmanager
def answered(library: Library) -> Iterator[list[bool]]:
    """Note whether another thread gets an answer each time that an issue file is read."""
    found: list[bool] = []
    real = regular.read

    def reading(path: Path, start: int = 0) -> bytes:
        if path.suffix == ".json" and len(found) < 80:
            found.append(is_answered(library))
        return real(path, start)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regular, "read", reading)
        yield found


def test_no_issue_is_read_while_others_wait(library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many issues each has a note: more of them than are kept in memory."""
    for room in (shelf, truth):
        monkeypatch.setattr(room, "KEPT", keeping_up.AT_ONCE + 1)
    ids = brought(library, opened, *[many(2, f"2026-03-{day:02}") for day in range(1, 17)])
    library.refresh()
    elsewhere = opened(machine="there")
    elsewhere.refresh()
    for issue in ids:
        with elsewhere.deed("annotate", f"{issue}-1") as deed:
            deed.add_annotation(mark(elsewhere.imported(issue), 0, "这是第0条船"))
    elsewhere.close()
    with answered(library) as answers:
        library.refresh()
    assert len(library.catalogue.list(Collection(kind="annotated"))) == len(ids)
    assert answers
    assert all(answers)
    holds(library)


def test_no_issue_that_comes_is_read_while_others_wait(library: Library, opened: Open) -> None:
    library.refresh()
    ids = brought(library, opened, *[many(2, f"2026-03-{day:02}") for day in range(1, 5)])
    with answered(library) as answers:
        library.refresh()
    assert library.catalogue.count(Collection(kind="all"))[0] == 2 * len(ids)
    assert answers == [True] * len(ids)
    holds(library)


def test_nobody_waits_with_the_lock_until_another_process_has_written(library: Library, opened: Open) -> None:
    library.refresh()
    (issue,) = brought(library, opened, many(5))
    other = FileLock(library.cache_folder / "indexer.lock")  # as another process holds it
    with other:
        looking = threading.Thread(target=library.refresh, daemon=True)
        looking.start()
        looking.join(0.5)
        answered = [is_answered(library) for _ in range(5)]
    looking.join(PATIENCE)
    assert answered == [True] * 5
    assert len(library.catalogue.list(Collection(kind="issue", path=(issue,)))) == 5
    holds(library)


def test_nobody_waits_with_the_lock_where_another_process_is_a_moment_faster(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.refresh()
    ids = brought(library, opened, many(2, "2026-03-01"), many(2, "2026-03-02"))
    other = FileLock(library.cache_folder / "indexer.lock")
    acquire, release, waited = FileLock.acquire, FileLock.release, list[float | None]()

    def taken(own: FileLock, timeout: float | None = None, **more: Any) -> Any:
        if own is not other and own.lock_file == other.lock_file and other.is_locked:
            waited.append(timeout)
            release(other)
        return acquire(own, timeout=timeout, **more)

    def given(own: FileLock, force: bool = False) -> None:
        release(own, force=force)
        if own.lock_file == other.lock_file and not own.is_locked:  # the other has it at once
            acquire(other, timeout=0)

    with monkeypatch.context() as patch:
        patch.setattr(FileLock, "acquire", taken)
        patch.setattr(FileLock, "release", given)
        library.refresh()
    release(other, force=True)
    assert waited
    assert set(waited) == {0}
    assert len(library.catalogue.list(Collection(kind="all"))) == 2 * len(ids)
    holds(library)


def test_what_is_done_to_a_piece_shows_no_issue_by_half(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_issues, "MANY", 5)
    (issue,) = brought(library, opened, many(23))
    seen: list[int] = []
    real = Turns.give_way

    def between(lock: Turns) -> None:
        real(lock)
        if library.issue_ids():
            with library.deed("bookmark", f"{issue}-2") as deed:
                deed.set_status(f"{issue}-2", bookmarked=len(seen) % 2 == 0)
        seen.append(len(library.catalogue.list(Collection(kind="issue", path=(issue,)))))

    monkeypatch.setattr(Turns, "give_way", between)
    library.refresh()
    assert set(seen) <= {0, 23}
    assert len(seen) > 2
    monkeypatch.setattr(Turns, "give_way", real)
    holds(library)


def test_what_another_process_writes_a_moment_before_is_read_while_nobody_waits(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each time that we are about to ask for the right to write, it stores an issue and corrects one of ours."""
    monkeypatch.setattr(large_issues, "MANY", 5)
    library.refresh()
    ids = brought(library, opened, many(7), *[many(2, f"2026-03-{day:02}") for day in range(1, 4)])
    other, days, answers, elsewhere = opened(), iter(range(11, 15)), list[bool](), list[bool]()
    give_way, read = Turns.give_way, regular.read

    def faster(own: Turns) -> None:
        if own is library._lock and (day := next(days, 0)):
            elsewhere.append(True)
            other.store(many(2, f"2026-03-{day:02}"), name="c", origin="c")
            with other.deed("correct", f"{ids[1]}-1") as deed:
                deed.add_correction(
                    Correction(id="", issue=ids[1], article=f"{ids[1]}-1", kind="set", field="headline", value=f"{day}")
                )
            elsewhere.clear()
        give_way(own)

    def reading(path: Path, start: int = 0) -> bytes:
        if not elsewhere:
            answers.append(is_answered(library))
        return read(path, start)

    with monkeypatch.context() as patch:
        patch.setattr(Turns, "give_way", faster)
        patch.setattr(regular, "read", reading)
        library.refresh()
    assert next(days, 0) == 0
    assert len(answers) > len(ids)
    assert all(answers)
    assert library.catalogue.summary(f"{ids[1]}-1").headline == "14"  # type: ignore[union-attr]  # it is there
    library.refresh()
    assert library.catalogue.count(Collection(kind="all"))[0] == 7 + 2 * 3 + 2 * 4
    holds(library)


@pytest.mark.parametrize("start", ["first", "last"])
def test_what_other_pieces_change_is_said_of_all(library: Library, start: str) -> None:
    issue = library.store(many(30), name="a", origin="a").issue
    article = f"{issue}-{1 if start == 'first' else 30}"

    def split(at: int) -> None:
        with library.deed("correct", article) as deed:
            deed.add_correction(Correction(id="", issue=issue, article=article, kind="split", start=at))

    for do in (lambda: split(2), library.undo, library.redo, lambda: split(4), library.undo, lambda: library.undo()):
        do()
        holds(library)
    places: list[Any] = says(library)[0]
    assert sorted(row[2] for row in places) == list(range(1, 31))
