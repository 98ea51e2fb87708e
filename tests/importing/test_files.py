"""Only regular files are read, and never past the limit."""

from __future__ import annotations

import os
import shutil
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


@pytest.mark.parametrize("way", ["folder", "zip"])
def test_each_file_of_a_folder_or_archive_is_told_by_its_own_name(tmp_path: Path, way: str) -> None:
    members = {
        "船/石阶.txt": "渡口的石阶\n\n渡口的石阶一共三十六级，最下面两级常年浸在水里，船老大每天都去擦一遍。\n",
        "石板桥.txt": "石板桥修好了\n\n石板桥昨天修好了，两岸的人都走过去看了看，新换的石板有三十六块。\n",
    }
    folder = tmp_path / "旧文"
    for name, text in members.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    source = folder if way == "folder" else Path(shutil.make_archive(str(tmp_path / "旧文"), "zip", folder))
    issues = read_source(source).issues
    assert {issue.source.name: issue.articles[0].headline for issue in issues} == {
        "船/石阶.txt": "渡口的石阶", "石板桥.txt": "石板桥修好了",
    }  # fmt: skip
    assert len({issue.source.sha256 for issue in issues}) == 1  # one source still: it is known again as a whole


def test_the_mails_of_a_mailbox_have_its_name(tmp_path: Path) -> None:
    head = "From ma@example.org Mon Jan  1 00:00:00 2024\nSubject: {0}\nContent-Type: text/plain; charset=utf-8\n"
    mail = head + "\n{0}\n\n{1}\n\n"
    text = "渡口的石阶一共三十六级，最下面两级常年浸在水里，船老大每天都去擦一遍。"
    (tmp_path / "来信.mbox").write_text(mail.format("渡口的石阶", text) + mail.format("石板桥", text[::-1]), "utf-8")
    assert {issue.source.name for issue in read_source(tmp_path / "来信.mbox").issues} == {"来信.mbox"}
