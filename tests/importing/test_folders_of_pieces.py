"""Folders of which each text file is one piece: known by their names, or by how every one of them begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.importing import ImportResult, read_source
from reader.model.errors import ImportFailure

FIRST = "渡口的灯昨晚亮了，摆渡的老周说，往后收桨不用再摸黑，过河的人也都说好。"
SECOND = "柳湾村的新渠今早放了第一道水，一里多长，沿渠的三十亩早稻都赶上了头茬。"
HEADS = ["渡口添了一盏灯", "新渠放水"]


def read(folder: Path, files: dict[str, str | bytes]) -> ImportResult:
    for name, words in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return read_source(folder)


def headlines(result: ImportResult) -> list[str | None]:
    return [article.headline for issue in result.issues for article in issue.articles]


def piece(k: int, *below: str) -> str:
    return "\n".join([HEADS[k], *below, "", [FIRST, SECOND][k]])


def test_names_tell_day_page_and_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"20261120-02-01.txt": piece(1), "20261120-01-01.txt": piece(0)}
    (issue,) = read(tmp_path / "柳湾晨报", files).issues
    assert issue.date_published == "2026-11-20"
    assert [(a.headline, (a.print_page or "").lstrip("0")) for a in issue.articles] == [
        (HEADS[0], "1"),
        (HEADS[1], "2"),
    ]


HEADERS = {
    "day, paper and writer": ("2026-11-20", "柳湾晨报", "本报记者 苏小禾"),
    "labels": ("来源：柳湾晨报", "时间：2026年11月20日", "记者 苏小禾"),
    "a site's line": ("2026-11-20 08:00 来源：柳湾晨报", "作者：苏小禾"),
    "a site's line, the day behind": ("来源：柳湾晨报 2026-11-20", "作者：苏小禾"),
    "a page's line": ("柳湾晨报 2026年11月20日 第2版", "本报记者 苏小禾"),
}


@pytest.mark.parametrize("name", HEADERS)
def test_files_that_begin_alike_are_the_pieces_of_one_issue(name: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{k}.txt": piece(k, *HEADERS[name]) for k in (0, 1)}
    result = read(tmp_path / "一叠", files)
    (issue,) = result.issues
    assert (issue.newspaper, issue.date_published) == ("柳湾晨报", "2026-11-20")
    assert headlines(result) == HEADS
    assert [[c.name for c in a.credits] for a in issue.articles] == [["苏小禾"], ["苏小禾"]]
    assert [a.body for a in issue.articles] == [FIRST, SECOND]


def test_front_matter_tells_it_too(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"{k}.md": f"---\ntitle: {HEADS[k]}\ndate: 2026-11-20\nsource: 柳湾晨报\n---\n\n{[FIRST, SECOND][k]}\n"
        for k in (0, 1)
    }
    result = read(tmp_path / "一叠", files)
    assert {i.date_published for i in result.issues} == {"2026-11-20"}
    assert sorted(h or "" for h in headlines(result)) == sorted(HEADS)


UNLIKE: dict[str, dict[str, str | bytes]] = {
    "days differ": {"a.txt": piece(0, "2026-11-20"), "b.txt": piece(1, "2026-11-21")},
    "a paper's name above": {
        "a.txt": f"柳湾晨报\n2026年11月20日\n\n{piece(0)}",
        "b.txt": f"柳湾晨报\n2026年11月20日\n\n{piece(1)}",
    },
    "no day": {"a.txt": piece(0), "b.txt": piece(1)},
}


@pytest.mark.parametrize("name", UNLIKE)
def test_whatever_is_not_alike_no_piece_is_lost(name: str, tmp_path: Path) -> None:
    result = read(tmp_path / "一叠", UNLIKE[name])
    assert sorted(h or "" for h in headlines(result)) == sorted(HEADS)


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"20261120-01-01.txt": piece(0), "20261120-01-02.txt": b"\0\1\2\3" * 400}
    result = read(tmp_path / "柳湾晨报", files)
    assert headlines(result) == HEADS[:1]
    assert any(warning.startswith("20261120-01-02.txt") for warning in result.warnings)


def test_what_is_wrong_with_a_file_is_told_with_its_name(tmp_path: Path) -> None:
    words = piece(0).encode("gb18030")
    files: dict[str, str | bytes] = {
        "20261120-01-01.txt": piece(1),
        "20261120-01-02.txt": words[:60] + b"\xff\xff" + words[60:],
        "20261120-01-03.txt": piece(1).replace("新渠放水", "新渠\x01又放水"),
        "20261120-01-04.txt": " \n\n",
    }
    result = read(tmp_path / "柳湾晨报", files)
    assert len(headlines(result)) == 3
    told = {warning.partition(":")[0]: warning.partition(": ")[2] for warning in result.warnings}
    assert "读不出的字节" in told["20261120-01-02.txt"]
    assert "控制字符" in told["20261120-01-03.txt"]
    assert "没有文字" in told["20261120-01-04.txt"]


def test_a_folder_without_a_word_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(ImportFailure):
        read(tmp_path / "柳湾晨报", {"20261120-01-01.txt": b"\0" * 900, "20261120-01-02.txt": b"\0" * 900})
