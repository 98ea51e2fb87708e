"""Backups that come by themselves: when one is due, and which older ones may go.

A backup goes only where a later one that stays has all its journal lines and issues, so that damage that nobody has
noticed never pushes out the last good one. Later means a greater stamp of its journal, whatever clocks and names say;
all machines that share the folder see the same order, and so never delete one another's last copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from reader.library import archive, backup_contents
from reader.library.archive import Archived
from reader.library.backup_contents import Contents
from reader.model.errors import LibraryError, WrongRequest
from reader.model.whole_file import make_folder

PREFIX = "baojia-"
WEEKS, MONTHS = 4, 12
AHEAD = timedelta(hours=1)  # by which clocks of two machines may differ


def own_backups(folder: Path, library: str) -> list[Contents]:
    """Return the readable backups of a library in a folder; what cannot be read is left alone."""
    found = []
    for path in sorted(folder.glob(f"{PREFIX}{library[:8]}-*.zip")):
        with suppress(LibraryError):
            contents = backup_contents.read(path)
            if contents.library in {library, ""}:
                found.append(contents)
    return found


def is_due(backups: Iterable[Contents], device: str, every: timedelta, now: datetime) -> bool:
    """Tell whether this machine has made none for so long. One that was made in the future says nothing."""
    own = [b.made for b in backups if b.device in {device, ""} and b.made <= now + AHEAD]
    return not own or now - max(own) >= every


def write(folder: Path, library: str, device: str, backup: Callable[[Path], Archived]) -> Archived:
    """Write a backup under a name that nothing has yet."""
    make_folder(folder)
    stem = f"{PREFIX}{library[:8]}-{datetime.now():%Y%m%d-%H%M%S}-{device}"
    for number in range(1, 1000):
        try:
            return backup(folder / (f"{stem}.zip" if number == 1 else f"{stem}-{number}.zip"))
        except WrongRequest:
            if number == 999:
                raise
    raise AssertionError


def order(backup: Contents, now: datetime) -> tuple[int, datetime, str]:
    """Return by what backups are sorted, the one with the newest contents last."""
    return backup.clock, min(backup.made, now), backup.path.name


def chosen(backups: Iterable[Contents], keep: int, now: datetime) -> list[Contents]:
    """Return the backups that stay whatever is in them, newest contents last: the `keep` newest, and the newest of
    each of the last weeks and months of which there is one. A day that is still to come counts as today.
    """
    sequence = sorted(backups, key=lambda b: order(b, now))
    weeks: dict[tuple[int, int], Contents] = {}
    months: dict[tuple[int, int], Contents] = {}
    for backup in sequence:
        day = _day(backup, now)
        weeks[day.isocalendar()[:2]] = backup
        months[day.year, day.month] = backup
    staying = {b.path for b in sequence[-max(1, keep) :]}
    for kept, most in ((weeks, WEEKS), (months, MONTHS)):
        staying |= {kept[when].path for when in sorted(kept)[-most:]}
    return [b for b in sequence if b.path in staying]


def _day(backup: Contents, now: datetime) -> date:
    try:
        return min(backup.made, now).astimezone().date()
    except (OverflowError, OSError, ValueError):  # a year that the system's calendar does not know
        return min(backup.made, now).astimezone(UTC).date()


def thin_out(backups: list[Contents], fresh: Path, keep: int, purged: frozenset[str], now: datetime) -> list[Path]:
    """Delete what may go; returns it. `fresh` has just been written and verified."""
    staying = chosen(backups, keep, now)
    kept = {b.path for b in staying} | {fresh}
    sound: dict[Path, bool] = {fresh: True}
    gone = []
    for old in [b for b in backups if b.path not in kept]:
        later = [b for b in staying if order(b, now) > order(old, now)]
        if any(_holds(one, old, purged) and _is_sound(one.path, sound) for one in reversed(later)):
            with suppress(OSError):
                old.path.unlink()
                gone.append(old.path)
    return gone


def _holds(later: Contents, old: Contents, purged: frozenset[str]) -> bool:
    with suppress(LibraryError):
        return later.has_issues_of(old, purged) and later.has_lines_of(old)
    return False


def _is_sound(path: Path, known: dict[Path, bool]) -> bool:
    """Tell whether a backup can be read in every byte."""
    if path not in known:
        known[path] = True
        try:
            archive.verify(path)
        except LibraryError:
            known[path] = False
    return known[path]
