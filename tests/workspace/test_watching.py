from __future__ import annotations

from pathlib import Path

from reader.workspace.watching import Watch


def test_a_file_is_handed_out_once_it_rests(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    watch = Watch(folder, tmp_path / "memory.json")
    assert watch.look() == []
    path = folder / "a.txt"
    path.write_text("半")
    assert watch.look() == []
    path.write_text("写完了")
    assert watch.look() == []
    assert watch.look() == [path]
    assert watch.look() == []


def test_a_restart_hands_nothing_out_twice_but_changes_again(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text("一")
    first = Watch(folder, tmp_path / "memory.json")
    first.look()
    assert first.look() == [folder / "sub" / "a.txt"]
    second = Watch(folder, tmp_path / "memory.json")
    assert [second.look(), second.look()] == [[], []]
    (folder / "sub" / "a.txt").write_text("一二三")
    second.look()
    assert second.look() == [folder / "sub" / "a.txt"]


def test_hidden_temporary_and_linked_files_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
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
