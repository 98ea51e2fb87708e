"""The number and the folders of a machine, where the system does not tell what it usually tells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import device


@pytest.fixture(autouse=True)
def fingerprint() -> Iterator[None]:
    device.machine.cache_clear()
    yield
    device.machine.cache_clear()


def without_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this be a system without a number of its own."""
    read = Path.read_text

    def refused(path: Path, *arguments: object, **more: object) -> str:
        if path.name == "machine-id":
            raise FileNotFoundError(path)
        return read(path, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "read_text", refused)


def test_folders_are_the_platforms_where_nothing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("BAOJIA_CONFIG", "BAOJIA_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    monkeypatch.setattr("platformdirs.user_config_dir", lambda name, appauthor: str(tmp_path / "settings" / name))
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name, appauthor: str(tmp_path / "kept" / name))
    assert device.config_folder() == tmp_path / "settings" / "baojia"
    assert device.cache_folder() == tmp_path / "kept" / "baojia"


def test_folders_that_are_named_may_begin_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("BAOJIA_CONFIG", "~/own")
    monkeypatch.setenv("BAOJIA_CACHE", "~/made")
    assert (device.config_folder(), device.cache_folder()) == (tmp_path / "own", tmp_path / "made")


def test_settings_of_another_machine_get_a_number_of_their_own(tmp_path: Path) -> None:
    mine = device.device_id(tmp_path)
    assert device.device_id(tmp_path) == mine
    file = tmp_path / device.FILE
    file.write_text(json.dumps({"device": mine, "machine": "of another"}))
    assert device.device_id(tmp_path) != mine
    for damaged in (b"", b"[]", b'{"device": "xyz"}', json.dumps({"device": "zzzzzzzz", "machine": device.machine()})):
        file.write_bytes(damaged if isinstance(damaged, bytes) else damaged.encode())
        made = device.device_id(tmp_path)
        assert len(made) == 8
        assert device.device_id(tmp_path) == made


def test_a_system_without_a_number_is_told_by_its_hardware(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as numbered:  # a bare system has no number either
        numbered.setattr(Path, "read_text", lambda *_arguments, **_more: "0123456789abcdef")
        known = device.machine()
    without_identity(monkeypatch)
    for system in ("linux", "darwin"):
        monkeypatch.setattr("sys.platform", system)
        monkeypatch.setattr("uuid.getnode", lambda: 0x0A1B2C3D4E5F)
        device.machine.cache_clear()
        made = device.machine()
        device.machine.cache_clear()
        assert made == device.machine() != known
        assert len(made) == 16
    monkeypatch.setattr("uuid.getnode", lambda: 0x0A1B2C3D4E60)
    device.machine.cache_clear()
    assert device.machine() != made


@pytest.mark.parametrize("nobody", [False, True])
def test_where_nothing_can_be_kept_the_number_is_that_of_the_user_and_his_settings(
    nobody: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    mine = device.device_id(file / "below")
    assert mine == device.device_id(file / "below")
    assert mine != device.device_id(file / "beside")

    def whose() -> str:
        if nobody:
            raise KeyError("nobody by name")
        return "someone else"

    monkeypatch.delattr("os.getuid", raising=False)
    monkeypatch.setattr("getpass.getuser", whose)
    assert mine != device.device_id(file / "below") == device.device_id(file / "below")
