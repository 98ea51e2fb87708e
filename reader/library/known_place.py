"""Whether this machine knows a folder to have held a library with something in it.

An empty folder where a disk was attached looks like one that waits for its first library. A mark in this machine's
settings tells them apart: where there is one, and no library, the library has gone, and none is made in its place.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sized
from contextlib import suppress
from pathlib import Path

from reader.library.device import config_folder, machine
from reader.model import whole_file
from reader.model.door import door

FOLDER = "places"


class KnownPlace:
    """The mark of one folder. Settings that cannot be read or written only mean that nothing is known."""

    def __init__(self, folder: Path, config: Path | None) -> None:
        """`config` is the folder of this machine's settings; else the platform's."""
        self._folder = folder
        self._config = config
        self._remembered = False

    @property
    def _mark(self) -> Path:
        where = f"{machine()}\n{os.path.realpath(self._folder)}"  # settings may be copied to another machine
        name = hashlib.sha256(where.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return (self._config or config_folder()) / FOLDER / name

    def is_known(self) -> bool:
        """Tell whether a library that somebody used was there."""
        return self._mark.exists()

    def remember(self, held: Sized) -> None:
        """Remember that a library is there, once it holds something."""
        if self._remembered or not held:
            return
        self._remembered = True
        mark = self._mark
        if not mark.exists():
            with suppress(OSError):
                whole_file.write(mark, b"", "flushed")

    def forget(self) -> None:
        """The reader gives up what was there. Raises OSError."""
        self._mark.unlink(missing_ok=True)


@door
def forget_place(folder: Path, config: Path) -> None:
    """Let a new library be begun where one was, as the reader wishes."""
    with suppress(OSError):
        KnownPlace(folder, config).forget()
