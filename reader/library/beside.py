"""Connections to the catalogue for whoever asks: what is committed is read without the library's lock.

Each question has a connection to itself while it is answered, so that a slow one keeps no quick one waiting.
"""

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
    """The connections; there are as many as were ever in use at one time. For any thread."""

    def __init__(self) -> None:
        self._idle: list[tuple[Path, sqlite3.Connection]] = []
        self._closings = 0
        self._lock = threading.Lock()

    def ask(self, path: Path, question: Callable[[sqlite3.Connection], T]) -> tuple[T] | None:
        """Return the answer, alone in a tuple, from the file of a generation; None where that cannot be."""
        db: sqlite3.Connection | None = None
        with self._lock:
            closings = self._closings
            while self._idle and db is None:
                known, found = self._idle.pop()
                if known == path:
                    db = found
                else:
                    _closed(found)
        try:
            if db is None:
                if not path.exists():
                    return None
                db = catalogue_schema.connect(path)
            answer = question(db)
        except sqlite3.Error:
            _closed(db)
            return None
        except BaseException:
            _closed(db)
            raise
        with self._lock:
            if closings == self._closings:
                self._idle.append((path, db))
                return (answer,)
        _closed(db)
        return (answer,)

    def close(self) -> None:
        """Close them; one that answers is closed after that. Another question opens one again."""
        with self._lock:
            self._closings += 1
            while self._idle:
                _closed(self._idle.pop()[1])


def _closed(db: sqlite3.Connection | None) -> None:
    if db is not None:
        with suppress(sqlite3.Error):
            db.close()
