"""How far each journal file once reached, kept in the cache: what a file that was cut at a line, rolled back or lost
cannot tell.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from reader.model import kept_file

FILE = "highwater.json"


class HighWater:
    """The greatest size seen of each journal file on this machine."""

    def __init__(self, cache: Path) -> None:
        self._path = cache / FILE
        self._sizes: dict[str, int] | None = None
        self._trusted: dict[str, int] = {}
        self._changed = False

    def sizes(self) -> dict[str, int]:
        """Return the sizes, by file name."""
        if self._sizes is None:
            self._sizes = {}
            with suppress(OSError, ValueError, AttributeError):
                kept = json.loads(kept_file.read(self._path) or b"null")
                self._sizes = {n: s for n, s in kept.items() if isinstance(s, int)}
            self._trusted = dict(self._sizes)
        return self._sizes

    def vouches_for(self, name: str, size: int) -> bool:
        """Tell whether this machine itself left a file at that size; a copy from elsewhere is not gone on in."""
        self.sizes()
        return self._trusted.get(name) == size

    def left(self, name: str, size: int) -> None:
        """Note that this process leaves a file of its own at that size."""
        self.reached(name, size)
        self._trusted[name] = size

    def reached(self, name: str, size: int) -> None:
        """Note that a file is that long."""
        if self.sizes().get(name, 0) < size:
            self.sizes()[name] = size
            self._changed = True

    def forget(self, name: str) -> None:
        """A reader has seen that this file is gone or shorter: do not tell of it again."""
        if self.sizes().pop(name, None) is not None:
            self._changed = True

    def keep(self) -> None:
        """Write the sizes down, unless those that are there could not be read."""
        if self._changed:
            with suppress(OSError):
                kept_file.write(self._path, json.dumps(self.sizes(), sort_keys=True).encode(), "promised")
                self._changed = False
