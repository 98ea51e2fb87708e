"""A library with more pieces than fit into any page of a list: invented short notices, many days of one paper."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.shell.window import MainWindow
from reader.workspace import importing
from reader.workspace.session import open_session
from tests.ui.opened import opened

DAYS, A_DAY = 23, 20
MANY = DAYS * A_DAY


def write_records(path: Path, days: range, a_day: int = A_DAY) -> Path:
    """Write records of a paper 河口晚报, some pieces a day."""
    lines = [
        {
            "newspaper": "河口晚报",
            "date": f"2024-{1 + day // 28:02d}-{1 + day % 28:02d}",
            "page": f"{1 + k // 5:02d}",
            "title": f"渡口第{day}日第{k}则",
            "content": f"本报讯 渡口第{day}日的第{k}班船按时靠岸，岸上的人把货物一件件搬下来。",
        }
        for day in days
        for k in range(a_day)
    ]
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def stocked_with_many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with many pieces, to be copied."""
    folder = tmp_path_factory.mktemp("many") / "library"
    monkey = pytest.MonkeyPatch()
    monkey.setenv("BAOJIA_CACHE", str(folder.parent / "cache"))
    with open_session(folder) as session:
        source = write_records(folder.parent / "河口晚报.jsonl", range(DAYS))
        outcomes = list(importing.import_paths(session, [source]))
        assert sum(o.articles for o in outcomes) == MANY
    monkey.undo()
    return folder


@pytest.fixture
def many(stocked_with_many: Path, tmp_path: Path) -> Path:
    """Return a copy of the library with many pieces."""
    return Path(shutil.copytree(stocked_with_many, tmp_path / "many"))


@pytest.fixture
def many_window(qtbot: QtBot, many: Path) -> Iterator[MainWindow]:
    """Return the window on it."""
    with opened(qtbot, many) as made:
        yield made
