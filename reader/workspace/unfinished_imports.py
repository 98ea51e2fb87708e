"""Imports of photographs that did not come to their end: what a window goes on with by itself, or offers to.

Noted in this machine's cache when the first picture is read, forgotten when the last one is. Whatever ends the program
in between leaves the note; a reader who says stop has paused it. What was read is kept: going on reads only the rest.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from reader.model import whole_file
from reader.model.door import doors

FILE: Final = "unfinished-imports.json"
MOST_TRIES: Final = 3
"""So often a window goes on by itself with what never comes to its end; then it asks."""


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedImport:
    """The files of an import, what was asked for them, whether the reader stopped it, how often it was begun."""

    paths: tuple[str, ...]
    options: dict[str, Any]
    paused: bool = False
    tries: int = 0

    @property
    def asks(self) -> bool:
        """Whether the reader is asked before it goes on."""
        return self.paused or self.tries >= MOST_TRIES


@doors
class UnfinishedImports:
    """The notes of one library on this machine. A cache that cannot be written only means that nobody goes on."""

    def __init__(self, cache: Path) -> None:
        self._path = cache / FILE

    def all(self) -> tuple[UnfinishedImport, ...]:
        """Return them, the oldest first."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            return tuple(
                UnfinishedImport(
                    paths=tuple(map(str, one["paths"])), options=dict(one["options"]), paused=bool(one["paused"]),
                    tries=int(one["tries"]),
                )
                for one in kept
            )  # fmt: skip
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return ()

    def begin(self, paths: list[str], options: dict[str, Any]) -> None:
        """Note that an import reads pictures."""
        before = next((one for one in self.all() if one.paths == tuple(paths)), None)
        made = UnfinishedImport(paths=tuple(paths), options=options, tries=before.tries + 1 if before else 1)
        self._write([*(one for one in self.all() if one.paths != made.paths), made])

    def pause(self, paths: list[str]) -> bool:
        """Note that the reader stopped one; tells whether it is one of these."""
        own = tuple(paths)
        found = [replace(one, paused=one.paused or one.paths == own) for one in self.all()]
        self._write(found)
        return any(one.paths == own for one in found)

    def forget(self, paths: list[str]) -> None:
        """One has come to its end, or is not wanted any more."""
        found = self.all()
        left = [one for one in found if one.paths != tuple(paths)]
        if len(left) != len(found):
            self._write(left)

    def _write(self, found: list[UnfinishedImport]) -> None:
        with suppress(OSError):
            text = json.dumps([asdict(one) for one in found], ensure_ascii=False)
            whole_file.write(self._path, text.encode("utf-8", "surrogatepass"), "made_again")
