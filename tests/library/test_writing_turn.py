"""Several who bring news into the catalogue at once: none keeps the others waiting, and nothing falls between them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from reader.library import Library, catalogue_schema, large_issues
from reader.library.catalogue_file import CatalogueFile
from reader.library.truth import Truth
from reader.library.turns import Turns
from reader.model.correction import Correction
from reader.model.summary import Changes

from .papers import paper
from .test_catalogue_follows import MARKED, holds, many

Open = Callable[..., Library]
PATIENCE = 120.0  # seconds: whoever is not answered by then never is


def bookmark(library: Library, article: str) -> None:
    """Bookmark a piece."""
    with library.deed("bookmark", article) as deed:
        deed.set_status(article, bookmarked=True)


def test_what_comes_while_news_of_others_are_told_is_brought_in(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line of another machine, and a deed of another process that makes us read it before our turn."""
    mine = library.store(paper(), name="p.txt", origin="file").issue
    library.refresh()
    other, elsewhere = opened(), opened(machine="there")
    elsewhere.refresh()
    other.refresh()
    other.store(many(3), name="m.txt", origin="file")
    once, give_way = iter([1]), Turns.give_way

    def coming(own: Turns) -> None:
        if own is library._lock and next(once, 0):
            bookmark(elsewhere, f"{mine}-2")
            bookmark(other, f"{mine}-3")
        give_way(own)

    with monkeypatch.context() as patch:
        patch.setattr(Turns, "give_way", coming)
        library.refresh()
    assert not next(once, 0)
    library.refresh()
    assert {s.id for s in library.catalogue.list(MARKED)} == {f"{mine}-2", f"{mine}-3"}
    holds(library)


def test_a_large_issue_and_news_that_are_written_at_once_do_not_wait_for_each_other(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One thread has begun to write beside when another has the lock and wants to write."""
    monkeypatch.setattr(large_issues, "MANY", 5)
    big = library.store(many(23), name="m.txt", origin="file").issue
    mine = library.store(paper(), name="p.txt", origin="file").issue
    library.refresh()
    elsewhere = opened(machine="there")
    bookmark(elsewhere, f"{mine}-2")
    begun, looks = threading.Event(), threading.Event()
    once, give_way, transaction, writing = (
        iter([1]),
        Turns.give_way,
        catalogue_schema.transaction,
        CatalogueFile.writing,
    )

    def correct() -> None:
        with library.deed("correct", f"{big}-2") as deed:
            deed.add_correction(
                Correction(id="", issue=big, article=f"{big}-2", kind="set", field="headline", value="改过的题")
            )

    corrects, refreshes = threading.Thread(target=correct), threading.Thread(target=library.refresh)

    @contextmanager
    def begin(db: Any) -> Iterator[None]:
        with transaction(db):
            if threading.current_thread() is corrects and not begun.is_set():
                begun.set()
                looks.wait(0.5)
            yield

    @contextmanager
    def write(self: CatalogueFile, **patient: bool) -> Iterator[Any]:
        if threading.current_thread() is refreshes:
            looks.set()
        with writing(self, **patient) as db:
            yield db

    def first(own: Turns) -> None:
        if own is library._lock and threading.current_thread() is refreshes and next(once, 0):
            corrects.start()
            begun.wait(PATIENCE)
        give_way(own)

    monkeypatch.setattr(catalogue_schema, "transaction", begin)
    monkeypatch.setattr(CatalogueFile, "writing", write)
    monkeypatch.setattr(Turns, "give_way", first)
    refreshes.start()
    assert looks.wait(PATIENCE)
    since = time.monotonic()
    library.issue_ids()
    waited = time.monotonic() - since
    for thread in (corrects, refreshes):
        thread.join(PATIENCE)
    assert waited < 5  # SQLite lets whoever holds the library's lock wait for ten
    library.refresh()
    assert library.catalogue.summary(f"{big}-2").headline == "改过的题"  # type: ignore[union-attr]  # it is there
    holds(library)


def test_an_issue_that_another_process_brought_in_is_told_without_being_read(
    library: Library, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While much is imported elsewhere, a window that read each issue again would be busy with nothing else."""
    library.store(paper(), name="p.txt", origin="file")
    library.refresh()
    told: list[Changes] = []
    library.subscribe(told.append)
    made = opened().store(many(5), name="m.txt", origin="file").issue
    monkeypatch.setattr(Truth, "warm", lambda *_given: pytest.fail("its text was worked out"))
    monkeypatch.setattr(CatalogueFile, "writing", lambda *_given, **_more: pytest.fail("it was written again"))
    library.refresh()
    seen = [changes for changes in told if changes.issues]
    assert {i for changes in seen for i in changes.issues} == {made}
    assert {a for changes in seen for a in changes.articles} == {f"{made}-{k}" for k in range(1, 6)}
    monkeypatch.undo()
    assert not library.refresh().issues
    holds(library)
