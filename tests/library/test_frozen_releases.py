"""A library of every release is opened by every later one, tells what it told, and can be gone on with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bundle.freezing import FROZEN, tell
from reader.library import Library
from reader.model.summary import Collection

RELEASES = sorted(path.name for path in FROZEN.iterdir())


@pytest.fixture(params=RELEASES)
def release(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    shutil.copytree(FROZEN / request.param, tmp_path / "release")
    return tmp_path / "release"


def test_there_is_one() -> None:
    assert "0.1.0" in RELEASES


def test_it_tells_what_it_told(release: Path) -> None:
    told = json.loads((release / "told.json").read_text("utf-8"))
    assert tell(release / "library") == told


def test_opening_changes_none_of_its_files_and_it_can_be_gone_on_with(release: Path, tmp_path: Path) -> None:
    before = {p: p.read_bytes() for p in (release / "library").rglob("*") if p.is_file()}
    library = Library.open(release / "library", cache=tmp_path / "cache", config=tmp_path / "config")
    piece = library.catalogue.list(Collection(kind="all"))[0].id
    with library.deed("tag") as deed:
        deed.add_tag(piece, "又读一遍")
    assert "又读一遍" in library.status(piece).tags
    library.undo()
    assert "又读一遍" not in library.status(piece).tags
    library.close()
    assert {p: p.read_bytes() for p in before} == before
