"""Only regular files are read, and never past the limit."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from reader.importing import files, read_source, sources
from reader.model.errors import ImportFailure

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def failure(path: Path) -> ImportFailure:
    with pytest.raises(ImportFailure) as failed:
        read_source(path)
    return failed.value


def test_a_pipe_is_refused_at_once_and_told_the_way_in(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found = failure(tmp_path / "pipe.txt")
    assert found.kind == "unreadable"
    assert "请用 -" in str(found)


def test_devices_sockets_and_endless_links_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        kinds = {n: failure(tmp_path / f"{n}.txt").kind for n in ("zero", "loop", "dangling", "socket")}
    assert kinds == {"zero": "unreadable", "loop": "unreadable", "dangling": "not_found", "socket": "unreadable"}
    assert failure(Path("/dev/random")).kind == failure(Path("a\0b")).kind == "unreadable"


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("# 雾\n\n河上起了大雾，摆渡人推迟了两班船，等太阳出来才解缆。\n", "utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real")
    assert read_source(tmp_path / "link.txt").issues[0].articles


def test_nothing_is_read_past_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1000)
    monkeypatch.setattr(files, "_PORTION", 256)
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 1001)
    assert failure(large).kind == "too_large"
    large.write_bytes(b"x" * 1000)
    assert len(files.bytes_of(large)) == 1000

    # One that says it is empty and goes on for ever, as files of /proc and of some file systems do.
    real, asked = os.read, []

    def read(handle: int, size: int) -> bytes:
        asked.append(size)
        return b"y" * size if len(asked) < 100 else real(handle, size)

    monkeypatch.setattr(os, "read", read)
    assert failure(large).kind == "too_large"
    assert len(asked) < 10


def test_a_folder_with_such_files_in_it_gives_the_good_ones(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    os.mkfifo(folder / "a.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    for k in (1, 2):
        (folder / f"好{k}.txt").write_text(
            f"# 雾{k}\n\n河上起了大雾，摆渡人推迟了两班船，等太阳出来才解缆。\n", "utf-8"
        )
    found = sources([folder])
    good = [p for p in found if p.name.startswith("好")]
    assert len(good) == 2
    assert [failure(p).kind for p in found if p not in good] in ([], ["unreadable"])


def test_the_rules_of_pages_are_loaded_when_a_page_is_read() -> None:
    """They are a tenth of what a process that reads must load before it can read a text."""
    told = "import sys, reader.importing.reading; print([m for m in sys.modules if m.endswith('html_page')])"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
