"""A sound library to be damaged, and what each way of damage must be called."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

OLD = 1_700_000_000  # seconds: no draft of this minute

Named = tuple[str, str, int | None]  # kind, file, offset
Damage = Callable[["Tree"], set[Named]]


@dataclass
class Tree:
    """A library's folder with its cache, to be damaged. `blocked`: files whose rights do not let them be read."""

    folder: Path
    cache: Path
    blocked: set[Path] = field(default_factory=set)

    def journal(self, whose: str) -> Path:
        """Return the segment of this machine (`ours`), or the other one's (`theirs`)."""
        own, other = sorted((self.folder / "journal").glob("*.jsonl"), key=lambda p: p.stat().st_size, reverse=True)
        return own if whose == "ours" else other

    def issue(self, which: str) -> Path:
        """Return an issue file: `single`, `first` or `second` revision, `part0` to `part2`."""
        for path in sorted((self.folder / "issues").glob("*/*/*.json")):
            meta = json.loads(path.read_bytes())["meta"]["1"]
            if "part" in meta or "parts" in meta:
                name = f"part{meta.get('part', 0)}"
            elif meta["newspaper"] == "柳湾报":
                name = "single"
            else:
                name = "second" if meta.get("revision", 1) == 2 else "first"
            if name == which:
                return path
        raise LookupError(which)

    def named(self, kind: str, path: Path, offset: int | None = None) -> Named:
        """Return what `check` must say of a file."""
        return kind, path.relative_to(self.folder).as_posix(), offset


@dataclass(frozen=True)
class Sample:
    """One way of damage."""

    name: str
    damage: Damage


def aged(path: Path) -> Path:
    """Make a file look as if it had lain there for long."""
    os.utime(path, (OLD, OLD), follow_symlinks=False)
    return path
