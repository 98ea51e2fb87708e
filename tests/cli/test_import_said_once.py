"""What is said of a source is printed once, however many issues it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.cli.program import main

STORY = "清早下了一场细雨，菜农把头一筐嫩姜挑到桥头，半个时辰就卖光了，又回去挑了第二筐。"


def test_a_warning_of_a_source_stands_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        f'{{"newspaper":"柳渡报","date":"2024-03-0{d}","title":"姜市第{d}天","content":"{STORY}"}}' for d in (1, 2, 3)
    ]
    source = tmp_path / "三天.jsonl"
    source.write_text("\n".join([*lines, "{这不是记录"]) + "\n", "utf-8")
    assert main(["--library", str(tmp_path / "库"), "--new", "import", str(source)]) == 0
    said = [line for text in capsys.readouterr() for line in text.splitlines() if line.startswith(f"{source}: ")]
    assert said
    assert len(said) == len(set(said))
