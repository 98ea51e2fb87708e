"""What is attacked: our library's notes, and the same notes in stock TinyDB.

Shared by the fault benchmarks and the tests.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from tinydb import TinyDB
from tinydb.storages import JSONStorage

from reader.library import check, layout
from reader.library.journal import Journal
from reader.library.known_place import KnownPlace
from reader.library.merge import State
from reader.library.truth import Truth

TABLE = "annotations"
DEVICE = "00000000"


class Notes(Protocol):
    """A store of notes that can be written to and looked at."""

    def add(self, number: int, note: str) -> int:
        """Keep a note; returns its key once it is safe."""

    def change(self, key: int, note: str) -> None:
        """Change a note."""

    def close(self) -> None:
        """Close."""


class OurNotes:
    """Notes in a journal, as `Library` keeps them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        cache = folder.parent / f"{folder.name}-cache"
        known = KnownPlace(folder, cache)
        self.place = layout.Layout(folder=folder, cache=cache, id="test", known=known)
        self.journal = Journal(
            self.place.journal, self.place.cache, lambda: DEVICE, self.place.reserve, read_only=False
        )
        self.truth = Truth(self.place.issues, self.journal)
        self.truth.read_journal()

    @property
    def state(self) -> State:
        """What is in memory."""
        return self.journal.state

    def add(self, number: int, note: str) -> int:
        """Keep a note and its entry in the list of deeds, as one line."""
        key = secrets.randbits(53) | 1
        fields = {"article": f"0123456789ab-{number}", "start": 0, "end": 4, "exact": "说了一句", "note": note}
        deed = {"label": "annotate", "subjects": [f"0123456789ab-{number}"], "inverse": "[]"}
        self.truth.note(
            self.journal.commit(
                [
                    {"t": TABLE, "k": key, "n": True, "f": fields},
                    {"t": "deeds", "k": secrets.randbits(53) | 1, "n": True, "f": deed},
                ]
            )
        )
        return key

    def change(self, key: int, note: str) -> None:
        """Change a note, replacing the versions that are there."""
        op = {"t": TABLE, "k": key, "f": {"note": note}, "b": {"note": self.state.versions(TABLE, key)}}
        self.truth.note(self.journal.commit([op]))

    def notes(self) -> dict[int, str]:
        """Return what is in memory."""
        return {k: d["note"] for k, d in self.state.table(TABLE).items()}

    def kinds(self) -> list[str]:
        """Return the kinds of damage that a check names."""
        return [p.kind for p in check.problems(self.truth, self.place, {})]

    def close(self) -> None:
        """Close the segment."""
        self.journal.close()


class _Handle:
    """A text file whose system calls go through `os`, where they can be made to fail; else like the built-in one."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._waiting = b""
        self._at = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move; what was written is flushed first, as the built-in file does."""
        self.flush()
        self._at = os.lseek(self._inner.fileno(), offset, whence)
        return self._at

    def read(self) -> str:
        """Read from here to the end."""
        return b"".join(iter(lambda: os.read(self._inner.fileno(), 1 << 20), b"")).decode()

    def write(self, text: str) -> None:
        """Write; into the buffer for now."""
        self._waiting += text.encode()

    def flush(self) -> None:
        """Hand the buffer to the system."""
        while self._waiting:
            done = os.write(self._inner.fileno(), self._waiting)
            self._waiting = self._waiting[done:]

    def tell(self) -> int:
        """Return where we are."""
        self.flush()
        return os.lseek(self._inner.fileno(), 0, os.SEEK_CUR)

    def truncate(self) -> None:
        """Cut the file here."""
        os.ftruncate(self._inner.fileno(), self.tell())


class _SameCalls(JSONStorage):
    """TinyDB's own storage, unchanged but for the handle."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._handle = _Handle(self._handle)


class StockNotes:
    """Notes in one file of stock TinyDB, opened as its documentation says, with UTF-8."""

    def __init__(self, folder: Path, *, failing: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "db.json"
        storage = _SameCalls if failing else JSONStorage
        self._db = TinyDB(self.path, encoding="utf-8", ensure_ascii=False, storage=storage)

    def add(self, number: int, note: str) -> int:
        """Keep a note."""
        return self._db.table(TABLE).insert({"article": f"0123456789ab-{number}", "note": note})

    def change(self, key: int, note: str) -> None:
        """Change a note."""
        self._db.table(TABLE).update({"note": note}, doc_ids=[key])

    def notes(self) -> dict[int, str]:
        """Return what is in the file."""
        return {d.doc_id: d["note"] for d in self._db.table(TABLE).all()}

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def look(folder: Path) -> tuple[dict[int, str], list[str]]:
    """Return (notes, kinds of damage) that a new process finds in our folder."""
    ours = OurNotes(folder)
    try:
        return ours.notes(), ours.kinds()
    finally:
        ours.journal.read_only = True  # looking leaves no trace
        ours.close()


def look_at_stock(folder: Path) -> dict[int, str] | None:
    """Return the notes in a stock file, None where it cannot be read."""
    try:
        tables = json.loads((folder / "db.json").read_text(encoding="utf-8") or "{}")
        return {int(k): d["note"] for k, d in tables.get(TABLE, {}).items()}
    except (ValueError, OSError, KeyError, AttributeError):
        return None


@contextmanager
def fresh(folder: Path) -> Iterator[Path]:
    """Give an empty folder, gone afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(folder.parent / f"{folder.name}-cache", ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)
            shutil.rmtree(folder.parent / f"{folder.name}-cache", ignore_errors=True)


def table(title: str, rows: list[tuple[str, object]]) -> None:
    """Print results."""
    print(f"\n{title}")
    for name, value in rows:
        print(f"  {name:<46} {value}")
