"""Libraries in folders of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library import Library

Open = Callable[..., Library]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens the test's library once more, as another process of this machine would.

    `machine` is another machine with its own settings and cache; `name` another library.
    """
    made: list[Library] = []

    def open_library(name: str = "library", *, machine: str = "here", read_only: bool = False) -> Library:
        library = Library.open(
            tmp_path / name,
            cache=tmp_path / machine / "cache",
            config=tmp_path / machine / "config",
            read_only=read_only,
        )
        made.append(library)
        return library

    yield open_library
    for library in made:
        library.close()


@pytest.fixture
def library(opened: Open) -> Library:
    """Return a new library."""
    return opened()
