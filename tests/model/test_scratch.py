from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.scratch import PREFIX, YOUNG, scratch

HOLDING = """
import sys
from reader.model.scratch import scratch
with scratch() as folder:
    (folder / "page.jpg").write_bytes(bytes(1000))
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the temporary folder of this test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def other(place: Path) -> Iterator[subprocess.Popen[str]]:
    """Return another process that holds a folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(place), "TEMP": str(place), "TMP": str(place)},
    )
    with process:
        yield process
        process.kill()


def make_old(folder: Path) -> None:
    before = folder.stat().st_mtime - YOUNG - 1
    os.utime(folder, (before, before))


def test_it_is_empty_and_ones_own_and_gone_afterwards(place: Path) -> None:
    with scratch() as one, scratch() as two:
        assert one != two
        assert place in one.parents
        assert list(one.iterdir()) == []
        (one / "page.jpg").touch()
    (place / "elsewhere").mkdir()
    with pytest.raises(KeyError), scratch(place / "elsewhere") as there:
        raise KeyError(there)
    assert not there.exists()
    assert list(place.rglob("*")) == [place / "elsewhere"]


def test_what_a_killed_process_left_goes_when_the_next_is_made(place: Path, other: subprocess.Popen[str]) -> None:
    assert other.stdout
    held = Path(other.stdout.readline().strip())
    make_old(held.parent)
    with scratch():
        assert (held / "page.jpg").exists()  # it lives, and holds it
    other.kill()
    other.wait()
    make_old(held.parent)
    with scratch():
        assert not held.parent.exists()
    assert list(place.iterdir()) == []


def test_what_is_being_made_and_what_is_not_ours_stays(place: Path) -> None:
    young, link, others = place / f"{PREFIX}young", place / f"{PREFIX}link", place / "others"
    young.mkdir()
    others.mkdir()
    link.symlink_to(others)
    make_old(others)
    with scratch():
        pass
    assert sorted(place.iterdir()) == sorted([young, link, others])
    make_old(young)
    with scratch():
        pass
    assert sorted(place.iterdir()) == sorted([link, others])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a temporary folder for each user")
def test_what_another_user_made_is_not_touched(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = place / f"{PREFIX}theirs"
    theirs.mkdir()
    make_old(theirs)
    monkeypatch.setattr(os, "getuid", lambda: theirs.stat().st_uid + 1)
    with scratch():
        assert theirs.exists()
        assert list(theirs.iterdir()) == []  # not even a lock was asked for there
    monkeypatch.undo()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    with scratch():
        assert not theirs.exists()
