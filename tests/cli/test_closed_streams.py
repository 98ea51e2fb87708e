"""Standard streams that are closed, and a current folder that is gone: told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

UNFORESEEN = "没料到"


@pytest.mark.parametrize("command", ["import", "import-annotations"])
def test_standard_input_that_is_closed(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr("sys.stdin", None)
    done = run(command, "-")
    assert done.status == 1
    assert "标准输入" in done.err
    assert UNFORESEEN not in done.err


def test_standard_output_that_is_closed(run: Run, ids: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", None)
        done = run("export", ids[0], "--to", "markdown", "-o", "-")
    assert done.status == 2
    assert "标准输出" in done.err


def test_a_current_folder_that_is_gone(
    run: Run, ids: list[str], paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    try:
        gone.rmdir()
    except OSError:
        pytest.skip("this system lets no current folder go")
    for arguments in (("import", paper.name), ("backup", "z.zip"), ("restore", "z.zip")):
        done = run(*arguments)
        assert done.status == 1
        assert "文件夹已经不在了" in done.err
    assert [o["id"] for o in run("list", "--json").objects] == ids
    assert run("import", paper).status == 0
    done = run("annotations", "--to", "jsonld", "-o", "-")  # it counts from nowhere
    assert (done.status, done.err) == (0, "")
