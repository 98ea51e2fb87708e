"""The tables of readings are made once, not by each process that a test starts with a cache of its own.

A reader's second start finds them in the cache; making them takes a second and more, and a run starts hundreds. They
lie in pytest's cache, until what they are made from changes; the program itself makes those anew that do not fit.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = Path("hanzi") / "readings.npz"
MAKING = "import sys; from pathlib import Path; from reader.hanzi.tables import tables; tables(Path(sys.argv[1]))"


def make(folder: Path) -> Path:
    """Return the file of tables in a folder, made anew where it is older than what it is made from."""
    path = folder / PLACE
    if not path.exists() or path.stat().st_mtime < max(one.stat().st_mtime for one in _sources()):
        path.unlink(missing_ok=True)
        subprocess.run([sys.executable, "-c", MAKING, str(folder)], cwd=ROOT, check=True)
    return path


def lay(path: Path, cache: Path) -> None:
    """Put them into a cache folder, where this system lets us link."""
    (cache / PLACE).parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        (cache / PLACE).symlink_to(path)


def _sources() -> Iterator[Path]:
    yield from (ROOT / "resources" / "vocabulary").iterdir()
    yield from (ROOT / "reader" / "hanzi").glob("*.py")
    if (dictionary := find_spec("pypinyin")) and dictionary.origin:
        yield Path(dictionary.origin)
