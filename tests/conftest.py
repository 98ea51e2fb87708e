"""What all tests share: the corpora beside the project, a world of their own for each test, and no network."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from reader.model import messages
from tests import in_memory, ready_tables
from tests.examples import WHOLE
from tests.longest_first import longest_first
from tests.offline import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
AWAY = in_memory.own(Path(tempfile.gettempdir()))
SOCKETS = AWAY / "sockets"
READINGS = "BAOJIA_TESTS_READINGS"
FOLDERS = {"BAOJIA_LIBRARY": "library", "BAOJIA_CACHE": "cache", "BAOJIA_CONFIG": "config"}

# What is made for many tests at once is made before any of them has folders of its own.
os.environ.update({name: str(AWAY / folder) for name, folder in FOLDERS.items()})

# Bytecode is kept, even where Python is told to write none: each process that a test starts would compile the program
# anew, a third of the time until it reads, and each that runs tests all of them.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Every Python started by a test finds the project, and the guard with it.
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tests" / "offline"), str(ROOT)])
os.environ[guard.RECORD] = str(SOCKETS)
guard.stand()

# A busy machine is no fault of the code. What a run has no time for, `--hypothesis-profile=deep` tries.
for profile, tried in (("baojia", 35), ("deep", WHOLE)):
    hypothesis.settings.register_profile(
        profile,
        max_examples=tried,
        deadline=None,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
        print_blob=True,
    )
hypothesis.settings.load_profile("baojia")


IN_MEMORY = pytest.StashKey[Path]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the window's tests be run as on a machine whose workers are late."""
    parser.addoption("--late", choices=("others", "all"), help="what workers do is late in tests/ui: CONTRIBUTING.md")


def pytest_configure(config: pytest.Config) -> None:
    """Put the tests' files into memory, for all processes of a run; what is asked for otherwise stays so.

    What a reader's second start finds in the cache is found there by all tests.
    """
    if config.pluginmanager.has_plugin("xdist"):
        config.option.loadscopereorder = False  # by `longest_first` instead
    worker = hasattr(config, "workerinput")
    if not worker and config.option.basetemp is None and not in_memory.asked_elsewhere():
        place = in_memory.folder()
        if place is not None:
            config.stash[IN_MEMORY] = place
            os.environ["PYTEST_DEBUG_TEMPROOT"] = str(place)
    if not worker:
        cache = getattr(config, "cache", None)
        os.environ[READINGS] = str(ready_tables.make(cache.mkdir("baojia") if cache else AWAY))
    ready_tables.lay(Path(os.environ[READINGS]), AWAY / FOLDERS["BAOJIA_CACHE"])


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that take longest; the others, and the tests in each, in random order."""
    items[:] = longest_first(items)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Give the memory back, unless something failed whose files somebody may want to see."""
    place = session.config.stash.get(IN_MEMORY, None)
    if place is not None and exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
        session.config.add_cleanup(lambda: shutil.rmtree(place, ignore_errors=True))


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
    ready_tables.lay(Path(os.environ[READINGS]), own / FOLDERS["BAOJIA_CACHE"])


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
