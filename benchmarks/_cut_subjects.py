"""What is going on when the power fails: each subject works in a loop, tells what it was promised, is judged after."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Protocol

from reader.library import Library, moved_to
from reader.model.issue import PublicationIssue
from reader.workspace import finding
from reader.workspace.session import Session
from tests.library.papers import paper

PIECES = 3
# Tells one acknowledged step by its number.
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is left after a cut: acknowledged steps that are gone, and things that are there by half."""

    lost: int
    half: int


class Subject(Protocol):
    """Something that is under way."""

    def work(self, place: Path, tell: Tell, first: int) -> None:
        """Work until the disk goes away, telling each step that was promised; numbers count from `first`."""

    def judge(self, place: Path, told: set[int]) -> Verdict:
        """Say what is left of it."""


def issue(number: int) -> PublicationIssue:
    """Return an invented issue of three pieces that tell its number."""
    stories = tuple(
        (f"合龙{number}之{piece}", (f"第{number}号桥第{piece}孔昨日合龙。" * 9,)) for piece in range(PIECES)
    )
    return paper(stories, newspaper="断电日报", day=date.fromordinal(400_000 + number).isoformat())


def opened(folder: Path) -> Library:
    """Open a library whose cache lies on the same medium."""
    return Library.open(folder, cache=folder.parent / "cache", config=folder.parent / "config")


def whole(library: Library) -> tuple[set[int], int]:
    """Return the numbers of the issues that are there whole, and how many are there by half or named as damage."""
    numbers, half = set[int](), 0
    for issue_id in library.issue_ids():
        articles = library.imported(issue_id).articles
        number = _number(articles[0].headline)
        wanted = [(article.headline, article.paragraphs[0].text) for article in issue(number).articles]
        if [(article.headline, article.paragraphs[0].text) for article in articles] == wanted:
            numbers.add(number)
        else:
            half += 1
    return numbers, half + sum(1 for problem in library.check() if problem.severity == "error")


def _number(headline: str | None) -> int:
    return int((headline or "").removeprefix("合龙").split("之")[0])


def _store(library: Library, number: int) -> None:
    library.store(issue(number), name=f"{number}.txt", origin=f"{number}.txt")


class Importing:
    """Issues are stored, one after another."""

    def work(self, place: Path, tell: Tell, first: int) -> None:
        """Store until the disk goes away."""
        with closing(opened(place / "lib")) as library:
            for number in count(first):
                _store(library, number)
                tell(number)

    def judge(self, place: Path, told: set[int]) -> Verdict:
        """Every stored issue is there, and none by half."""
        with closing(opened(place / "lib")) as library:
            there, half = whole(library)
        return Verdict(len(told - there), half)


class Moving:
    """A library is moved to and fro, between this medium's folders; where it was last, all of it is."""

    def work(self, place: Path, tell: Tell, first: int) -> None:
        """Move until the disk goes away."""
        for number in count(first):
            here, there = place / f"lib{number % 2}", place / f"lib{(number + 1) % 2}"
            with closing(opened(_home(place))) as library:
                _store(library, number)
                tell(number)
                target = there if library.folder == here.resolve() else here
                shutil.rmtree(target, ignore_errors=True)
                library.move(target)

    def judge(self, place: Path, told: set[int]) -> Verdict:
        """The library is at one of the two places, whole."""
        with closing(opened(_home(place))) as library:
            there, half = whole(library)
        return Verdict(len(told - there), half)


KEPT_ZIPS = 10


class BackingUp:
    """A library is written into zips; what was said to be a backup is one."""

    def work(self, place: Path, tell: Tell, first: int) -> None:
        """Back up until the disk goes away."""
        # Only those of earlier lives go: on a busy machine many more are made between the last word that counts and the
        # cut, and none of them may take away what is judged.
        for path in sorted(place.glob("*.zip"), key=lambda p: int(p.stem))[:-KEPT_ZIPS]:
            path.unlink()
        with closing(opened(place / "lib")) as library:
            for number in count(first):
                _store(library, number)
                library.backup(place / f"{number}.zip")
                tell(number)

    def judge(self, place: Path, told: set[int]) -> Verdict:
        """The last told backup is there, and every zip by its name opens and holds what it held."""
        newest = {number for number in told if number > max(told) - 3} if told else set()
        found, half = set(), 0
        for path in place.glob("*.zip"):
            try:
                with zipfile.ZipFile(path) as archive:
                    sound = archive.testzip() is None and len(archive.namelist()) > 2
            except (zipfile.BadZipFile, OSError):
                sound = False
            found |= {int(path.stem)} if sound else set()
            half += not sound
        return Verdict(len(newest - found), half)


class Restoring:
    """A backup of five issues is added to one new library after another."""

    def prepare(self, place: Path) -> None:
        """Make the backup."""
        with closing(opened(place / "lib")) as library:
            for number in range(5):
                _store(library, number)
            library.backup(place / "all.zip")
        os.sync()

    def work(self, place: Path, tell: Tell, first: int) -> None:
        """Restore until the disk goes away."""
        if not (place / "all.zip").exists():
            self.prepare(place)
        for number in count(first):
            with closing(opened(place / f"copy-{number}")) as library:
                library.restore(place / "all.zip")
            tell(number)

    def judge(self, place: Path, told: set[int]) -> Verdict:
        """What was told as restored has all five; the rest becomes whole by restoring once more."""
        lost = half = 0
        for path in place.glob("copy-*"):
            with closing(opened(path)) as library:
                there, by_half = whole(library)
                lost += int(path.name.removeprefix("copy-")) in told and there != set(range(5))
                library.restore(place / "all.zip")
                half += by_half + (whole(library)[0] != set(range(5)))
            shutil.rmtree(path)
        return Verdict(lost, half)


class Indexing:
    """Issues are stored and indexed; afterwards the search finds what the library holds, no more and no less."""

    def work(self, place: Path, tell: Tell, first: int) -> None:
        """Store and index until the disk goes away."""
        with closing(Session(opened(place / "lib"), place / "config")) as session:
            for number in count(first):
                _store(session.library, number)
                tell(number)
                session.index.flush()

    def judge(self, place: Path, told: set[int]) -> Verdict:
        """Every piece is found, at once or after the index noticed that it is to be made anew."""
        with closing(Session(opened(place / "lib"), place / "config")) as session:
            there, half = whole(session.library)
            session.library.refresh()
            found = {hit.summary.headline for hit in finding.find(session, "合龙", limit=10**6).hits}
            wanted = {article.headline for number in there for article in issue(number).articles}
        return Verdict(len(told - there), half + len(found ^ wanted))


def _home(place: Path) -> Path:
    """Return which of the two folders the library is in."""
    for name in ("lib0", "lib1"):
        if (place / name / "library.json").exists() and moved_to(place / name) is None:
            return place / name
    return place / "lib0"


SUBJECTS: dict[str, type[Subject]] = {
    "import": Importing,
    "move": Moving,
    "backup": BackingUp,
    "restore": Restoring,
    "index": Indexing,
}
