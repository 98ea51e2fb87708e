"""The manifest: which segments make up the published generation, and what they were made from. Replaced in one step.

folder/manifest.json        the generation in force
folder/<segment>/…          unchanging segments (see `segment`)
folder/<segment>.<n>.dead   documents taken out of a segment, as packed bits
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.hanzi.table_source import source_version
from reader.model import whole_file
from reader.model.door import door
from reader.model.whole_file import flush
from reader.search.segment import Segment
from reader.search.signature import ROWS

FORMAT = 6
_NAME = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A segment of the generation; `dead` names the file of documents taken out of it, if any."""

    name: str
    documents: int
    dead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A published generation. `source` and `mark` are the caller's.

    What the rows belong to, and how far it is up to date.
    """

    source: str
    mark: str | None
    generation: int
    segments: tuple[Entry, ...]
    stamp: str = ""


class Damaged(Exception):
    """The manifest or a file it names cannot be read."""


@cache
@door
def stamp() -> str:
    """Return what the program that reads an index must have in common with the one that wrote it."""
    return f"{FORMAT}; {ROWS} rows; {source_version()}"


def read(folder: Path) -> Manifest | None:
    """Return the published manifest, None where there is none. Raises `Damaged`."""
    try:
        stored = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        entries = tuple(Entry(**entry) for entry in stored.pop("segments"))
        return Manifest(segments=entries, **stored)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged(str(error)) from error


def publish(folder: Path, manifest: Manifest) -> None:
    """Put a new generation in force, in one step and on the disk. Raises OSError."""
    whole_file.write(folder / _NAME, json.dumps(asdict(manifest)).encode(), "promised")


def load(folder: Path, entry: Entry, *, mapped: bool = True) -> Segment:
    """Open a segment of the manifest. Raises `Damaged`."""
    try:
        alive = None
        if entry.dead is not None:
            packed = np.fromfile(folder / entry.dead, np.uint8)
            if len(packed) != (entry.documents + 7) // 8:
                raise ValueError(f"{entry.dead}: wrong length")
            alive = ~np.unpackbits(packed, count=entry.documents, bitorder="little").view(np.bool_)
        segment = Segment.load(folder / entry.name, alive, mapped=mapped)
        if len(segment) != entry.documents:
            raise ValueError(f"{entry.name}: {len(segment)} documents, {entry.documents} expected")
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise Damaged(f"{entry.name}: {error}") from error
    return segment


def save_dead(folder: Path, name: str, alive: NDArray[np.bool_]) -> None:
    """Write which documents of a segment are taken out. Raises OSError."""
    with (folder / name).open("wb") as stream:
        stream.write(np.packbits(~alive, bitorder="little").tobytes())
        stream.flush()
        flush(stream.fileno())


def sweep(folder: Path, kept: Manifest) -> None:
    """Delete what no longer belongs to the generation in force.

    What another process still holds open stays until next time.
    """
    names = {_NAME, *(entry.name for entry in kept.segments), *(entry.dead for entry in kept.segments if entry.dead)}
    for path in folder.iterdir():
        if path.name in names or not path.name.startswith(("segment-", "manifest")):
            continue
        try:
            if path.is_dir():
                for part in path.iterdir():
                    part.unlink()
                path.rmdir()
            else:
                path.unlink()
        except OSError:
            continue
