"""The right to write into the catalogue, which one process has at a time: `indexer.lock`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.durable import make_folder

if TYPE_CHECKING:
    from filelock import FileLock


class IndexerLock:
    """One process's hold on the lock; used under the library's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: FileLock | None = None

    def _lock(self) -> FileLock:
        if self._file is None:
            from filelock import FileLock  # loads asyncio: a third of the window's start

            self._file = FileLock(self._folder / "indexer.lock", timeout=60, thread_local=False)
        return self._file

    @contextmanager
    def held(self, patience: float) -> Iterator[None]:
        """Hold it, waiting so many seconds; where none can be had (a full or read-only cache) SQLite's own must do."""
        from filelock import Timeout

        try:
            with suppress(OSError):
                make_folder(self._folder)
            self._lock().acquire(timeout=patience)
        except (OSError, Timeout):
            yield
            return
        try:
            yield
        finally:
            self._lock().release()

    @contextmanager
    def at_once(self) -> Iterator[bool]:
        """Hold it if no other process does, without waiting; yields False where one does."""
        from filelock import Timeout

        try:
            self._lock().acquire(timeout=0)
        except Timeout:
            yield False
            return
        except OSError:  # as in `held`
            yield True
            return
        try:
            yield True
        finally:
            self._lock().release()
