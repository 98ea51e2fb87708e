"""What was left of the issue that was open last, kept beside the catalogue: enough to show it again at the next start,
before journal and shelf are read.

It holds for exactly one numbering, one count of changes and one reading of the journal by the catalogue, as the kept
tree does; else it is as if it were not there. Whoever shows what it says looks at the truth afterwards.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from reader import __version__
from reader.library import catalogue_update, kept_part, kept_state
from reader.library.issue_files import NAME, IssueFile
from reader.library.journal import Journal
from reader.library.shelf import Shelf
from reader.library.truth import Truth

if TYPE_CHECKING:
    import sqlite3

    from reader.library.catalogue_file import CatalogueFile
    from reader.library.layout import Layout

FILE: Final = "open.kept"
MADE_BY: Final = [1, __version__, *sys.version_info[:2]]
TABLES: Final = ("imports", "corrections", "annotations", "status")
"""The documents that speak of an issue and its pieces."""


class Left(Truth):
    """The truth of a few issues as this machine left it; nothing is read for it but their files."""

    def __init__(self, place: Layout, paths: Iterable[str], state: tuple[Any, ...]) -> None:
        journal = Journal(place.journal, place.cache, str, place.reserve, read_only=True)
        super().__init__(place.issues, journal)
        journal.state.take(state)
        self._shelf = _Few(self._shelf, self.latest_import, journal, paths)
        self._replayed = self._looked = True


class _Few(Shelf):
    """A shelf of which only these files are known."""

    def __init__(self, whole: Shelf, latest: Any, journal: Journal, paths: Iterable[str]) -> None:
        super().__init__(whole.folder, latest, journal.still_here)
        for path in paths:
            issue, sha8 = NAME.fullmatch(path.rpartition("/")[2]).groups()  # type: ignore[union-attr]  # we wrote it
            file = IssueFile(issue=issue, sha8=sha8, path=path)
            self._files.setdefault(issue, {})[file.name] = file


def keep(issues: Sequence[str], truth: Truth, file: CatalogueFile, place: Layout) -> None:
    """Keep what is known of these issues, parts of one whole, where the catalogue has all that the journal says.

    A short journal is as quickly read. Under the library's lock, before closing.
    """
    sizes = truth.journal.marks()
    if sum(sizes.values()) < kept_state.LARGE or truth.backlog.documents or not place.cache.exists():
        return
    moment = file.ask(lambda db: _moment(db, file.generation))
    if moment["marks"] != sizes:
        return  # another process has told the lists of something that we did not read
    shelf, numbers = truth.shelf, {t: [n for i in issues for n in truth.by_issue.numbers(t, i)] for t in TABLES}
    numbers["settings"] = [*truth.state.numbers("settings")]
    paths = [known.path for issue in issues if shelf.is_there(issue) for known in shelf.files(issue)]
    with suppress(ValueError):  # values nested deeper than the form allows
        data = marshal.dumps((list(issues), paths, truth.state.packed(numbers)))
        kept_part.write(place.cache / FILE, {**moment, "made_by": MADE_BY}, data)


def take(issue: str, file: CatalogueFile, place: Layout) -> Left | None:
    """Return what was left of an issue, where nothing was told of the library since; under the library's lock."""
    found = kept_part.read(place.cache / FILE)
    if found is None:
        return None
    head, data = found
    crc = head.pop("crc")
    if head != {**file.ask(lambda db: _moment(db, file.generation)), "made_by": MADE_BY} or not crc:
        return None
    with suppress(ValueError, TypeError, EOFError, AttributeError):
        issues, paths, state = marshal.loads(data)
        if issue in issues:
            return Left(place, paths, state)
    return None


def _moment(db: sqlite3.Connection, generation: str) -> dict[str, object]:
    """Return what tells one state of the lists from another."""
    change = int(db.execute("SELECT changed FROM counter").fetchone()[0])
    return {"generation": generation, "change": change, "marks": catalogue_update.marks(db)}
