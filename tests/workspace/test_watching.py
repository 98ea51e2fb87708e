from __future__ import annotations

from pathlib import Path

import pytest

from reader.workspace.watching import Watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder that newspapers may come into."""
    made = tmp_path / "in"
    made.mkdir()
    return made


def test_a_file_is_handed_out_once_it_rests(folder: Path, tmp_path: Path) -> None:
    watch = Watch(folder, tmp_path / "memory.json")
    assert watch.look() == []
    path = folder / "a.txt"
    path.write_text("半")
    assert watch.look() == []
    assert watch.restless
    path.write_text("写完了")
    assert watch.look() == []
    assert watch.look() == [path]
    assert not watch.restless
    assert watch.look() == []


def test_a_file_that_pauses_or_is_written_anew_is_handed_out_again(folder: Path, tmp_path: Path) -> None:
    watch = Watch(folder, tmp_path / "memory.json")
    path = folder / "a.txt"
    path.write_text("前一半")
    watch.look()
    assert watch.look() == [path]
    watch.done([path])
    path.write_text("前一半后一半")
    assert watch.look() == []
    assert watch.look() == [path]
    watch.done([path])
    path.write_text("另一份报一")
    assert [watch.look(), watch.look()] == [[], [path]]


def test_a_restart_hands_out_what_was_not_dealt_with_and_what_changed(folder: Path, tmp_path: Path) -> None:
    for name in ("done.txt", "cut off.txt"):
        (folder / name).write_text("一")
    first = Watch(folder, tmp_path / "memory.json")
    first.look()
    assert first.look() == [folder / "cut off.txt", folder / "done.txt"]
    first.done([folder / "done.txt"])
    second = Watch(folder, tmp_path / "memory.json")
    assert [second.look(), second.look()] == [[], [folder / "cut off.txt"]]
    second.done([folder / "cut off.txt"])
    third = Watch(folder, tmp_path / "memory.json")
    assert [third.look(), third.look()] == [[], []]
    (folder / "done.txt").write_text("一二三")
    assert [third.look(), third.look()] == [[], [folder / "done.txt"]]


def test_a_folder_inside_is_one_source_once_all_of_it_rests(folder: Path, tmp_path: Path) -> None:
    site = folder / "site"
    site.mkdir()
    watch = Watch(folder, tmp_path / "memory.json")
    assert [watch.look(), watch.look()] == [[], []]
    (site / "index.html").write_text("一")
    (site / "page.html.part").write_text("半")
    assert [watch.look(), watch.look()] == [[], []]
    (site / "page.html.part").rename(site / "page.html")
    assert [watch.look(), watch.look(), watch.look()] == [[], [site], []]
    (site / "more.html").write_text("又一页")
    assert [watch.look(), watch.look()] == [[], [site]]


def test_hidden_temporary_and_linked_files_are_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("外")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    for name in (".a.txt", "b.part", "c.tmp", "d.txt~"):
        (folder / name).write_text("x")
    watch = Watch(folder, tmp_path / "memory.json")
    assert [watch.look(), watch.look()] == [[], []]


def test_a_folder_that_is_gone_and_a_damaged_memory_are_no_errors(tmp_path: Path) -> None:
    (tmp_path / "memory.json").write_text('{"folder": 3, "seen": [1]}')
    watch = Watch(tmp_path / "gone", tmp_path / "memory.json")
    assert watch.look() == []
