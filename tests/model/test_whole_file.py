"""A file is there whole or not at all, for its owner alone, and nothing is replaced unasked."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from benchmarks._failing import CALLS, Faults, failing
from reader.model import outside, whole_file
from reader.model.errors import NotSaved, WrongRequest
from reader.model.whole_file import Strength

STRENGTHS: tuple[Strength, ...] = ("made_again", "flushed", "promised")
posix = pytest.mark.skipif(os.name != "posix", reason="rights and links of POSIX")


def in_pieces(stream: BinaryIO) -> None:
    stream.writelines(f"第{k}段。".encode() * 700 for k in range(40))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.mark.parametrize("strength", STRENGTHS)
@pytest.mark.parametrize("streamed", [True, False])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_whatever_call_fails_the_old_file_is_whole(
    tmp_path: Path, strength: Strength, streamed: bool, code: int
) -> None:
    path = tmp_path / "这里" / "文件"
    whole_file.write(path, b"old", strength)
    content = in_pieces if streamed else b"new" * 1000
    probe = Faults(CALLS, 10**9, 0, for_good=False)
    with failing(probe):
        size = whole_file.write(path, content, strength)
    new = path.read_bytes()
    assert len(new) == size
    for at in range(1, probe.count + 1):
        whole_file.write(path, b"old", strength)
        with failing(Faults(CALLS, at, code, for_good=True)), pytest.raises(OSError, match=r"."):
            whole_file.write(path, content, strength)
        assert path.read_bytes() in (b"old", new)  # the flush of a folder comes after the rename
        assert [p.name for p in path.parent.iterdir() if not p.name.endswith(".tmp")] == ["文件"]
    for left in path.parent.glob("*.tmp"):  # where even taking it away failed
        left.unlink()


def test_what_the_writer_raises_leaves_nothing(tmp_path: Path) -> None:
    def breaks(stream: BinaryIO) -> None:
        stream.write(b"x" * 100)
        raise LookupError("half")

    with pytest.raises(LookupError):
        whole_file.write(tmp_path / "f", breaks, "flushed")

    def refuses(draft: Path) -> None:
        assert draft.read_bytes() == b"x"
        raise LookupError("not what was written")

    with pytest.raises(LookupError):
        whole_file.write(tmp_path / "f", b"x", "flushed", verify=refuses)
    assert [p.name for p in tmp_path.iterdir()] == []


@posix
def test_new_ones_are_for_their_owner_and_old_rights_stay(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "f"
    whole_file.write(path, b"1", "promised")
    assert (mode(path), mode(path.parent), mode(path.parent.parent)) == (0o600, 0o700, 0o700)
    path.chmod(0o644)
    whole_file.write(path, b"2", "promised")
    assert mode(path) == 0o644
    path.parent.chmod(0o2775)  # a folder that a group shares
    whole_file.write(path.parent / "g", b"3", "promised")
    whole_file.make_folder(path.parent / "c")
    assert (mode(path.parent / "g"), mode(path.parent / "c") & 0o777) == (0o660, 0o770)


def test_nothing_is_replaced_unasked_whoever_comes_between(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f"

    def another_comes(_draft: Path) -> None:
        path.write_bytes(b"theirs")

    with pytest.raises(WrongRequest):
        outside.write(path, b"ours", force=False, verify=another_comes)
    assert path.read_bytes() == b"theirs"
    path.unlink()

    def no_links(*_names: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(WrongRequest):
        outside.write(path, b"ours", force=False, verify=another_comes)
    path.unlink()
    outside.write(path, b"ours", force=False)
    assert path.read_bytes() == b"ours"
    assert [p.name for p in tmp_path.iterdir()] == ["f"]


@posix
def test_links_are_followed_and_only_files_are_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "file", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    with pytest.raises(WrongRequest):
        outside.write(link, b"new", force=False)
    outside.write(link, b"new", force=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()
    before = sorted(p.name for p in tmp_path.iterdir())
    for name in ("nowhere", "round", "fifo", "folder", "."):
        for force in (True, False):
            with pytest.raises(WrongRequest, match="“"):
                outside.write(tmp_path / name, b"new", force=force)
    for place in (Path(), Path("/dev/full"), Path("/dev/null")):
        if place.exists():
            with pytest.raises(WrongRequest):
                outside.write(place, b"new", force=True)
    with pytest.raises(NotSaved, match="没有这个文件夹"):
        outside.write(tmp_path / "no" / "f", b"new", force=True)
    with pytest.raises(NotSaved, match="名字太长"):
        outside.write(tmp_path / ("长" * 100), b"new", force=False)
    assert sorted(p.name for p in tmp_path.iterdir()) == before
