"""A window goes on with photographs whose reading was cut short, and asks about those that its reader stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.ui.jobs.import_jobs import ImportJob
from reader.ui.shell import going_on
from reader.ui.shell.window import MainWindow
from reader.workspace.unfinished_imports import UnfinishedImports


@pytest.fixture
def begun(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[list[Path]]:
    """Return which imports are begun; none is carried out."""
    made: list[list[Path]] = []
    assert window.imports is not None
    monkeypatch.setattr(window.imports.jobs, "import_paths", lambda paths, **_more: made.append(list(paths)))
    monkeypatch.setattr(going_on, "can_recognise", lambda: True)
    return made


def desk(window: MainWindow) -> going_on.GoingOn:
    assert window.imports is not None
    found = window.imports.findChild(going_on.GoingOn)
    assert found is not None
    return found


def notes(window: MainWindow) -> UnfinishedImports:
    return UnfinishedImports(window.library_session.library.cache_folder)


def test_what_was_cut_short_goes_on_and_what_is_gone_is_forgotten(
    window: MainWindow, begun: list[list[Path]], tmp_path: Path
) -> None:
    page = tmp_path / "1.jpg"
    page.write_bytes(b"x")
    notes(window).begin([str(page)], {})
    notes(window).begin([str(tmp_path / "gone.jpg")], {})
    desk(window).go_on()
    assert begun == [[page]]
    assert [one.paths for one in notes(window).all()] == [(str(page),)]


def test_an_import_of_which_a_file_is_gone_goes_on_with_the_rest_and_is_noted_no_longer(
    window: MainWindow, begun: list[list[Path]], tmp_path: Path
) -> None:
    """Its own note would be asked for again at every start; the import that goes on makes one of what is there."""
    page = tmp_path / "1.jpg"
    page.write_bytes(b"x")
    notes(window).begin([str(page), str(tmp_path / "gone.jpg")], {})
    desk(window).go_on()
    assert begun == [[page]]
    assert notes(window).all() == ()


def test_what_the_reader_stopped_waits_until_he_says_so(
    window: MainWindow, begun: list[list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "1.jpg"
    page.write_bytes(b"x")
    notes(window).begin([str(page)], {})
    ways: list[dict[str, Callable[[], None]]] = []
    monkeypatch.setattr(window, "say_with", lambda _words, links, **_more: ways.append(links))
    assert window.imports is not None
    window.imports.jobs.finished.emit(ImportJob(request={"paths": [str(page)], "options": {}}, cancelled=True))
    desk(window).go_on()
    assert begun == []
    assert [list(way) for way in ways] == [["接着识", "不识了"]] * 2
    ways[0]["接着识"]()
    assert begun == [[page]]
    ways[0]["不识了"]()
    assert notes(window).all() == ()
