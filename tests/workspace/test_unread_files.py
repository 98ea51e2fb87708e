"""A file that the disk does not give out is not a file that is not there: it is never written over with nothing."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.model import kept_file
from reader.model.disk_words import in_words
from reader.workspace import desk_state, known_libraries, note_drafts, typing_manner
from reader.workspace import settings as stored_settings
from reader.workspace.desk_state import DeskState
from reader.workspace.note_drafts import NoteDraft
from reader.workspace.session import Session, open_session
from reader.workspace.settings import Settings
from reader.workspace.watching import Watch

Failing = dict[str, int]
DRAFT = NoteDraft(article="a-1", field="body", start=0, end=2, exact="天黑", note="上次写的")


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Return the beginnings of names that cannot be read, with the error that the disk gives."""
    names: Failing = {}
    real = Path.open

    def opening(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        for name, number in names.items():
            if path.name.startswith(name) and "r" in mode:
                raise OSError(number, os.strerror(number), str(path))
        return real(path, mode, *rest, **named)

    monkeypatch.setattr(Path, "open", opening)
    return names


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with settings and cache of its own."""
    monkeypatch.setenv("BAOJIA_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("BAOJIA_CACHE", str(tmp_path / "cache"))
    return tmp_path


def session_in(place: Path) -> Session:
    return open_session(place / "library")


def changes_a_setting(place: Path) -> None:
    with session_in(place) as session:
        session.change_settings(replace(session.settings, em=22))
        typing_manner.set_synonyms(session, ["机关=部门"])


def moves_about(place: Path) -> None:
    with session_in(place) as session:
        desk_state.save(session, replace(desk_state.load(session), article="b-2"))


def chooses_a_library(place: Path) -> None:
    known_libraries.remember(place / "another")


def writes_a_note(place: Path) -> None:
    with session_in(place) as session:
        left = note_drafts.left_behind(session)
        note_drafts.keep(session, [*left, replace(DRAFT, note="这次写的", start=4, end=6)])
        note_drafts.keep(session, [])


def does_something(place: Path) -> None:
    with session_in(place) as session, session.library.deed("save_search", "桥") as deed:
        deed.save_search("桥", f"桥{time.monotonic_ns()}")  # each time something new


def looks_at_the_folder(place: Path) -> None:
    watch = Watch(place / "in", place / "memory.json")
    assert watch.look() == watch.look() == []
    watch.done([place / "in" / "a.txt"])


def keep_something_everywhere(place: Path) -> None:
    with session_in(place) as session:
        session.change_settings(Settings(em=20, recent_searches=("早市",)))
        desk_state.save(session, DeskState(article="a-1", expanded=("x",)))
        note_drafts.keep(session, [DRAFT])
    does_something(place)
    known_libraries.remember(place / "mine")
    (place / "in").mkdir()
    (place / "in" / "a.txt").write_text("一", "utf-8")
    watch = Watch(place / "in", place / "memory.json")
    watch.look()
    watch.done(watch.look())


# The beginning of a file's name, and what is done that writes it.
KEPT: dict[str, Callable[[Path], None]] = {
    "settings.json": changes_a_setting,
    "desks/": moves_about,
    "libraries.json": chooses_a_library,
    "drafts-": writes_a_note,
    "device.json": does_something,
    "highwater.json": does_something,
    "memory.json": looks_at_the_folder,
}


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES])
@pytest.mark.parametrize("name", KEPT)
def test_what_was_kept_is_there_after_the_disk_failed(place: Path, failing: Failing, name: str, number: int) -> None:
    keep_something_everywhere(place)
    (path,) = [p for p in place.rglob("*.json") if f"{p.parent.name}/{p.name}".find(name) >= 0]
    before = path.read_bytes()
    failing[path.name] = number
    KEPT[name](place)
    KEPT[name](place)
    failing.clear()
    assert path.read_bytes() == before


def test_a_setting_changed_after_the_disk_came_back_is_written_beside_the_others(place: Path, failing: Failing) -> None:
    keep_something_everywhere(place)
    failing["settings.json"] = errno.EIO
    with session_in(place) as session:
        assert stored_settings.trouble(session.config) == in_words(OSError(errno.EIO, ""))
        session.change_settings(replace(session.settings, theme="dark"))
        assert session.settings.theme == "dark"
        failing.clear()
        session.change_settings(replace(session.settings, measure=30))
        assert not stored_settings.trouble(session.config)
    kept = stored_settings.load(place / "config")
    assert (kept.em, kept.recent_searches, kept.measure) == (20, ("早市",), 30)


def test_a_setting_that_another_process_changed_stays(place: Path) -> None:
    with session_in(place) as window, session_in(place) as command:
        typing_manner.set_synonyms(command, ["机关=部门"])
        window.change_settings(replace(window.settings, em=21))
    kept = stored_settings.load(place / "config")
    assert (kept.em, kept.synonyms) == (21, ("机关=部门",))


def test_notes_written_meanwhile_are_kept_beside_those_that_cannot_be_read(place: Path, failing: Failing) -> None:
    keep_something_everywhere(place)
    mine = replace(DRAFT, note="这次写的", start=4, end=6)
    (path,) = (place / "config").glob("drafts-*.json")
    failing[path.name] = errno.EIO
    with session_in(place) as session:
        assert note_drafts.left_behind(session) == []
        assert note_drafts.unread(session) == path
        note_drafts.keep(session, [mine])
    failing.clear()
    with session_in(place) as session:
        assert note_drafts.left_behind(session) == [DRAFT, mine]
        note_drafts.keep(session, [DRAFT, mine])
        assert note_drafts.left_behind(session) == [DRAFT, mine]
        note_drafts.keep(session, [])
        assert note_drafts.left_behind(session) == []


def test_a_watched_file_that_was_dealt_with_does_not_come_back(place: Path, failing: Failing) -> None:
    keep_something_everywhere(place)
    failing["memory.json"] = errno.EIO
    watch = Watch(place / "in", place / "memory.json")
    assert [watch.look() for _ in range(3)] == [[], [], []]
    failing.clear()
    assert [watch.look() for _ in range(3)] == [[], [], []]


def test_a_library_whose_name_cannot_be_read_keeps_it(place: Path, failing: Failing) -> None:
    does_something(place)
    before = (place / "library" / "library.json").read_bytes()
    failing["library.json"] = errno.EIO
    with closing(Library.open(place / "library")) as library_open:
        left = [p for p in library_open.check(repair=True) if p.kind == "library_file"]
    assert [p.severity for p in left] == ["error"]
    failing.clear()
    assert (place / "library" / "library.json").read_bytes() == before


def test_damaged_settings_stay_beside_those_that_are_written(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"em": 18,', "utf-8")
    stored_settings.change(tmp_path, stored_settings.load(tmp_path), Settings(em=20))
    assert (tmp_path / "settings.damaged.json").read_text("utf-8") == '{"em": 18,'
    assert stored_settings.load(tmp_path).em == 20


def test_writing_is_refused_until_it_could_be_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.symlink_to(path)
    with pytest.raises(OSError, match="file"):
        kept_file.read(path)
    with pytest.raises(OSError, match="file"):
        kept_file.write(path, b"x", "made_again")
    path.unlink()
    assert kept_file.read(path) is None
    kept_file.write(path, b"x", "made_again")
    assert (kept_file.read(path), kept_file.unread(path)) == (b"x", None)
