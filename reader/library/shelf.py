"""The folder of issue files: which are there, which revision is shown, and the issues in them.

Files never change once they are published, and carry the fingerprint of their bytes in their name.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from reader.library import ids, issue_text, judging, regular
from reader.library.durable import publish, refusal
from reader.library.issue_files import IssueFile, IssueFiles, Loaded, Reading
from reader.library.issue_folders import Folder, Look, seen
from reader.library.turns import Turns
from reader.model.errors import LibraryError, NotFound
from reader.model.issue import PublicationIssue
from reader.model.messages import _

KEPT = 64  # issues in memory


class Shelf:
    """All issue files of a library."""

    def __init__(self, folder: Path, latest: Callable[[str], str | None], still_here: Callable[[], None]) -> None:
        """`latest` tells which file was imported last for an issue; `still_here` raises where the library is gone."""
        self.folder, self._latest = folder, latest
        self.content = IssueFiles(folder, still_here)
        self.changes = 0  # how many looks have found files that came or went
        self._files: dict[str, dict[str, IssueFile]] = {}  # issue -> file name -> file
        self._folders: dict[str, Folder] = {}  # as they were found
        self._written = 0  # files of this process
        self._added: dict[str, set[str]] = {}  # folder -> names written here since it was last looked at
        self._revisions: dict[str, issue_text.Revision | None] = {}
        self._sources: dict[str, str] = {}  # file name -> fingerprint of its source
        self._issues: OrderedDict[str, PublicationIssue] = OrderedDict()

    def refresh(self) -> set[str]:
        """Look for files that came or went; returns the issues they belong to."""
        look = self.look()
        look.take(self.folder)
        return {issue for places in look.parts() for issue in self.take_in(look, places)}

    def look(self) -> Look:
        """Return what a look begins with; under the lock. It is taken without it."""
        return Look(known=dict(self._folders), added={*self._added}, written=self._written)

    def take_in(self, look: Look, places: Iterable[str]) -> set[str]:
        """Take in what a look found in some places, under the lock; returns the issues whose files came or went.

        Where another look was taken in meanwhile, that one counts; where this process has written, it looks again.
        """
        changed = set[str]()
        for place in places:
            known, there = self._folders.get(place), look.found.get(place)
            written = look.written != self._written and place in self._added
            if known is not look.known.get(place):
                continue
            if written:
                there = seen(self.folder, place, None)
            if there is not None:
                self._take_in(place, known, there, changed)
            elif place not in look.there and not written:
                names = {*(self._folders.pop(place).files if known else ()), *self._added.pop(place, ())}
                self._gone(place, names, changed)
        self.changes += bool(changed)
        return changed

    def _take_in(self, place: str, known: Folder | None, there: Folder, changed: set[str]) -> None:
        self._folders[place] = there
        before = (known.files.keys() if known else set()) | self._added.pop(place, set())
        for name in there.files.keys() - before:
            file = there.files[name]
            if name not in self._files.setdefault(file.issue, {}):
                changed.add(file.issue)
            self._files[file.issue][name] = file
        self._gone(place, before - there.files.keys(), changed)

    def _gone(self, place: str, names: Iterable[str], changed: set[str]) -> None:
        for name in names:
            issue = name.partition(".")[0]
            file = self._files.get(issue, {}).get(name)
            if file is not None and file.path == f"{place}/{name}":
                del self._files[issue][name]
                if not self._files[issue]:
                    del self._files[issue]
                self._issues.pop(name, None)
                changed.add(issue)

    def issue_ids(self) -> tuple[str, ...]:
        """Return the ids of all issues that have a file."""
        return tuple(self._files)

    def is_there(self, issue: str) -> bool:
        """Tell whether an issue has a file, readable or not."""
        return issue in self._files

    def files(self, issue: str) -> tuple[IssueFile, ...]:
        """Return all files of an issue; raises NotFound."""
        if issue not in self._files:
            raise NotFound(_("报库里没有这一期：{id}。").format(id=issue))
        return tuple(self._files[issue].values())

    def has(self, name: str) -> bool:
        """Tell whether a file of this name is there; any thread may ask."""
        return name in self._files.get(name.partition(".")[0], {})

    def files_at(self, path: str) -> tuple[IssueFile, ...]:
        """Return the file at a path below the issues folder, or nothing."""
        name = path.rpartition("/")[2]
        file = self._files.get(name.partition(".")[0], {}).get(name)
        return () if file is None else (file,)

    def all_files(self) -> dict[str, IssueFile]:
        """Return every file by its path."""
        return {f.path: f for files in self._files.values() for f in files.values()}

    def revisions(self, issue: str) -> tuple[tuple[issue_text.Revision, IssueFile], ...]:
        """Return the readable whole revisions of an issue with their first files, the shown one last."""
        found = []
        for file in self.files(issue):
            revision = self._revision(file)
            if (
                revision is not None
                and revision.part == 0
                and len(self._parts(issue, revision, file)) == revision.parts
            ):
                found.append((revision, file))
        found.sort(key=lambda f: (f[0].revision, f[1].sha8))
        latest = self._latest(issue)
        return tuple([f for f in found if f[1].name != latest] + [f for f in found if f[1].name == latest])

    def shown(self, issue: str) -> IssueFile:
        """Return the first file of the revision that is shown. Raises NotFound, LibraryError where none is readable."""
        files = self.files(issue)
        if len(files) == 1:
            return files[0]
        revisions = self.revisions(issue)
        if not revisions:
            self.content.load(files[0])  # says what is wrong with it
            raise LibraryError(_("这一期的文件不全：《{path}》。").format(path=self.folder / files[0].path))
        return revisions[-1][1]

    def _revision(self, file: IssueFile) -> issue_text.Revision | None:
        if file.name not in self._revisions:
            self._note(file.name, self.content.readable(file))
        return self._revisions[file.name]

    def learn(self, issue: str, lock: Turns) -> dict[str, Loaded]:
        """Have it known what the files of an issue in several say; returns what was read, without the lock, for it."""
        with lock:
            files = self._files.get(issue, {}).values()
            unknown = [f for f in files if f.name not in self._revisions] if len(files) > 1 else []
        found = {file.name: self.content.readable(file) for file in unknown}
        with lock:
            for name, loaded in found.items():
                self._note(name, loaded)
        return {n: loaded for n, loaded in found.items() if loaded}

    def _note(self, name: str, loaded: Loaded | None) -> None:
        self._revisions[name] = loaded and loaded.revision
        if loaded is not None:
            self._sources[name] = loaded.source_key

    def source_key(self, file: IssueFile) -> str:
        """Return the fingerprint of the source of a file, empty for later parts. Raises LibraryError."""
        if file.name not in self._sources:
            self._note(file.name, self.content.load(file))
        return self._sources[file.name]

    def revision(self, file: IssueFile) -> issue_text.Revision:
        """Return what a file says of itself. Raises LibraryError."""
        if (found := self._revisions.get(file.name)) is None:
            self._note(file.name, loaded := self.content.load(file))
            found = loaded.revision
        return found

    def _parts(self, issue: str, revision: issue_text.Revision, first: IssueFile) -> list[IssueFile]:
        """Return the files of a revision in order; fewer than `parts` where some are missing."""
        if revision.parts == 1:
            return [first]
        found = {}
        for file in self.files(issue):
            other = self._revision(file)
            if other is not None and (other.whole, other.revision) == (revision.whole, revision.revision):
                found[other.part] = file
        return [found[k] for k in sorted(found)]

    # -- content

    def issue(self, file: IssueFile) -> PublicationIssue:
        """Return the issue whose first file this is. Raises LibraryError where it is damaged, NewerFormat."""
        kept = self._issues.get(file.name)
        if kept is not None:
            self._issues.move_to_end(file.name)
            return kept
        reading = self.content.read(file, self.files(file.issue))
        self.keep(reading)
        return reading.issue

    def keep(self, reading: Reading) -> None:
        """Have at hand for a while what was read."""
        for name, loaded in reading.files.items():
            self._note(name, loaded)
        self._keep(reading.file, reading.issue)

    def _keep(self, file: IssueFile, issue: PublicationIssue) -> None:
        """Have an issue at hand for a while."""
        self._issues[file.name] = issue
        while len(self._issues) > KEPT:
            self._issues.popitem(last=False)

    def fresh(self, file: IssueFile) -> PublicationIssue | None:
        """Return the issue in a file as it is on the medium now, None for a later part. Raises LibraryError."""
        self.content.problems.pop(file.path, None)
        self._issues.pop(file.name, None)
        loaded = self.content.load(file)
        self._note(file.name, loaded)
        return self.issue(file) if loaded.revision.part == 0 else None

    def other_values(self, file: IssueFile) -> frozenset[str]:
        """Return the fields of a file whose values this version does not understand. Raises LibraryError."""
        return frozenset(judging.other_values(self.content.load(file).tables))

    # -- adding

    def add(self, issue: PublicationIssue, revision: issue_text.Revision) -> tuple[IssueFile, bool]:
        """Write an issue; returns its first file and whether it is new.

        Raises NotSaved; then nothing is shown of it.
        """
        place = f"{ids.folder_name(issue.newspaper)}/{ids.year_name(issue.date_published)}"
        first: IssueFile | None = None
        new = False
        # The first part comes last: an issue is there once its first part is.
        for own, data in issue_text.write(issue, revision):
            sha8 = ids.digest8(data)
            name = f"{issue.id}.{sha8}.json"
            first = self._files.get(issue.id, {}).get(name)
            if first is None or not (self.folder / first.path).exists():
                first = IssueFile(issue=issue.id, sha8=sha8, path=f"{place}/{name}")
                try:
                    publish(regular.without_links(self.folder.parent, self.folder / first.path), data)
                except OSError as error:
                    raise refusal(error, self.folder / first.path) from error
                self._files.setdefault(issue.id, {})[name] = first
                self._added.setdefault(place, set()).add(name)
                self._written += 1
                new = True
            self._revisions[name] = own
            self._sources[name] = "" if own.part else ids.source_key(issue.source)
        assert first is not None
        self._keep(first, replace(issue, source=replace(issue.source, name="")))  # as it would be read
        return first, new
