"""What every engine of the search benchmarks must do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from benchmarks._search_corpus import Article, Typed

LIMIT = 50


class Unavailable(Exception):
    """The engine is not installed here; the message says what is missing."""


class Engine(Protocol):
    """An engine: built once, opened, asked."""

    name: str

    def build(self, articles: Iterable[Article], folder: Path) -> None:
        """Store all articles in the folder."""

    def open(self, folder: Path) -> None:
        """Make ready to answer."""

    def first(self, typed: Typed) -> list[int]:
        """Return the rows of the first hits, their snippets made or texts fetched."""

    def every(self, typed: Typed) -> set[int] | None:
        """Return the rows of all hits, None where the engine has no way to ask that."""
