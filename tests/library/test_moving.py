"""A library moves to another place whole or not at all, whoever writes in it meanwhile and whatever the disk does."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from benchmarks import full_disk
from benchmarks._failing import CALLS, Faults, failing
from reader.library import Library, moved_to, moving, relocation
from reader.library.durable import make_folder
from reader.model.errors import BaojiaError, Cancelled, LibraryError, Moved

from .papers import mark, paper

Open = Callable[..., Library]


def filled(library: Library, notes: int = 3) -> str:
    issue = library.store(paper(), name="p.txt", origin="file").issue
    for k in range(notes):
        note(library, issue, k, f"第{k}条")
    return issue


def note(library: Library, issue: str, piece: int, words: str) -> None:
    with library.deed("annotate") as deed:
        body = library.imported(issue).articles[piece].body
        deed.add_annotation(mark(library.imported(issue), piece, body[:5], words))


def notes_in(library: Library) -> set[str]:
    return {a.note for a in library.annotations()}


def tree(folder: Path) -> dict[str, bytes]:
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {n: d for n, d in files.items() if n != ".reserve" and not n.startswith(".moved-")}


@pytest.fixture(params=["one disk", "another disk"])
def disks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Move on one disk, or as if there were two."""
    if request.param == "another disk":
        monkeypatch.setattr(moving._Move, "by_renaming", lambda _self: None)
    return str(request.param)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "new" / "place"


def test_everything_is_at_the_new_place_and_the_old_one_says_so(
    library: Library, opened: Open, target: Path, disks: str
) -> None:
    issue = filled(library)
    (library.folder / "我的笔记.txt").write_text("别人的文件也跟着走")
    (library.folder / "空的").mkdir()
    before = tree(library.folder)
    told: list[tuple[int, int]] = []
    moved = library.move(target, progress=lambda done, total: told.append((done, total)))
    assert (moved.path, moved.old, moved.left_behind) == (target, library.folder, disks == "another disk")
    arrived = tree(target)
    assert all(arrived[n].startswith(data) for n, data in before.items())  # the journal was closed meanwhile
    assert (target / "空的").is_dir()
    assert moved.left_behind is bool(tree(library.folder))
    assert not told or told[-1][0] == told[-1][1]
    with pytest.raises(Moved) as gone:
        opened()
    assert gone.value.place == target
    assert str(target) in str(gone.value)
    assert moved_to(library.folder) == target
    library.close()
    there = opened("new/place")
    assert there.id == library.id
    assert notes_in(there) == {"第0条", "第1条", "第2条"}
    assert list(there.check()) == []
    note(there, issue, 3, "在新地方")
    assert there.undo().label == "annotate"


def test_whoever_still_has_the_old_place_open_is_told_and_loses_nothing(
    library: Library, opened: Open, target: Path, disks: str
) -> None:
    issue = filled(library)
    stale = opened()
    note(stale, issue, 3, "还开着的程序写的")
    library.move(target)
    for late in (stale, library):
        with pytest.raises(Moved, match=str(target)):
            note(late, issue, 3, "太晚了")
        with pytest.raises(Moved):
            late.refresh()
        with pytest.raises(Moved):
            late.store(paper(day="2026-04-01"), name="p", origin="file")
        assert "太晚了" not in notes_in(late)
    library.close()
    stale.close()
    there = opened("new/place")
    assert notes_in(there) == {"第0条", "第1条", "第2条", "还开着的程序写的"}
    assert [p for p in there.check() if p.severity == "error"] == []


def test_what_others_write_while_files_are_copied_goes_along(
    library: Library, opened: Open, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving._Move, "by_renaming", lambda _self: None)
    issue = filled(library)
    other = opened()
    acknowledged, stored, late = [], [issue], 0

    def meanwhile(done: int, _total: int) -> None:
        nonlocal late
        try:
            note(other, issue, 3, f"抄的时候写的{done}")
            acknowledged.append(f"抄的时候写的{done}")
            day = f"2026-05-{len(acknowledged):02}"
            stored.append(other.store(paper(day=day), name="p", origin="file").issue)
        except Moved:  # the last comparison has begun
            late += 1

    library.move(target, progress=meanwhile)
    there = opened("new/place")
    assert len(acknowledged) > 3 < len(stored)
    assert late
    assert notes_in(there) >= set(acknowledged)
    assert set(stored) <= set(there.issue_ids())


def test_a_line_that_comes_after_the_word_is_not_acknowledged(library: Library, opened: Open, target: Path) -> None:
    issue = filled(library)
    other = opened()
    note(other, issue, 3, "段已开着")
    real = os.fdatasync

    def moved_meanwhile(descriptor: int) -> None:
        real(descriptor)
        monkey.undo()
        library.move(target)

    with pytest.MonkeyPatch.context() as monkey:
        monkey.setattr(os, "fdatasync", moved_meanwhile)
        with pytest.raises(Moved, match="不确定"):
            note(other, issue, 3, "夹在中间")
    assert "夹在中间" not in notes_in(other)
    assert "段已开着" in notes_in(opened("new/place"))


def test_a_place_that_will_not_do_is_refused_in_words(library: Library, tmp_path: Path) -> None:
    issue = filled(library)
    full = tmp_path / "full"
    full.mkdir()
    (full / "别人的.txt").write_text("x")
    (tmp_path / "file").write_text("x")
    before = tree(library.folder)
    for target in (full, tmp_path / "file", library.folder, library.folder / "inside" / "deep", tmp_path, Path("/")):
        with pytest.raises(LibraryError, match=str(target)):
            library.move(target)
    assert tree(library.folder) == before
    assert (full / "别人的.txt").read_text() == "x"
    note(library, issue, 3, "照常")


def test_a_place_without_room_is_refused_before_anything_is_written(
    library: Library, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(library)
    monkeypatch.setattr(moving._Move, "by_renaming", lambda _self: None)
    monkeypatch.setattr(moving.shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(9, 9, 0))  # type: ignore[attr-defined]
    with pytest.raises(LibraryError, match="放不下"):
        library.move(target)
    assert not target.parent.exists()


def test_stopping_half_way_leaves_everything_as_it_was(
    library: Library, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = filled(library)
    monkeypatch.setattr(moving._Move, "by_renaming", lambda _self: None)
    before = tree(library.folder)
    for after in range(6):
        asked = iter([False] * after + [True] * 99)
        with pytest.raises(Cancelled):
            library.move(target, cancelled=lambda asked=asked: next(asked))  # type: ignore[misc]
        assert not target.parent.exists()
        assert tree(library.folder) == before
    note(library, issue, 3, "照常")


def test_it_can_come_back_to_where_it_was(library: Library, opened: Open, target: Path) -> None:
    filled(library)
    library.move(target)
    library.close()
    there = opened("new/place")
    there.move(library.folder)
    there.close()
    again = opened()
    assert len(notes_in(again)) == 3
    assert list(again.check()) == []
    with pytest.raises(Moved):
        opened("new/place")


def test_a_synchroniser_that_carries_the_word_to_another_machine_closes_nothing_there(
    library: Library, opened: Open, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(library)
    monkeypatch.setattr(moving._Move, "by_renaming", lambda _self: None)
    library.move(target)
    monkeypatch.setattr(relocation, "machine", lambda: "another machine")
    there = opened(machine="there")
    assert len(notes_in(there)) == 3
    note(there, there.issue_ids()[0], 3, "那边照常")


def test_an_empty_folder_will_do(library: Library, opened: Open, target: Path, disks: str) -> None:
    filled(library)
    make_folder(target)
    library.move(target)
    assert len(notes_in(opened("new/place"))) == 3


def test_a_copy_that_is_not_what_was_written_does_not_count(
    library: Library, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(library)
    monkeypatch.setattr(moving._Move, "by_renaming", lambda _self: None)
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, data[:-1] + b"?" if len(data) > 500 else data))
    with pytest.raises(LibraryError, match="靠不住"):
        library.move(target)
    monkeypatch.undo()
    assert not target.parent.exists()
    assert len(notes_in(library)) == 3


def test_two_moves_at_once(library: Library, opened: Open, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(library)
    monkeypatch.setattr(moving._Move, "by_renaming", lambda _self: None)
    other = opened()

    def another(_done: int, _total: int) -> None:
        with pytest.raises(LibraryError, match="正在搬"):
            other.move(target.with_name("elsewhere"))

    library.move(target, progress=another)
    assert not target.with_name("elsewhere").exists()


@contextmanager
def at_step(step: int, code: int, *, for_good: bool) -> Iterator[Faults]:
    with failing(Faults(CALLS, step, code, for_good=for_good)) as faults:
        yield faults


@pytest.mark.parametrize(("code", "first"), [(5, 1), (28, 2), (30, 3)], ids=["EIO", "ENOSPC", "EROFS"])
def test_any_system_call_may_fail(opened: Open, tmp_path: Path, disks: str, code: int, first: int) -> None:
    original = opened("original")
    issue = filled(original)
    original.close()
    failed = 0
    for step in count(first, 3):  # each error at every third call, all of them at one of the three
        shutil.copytree(original.folder, tmp_path / f"l{step}")
        library = opened(f"l{step}")
        library.refresh()
        target = tmp_path / f"t{step}" / "place"
        with at_step(step, code, for_good=step % 2 == 1) as faults:
            try:
                library.move(target)
            except BaojiaError:
                failed += 1
        arrived = target.exists()
        if faults.failed and not arrived:
            assert not list(target.parent.glob("*")) or step % 2 == 1  # a disk that is gone for good cannot be cleared
            note(library, issue, 3, "照常")
            library.close()
            assert notes_in(opened(f"l{step}")) == {"第0条", "第1条", "第2条", "照常"}
        else:
            library.close()
            assert notes_in(opened(f"t{step}/place")) == {"第0条", "第1条", "第2条"}
            with pytest.raises(Moved):
                opened(f"l{step}")
        if not faults.failed:
            break
    assert failed >= (1 if disks == "one disk" else 13)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_move_may_be_killed_at_any_step(opened: Open, tmp_path: Path, disks: str) -> None:
    original = opened("original")
    filled(original)
    original.close()
    for step in count(1, 2):
        shutil.copytree(original.folder, tmp_path / f"l{step}")
        target = tmp_path / f"t{step}" / "place"
        if not _killed_at(step, tmp_path, target):
            break
        whole = tree(original.folder)
        if target.exists():
            with pytest.raises(Moved):
                opened(f"l{step}")
            library = opened(f"t{step}/place")
        else:
            library = opened(f"l{step}")
            library.move(target)  # what the killed one left is no obstacle
            assert [p.name for p in target.parent.iterdir()] == ["place"]
            library = opened(f"t{step}/place")
        assert notes_in(library) == {"第0条", "第1条", "第2条"}
        assert whole.keys() <= tree(target).keys()
    assert step > (5 if disks == "one disk" else 40)


def _killed_at(step: int, tmp_path: Path, target: Path) -> bool:
    """Move in a child that is killed at its `step`th system call; False where it had fewer."""
    child = os.fork()
    if not child:
        try:
            library = Library.open(
                tmp_path / f"l{step}", cache=tmp_path / "here" / "cache", config=tmp_path / "here" / "config"
            )
            faults = Faults((*CALLS, "rmdir"), step, 5, for_good=False)
            faults.wrap = lambda name: _deadly(faults, name)  # type: ignore[method-assign]
            with failing(faults):
                library.move(target)
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _deadly(faults: Faults, name: str) -> Callable[..., object]:
    real = getattr(os, name)

    def call(*args: object, **kwargs: object) -> object:
        faults.count += 1
        if faults.count == faults.at:
            if name == "write" and isinstance(args[1], bytes):
                real(args[0], args[1][: len(args[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)

    return call


def test_a_disk_that_is_really_full_stops_the_move_and_is_left_as_it_was(
    library: Library, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = filled(library)
    (library.folder / "大.bin").write_bytes(os.urandom(600_000))
    if not full_disk.mounted(tmp_path / "disk"):
        pytest.skip("mounting a small disk needs root")
    try:
        with pytest.raises(LibraryError, match="放不下"):
            library.move(tmp_path / "disk" / "place")
        monkeypatch.setattr(moving, "ROOM", -(1 << 30))  # as if the disk filled up meanwhile
        with pytest.raises(LibraryError, match="磁盘满了"):
            library.move(tmp_path / "disk" / "place")
        assert list((tmp_path / "disk").iterdir()) == []
        note(library, issue, 3, "照常")
        (library.folder / "大.bin").unlink()
        library.move(tmp_path / "disk" / "place")
        library.close()
        assert "照常" in notes_in(opened("disk/place"))
    finally:
        full_disk.unmount(tmp_path / "disk")
