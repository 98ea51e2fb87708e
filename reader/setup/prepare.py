"""Finds out what lacks for a command and sets it up.

That is all at a first start, and something after changed dependencies, half a set-up, or another Python.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.setup import needs, stamp, system
from reader.setup.dependencies import Dependencies
from reader.setup.environment import Environment
from reader.setup.words import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

CHECKOUT = Path(__file__).resolve().parents[2]


def prepare(arguments: list[str]) -> str:
    """Set up all that the command needs; return the folder of the environment it runs in.

    Raises SetUpError with the sentence for the reader, or KeyboardInterrupt; the next start redoes what is not whole.
    """
    voice = Voice(arguments)
    for name in ("SIGTERM", "SIGHUP"):  # a closed terminal: what was begun is cleared away too
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    testing = arguments[:1] == ["test"]
    wanted = Dependencies.read(CHECKOUT / "pyproject.toml")
    with _one_at_a_time(voice):
        environment = Environment(folder=_place(wanted, testing=testing), checkout=CHECKOUT, voice=voice)
        fresh = not environment.holds(wanted, testing=testing)
        if fresh:
            environment.refuse_anothers()
        groups = needs.libraries_for(arguments, os.environ)
        unseen = groups if fresh else groups - environment.libraries()
        if fresh or unseen:
            system.provide(unseen, voice, making=fresh and environment.must_be_made())
        if fresh:
            environment.set_up(wanted, testing=testing)
        elif environment.facts().get("pyproject") != stamp.trace(str(CHECKOUT / "pyproject.toml")):
            environment.remember(pyproject=stamp.trace(str(CHECKOUT / "pyproject.toml")))
        if unseen:
            environment.prove_qt()
            environment.remember(libraries=" ".join(sorted(groups | environment.libraries())))
        if testing and fresh:
            system.install_programs(voice)
    return str(environment.folder)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _place(wanted: Dependencies, *, testing: bool) -> Path:
    """Return where the environment lies: beside main.py, or in the user's cache where that cannot be written."""
    beside = CHECKOUT / ".venv"
    quiet = Environment(folder=beside, checkout=CHECKOUT, voice=Voice([]))
    if quiet.holds(wanted, testing=testing) or os.access(beside if beside.exists() else CHECKOUT, os.W_OK):
        return beside
    from hashlib import sha256

    cache = os.environ.get("BAOJIA_CACHE") or os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "baojia" / f"venv-{sha256(str(CHECKOUT).encode()).hexdigest()[:12]}"


@contextlib.contextmanager
def _one_at_a_time(voice: Voice) -> Iterator[None]:
    """Keep a second start waiting while a first one sets up; its lock dies with its holder."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        # pip inherits it: where only this process was killed, the next start waits for pip to end.
        os.set_inheritable(file.fileno(), True)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with voice.waiting(
                "另一个报夹正在准备运行环境，等它做完…", "Another Baojia is setting up; waiting for it …"
            ):
                fcntl.flock(file, fcntl.LOCK_EX)
        except OSError as error:  # a file system without locks
            print(error, file=sys.stderr)
        yield
