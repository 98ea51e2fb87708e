"""The sample newspaper, in a library of its own: what is tried in it never mixes with what the reader keeps."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

from reader.library import Library
from reader.model.door import door
from reader.model.errors import BaojiaError
from reader.model.resources import resource
from reader.model.scratch import scratch
from reader.model.whole_file import make_folder
from reader.workspace.children.expressions import Expressions, place

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model.issue import PublicationIssue

SAMPLE = ("sample", "青石湾报.txt")


@door
def sample_path() -> Path:
    """Return the file of the sample newspaper."""
    return resource(*SAMPLE)


def sample_library(cache: Path) -> Library:
    """Open the sample's library, building it in the cache on first use or when the sample's text changed."""
    from reader import __version__

    mark = hashlib.sha256(sample_path().read_bytes() + __version__.encode()).hexdigest()[:12]
    folder = cache / "sample" / mark / "library"
    if not (folder / "library.json").exists():
        _build(folder, cache)
    try:
        return Library.open(folder, cache=cache, config=folder.parent)
    except BaojiaError:  # a cache that cannot be written: it can be read all the same
        return Library.open(folder, cache=cache, read_only=True)


@door
def forget_sample(library: Path) -> None:
    """Let the sample's library go with all that was tried in it; it is built anew when it is asked for again."""
    shutil.rmtree(library.parent, ignore_errors=True)


def _build(folder: Path, cache: Path) -> None:
    """Import the sample beside its place and move it in whole, so that two starts at once cannot disturb each other."""
    make_folder(folder.parent.parent)
    with scratch(folder.parent.parent) as workshop:
        library = Library.open(workshop / "library", cache=workshop / "cache")
        for issue in _read():
            library.store(issue, name=sample_path().name, origin="sample")
        library.close()
        make_folder(folder.parent)
        if not folder.exists():
            (workshop / "library").rename(folder)


def _read() -> tuple[PublicationIssue, ...]:
    """Read the sample, which is ours, here; no other file is ever read in this process."""
    expressions = Expressions(place())
    try:
        from reader.importing import read_source

        return tuple(read_source(sample_path()).issues)
    finally:
        expressions.end()
