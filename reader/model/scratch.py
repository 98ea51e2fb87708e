"""A folder for files that nobody needs later: it goes with whoever made it, at the latest when another one is made.

A process that is killed clears nothing away. So each folder holds a lock for as long as its maker lives, and whoever
makes the next one removes those that nobody holds.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.model.door import door

if TYPE_CHECKING:
    from filelock import FileLock

PREFIX: Final = "baojia-work-"
YOUNG: Final = 60.0
"""So many seconds a folder may be without a lock: its maker is just taking it."""


@door
@contextmanager
def scratch(place: Path | None = None) -> Iterator[Path]:
    """Give an empty folder of one's own below `place`, or the system's temporary folder.

    Raises OSError where none can be made.
    """
    place = place or Path(tempfile.gettempdir())
    _sweep(place)
    made = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
    lock = _lock(made)
    try:
        with suppress(OSError):  # a file system without locks: nobody will find it unheld either
            lock.acquire()
        folder = made / "files"
        folder.mkdir()
        yield folder
    finally:
        lock.release()
        shutil.rmtree(made, ignore_errors=True)


def _sweep(place: Path) -> None:
    """Remove what processes left there that are no more; what belongs to others is left alone."""
    from filelock import Timeout

    for left in place.glob(f"{PREFIX}*"):
        with suppress(OSError, Timeout):
            found = left.lstat()
            if not stat.S_ISDIR(found.st_mode) or time.time() - found.st_mtime < YOUNG:
                continue
            if hasattr(os, "getuid") and found.st_uid != os.getuid():  # its lock could be a link to a file of ours
                continue
            with _lock(left):
                pass
            shutil.rmtree(left, ignore_errors=True)


def _lock(made: Path) -> FileLock:
    from filelock import FileLock  # loads asyncio: not before it is needed

    return FileLock(made / "lock", timeout=0, thread_local=False)
