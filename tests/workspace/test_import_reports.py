from __future__ import annotations

from pathlib import Path

from reader.workspace import import_reports
from reader.workspace.storing import ImportOutcome

MADE = ImportOutcome(
    source="/a/渡口报.txt", status="imported", issue="i1", newspaper="渡口报", articles=4,
    warnings=("报上没有印日期。", "坏字\ud800"), set_aside=(("masthead", 1), ("footer", 2)),
)  # fmt: skip


def test_a_report_comes_back_as_it_was(tmp_path: Path) -> None:
    name = import_reports.keep(tmp_path, [MADE], "中断了")
    assert import_reports.read(tmp_path, name) == import_reports.KeptReport(outcomes=(MADE,), failure="中断了")


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    names = [import_reports.keep(tmp_path, [MADE]) for _k in range(import_reports.KEPT + 3)]
    assert len(list((tmp_path / import_reports.FOLDER).iterdir())) == import_reports.KEPT
    assert import_reports.read(tmp_path, names[0]) is None
    assert import_reports.read(tmp_path, names[-1]) is not None


def test_what_is_damaged_or_refused_is_no_report(tmp_path: Path) -> None:
    name = import_reports.keep(tmp_path, [MADE])
    path = tmp_path / import_reports.FOLDER / f"{name}.json"
    for damaged in (b"", b"[]", b'{"outcomes": [3], "failure": ""}', b'{"outcomes": [{"warnings": 1}], "failure": ""}'):
        path.write_bytes(damaged)
        assert import_reports.read(tmp_path, name) is None
    assert import_reports.read(tmp_path, "../../elsewhere") is None
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert import_reports.keep(blocked / "folder", [MADE]) == ""
