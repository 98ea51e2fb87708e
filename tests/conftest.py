"""What all tests share: the corpora beside the project, a world of their own for each test, and no network."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from reader.model import messages
from tests.offline import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
AWAY = Path(tempfile.mkdtemp(prefix="baojia-tests-"))
SOCKETS = AWAY / "sockets"
FOLDERS = {"BAOJIA_LIBRARY": "library", "BAOJIA_CACHE": "cache", "BAOJIA_CONFIG": "config"}

# What is made for many tests at once is made before any of them has folders of its own.
os.environ.update({name: str(AWAY / folder) for name, folder in FOLDERS.items()})

# Every Python started by a test finds the project, and the guard with it.
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tests" / "offline"), str(ROOT)])
os.environ[guard.RECORD] = str(SOCKETS)
guard.stand()

# A busy machine is no fault of the code.
hypothesis.settings.register_profile(
    "baojia", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("baojia")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder of real newspapers beside the project; skip where it is not there."""
    if not CORPORA.is_dir():
        pytest.skip("shared/corpora is not beside the project")
    return CORPORA


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the reader's own library, cache and settings, and its `tmp_path` empty."""
    own = tmp_path_factory.mktemp("own")
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, str(own / folder))


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Let no test leave another language behind for the ones after it."""
    before = messages.language()
    yield
    messages.speak(before)


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """Fail a test in which anything reached for the network, here or in a child, even where it was caught."""
    yield
    reached = SOCKETS.read_text(encoding="utf-8") if SOCKETS.exists() else ""
    SOCKETS.unlink(missing_ok=True)
    assert not reached, f"the network was reached for:\n{reached}"
    assert not guard.internet_sockets(), "an internet socket is open"
