"""The folders of issue files, looked at: no lock is needed to look, only to take in what was found."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import NamedTuple

from reader.library import regular
from reader.library.durable import unreadable
from reader.library.issue_files import NAME, IssueFile
from reader.model.quick_dataclass import dataclass

RECENT_NS = 2_000_000_000  # a folder changed so lately may change again within one tick of its clock
NAMES = 500  # of one folder or several, taken in at once


class Folder(NamedTuple):
    """A folder as it was: when it changed last (0: it may change again in the same moment), and its files by name."""

    modified: int
    files: Mapping[str, IssueFile]


@dataclass(slots=True, kw_only=True)
class Look:
    """A look at all folders. `known` are they as they were before, and `added` those in which this process wrote.

    `found` are those that are other than they were, `there` all; `written` counts what this process wrote before.
    """

    known: dict[str, Folder]
    added: set[str]
    written: int
    there: set[str] = field(default_factory=set)
    found: dict[str, Folder] = field(default_factory=dict)

    def take(self, root: Path) -> None:
        """Look. Raises LibraryError where a folder cannot be read."""
        for place in _places(root):
            self.there.add(place)
            if (folder := seen(root, place, self.known.get(place))) is not None:
                self.found[place] = folder

    def parts(self) -> Iterator[list[str]]:
        """Yield the places where something has come or gone, some at a time."""
        some, names = [], 0
        for place in [*self.found, *sorted({*self.known, *self.added} - self.there)]:
            some.append(place)
            names += len(self.found[place].files) if place in self.found else 0
            if names > NAMES:
                yield some
                some, names = [], 0
        yield some


def seen(root: Path, place: str, known: Folder | None) -> Folder | None:
    """Return a folder as it is now, None where it is as it was `known` or is not there. Raises LibraryError."""
    path = root / place
    try:
        modified = path.stat().st_mtime_ns
        if known is not None and known.modified == modified:
            return None
        with os.scandir(path) as entries:
            names = [found for e in entries if (found := NAME.fullmatch(e.name))]
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreadable(error, path) from error
    settled = modified if time.time_ns() - modified > RECENT_NS else 0
    files = {n[0]: IssueFile(issue=n[1], sha8=n[2], path=f"{place}/{n[0]}") for n in names}
    return Folder(settled, files)


def _places(root: Path) -> Iterable[str]:
    for paper in _subfolders(root):
        for year in _subfolders(root / paper):
            yield f"{paper}/{year}"


def _subfolders(folder: Path) -> list[str]:
    try:
        found = regular.entries(folder)
        return [e.name for e in found if not e.name.startswith(".") and e.is_dir(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unreadable(error, folder) from error
