"""Run the program as a script would, inside this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.cli.program import main
from tests.workspace.conftest import PAPER


@dataclass
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON Lines of standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs `baojia` with arguments on a library of this test."""

    def run_it(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        status = main(["--library", str(tmp_path / "library"), *map(str, arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(status, captured.out, captured.err)

    return run_it


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a file with one issue of a small paper."""
    path = tmp_path / "清河报.txt"
    path.write_text(PAPER, "utf-8")
    return path


@pytest.fixture
def ids(run: Run, paper: Path) -> list[str]:
    """Import the paper; return its pieces' ids in printed order."""
    assert run("import", paper).status == 0
    return [o["id"] for o in run("list", "--json").objects]
