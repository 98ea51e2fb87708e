"""The ranges of pyproject.toml: the one place that says which packages the program and its tests stand on."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """Requirements as pip takes them: to run, and more to test."""

    run: tuple[str, ...]
    test: tuple[str, ...]

    @classmethod
    def read(cls, pyproject: Path) -> Self:
        """Read them from a pyproject.toml."""
        project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
        return cls(run=tuple(project["dependencies"]), test=tuple(project["optional-dependencies"]["test"]))

    def all(self, *, testing: bool) -> tuple[str, ...]:
        """Return what pip is asked to install."""
        return (*self.run, *self.test) if testing else self.run

    def key(self, *, testing: bool) -> str:
        """Return sha256 over the requirements: equal keys, same Python, no new set-up."""
        return hashlib.sha256("\n".join(self.all(testing=testing)).encode()).hexdigest()
