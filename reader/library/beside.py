"""A second connection to the catalogue, for what is slow: it needs no lock of the library."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from reader.library import catalogue_schema

T = TypeVar("T")


class Beside:
    """The connection; it sees what is committed, and answers one question at a time."""

    def __init__(self) -> None:
        self._open: tuple[Path, sqlite3.Connection] | None = None
        self._lock = threading.Lock()

    def ask(self, path: Path, question: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return the answer from the file of a generation, None where that cannot be."""
        with self._lock:
            try:
                if self._open is None or self._open[0] != path:
                    self._close()
                    if not path.exists():
                        return None
                    self._open = path, catalogue_schema.connect(path)
                return question(self._open[1])
            except sqlite3.Error:
                self._close()
                return None

    def close(self) -> None:
        """Close it; another question opens it again."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        if self._open is not None:
            with suppress(sqlite3.Error):
                self._open[1].close()
            self._open = None
