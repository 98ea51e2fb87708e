"""A library whose folder is gone is called gone by whoever asks, not damaged, not emptied, and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Library, forget_place, known_place
from reader.library.relocation import StillHere
from reader.model.errors import LibraryError, LibraryGone
from tests.library.conftest import Open
from tests.library.papers import paper

QUESTIONS: dict[str, Callable[[Library, str], object]] = {
    "article": lambda library, issue: library.article(f"{issue}-1"),
    "current": lambda library, issue: library.current(issue),
    "losses": lambda library, _issue: library.losses(),
    "statistics": lambda library, _issue: library.statistics(),
    "check": lambda library, _issue: list(library.check()),
    "refresh": lambda library, _issue: library.refresh(),
    "issue_ids": lambda library, _issue: library.issue_ids(),
}


@pytest.mark.parametrize("left", ["nothing", "an empty folder"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_library_that_was_just_opened_says_that_its_medium_is_gone(
    opened: Open, tmp_path: Path, question: str, left: str
) -> None:
    library = opened()
    issue = library.store(paper(), name="a.txt", origin="a.txt").issue
    library.close()
    library = opened()
    library.folder.rename(tmp_path / "away")
    if left != "nothing":
        library.folder.mkdir()
    with pytest.raises(LibraryError) as told:
        QUESTIONS[question](library, issue)
    assert "没有这一期" not in str(told.value)
    assert str(library.folder) in str(told.value)
    assert not library.folder.exists() or not list(library.folder.iterdir())
    if left != "nothing":
        library.folder.rmdir()
    (tmp_path / "away").rename(library.folder)
    QUESTIONS[question](library, issue)
    assert not library.losses()


@pytest.mark.parametrize("left", ["nothing", "an empty folder"])
def test_no_library_is_made_where_a_used_one_was(opened: Open, tmp_path: Path, left: str) -> None:
    library = opened()
    library.store(paper(), name="a.txt", origin="a.txt")
    library.close()
    library.folder.rename(tmp_path / "away")
    if left != "nothing":
        library.folder.mkdir()
    with pytest.raises(LibraryGone, match="不见了"):
        opened()
    assert not library.folder.exists() or not list(library.folder.iterdir())
    if left != "nothing":
        library.folder.rmdir()
    (tmp_path / "away").rename(library.folder)
    assert opened().issue_ids()


def test_the_reader_can_give_it_up(opened: Open, tmp_path: Path) -> None:
    library = opened()
    library.store(paper(), name="a.txt", origin="a.txt")
    library.close()
    library.folder.rename(tmp_path / "away")
    forget_place(library.folder, tmp_path / "here" / "config")
    assert not opened().issue_ids()


def test_one_that_never_held_anything_is_begun_again(opened: Open, tmp_path: Path) -> None:
    library = opened()
    library.close()
    library.folder.rename(tmp_path / "away")
    opened().store(paper(), name="a.txt", origin="a.txt")


def test_what_others_wrote_makes_a_place_known_too(opened: Open, tmp_path: Path) -> None:
    library = opened()
    library.store(paper(), name="a.txt", origin="a.txt")
    library.close()
    forget_place(library.folder, tmp_path / "here" / "config")  # as on a machine that only reads
    reading = opened()
    reading.refresh()
    reading.close()
    library.folder.rename(tmp_path / "away")
    with pytest.raises(LibraryGone):
        opened()


def test_settings_of_another_machine_know_nothing(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened()
    library.store(paper(), name="a.txt", origin="a.txt")
    library.close()
    library.folder.rename(tmp_path / "away")
    monkeypatch.setattr(known_place, "machine", lambda: "0123456789abcdef")
    opened().close()


DEEDS: dict[str, Callable[[Library], object]] = {
    "store": lambda library: library.store(paper(day="2026-03-06"), name="b.txt", origin="b.txt"),
    "setting": lambda library: library.database.table("settings").insert({"a": 1}),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_a_medium_that_goes_in_the_midst_of_a_deed_finds_its_place_free(
    opened: Open, tmp_path: Path, deed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened()
    library.store(paper(), name="a.txt", origin="a.txt")
    library.close()
    library = opened()
    assert library.issue_ids()
    library.folder.rename(tmp_path / "away")
    monkeypatch.setattr(StillHere, "__call__", lambda _self: None)  # it was there when it was looked for
    with pytest.raises(LibraryError):
        DEEDS[deed](library)
    assert not library.folder.exists()


def test_one_that_was_used_goes_on_with_what_it_has_and_loses_nothing(opened: Open, tmp_path: Path) -> None:
    library = opened()
    issue = library.store(paper(), name="a.txt", origin="a.txt").issue
    before = library.current(issue).issue
    library.folder.rename(tmp_path / "away")
    assert library.current(issue).issue == before
    with pytest.raises(LibraryError):
        library.losses()
    (tmp_path / "away").rename(library.folder)
    assert not library.refresh().removed
    assert not library.losses()
