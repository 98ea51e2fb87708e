"""The folder in which the search benchmarks work: corpus, queries, databases and figures, each made once.

Kept by whoever names it, so that a run may be broken off and taken up again, or its slow parts made beforehand.
"""

from __future__ import annotations

import importlib.util
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks._search_corpus import ROOT, Article, Typed, articles, queries

JUDGED = 2000
"""So many articles are judged by the naive matcher; the queries are made from them."""
_FROM_PIP = ("apsw", "tantivy", "tinydb", "pypinyin", "hyperscan")


class Work:
    """A folder for one number of articles."""

    def __init__(self, folder: Path, count: int) -> None:
        self.root, self.count = folder, count
        self.folder = folder / f"{count} articles"

    def draw(self) -> None:
        """Draw articles and queries, unless they are there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if (self.folder / "queries.pickle").exists():
            return
        stored = list(articles(self.count))
        judged = stored[:: max(1, self.count // JUDGED)][:JUDGED]
        for name, what in (("articles", stored), ("judged", judged), ("queries", queries(judged))):
            with (self.folder / f"{name}.part").open("wb") as stream:
                pickle.dump(what, stream)
            (self.folder / f"{name}.part").replace(self.folder / f"{name}.pickle")

    def articles(self) -> list[Article]:
        """Return all articles."""
        found: list[Article] = self._read("articles")
        return found

    def judged(self) -> list[Article]:
        """Return the articles that are judged."""
        found: list[Article] = self._read("judged")
        return found

    def queries(self) -> list[Typed]:
        """Return the queries."""
        found: list[Typed] = self._read("queries")
        return found

    def corners(self) -> list[Typed]:
        """Return the queries of the corners, drawn once from all articles."""
        if not (self.folder / "corners.pickle").exists():
            from benchmarks._search_corners import corners

            with (self.folder / "corners.part").open("wb") as stream:
                pickle.dump(corners(self.articles(), self.judged()), stream)
            (self.folder / "corners.part").replace(self.folder / "corners.pickle")
        found: list[Typed] = self._read("corners")
        return found

    def _read(self, name: str) -> Any:
        with (self.folder / f"{name}.pickle").open("rb") as stream:
            return pickle.load(stream)

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """Return what was made under this name, else make it and keep it as JSON."""
        path = self.folder / f"{name}.json"
        if not path.exists():
            made = make()
            part = path.with_suffix(".part")
            part.write_text(json.dumps(made), encoding="utf-8")
            part.replace(path)
        return json.loads(path.read_text(encoding="utf-8"))

    def task(self, *task: str) -> Any:
        """Do a task in a process of its own, in which the peers are installed; returns what it says in JSON."""
        command = [sys.executable, "-m", "benchmarks._search_tasks", str(self.root), str(self.count), *task]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=self._surroundings())
        if done.returncode:
            return {"skipped": (done.stderr.strip().splitlines() or ["failed"])[-1]}
        return json.loads(done.stdout.splitlines()[-1])

    def _peers(self) -> Path:
        return self.root / "peers"

    def _surroundings(self) -> dict[str, str]:
        return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(self._peers())])}

    def install_peers(self) -> None:
        """Install what is missing of the Python peers into a folder of their own; engines tell what they still lack."""
        for name in _FROM_PIP:
            if importlib.util.find_spec(name) is None and not (self._peers() / name).is_dir():
                command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(self._peers()), name]
                subprocess.run(command, check=False, capture_output=True)

    @property
    def filters(self) -> Path:
        """The folder for the filters of npm."""
        return self.root / "filters"
