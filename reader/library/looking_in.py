"""Look into a backup before anything is restored from it: what it has that is not here, and what is newer here."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.library import archive, backup_contents, ids, issue_text, layout, picture_care, regular
from reader.library.backup_contents import Contents, Line, lines_of
from reader.library.issue_files import NAME
from reader.library.merge import State
from reader.library.record import parser_for, scan
from reader.model.door import doors
from reader.model.errors import LibraryError
from reader.model.messages import _

NAMED = 20  # issues that are named one by one


@doors
@dataclass(frozen=True, slots=True, kw_only=True)
class BackupView:
    """A backup beside a library.

    `deeds` are lines of the journal. `*_only_there`: in the backup and not here, what restoring would bring;
    `*_only_here`: stays whatever is restored. `same_library`: a backup of this library, or of a copy of it.
    `titles`: the issues that would come, the first few of them; `binned` of them would lie in the bin, removed there or
    here. `pictures_only_there`: pictures and originals that are not here, or not whole.
    """

    path: str
    made: datetime
    same_library: bool
    issues: int
    articles: int | None
    deeds: int
    issues_only_there: int
    deeds_only_there: int
    issues_only_here: int
    deeds_only_here: int
    titles: tuple[str, ...] = ()
    binned: int = 0
    pictures_only_there: int = 0

    @property
    def brings_nothing(self) -> bool:
        """True where the library has all that is in the backup."""
        return not (self.issues_only_there or self.deeds_only_there or self.pictures_only_there)


def look_into(place: layout.Layout, path: Path) -> BackupView:
    """Return what is in a verified backup, compared with the library. Raises NotFound or LibraryError."""
    sums = archive.verify(path)
    there = backup_contents.read(path)
    sound, lines = _here(place)
    in_it = there.lines()
    lacking = {name for name, _crc, _size in there.issues} - sound
    return BackupView(
        path=str(path),
        made=there.made,
        same_library=there.library == place.id,
        issues=len(_issues(name for name, _crc, _size in there.issues)),
        articles=there.articles,
        deeds=len(in_it),
        issues_only_there=len(_issues(lacking)),
        deeds_only_there=len(in_it - lines),
        issues_only_here=len(_issues(sound - {name for name, _crc, _size in there.issues})),
        deeds_only_here=len(lines - in_it),
        titles=_titles(there, lacking),
        binned=_binned(place, there, _issues(lacking) - _issues(sound)),
        pictures_only_there=picture_care.lacking(place, sums),
    )


def _issues(names: Iterable[str]) -> set[str]:
    """Return the issues whose files have these names; one that was revised has several."""
    return {name.partition(".")[0] for name in names}


def _binned(place: layout.Layout, there: Contents, issues: set[str]) -> int:
    """Return how many issues would lie in the bin, as the lines of both sides say together."""
    if not issues:
        return 0
    numbers, state = {ids.natural_number("status", issue) for issue in issues}, State()
    for data in (*_journal(place), *there.journal()):
        for payload, _behind in scan(data, 0, parser_for(len(data))).records:
            said = [op for op in payload.get("o", ()) if op["t"] == "status" and op["k"] in numbers]
            if said:
                state.join({**payload, "o": said})
    return sum(d.get("removed") is True for d in state.table("status").values())


def _journal(place: layout.Layout) -> Iterator[bytes]:
    for path in archive.members(place):
        if path.parent == place.journal:
            with suppress(OSError):  # what cannot be read is not here
                yield regular.read(path)


def _here(place: layout.Layout) -> tuple[set[str], set[Line]]:
    """Return the names of the sound issue files that are here, and the journal's lines."""
    sound: set[str] = set()
    lines: set[Line] = set()
    for path in archive.members(place):
        try:
            data = regular.read(path)
        except OSError:
            continue  # what cannot be read is not here
        named = NAME.fullmatch(path.name)
        if path.parent == place.journal:
            lines.update(lines_of(data))
        elif named is not None and ids.digest8(data) == named[2]:
            sound.add(path.name)
    return sound, lines


def _titles(there: Contents, lacking: set[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    with zipfile.ZipFile(there.path) as members:
        for name in sorted(n for n in members.namelist() if n.rpartition("/")[2] in lacking):
            issue = name.rpartition("/")[2].partition(".")[0]
            if issue in found or len(found) >= NAMED:
                continue
            try:
                meta = issue_text.read(members.read(name))[1].get("meta", {}).get("1", {})
            except (LibraryError, ValueError, RecursionError):
                continue
            paper, day = meta.get("newspaper") or _("没有报名"), meta.get("date_published") or _("没有日期")
            found[issue] = f"{paper} {day}"
    return tuple(sorted(found.values()))
