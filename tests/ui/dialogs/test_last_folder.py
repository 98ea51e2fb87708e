from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QStandardPaths

from reader.ui.dialogs.last_folder import start_folder


def test_a_file_dialog_opens_in_a_folder_that_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home, documents, last = tmp_path / "home", tmp_path / "home" / "文档", tmp_path / "旧报"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    host: Any = SimpleNamespace(library_session=SimpleNamespace(settings=SimpleNamespace(last_folder=str(last))))
    assert start_folder(host) == str(home)
    documents.mkdir()
    assert start_folder(host) == str(documents)
    last.mkdir()
    assert start_folder(host) == str(last)
