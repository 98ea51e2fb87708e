"""How far an import has come, in sources, bytes and issues."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an import has come: source number `done` of `total` is being read.

    `bytes_done` of `bytes_total` are behind it; of the source that is being stored, `issues_done` of `issues`, which
    are 0 until it has been read.
    """

    source: str
    done: int
    total: int
    bytes_done: int = 0
    bytes_total: int = 0
    issues_done: int = 0
    issues: int = 0


def size_of(source: Path) -> int:
    """Return the bytes of a source, of a folder those of its files; 0 where nobody can tell."""
    try:
        if source.is_dir():
            return sum(path.stat().st_size for path in source.rglob("*") if path.is_file())
        return source.stat().st_size
    except OSError:
        return 0
