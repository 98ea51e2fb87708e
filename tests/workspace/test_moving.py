from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import LibraryError, Moved
from reader.workspace import finding, folders, known_libraries, moving
from reader.workspace.session import Session, open_session


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this machine's own library folder, where the environment names none."""
    monkeypatch.delenv("BAOJIA_LIBRARY")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return folders.library_folder()


def test_catalogue_and_index_go_along(filled: Session, tmp_path: Path) -> None:
    found = [hit.summary.id for hit in finding.find(filled, "dukou").hits]
    generation, cache = filled.library.catalogue.generation, filled.library.cache_folder
    filled.close()
    with open_session(tmp_path / "library") as session:
        moved = moving.move(session, tmp_path / "new" / "place")
    moving.carry_cache(cache, moved.path)
    assert not cache.exists()
    with open_session(moved.path) as there:
        assert there.library.catalogue.generation == generation
        assert [hit.summary.id for hit in finding.find(there, "dukou").hits] == found != []
        assert list(there.library.check()) == []
    with pytest.raises(Moved):
        open_session(tmp_path / "library")


def test_settings_go_along_into_portable_mode(filled: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device = filled.library.device()
    filled.change_settings(filled.settings.__class__(em=21))
    monkeypatch.delenv("BAOJIA_CONFIG")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / folders.PORTABLE_MARK).touch()
    moved = moving.move(filled, stick / "library")
    filled.close()
    with open_session(moved.path) as there:
        assert there.config == stick / "baojia-settings"
        assert there.settings.em == 21
        assert there.library.device() == device


@pytest.mark.parametrize(("inside", "goes_to"), [((), ""), (("x.txt",), "library")])
def test_where_a_library_goes_in_a_folder(tmp_path: Path, inside: tuple[str, ...], goes_to: str) -> None:
    folder = tmp_path / "chosen"
    folder.mkdir()
    for name in inside:
        (folder / name).touch()
    assert moving.place_in(folder, tmp_path / "old" / "library") == folder / goes_to


def test_a_sample_does_not_move(filled: Session, tmp_path: Path) -> None:
    with open_session(tmp_path / "library", sample=True) as sample, pytest.raises(LibraryError):
        moving.move(sample, tmp_path / "elsewhere")


# -- which library opens


def test_the_library_chosen_last_opens_next_time(at_home: Path, tmp_path: Path) -> None:
    assert known_libraries.library_to_open() == (at_home, "")
    other = tmp_path / "other"
    open_session(other).close()
    known_libraries.remember(other, before=at_home)
    assert known_libraries.library_to_open() == (other, "")
    assert known_libraries.to_go_back_to(other) == (at_home,)
    known_libraries.remember(at_home, before=other)
    assert known_libraries.library_to_open() == (at_home, "")
    assert known_libraries.to_go_back_to(at_home) == (other,)


def test_what_the_environment_names_goes_first(at_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_session(tmp_path / "other").close()
    known_libraries.remember(tmp_path / "other")
    monkeypatch.setenv("BAOJIA_LIBRARY", str(tmp_path / "named"))
    assert known_libraries.library_to_open() == (tmp_path / "named", "")


def test_a_library_whose_disk_is_away_is_told_and_not_forgotten(at_home: Path, tmp_path: Path) -> None:
    other = tmp_path / "stick" / "other"
    open_session(other).close()
    known_libraries.remember(other)
    away = other.parent.rename(tmp_path / "away")
    folder, sentence = known_libraries.library_to_open()
    assert folder == at_home
    assert str(other) in sentence
    assert not other.exists()
    away.rename(other.parent)
    assert known_libraries.library_to_open() == (other, "")


def test_a_portable_library_is_not_remembered(at_home: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / folders.PORTABLE_MARK).touch()
    open_session(stick / "library").close()
    known_libraries.remember(stick / "library", before=at_home)
    assert known_libraries.library_to_open() == (at_home, "")
    assert stick / "library" not in known_libraries.load().recent


def test_a_moved_library_is_found_at_its_new_place(at_home: Path, tmp_path: Path) -> None:
    with open_session() as session:
        assert session.library.folder == at_home
        moving.move(session, tmp_path / "second")
    assert folders.library_folder() == tmp_path / "second"
    known_libraries.remember(tmp_path / "second")
    with open_session() as session:
        moving.move(session, tmp_path / "third")
    assert folders.library_folder() == tmp_path / "third"
    assert known_libraries.library_to_open() == (tmp_path / "third", "")
    with open_session() as session:
        assert session.library.folder == tmp_path / "third"


@pytest.mark.parametrize("damaged", ["", "[]", "{", '{"opens_next": 3, "recent": "x"}', '{"recent": [1, "\\udc80"]}'])
def test_a_damaged_memory_is_as_good_as_none(at_home: Path, damaged: str) -> None:
    folders.machine_folder().mkdir(parents=True)
    (folders.machine_folder() / known_libraries.FILE).write_text(damaged, "utf-8")
    assert known_libraries.library_to_open() == (at_home, "")
    known_libraries.remember(at_home)
    assert at_home in known_libraries.load().recent


def test_a_path_that_is_no_text_is_remembered(at_home: Path, tmp_path: Path) -> None:
    odd = tmp_path / "\udc80odd"
    open_session(odd).close()
    known_libraries.remember(odd)
    assert known_libraries.library_to_open() == (odd, "")
