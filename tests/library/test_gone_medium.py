"""A library whose folder is gone is called gone by whoever asks, not damaged, not emptied, and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library import Library
from reader.model.errors import LibraryError
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
