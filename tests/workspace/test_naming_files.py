"""Name and day given with a file: the issue stands with those of its former company that have the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.correction import Correction
from reader.workspace import gathering, importing
from reader.workspace.session import Session
from reader.workspace.storing import ImportOptions
from tests.workspace.test_gathered_parts import three
from tests.workspace.test_gathering import session

__all__ = ["session"]
DAY = "2024-05-09"


@pytest.mark.parametrize("given", ["一", "二"])
@pytest.mark.parametrize("count", [2, 3])
def test_what_has_that_day_already_stays_with_it(session: Session, tmp_path: Path, count: int, given: str) -> None:
    """The last part was given its day on another machine, while they were gathered here."""
    ids = three(session, tmp_path)
    if count == 2:
        ids.remove(left := ids["一二".index("二" if given == "一" else "一")])
        gathering.take_apart(session, left)
    with session.library.deed("set", ids[-1]) as deed:
        deed.add_correction(Correction(id="", issue=ids[-1], article="", kind="set", field="date_published", value=DAY))
    assert set(gathering.parts_of(session, ids[-1])) == set(ids)
    path = tmp_path / "来" / f"{given}.txt"
    (outcome,) = importing.import_paths(session, [path], ImportOptions(date=DAY))
    assert set(gathering.parts_of(session, str(outcome.issue))) == {outcome.issue, ids[-1]}
    session.library.undo()
    assert set(gathering.parts_of(session, ids[-1])) == set(ids)
