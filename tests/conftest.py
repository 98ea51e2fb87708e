"""What all tests share: the corpora, when they lie beside the project, and a world of their own for each test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder of real newspapers beside the project; skip where it is not there."""
    if not CORPORA.is_dir():
        pytest.skip("shared/corpora is not beside the project")
    return CORPORA


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the reader's own library, cache and settings."""
    monkeypatch.setenv("BAOJIA_LIBRARY", str(tmp_path / "own" / "library"))
    monkeypatch.setenv("BAOJIA_CACHE", str(tmp_path / "own" / "cache"))
    monkeypatch.setenv("BAOJIA_CONFIG", str(tmp_path / "own" / "config"))
