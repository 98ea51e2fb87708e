"""A small collection of a large library costs what it holds, not what the library holds: counted in SQLite's steps."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.library import Library, catalogue_schema
from reader.model.summary import Collection

from .papers import paper

YEARS, DAYS = range(1990, 2020), 12
TICK = 50  # steps of SQLite's machine


class Steps:
    """Counts them on every connection that is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        real = catalogue_schema.connect

        def connect(path: Path) -> sqlite3.Connection:
            made = real(path)
            made.set_progress_handler(self._tick, TICK)
            return made

        monkeypatch.setattr(catalogue_schema, "connect", connect)

    def _tick(self) -> int:
        self.count += TICK
        return 0

    def of(self, library: Library, collection: Collection) -> int:
        """Return how many it takes to list a collection in printed order, once the order of all is known."""
        library.catalogue.row_numbers(sort="printed")
        before = self.count
        library.catalogue.row_numbers(collection, sort="printed")
        return self.count - before


def test_a_month_costs_no_more_than_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = Steps(monkeypatch)
    library = Library.open(tmp_path / "library", cache=tmp_path / "cache", config=tmp_path / "config")
    for year in YEARS:
        for month in range(1, DAYS + 1):
            library.store(paper(day=f"{year}-{month:02}-03"), name="a", origin="a")
    name = str(paper().newspaper)
    whole = steps.of(library, Collection(kind="newspaper", path=(name,)))
    for path in ((name, "2004"), (name, "2004-05")):
        collection = Collection(kind="newspaper", path=path)
        assert library.catalogue.count(collection)[0]
        assert steps.of(library, collection) < whole / 4
    library.close()
