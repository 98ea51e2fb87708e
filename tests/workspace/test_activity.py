from __future__ import annotations

from pathlib import Path

from reader.workspace import activity


def test_what_happened_is_remembered_newest_first(tmp_path: Path) -> None:
    for k in range(3):
        activity.note(tmp_path, activity.entry("import", f"读入 {k} 份", "渡口报.txt\n早市.txt"))
    activity.note(tmp_path, activity.entry("fault", "没料到\n的情况\ud800"))
    found = activity.entries(tmp_path)
    assert [one.words for one in found] == ["没料到\n的情况\ud800", "读入 2 份", "读入 1 份", "读入 0 份"]
    assert found[1].details == "渡口报.txt\n早市.txt"


def test_damaged_lines_cost_nothing_but_themselves(tmp_path: Path) -> None:
    activity.note(tmp_path, activity.entry("backup", "写好了"))
    with (tmp_path / activity.FILE).open("ab") as file:
        file.write(b'["x"]\n{}\n\xff\xfe\n["a","b","c","d"]\n[1,"said","c","d"]\n')
    assert [one.words for one in activity.entries(tmp_path)] == ["写好了"]


def test_the_list_never_outgrows_two_files(tmp_path: Path) -> None:
    for k in range(9):
        activity.note(tmp_path, activity.entry("said", f"{k}", "长" * (activity.LARGEST // 8)))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 4 * activity.LARGEST
    assert activity.entries(tmp_path)[0].words == "8"


def test_a_disk_that_refuses_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    activity.note(blocked / "folder", activity.entry("said", "x"))
    assert activity.entries(blocked / "folder") == []
