"""The bytes of issue files: read, held against the fingerprint in their names, and put together.

Nothing is remembered here but what is wrong with which file, so that reading needs no lock.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from reader.library import ids, issue_text, regular
from reader.library.durable import unreadable
from reader.model.errors import DamagedIssue, LibraryError, NewerFormat, NotFound
from reader.model.issue import PublicationIssue
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass

NAME = re.compile(r"([0-9a-f]{8,32})\.([0-9a-f]{8})\.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFile:
    """One issue file. `name` is `<issue id>.<sha8>.json`, `path` its place below the issues folder."""

    issue: str
    sha8: str
    path: str

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return f"{self.issue}.{self.sha8}.json"


class Loaded(NamedTuple):
    """What one file holds."""

    revision: issue_text.Revision
    tables: issue_text.Tables

    @property
    def source_key(self) -> str:
        """The fingerprint of the source that the file was made from, empty for later parts."""
        source = self.tables.get("source", {}).get("1", {})
        part = source.get("part", 0)
        return f"{source.get('sha256', '')}:{part}" if part else str(source.get("sha256", ""))


class Reading(NamedTuple):
    """An issue, the first of its files, and what was found in each file that was looked into, by its name."""

    file: IssueFile
    issue: PublicationIssue
    files: dict[str, Loaded]


class Misnamed(LibraryError):
    """A file under the name of one issue holds another, `inside`: it is not read, the pieces have ids of that one."""

    def __init__(self, file: IssueFile, inside: str) -> None:
        super().__init__(_("{path} 里是另一期（{id}），文件名不对。").format(path=file.path, id=inside))
        self.inside = inside


class IssueFiles:
    """Reads the files below one folder of issues."""

    def __init__(self, folder: Path, still_here: Callable[[], None]) -> None:
        """`still_here` raises where the library is gone."""
        self.problems: dict[str, str] = {}  # path -> sentence
        self._folder, self._still_here = folder, still_here

    def load(self, file: IssueFile) -> Loaded:
        """Read one file. Raises LibraryError where it is damaged or not what its name says, NewerFormat, NotFound."""
        path = self._folder / file.path
        try:
            data = regular.read(path)
        except OSError as error:
            if not os.path.lexists(path):
                self._still_here()
                raise NotFound(_("报库里没有这一期：{id}。").format(id=file.issue)) from None
            raise unreadable(error, path) from error
        if ids.digest8(data) != file.sha8:
            raise self.damaged(file)
        try:
            revision, tables = issue_text.read(data)
        except (ValueError, RecursionError) as error:
            raise self.damaged(file) from error
        if revision.issue != file.issue:
            raise Misnamed(file, revision.issue)
        if revision.schema > issue_text.SCHEMA:
            raise NewerFormat(_("《{path}》是更新的报夹写的，请先更新报夹。").format(path=path))
        return Loaded(revision, tables)

    def readable(self, file: IssueFile) -> Loaded | None:
        """Read one file if that can be done."""
        try:
            return self.load(file)
        except (LibraryError, NotFound):
            return None

    def read(
        self, file: IssueFile, files: tuple[IssueFile, ...], known: Mapping[str, Loaded] = MappingProxyType({})
    ) -> Reading:
        """Read the issue whose first file this is, `files` being all of its, `known` what was just read of them.

        Raises LibraryError where it is damaged or not whole, NewerFormat, NotFound.
        """
        first = known.get(file.name) or self.load(file)
        loaded = {file.name: first}
        if first.revision.parts > 1:
            others = ((f.name, known.get(f.name) or self.readable(f)) for f in files if f != file)
            loaded |= {name: found for name, found in others if found is not None}
        parts = {found.revision.part: found.tables for found in loaded.values() if _one_whole(found, first)}
        if len(parts) != first.revision.parts:
            raise LibraryError(_("这一期的文件不全：《{path}》。").format(path=self._folder / file.path))
        try:
            return Reading(file, issue_text.assemble([parts[k] for k in sorted(parts)]), loaded)
        except ValueError as error:
            raise self.damaged(file) from error

    def damaged(self, file: IssueFile) -> DamagedIssue:
        """Remember that a file is damaged; returns what to raise."""
        path = self._folder / file.path
        message = _("《{path}》坏了，内容与写下时不同；文件留在原处，可从备份恢复。").format(path=path)
        self.problems[file.path] = message
        return DamagedIssue(message)


def _one_whole(one: Loaded, other: Loaded) -> bool:
    """Tell whether two files are parts of one revision."""
    return (one.revision.whole, one.revision.revision) == (other.revision.whole, other.revision.revision)
