"""What is said to wrong usage is said in the reader's language, in one line, and nothing is left behind."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader import __version__
from reader.cli import arguments as arguments_of_all
from reader.cli.program import main
from reader.importing import files
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",), ("list", "--bogus"), ("list", "--limit"), ("list", "--limit", "-1"), ("list", "--limit", "几"),
        ("search", "桥", "--sort", "快"), ("annotate", "一"), ("export", "--to", "docx"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_line_in_the_language_of_messages(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "zh_CN", *arguments]) == 2
    said = capsys.readouterr().err
    assert said.startswith("用法不对：")
    assert said.count("\n") == 1
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+", said)


def test_the_help_speaks_the_language_of_messages(capsys: pytest.CaptureFixture[str]) -> None:
    for language, word in (("zh_CN", "用法："), ("en", "usage: ")):
        assert main(["--lang", language, "list", "--help"]) == 0
        assert capsys.readouterr().out.startswith(word)


def test_a_backup_that_is_none_is_told_in_words(run: Run, tmp_path: Path) -> None:
    torn = tmp_path / "坏.zip"
    torn.write_text("不是备份", "utf-8")
    missing = run("restore", tmp_path / "没有.zip")
    assert (missing.status, "没有这个文件" in missing.err) == (1, True)
    broken = run("restore", torn)
    assert (broken.status, "不是 zip 文件" in broken.err) == (1, True)


def test_a_file_where_a_library_should_be_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "文件"
    path.write_text("", "utf-8")
    assert main(["--library", str(path), "list"]) == 1
    assert "不是报库的文件夹" in capsys.readouterr().err
    assert path.read_text("utf-8") == ""


@pytest.mark.parametrize("day", ["2024-02-31", "2023-02-29", "2024-13-01", "2024-4-1", "20240401", "昨天"])
def test_a_day_that_there_is_not_is_wrong_usage(run: Run, paper: Path, day: str) -> None:
    for words in (("import", paper, "--date", day), ("correct", "0123456789ab", "--date", day)):
        done = run(*words)
        assert (done.status, done.out) == (2, "")
        assert day in done.err


def test_standard_input_has_the_limit_of_files(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(files, "LARGEST", 1000)
    for size, kind in ((1001, "too_large"), (0, "empty")):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(b"x" * size)))
        done = run("import", "-", "--json")
        assert done.status == 1
        assert done.objects[0]["error"]["kind"] == kind


@pytest.mark.parametrize("left", ["nothing", "an empty folder"])
def test_a_library_that_is_gone_is_said_and_not_made_anew_unasked(
    run: Run, ids: list[str], tmp_path: Path, left: str
) -> None:
    library = (tmp_path / "library").rename(tmp_path / "away").with_name("library")
    if left != "nothing":
        library.mkdir()
    for words in (("list",), ("show", ids[0]), ("check",), ("bookmark", ids[0]), ("import", tmp_path / "清河报.txt")):
        done = run(*words)
        assert (done.status, str(library) in done.err, "--new" in done.err) == (1, True, True)
        assert not library.exists() or not list(library.iterdir())
    if left != "nothing":
        library.rmdir()
    (tmp_path / "away").rename(library)
    assert [o["id"] for o in run("list", "--json").objects] == ids
    library.rename(tmp_path / "away")
    assert run("--new", "list").status == 0
    assert run("list").status == 0


@pytest.mark.parametrize("arguments", [("--version",), ("--lang", "en", "--version"), ("-v", "--version")])
def test_the_version_is_told_without_loading_any_command(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(arguments_of_all, "COMMANDS", {"open": "no module of this name"})
    assert main(list(arguments)) == 0
    assert capsys.readouterr().out == f"baojia {__version__}\n"


def test_a_wrong_command_beside_the_version_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "zh_CN", "lists", "--version"]) == 2
    assert "list" in capsys.readouterr().err
