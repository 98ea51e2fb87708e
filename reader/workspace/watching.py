"""A watched folder: what appears in it is imported once it rests, and again when it changes.

What was dealt with is remembered, by size and time, across starts: a piece that the reader removed stays removed, and a
file that could not be read is not tried again before it changes. A file that pauses while it is copied is dealt with
again when it has grown.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.model import kept_file
from reader.model.door import doors

State = tuple[int, int]  # size, modification time in nanoseconds; of a folder, the sum and the latest of its files
HIDDEN = (".", "~")
UNFINISHED = (".tmp", ".part", ".crdownload", ".download", "~")


@doors
@dataclass(slots=True)
class Watch:
    """Looks at one folder again and again; each file or folder in it is one source. `memory` is the file in which it
    is kept what was dealt with. To be used by one thread at a time.
    """

    folder: Path
    memory: Path
    _seen: dict[str, State] = field(default_factory=dict)
    _before: dict[str, State] = field(default_factory=dict)
    _handed_out: dict[str, State] = field(default_factory=dict)
    _loaded: bool = False

    def look(self) -> list[Path]:
        """Return what is new, or changed, and has not changed since the last look; nothing twice.

        Nothing while the memory cannot be read: what the reader removed would come back.
        """
        if not self._loaded and not self._load():
            return []
        now = dict(self._states())
        resting = [n for n, state in now.items() if self._before.get(n) == state and self._is_new(n, state)]
        self._before = now
        self._handed_out |= {n: now[n] for n in resting}
        return [self.folder / n for n in sorted(resting)]

    @property
    def restless(self) -> bool:
        """Tell whether something new was seen that may still be growing."""
        return any(self._is_new(name, state) for name, state in self._before.items())

    def _is_new(self, name: str, state: State) -> bool:
        return self._seen.get(name) != state and self._handed_out.get(name) != state

    def done(self, paths: Iterable[Path]) -> None:
        """Remember, across starts, that these were dealt with as they were when they were handed out."""
        told = {path.name: self._handed_out[path.name] for path in paths if path.name in self._handed_out}
        if told:
            self._seen.update(told)
            self._seen = {n: state for n, state in self._seen.items() if n in self._before or n in told}
            self._save()

    def _states(self) -> Iterator[tuple[str, State]]:
        """Yield name, size and time of what lies in the folder; links are left alone."""
        try:
            entries = sorted(os.scandir(self.folder), key=lambda e: e.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.startswith(HIDDEN) or entry.name.endswith(UNFINISHED):
                continue
            with contextlib.suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    state = _state_of_folder(Path(entry.path))
                    if state is not None:
                        yield entry.name, state
                elif entry.is_file(follow_symlinks=False):
                    stat = entry.stat(follow_symlinks=False)
                    yield entry.name, (stat.st_size, stat.st_mtime_ns)

    def _load(self) -> bool:
        """Read the memory; False where the disk does not give it out."""
        try:
            data = kept_file.read(self.memory)
        except OSError:
            return False
        self._loaded = True
        try:
            kept = json.loads(data or b"null")
            if kept["folder"] == str(self.folder):
                self._seen = {n: (int(s[0]), int(s[1])) for n, s in kept["seen"].items()}
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
            self._seen = {}
        return True

    def _save(self) -> None:
        """Remember; a disk that refuses costs only that unchanged files are looked at once more."""
        with contextlib.suppress(OSError):
            text = json.dumps({"folder": str(self.folder), "seen": self._seen})
            kept_file.write(self.memory, text.encode(), "flushed")


def _state_of_folder(folder: Path) -> State | None:
    """Return the size of all files in a folder and the time of the latest; None while one of them is unfinished."""
    size = latest = 0
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(HIDDEN))
        for name in names:
            if name.endswith(UNFINISHED):
                return None
            if not name.startswith(HIDDEN):
                stat = os.stat(Path(root) / name, follow_symlinks=False)  # noqa: PTH116 - asked of every file
                size, latest = size + stat.st_size, max(latest, stat.st_mtime_ns)
    return (size, latest) if latest else None
