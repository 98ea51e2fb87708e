"""Two machines, one library: whatever carries the files, both show the same, and conflicting notes are both there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import synchronisers
from reader.library import Library

from .papers import STORIES, mark, paper

ROOT = Path(__file__).resolve().parents[2]
Open = Callable[..., Library]


def union(one: Path, other: Path) -> None:
    """Copy what each folder has and the other has not; files of one name are never different here."""
    for here, there in ((one, other), (other, one)):
        for path in here.rglob("*"):
            target = there / path.relative_to(here)
            if path.is_file() and path.name not in {"library.json", ".reserve"} and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target)


def test_two_machines_meet_by_a_union_of_their_files(opened: Open) -> None:
    here, there = opened("here", machine="here"), opened("there", machine="there")
    issue = here.store(paper(), name="p", origin="file").issue
    assert there.store(paper(), name="mine", origin="paste").issue == issue
    only = there.store(paper(STORIES[:2], day="2026-03-09"), name="q", origin="file").issue
    with here.deed("annotate") as deed:
        note = deed.add_annotation(mark(here.imported(issue), 0, "铁锹", "原来"))
    with here.deed("tag") as deed:
        deed.add_tag(f"{issue}-1", "河")
    with there.deed("tag") as deed:
        deed.add_tag(f"{issue}-1", "树")
        deed.set_status(f"{issue}-1", bookmarked=True)
    here.close()
    there.close()
    union(here.folder, there.folder)
    changes = there.refresh()
    assert f"{issue}-1" in changes.status
    here.refresh()
    with here.deed("change") as deed:
        deed.change_annotation(note.id, note="这边改的")
    with there.deed("change") as deed:
        deed.change_annotation(note.id, note="那边改的")
    here.close()
    there.close()
    for source, target in ((here, there), (there, here)):
        for path in (source.folder / "journal").iterdir():
            theirs = target.folder / "journal" / path.name
            if not theirs.exists() or theirs.stat().st_size < path.stat().st_size:
                shutil.copy2(path, theirs)
    for library in (here, there):
        library.refresh()
        assert set(library.issue_ids()) == {issue, only}
        status = library.status(f"{issue}-1")
        assert (status.tags, status.bookmarked) == (("树", "河"), True)
        (both,) = library.annotations()
        assert {both.note, *both.note_conflicts} == {"这边改的", "那边改的"}
        assert len(both.note_conflicts) == 1
    with here.deed("change") as deed:
        deed.change_annotation(note.id, note="合在一起")
    (settled,) = here.annotations()
    assert (settled.note, settled.note_conflicts) == ("合在一起", ())


def test_what_one_machine_deletes_without_seeing_a_newer_note_comes_back(opened: Open) -> None:
    here = opened("here", machine="here")
    issue = here.store(paper(), name="p", origin="file").issue
    with here.deed("annotate") as deed:
        note = deed.add_annotation(mark(here.imported(issue), 0, "铁锹", "原来"))
    here.close()
    there = opened("there", machine="there")
    union(here.folder, there.folder)
    there.refresh()
    with there.deed("change") as deed:
        deed.change_annotation(note.id, note="补了一句")
    with here.deed("remove") as deed:
        deed.remove_annotation(note.id)
    assert here.annotations() == ()
    here.close()
    there.close()
    union(here.folder, there.folder)
    for path in (here.folder / "journal").iterdir():
        theirs = there.folder / "journal" / path.name
        if theirs.stat().st_size < path.stat().st_size:
            shutil.copy2(path, theirs)
    for library in (here, there):
        library.refresh()
        assert [a.note for a in library.annotations()] == ["补了一句"]


def test_simulated_synchronisers_lose_nothing(tmp_path: Path) -> None:
    results = synchronisers.run(tmp_path, histories=12)
    for kind in synchronisers.KINDS:
        assert (results[kind]["diverged"], results[kind]["lost"]) == (0, 0)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_two_libraries_by_the_attributes_we_ship(opened: Open, tmp_path: Path) -> None:
    def git(folder: Path, *words: str) -> None:
        identity = [
            "-c",
            "user.name=r",
            "-c",
            "user.email=r@example.org",
            "-c",
            "core.autocrlf=true",
            "-c",
            "init.defaultBranch=main",
        ]
        subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)

    here = opened("here", machine="here")
    issue = here.store(paper(), name="p", origin="file").issue
    here.close()
    git(here.folder, "init")
    git(here.folder, "add", "-A")
    git(here.folder, "commit", "-m", "one")
    git(tmp_path, "clone", str(here.folder), str(tmp_path / "there"))
    there = opened("there", machine="here")  # a clone of the profile: both go on in one segment
    shutil.copytree(here.cache_folder, there.cache_folder, dirs_exist_ok=True)
    there.close()
    there = opened("there", machine="here")
    for library, tag in ((here, "河"), (there, "树")):
        library.refresh()
        with library.deed("tag") as deed:
            deed.add_tag(f"{issue}-1", tag)
        with library.deed("annotate") as deed:
            deed.add_annotation(mark(library.imported(issue), 0, "铁锹", tag))
        library.close()
        git(library.folder, "add", "-A")
        git(library.folder, "commit", "-m", tag)
    git(here.folder, "pull", "--no-rebase", str(there.folder), "main")
    git(there.folder, "pull", "--no-rebase", str(here.folder), "main")
    for library in (opened("here", machine="here"), opened("there", machine="elsewhere")):
        library.refresh()
        assert library.status(f"{issue}-1").tags == ("树", "河")
        assert {a.note for a in library.annotations()} == {"树", "河"}
        assert [p for p in library.check() if p.kind in {"damaged", "damaged_issue"}] == []


@pytest.mark.skipif(shutil.which("syncthing") is None, reason="syncthing is not installed")
def test_a_real_pair_of_syncthing_agrees() -> None:
    """In a process of its own, without this run's guard of sockets: the pair talks on loopback addresses only."""
    outside = {k: v for k, v in os.environ.items() if k != "PYTHONPATH" and not k.startswith("BAOJIA_")}
    command = [sys.executable, "-m", "benchmarks.syncthing_pair", "--rounds", "2", "--check"]
    done = subprocess.run(command, cwd=ROOT, env=outside, capture_output=True, text=True, check=False)
    if "did not start" in done.stdout:
        pytest.skip("syncthing did not start on loopback here")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "'diverged': 0" in done.stdout
    assert "'lost': 0" in done.stdout
