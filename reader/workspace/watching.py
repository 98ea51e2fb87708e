"""A watched folder: what appears in it is imported, once. Files still being written are left until they rest."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from reader.model import whole_file

State = tuple[int, int]  # size, modification time in nanoseconds


@dataclass(slots=True)
class Watch:
    """Looks at one folder again and again.

    `memory` is the file in which the files already handed out are kept, so that a restart imports nothing twice and an
    issue that the reader removed stays removed.
    """

    folder: Path
    memory: Path
    _seen: dict[str, State] = field(default_factory=dict)
    _before: dict[str, State] = field(default_factory=dict)
    _loaded: bool = False

    def look(self) -> list[Path]:
        """Return the files that are new, or changed, and have not changed since the last look; none twice."""
        if not self._loaded:
            self._load()
        now = self._states()
        resting = [n for n, state in now.items() if self._before.get(n) == state and self._seen.get(n) != state]
        self._before = now
        if resting:
            self._seen.update({n: now[n] for n in resting})
            self._save()
        return [self.folder / n for n in sorted(resting)]

    def _states(self) -> dict[str, State]:
        """Return size and time of the files in the folder; folders inside count file by file."""
        found: dict[str, State] = {}
        for root, folders, names in os.walk(self.folder):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for name in names:
                path = Path(root) / name
                if name.startswith(".") or name.endswith((".tmp", ".part", ".crdownload", "~")) or path.is_symlink():
                    continue
                with contextlib.suppress(OSError):
                    stat = path.stat()
                    found[str(path.relative_to(self.folder))] = (stat.st_size, stat.st_mtime_ns)
        return found

    def _load(self) -> None:
        self._loaded = True
        try:
            kept = json.loads(self.memory.read_text("utf-8"))
            if kept["folder"] == str(self.folder):
                self._seen = {n: (int(s[0]), int(s[1])) for n, s in kept["seen"].items()}
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            self._seen = {}

    def _save(self) -> None:
        """Remember; a disk that refuses costs only that unchanged files are looked at once more."""
        with contextlib.suppress(OSError):
            text = json.dumps({"folder": str(self.folder), "seen": self._seen})
            whole_file.write(self.memory, text.encode(), "flushed")
