"""Who is told where a library is makes none there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.errors import LibraryGone, NotSaved
from reader.workspace import note_drafts
from reader.workspace.session import open_session


def test_a_library_that_has_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(LibraryGone, match="不见了"):
        open_session(tmp_path / "gone", there=True)
    assert not (tmp_path / "gone").exists()
    open_session(tmp_path / "gone").close()
    open_session(tmp_path / "gone", there=True).close()


@pytest.mark.parametrize("left", ["nothing", "an empty folder"])
def test_no_child_takes_an_empty_mount_point_for_a_library(tmp_path: Path, left: str) -> None:
    if left != "nothing":
        (tmp_path / "gone").mkdir()
    with pytest.raises(LibraryGone):
        open_session(tmp_path / "gone", there=True)
    assert left == "nothing" or not list((tmp_path / "gone").iterdir())


def test_settings_beside_a_library_do_not_bring_its_place_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BAOJIA_CONFIG")
    monkeypatch.delenv("BAOJIA_CACHE")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "baojia-portable").touch()
    with open_session(stick / "library") as session:
        assert session.config.parent == stick
        stick.rename(tmp_path / "away")
        session.change_settings(replace(session.settings, em=20))
        with pytest.raises(NotSaved):
            note_drafts.keep(session, [note_drafts.NoteDraft(article="a", field="body", start=0, end=1)])
    assert not stick.exists()
