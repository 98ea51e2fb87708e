"""How many of TinyDB's own tests pass on our classes?

Takes TinyDB's source distribution (`--sdist FILE`, else `pip download`), puts our database in place of its `db`
fixture, with numbers that count from 1 as those tests expect, and runs its tests of database, tables and operations.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUITES = ("test_tinydb.py", "test_tables.py", "test_operations.py")
MOST_MISSED = 2  # a `repr` with the stock storage's name in it, and `persist_empty`, which a journal has no room for
FIXTURE = """
from __future__ import annotations
from pathlib import Path
import pytest
from tinydb.table import Table
from reader.library.journal import Journal
from reader.library.store import JournalDB, JournalTable

class CountingTable(JournalTable):
    _get_next_id = Table._get_next_id

class CountingDB(JournalDB):
    table_class = CountingTable

@pytest.fixture
def db(tmp_path: Path):
    places = tmp_path / "journal", tmp_path / "cache", lambda: "00000000", tmp_path / ".reserve"
    journal = Journal(*places, read_only=False)
    with CountingDB(journal) as made:
        made.drop_tables()
        made.insert_multiple({"int": 1, "char": c} for c in "abc")
        yield made

@pytest.fixture
def storage():
    from tinydb.middlewares import CachingMiddleware
    from tinydb.storages import MemoryStorage
    return CachingMiddleware(MemoryStorage)()
"""


def source(wanted: Path | None, folder: Path) -> Path | None:
    """Return TinyDB's source distribution, None where it cannot be had."""
    if wanted is not None:
        return wanted
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-binary",
        ":all:",
        "-d",
        str(folder),
    ]
    done = subprocess.run([*command, f"tinydb=={version('tinydb')}"], capture_output=True, check=False)
    return next(folder.glob("tinydb-*.tar.gz"), None) if done.returncode == 0 else None


def main() -> int:
    """Run; fail where more is missed than we know of."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sdist", type=Path)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        archive = source(wanted.sdist, folder)
        if archive is None:
            print("TinyDB's source distribution cannot be had here")
            return 0
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        tests = next(folder.glob("tinydb-*/tests"), None)
        if tests is None:
            print("this distribution holds no tests")
            return 0
        (tests / "conftest.py").write_text(FIXTURE, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *SUITES]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tests, env=environment, capture_output=True, text=True, check=False)
    print(done.stdout[-1500:])
    missed = re.search(r"(\d+) failed", done.stdout)
    return int(wanted.check and (int(missed[1]) if missed else 0) > MOST_MISSED)


if __name__ == "__main__":
    sys.exit(main())
