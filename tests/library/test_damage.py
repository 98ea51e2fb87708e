"""A sound library is damaged in one way after another: `check` names kind, file and place, and destroys nothing."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library, issue_text
from reader.model.errors import LibraryError, NewerFormat

from .damaged_samples import all_samples
from .damaged_tree import Sample, Tree
from .papers import STORIES, mark, paper

SAMPLES = all_samples()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a sound library of two machines: one issue, one in two revisions, one in three parts."""
    place = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as patch:
        library = _opened(place)
        issue = library.store(paper(), name="p.txt", origin="file").issue
        second = library.store(paper(STORIES[:2], newspaper="渡口报"), name="q.txt", origin="file").issue
        changed = paper(tuple((h, (*b, "又添一句。")) for h, b in STORIES[:2]), newspaper="渡口报")
        assert library.store(changed, revises=second, name="q.txt", origin="file").status == "revised"
        patch.setattr(issue_text, "MOST_PIECES", 2)
        library.store(paper((*STORIES, STORIES[0]), newspaper="长河报"), name="r.txt", origin="file")
        for k in range(3):
            with library.deed("annotate") as deed:
                words = library.imported(issue).articles[k].body[:5]
                deed.add_annotation(mark(library.imported(issue), k, words, "注"))
        library.close()
        other = _opened(place, machine="there")
        for k in (1, 2, 3):
            with other.deed("read") as deed:
                deed.set_status(f"{issue}-{k}", read=True)
        other.close()
    again = _opened(place)
    again.refresh()
    assert list(again.check()) == []
    again.close()
    return place


def _opened(place: Path, machine: str = "here") -> Library:
    return Library.open(place / "library", cache=place / machine / "cache", config=place / machine / "config")


@pytest.fixture
def tree(sound: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tree]:
    """Return the sound library, put back afterwards; nothing here is about flushing."""
    kept = sound.with_name("kept")
    if not kept.exists():
        shutil.copytree(sound, kept)
    monkeypatch.setattr(os, "fsync", lambda _fd: None)
    monkeypatch.setattr(os, "fdatasync", lambda _fd: None)
    yield Tree(sound / "library", sound / "here" / "cache")
    shutil.rmtree(sound)
    shutil.copytree(kept, sound)


def test_there_are_enough_of_them() -> None:
    assert len(SAMPLES) >= 200
    assert len({s.name for s in SAMPLES}) == len(SAMPLES)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_damage_is_named_and_repair_destroys_nothing(
    sample: Sample, tree: Tree, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = sample.damage(tree)
    before = _bytes_of(tree.folder, tree.blocked)
    with _rights(tree.blocked, monkeypatch):
        library = _opened(sound)
        named = {(p.kind, p.file, p.offset) for p in library.check()}
        assert named == expected
        library.catalogue.tree()
        with suppress(LibraryError):  # said in words where the journal's folder cannot be read
            library.annotations()
        done = list(library.check(repair=True))
        assert {(p.kind, p.file, p.offset) for p in done} == expected
        library.close()
        again = _opened(sound)
        left = {p.kind for p in again.check()}
        again.close()
    assert left <= {"newer_format", "hand_edited", "unreadable"}
    after = {p: p.read_bytes() for p in tree.folder.rglob("*") if p.is_file()}
    for path, data in before.items():
        assert after.get(path, b"").startswith(data) or data in after.values(), path


def _bytes_of(folder: Path, blocked: set[Path]) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p not in blocked}


@contextmanager
def _rights(blocked: set[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let these files not be read, as rights would have it for anybody but root."""
    real = io.open

    def refuse(file: Any, *args: Any, **options: Any) -> Any:
        if isinstance(file, Path) and file in blocked:
            raise PermissionError(13, "Permission denied", str(file))
        return real(file, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(io, "open", refuse)
        yield


def test_repair_takes_issues_back_from_a_backup(tree: Tree, sound: Path, tmp_path: Path) -> None:
    library = _opened(sound)
    library.backup(tmp_path / "b.zip")
    library.close()
    whole = {p: p.read_bytes() for p in (tree.folder / "issues").rglob("*.json")}
    for which, path in [(w, tree.issue(w)) for w in ("single", "first", "part1", "part2")]:
        data = path.read_bytes()
        path.unlink()
        if which == "first":
            path.mkdir()
        elif which == "part2":
            path.write_bytes(data[:-9])
    again = _opened(sound)
    done = list(again.check(repair=True, backups=[tmp_path / "b.zip"]))
    assert {p.severity for p in done} == {"repaired"}
    again.close()
    assert {p: p.read_bytes() for p in (tree.folder / "issues").rglob("*.json")} == whole
    assert list(_opened(sound).check()) == []


def test_a_library_of_a_later_version_is_refused_in_words(tree: Tree, sound: Path) -> None:
    (tree.folder / "library.json").write_text('{"format": "baojia-library", "version": 99, "id": "x"}')
    with pytest.raises(NewerFormat):
        _opened(sound)
