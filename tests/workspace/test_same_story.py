"""Papers of one file that print the same story are all stored, whatever of the file was here before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest

from reader.importing import read_source
from reader.workspace import removing
from reader.workspace.importing import import_paths
from reader.workspace.session import Session, open_session
from tests.workspace.test_left_behind import TOLD

HEAD, BODY = TOLD[0]
PAPERS = ("清河报", "白山报", "青山报")
DAYS = ("2024-05-01", "2024-05-02", "2024-05-03")


def as_text(place: Path) -> Path:
    (path := place / "几种.txt").write_text(
        "\n\n".join(f"{name}\n2024年5月1日\n\n{HEAD}\n\n　　{BODY}\n" for name in PAPERS), "utf-8"
    )
    return path


def as_table(place: Path) -> Path:
    rows = (f"清河报,{day.replace('-', '/')},{HEAD},{BODY}\n" for day in DAYS)
    (path := place / "几天.csv").write_text("报纸,日期,标题,正文\n" + "".join(rows), "utf-8")
    return path


MADE = pytest.mark.parametrize("made", [as_text, as_table])


def told(session: Session) -> list[tuple[str | None, str | None]]:
    issues = [session.library.current(i).issue for i in session.library.issue_ids()]
    return sorted((i.newspaper, i.date_published) for i in issues)


def wanted(path: Path) -> list[tuple[str | None, str | None]]:
    issues = read_source(path).issues
    assert len(issues) == 3
    return sorted((i.newspaper, i.date_published) for i in issues)


@MADE
def test_all_come_in_at_once(session: Session, tmp_path: Path, made: Callable[[Path], Path]) -> None:
    path = made(tmp_path)
    assert [outcome.status for outcome in import_paths(session, [path])] == ["imported"] * 3
    assert told(session) == wanted(path)


@MADE
def test_so_do_those_that_an_ended_import_left(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    path = made(tmp_path)
    with open_session(tmp_path / "library") as session:
        for issue in islice(read_source(path).issues, 1):
            session.library.store(issue, name=path.name, origin=path.name)
    with open_session(tmp_path / "library") as session:
        assert [outcome.status for outcome in import_paths(session, [path])] == ["unchanged", "imported", "imported"]
        assert told(session) == wanted(path)


@MADE
def test_so_does_one_that_was_deleted_for_good(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    path = made(tmp_path)
    with open_session(tmp_path / "library") as session:
        middle = [outcome.issue or "" for outcome in import_paths(session, [path])][1]
        removing.remove(session, middle)
        session.library.purge(timedelta())
    with open_session(tmp_path / "library") as session:
        assert [outcome.status for outcome in import_paths(session, [path])] == ["unchanged", "imported", "unchanged"]
        assert told(session) == wanted(path)
