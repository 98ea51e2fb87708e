from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.workspace.settings import Settings, load, save


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept = replace(Settings(), em=20, theme="dark", pane_widths={"3": [14.0, 22.6]}, recent_searches=("早市",))
    save(tmp_path, kept)
    assert load(tmp_path) == kept


def test_a_newer_programs_settings_are_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"em": 18, "voice": "晓"}', "utf-8")
    save(tmp_path, replace(load(tmp_path), em=20))
    assert json.loads((tmp_path / "settings.json").read_text("utf-8"))["voice"] == "晓"


@pytest.mark.parametrize("damaged", ["", "[]", "{", '{"em": "large", "leading": true, "recent_searches": 5}', "\x00"])
def test_damaged_settings_give_the_defaults(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "settings.json").write_text(damaged, "utf-8")
    assert load(tmp_path) == Settings()


def test_a_disk_that_refuses_settings_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    save(blocked / "folder", Settings())
