"""The catalogue's file: opened on first use, replaced by a new generation when it breaks or is rebuilt.

Writers take `indexer.lock` for each short update; readers never wait for it. A pointer file names the generation that
is in force, so that a new one can be put in place while other processes still read the old.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from reader.library import catalogue_schema
from reader.library.beside import Beside
from reader.library.durable import make_folder, publish
from reader.library.indexer_lock import IndexerLock
from reader.library.turns import Turns
from reader.model.errors import LibraryError
from reader.model.messages import _

T = TypeVar("T")
POINTER = "catalogue.json"
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
PATIENCE, MOMENT = 60.0, 0.02  # seconds to wait for the right to write
BACK_AFTER = 30.0  # seconds in memory before the file is tried again
LONG_LOG = 4 << 20  # bytes


class CatalogueFile:
    """One process's view of the catalogue. Used under the library's lock."""

    def __init__(self, folder: Path, refill: Callable[[], None]) -> None:
        """`refill` puts everything into a catalogue that has just been made empty."""
        self.folder = folder
        self._refill = refill
        self._db: sqlite3.Connection | None = None
        self._generation = ""
        self._pointer: tuple[int, int] = (0, 0)
        self.writers = IndexerLock(folder)
        self._filling = False
        self.in_memory = False  # its file cannot be written
        self._renumbered = False
        self._back_at = 0.0
        self._tidied = 0  # bytes of the log that are in the file already
        self._beside = Beside()

    @property
    def generation(self) -> str:
        """The generation in force."""
        self._current()
        return self._generation

    @property
    def path(self) -> Path:
        """The file of the generation in force."""
        return self.folder / f"catalogue-{self._generation}.sqlite"

    def ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer to a question; a broken file is replaced and filled again first."""
        try:
            return question(self._current())
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.ProgrammingError | sqlite3.NotSupportedError):
                raise
            self._start_over()
            try:
                return question(self._current())
            except sqlite3.DatabaseError as again:
                raise self._unwritable(again) from again

    @property
    def standing(self) -> str:
        """The generation in force where its file is open and still the one that is named, else empty; needs no lock."""
        pointer, generation = self._pointer, self._generation
        if self._db is None or self.in_memory or pointer == (0, 0) or pointer != self._pointed():
            return ""
        return generation

    def ask_beside(self, generation: str, question: Callable[[sqlite3.Connection], T]) -> tuple[T] | None:
        """Answer on a connection of its own, without the library's lock; None where that cannot be.

        It sees what is committed.
        """
        return self._beside.ask(self.folder / f"catalogue-{generation}.sqlite", question)

    @contextmanager
    def writing(self, *, patient: bool = True) -> Iterator[sqlite3.Connection]:
        """Hold the indexer's lock and a transaction. What is written appears whole or not at all.

        Who is not `patient` waits for others a moment only. Raises sqlite3.Error where the file cannot be had.
        """
        with self.writers.held(PATIENCE if patient else MOMENT):
            db = self._current()
            db.execute(f"PRAGMA busy_timeout = {10_000 if patient else int(MOMENT * 1000)}")
            with catalogue_schema.transaction(db):
                yield db

    def _current(self) -> sqlite3.Connection:
        """Return the open database of the generation in force."""
        if self.in_memory and self._db is not None:
            return self._db
        pointer = self._pointed()
        if self._db is not None and pointer == self._pointer:
            return self._db
        self.close()
        if pointer != (0, 0):
            with suppress(OSError, ValueError, KeyError, TypeError, sqlite3.Error):
                named = json.loads((self.folder / POINTER).read_text(encoding="utf-8"))
                if named["version"] == catalogue_schema.VERSION:
                    self._generation = str(named["generation"])
                    if self.path.exists():
                        self._db, self._pointer = catalogue_schema.connect(self.path), pointer
                        if catalogue_schema.version(self._db) == catalogue_schema.VERSION:
                            return self._db
        self._start_over()
        assert self._db is not None
        return self._db

    def _pointed(self) -> tuple[int, int]:
        """Return what tells one pointer file from another."""
        try:
            stat = os.stat(self.folder / POINTER)  # noqa: PTH116 - asked at each question, os.stat is half the price
        except OSError:
            return (0, 0)
        return (stat.st_ino, stat.st_mtime_ns)

    def _start_over(self) -> None:
        """Begin an empty generation and fill it."""
        self.close()
        try:
            make_folder(self.folder)
            generation = os.urandom(6).hex()
            catalogue_schema.create(self.folder / f"catalogue-{generation}.sqlite")
            _drop(self.put_in_force(generation))
        except (OSError, sqlite3.Error):
            self._begin_in_memory()
        if self._filling:
            return
        self._filling = True
        try:
            self._refill()
        finally:
            self._filling = False

    def _begin_in_memory(self) -> None:
        """Do without a file where the cache folder cannot be written."""
        self._generation = os.urandom(6).hex()
        self._db = _memory()
        self._db.executescript(catalogue_schema.SCHEMA)
        self._stay_in_memory()

    def recover(self, attempt: int) -> bool:
        """After a failed writing: tell whether to try once more. False where the file is only busy: another time will
        do.

        First the file is opened anew; then what it says is held in memory, as long as it cannot be written.
        """
        if self._is_busy() or (self.in_memory and attempt):
            return False
        if attempt == 0:
            if not self.in_memory:
                self.close()
            return True
        copy = _memory()
        try:
            self._current().backup(copy)
        except (OSError, sqlite3.Error):
            copy.close()
            self._start_over()
            return attempt == 1
        generation = self._generation
        self.close()
        self._db, self._generation = copy, generation
        self._stay_in_memory()
        return attempt == 1

    def _is_busy(self) -> bool:
        if self.in_memory:
            return False
        try:
            with closing(sqlite3.connect(self.path, timeout=0, isolation_level=None)) as own:
                own.execute("BEGIN IMMEDIATE")
                own.execute("ROLLBACK")
        except sqlite3.Error as error:
            return getattr(error, "sqlite_errorcode", 0) & 0xFF in BUSY
        return False

    def _stay_in_memory(self) -> None:
        self.in_memory, self._pointer = True, (0, 0)
        self._back_at = time.monotonic() + BACK_AFTER

    def renumber_before(self, new: bool) -> None:
        """In memory, new rows make another numbering: those that others give in the file may be the same numbers."""
        if new and self.in_memory and not self._renumbered:
            self._generation, self._renumbered = os.urandom(6).hex(), True

    def may_come_back(self) -> bool:
        """Tell whether a catalogue in memory may find room on the disk again; asked now and then only."""
        if not self.in_memory or time.monotonic() < self._back_at:
            return False
        self._back_at = time.monotonic() + BACK_AFTER
        (pages,), (size,) = (self._current().execute(f"PRAGMA {n}").fetchone() for n in ("page_count", "page_size"))
        try:
            return shutil.disk_usage(self.folder).free > 2 * pages * size and os.access(self.folder, os.W_OK)
        except OSError:
            return False

    def _unwritable(self, error: Exception) -> LibraryError:
        return LibraryError(_("目录存不下来：《{path}》（{why}）。").format(path=self.folder, why=error))

    def put_in_force(self, generation: str) -> list[Path]:
        """Make `catalogue-<generation>.sqlite` the one that everybody uses; returns the files of older ones."""
        self.close()
        self.in_memory = False
        publish(
            self.folder / POINTER,
            json.dumps({"version": catalogue_schema.VERSION, "generation": generation}).encode(),
        )
        stat = os.stat(self.folder / POINTER)  # noqa: PTH116 - as in _current
        self._generation, self._pointer = generation, (stat.st_ino, stat.st_mtime_ns)
        self._db = catalogue_schema.connect(self.path)
        mine = f"catalogue-{generation}."
        return [f for f in self.folder.glob("catalogue-*.sqlite*") if not f.name.startswith(mine)]

    def build(
        self,
        fill: Callable[[sqlite3.Connection], None],
        finish: Callable[[sqlite3.Connection], None],
        in_force: Callable[[], None],
        lock: Turns,
    ) -> None:
        """Build a new generation beside the one in force: `fill` at leisure, `finish` under all locks, switch and call
        `in_force`; drop the old one. Raises LibraryError where the cache cannot be written; then the old one stays.
        """
        generation = os.urandom(6).hex()
        draft = self.folder / f"building-{generation}.sqlite"
        try:
            make_folder(self.folder)
            catalogue_schema.create(draft)
            with closing(catalogue_schema.connect(draft)) as db:
                fill(db)
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # most of it, while nobody waits
                with lock, self.writers.held(PATIENCE):
                    finish(db)
                    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    db.close()
                    os.replace(draft, self.folder / f"catalogue-{generation}.sqlite")  # noqa: PTH105 - as in durable.py
                    before, self._db = self._db, None  # as it is closed SQLite brings its log in, and nobody waits
                    older = self.put_in_force(generation)
                    in_force()
                if before is not None:
                    before.close()
                _drop(older)
        except (OSError, sqlite3.Error) as error:
            raise self._unwritable(error) from error
        finally:
            _drop(self.folder.glob(f"building-{generation}.sqlite*"))

    def tidy_beside(self, lock: Turns) -> None:
        """Bring a long log into the file on a connection of its own: the disk may take its time, and nobody waits."""
        with lock:
            long, generation = self._is_long(), self._generation
        if long:
            self.ask_beside(generation, lambda db: db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall())

    def _is_long(self) -> bool:
        with suppress(OSError):
            size = self.path.with_name(f"{self.path.name}-wal").stat().st_size
            self._tidied = min(self._tidied, size)
            if size > self._tidied + LONG_LOG:
                self._tidied = size
                return True
        return False

    def tidy(self) -> None:
        """Bring a long log into the file; on closing SQLite does so by itself.

        The log is begun anew then and cut at a later writing: a log that is still there is no longer one.
        """
        if self._is_long():
            with suppress(sqlite3.Error):
                self._current().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self) -> None:
        """Close the database."""
        self.in_memory = self._renumbered = False
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None
        self._beside.close()


def _drop(files: Iterable[Path]) -> None:
    for file in files:
        with suppress(OSError):  # Windows: somebody still reads it
            file.unlink()


def _memory() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    catalogue_schema.know_forms(made)
    return made
