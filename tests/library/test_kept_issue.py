"""What was left of an issue is what the truth says of it, or is not used."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library, kept_issue, kept_part, kept_state
from reader.model.errors import NotFound

from .papers import mark, paper
from .test_cold import DEEDS, Kept


@pytest.fixture(autouse=True)
def short_ones_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_state, "LARGE", 0)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Return a library with something of everything."""
    return Kept(tmp_path)


def said(library: Library, issue: str) -> list[Any]:
    """Return all that the page asks of an issue."""
    with library.one_moment(issue):
        applied = library.current(issue)
        pieces = [a.id for a in applied.issue.articles]
        notes = sorted(library.annotations(pieces), key=lambda note: note.id)
        return [applied, library.imported(issue), [library.status(i) for i in pieces], notes, library.settings("")]


def again(library: Library, config: Path) -> Library:
    """Open a library as another process of this machine."""
    return Library.open(library.folder, cache=library.folder.parent / "cache", config=config)


def left(kept: Kept, *deeds: str) -> Library:
    """Return a library that was closed after these deeds, its first issue open last."""
    library = kept.at(warm=True)
    for name in deeds:
        with library.deed("try") as deed:
            DEEDS[name](kept, library, deed)
    library.keep_left(kept.issue)
    library.close()
    return library


@pytest.mark.parametrize("name", ["", *DEEDS])
def test_what_was_left_is_what_is_so(kept: Kept, name: str) -> None:
    library = again(left(kept, *([name] if name else [])), kept.folder / "config")
    view = library.as_left(kept.issue)
    assert view is not None
    answer = said(view, kept.issue)
    assert not library._truth.journal.files  # nobody has read the journal, nor looked for issue files
    assert not library._truth._looked
    library.refresh()
    assert answer == said(library, kept.issue)
    library.close()


@pytest.mark.parametrize("name", DEEDS)
def test_what_another_process_did_since_is_not_passed_over(kept: Kept, name: str) -> None:
    library = left(kept)
    other = again(library, kept.folder / "config")
    with other.deed("try") as deed:
        DEEDS[name](kept, other, deed)
    other.close()
    library = again(library, kept.folder / "config")
    assert library.as_left(kept.issue) is None
    library.close()


def test_an_import_since_is_not_passed_over(kept: Kept) -> None:
    library = left(kept)
    other = again(library, kept.folder / "config")
    other.store(paper(day="2026-03-09"), name="c.txt", origin="c.txt")
    other.close()
    library = again(library, kept.folder / "config")
    assert library.as_left(kept.issue) is None
    library.close()


def test_nothing_is_kept_by_one_that_has_not_read_what_the_lists_know(kept: Kept) -> None:
    library = kept.at(warm=True)
    other = again(library, kept.folder / "config")
    with other.deed("try") as deed:
        deed.add_annotation(mark(other.imported(kept.issue), 0, "铁锹"))
    other.close()
    library.keep_left(kept.issue)
    library.close()
    library = again(library, kept.folder / "config")
    assert library.as_left(kept.issue) is None
    library.close()


def test_a_line_from_another_machine_comes_by_the_first_look(kept: Kept) -> None:
    closed = left(kept)
    away = closed.folder.parent / "away"
    shutil.copytree(closed.folder, away)
    elsewhere = Library.open(away, cache=kept.folder / "there", config=kept.folder / "there")
    with elsewhere.deed("try") as deed:
        deed.add_annotation(mark(elsewhere.imported(kept.issue), 0, "铁锹"))
    elsewhere.close()
    shutil.copytree(away / "journal", closed.folder / "journal", dirs_exist_ok=True)
    library = again(closed, kept.folder / "config")
    view = library.as_left(kept.issue)
    assert view is not None
    assert len(view.annotations()) == 1
    assert library.refresh().annotations
    assert len(library.annotations()) == 2
    assert library.as_left(kept.issue) is None
    library.close()


@pytest.mark.parametrize("harm", ["cut", "other", "nothing", "version", "another issue", "no file"])
def test_what_does_not_hold_is_as_none(kept: Kept, harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, issue = left(kept), kept.issue
    path = closed.cache_folder / kept_issue.FILE
    data = path.read_bytes()
    match harm:
        case "cut":
            path.write_bytes(data[:-9])
        case "other":
            path.write_bytes(data[:-1] + b"!")
        case "nothing":
            path.write_bytes(b"")
        case "version":
            monkeypatch.setattr(kept_issue, "MADE_BY", [0, "0", 3, 0])
        case "another issue":
            issue = kept.binned
        case "no file":
            path.unlink()
    library = again(closed, kept.folder / "config")
    assert library.as_left(issue) is None
    library.close()


def test_an_issue_that_has_gone_is_told(kept: Kept) -> None:
    closed = left(kept)
    for file in (closed.folder / "issues").rglob(f"{kept.issue}.*"):
        file.unlink()
    library = again(closed, kept.folder / "config")
    view = library.as_left(kept.issue)
    assert view is not None
    with pytest.raises(NotFound):
        view.current(kept.issue)
    library.close()


def test_a_short_journal_is_read(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_state, "LARGE", kept_part.LARGE << 10)
    assert not (left(kept).cache_folder / kept_issue.FILE).exists()
