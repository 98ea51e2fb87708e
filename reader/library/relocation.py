"""Word of a library that is being moved, or was: a small file left at its old place, `.moved-<machine>.json`.

`moving_to` stands in it while somebody moves the library, `moved_to` afterwards. Every writer looks before and after
each line that it writes: what it has written without finding word was there before the mover's last comparison, and
goes along. The word counts on this machine only: a synchroniser may carry it to others, whose libraries stay.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.device import machine
from reader.library.durable import make_folder, publish
from reader.model.door import door
from reader.model.errors import Moved, NotSaved
from reader.model.messages import _

if TYPE_CHECKING:
    from filelock import FileLock

NAME_FILE = "library.json"
WORD = ".moved-"
MOVING, MOVED = "moving_to", "moved_to"
LOCK = "moving.lock"

Word = dict[str, Any]


def word_file(folder: Path) -> Path:
    """Return where this machine leaves word."""
    return folder / f"{WORD}{machine()[:8]}.json"


def word_in(folder: Path) -> Word:
    """Return the word left in a folder; empty where there is none, or none to be read."""
    return _read(word_file(folder))


@door
def moved_to(folder: Path) -> Path | None:
    """Return where the library that was in `folder` was moved to."""
    place = word_in(folder).get(MOVED)
    return Path(place) if isinstance(place, str) and not _same(folder, place) else None


def leave_word(folder: Path, identity: str, word: str, target: Path) -> None:
    """Say that the library of this id moves, or has moved, to `target`. Raises OSError."""
    said = {"id": identity, word: str(target)}
    try:
        data = json.dumps(said, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # a path that is no text
        data = json.dumps(said).encode()
    publish(word_file(folder), data + b"\n")


def take_back(folder: Path) -> None:
    """Say nothing of moving any more. Raises OSError."""
    with suppress(FileNotFoundError):
        os.unlink(word_file(folder))  # noqa: PTH108 - as in durable.py


def word_beside(folder: Path, identity: str) -> Path:
    """Return where the folder with the word lies ready before a library is renamed away from `folder`."""
    return folder.with_name(f"{folder.name}.{identity[:8]}.moving")


def _put_in_place(folder: Path) -> None:
    """Put the word that lies beside where a library was renamed away and nobody came to do it."""
    for beside in sorted(folder.parent.glob("*.moving")):
        said = word_in(beside) if beside.name.startswith(f"{folder.name}.") else {}
        if MOVED in said and beside == word_beside(folder, str(said.get("id"))):
            with suppress(OSError):
                os.replace(beside, folder)  # noqa: PTH105 - as in durable.py


def heed(folder: Path, cache: Path, *, read_only: bool = False) -> None:
    """Heed the word left in a folder: raises Moved where the library is not here, or is leaving at this moment.

    A move that was cut off is completed where everything has arrived, else taken back. `cache` is of all libraries.
    """
    if not folder.exists():
        _put_in_place(folder)
    said = word_in(folder)
    word = MOVED if MOVED in said else MOVING
    target = said.get(word)
    if not isinstance(target, str):
        return
    if not _same(folder, target):  # else it has arrived here, by renaming
        if word == MOVED:
            raise _gone(folder, target)
        lock = only_one(cache, str(said.get("id")))
        if lock is None:
            raise Moved(_("报库《{old}》正在搬到《{new}》，等搬好再试。").format(old=folder, new=target), Path(target))
        lock.release()
        there = _read(Path(target) / NAME_FILE)
        if there and there.get("id") == said.get("id"):  # it appears there when everything is there
            with suppress(OSError):
                leave_word(folder, str(said.get("id")), MOVED, Path(target))
            raise _gone(folder, target)
    if not read_only:
        with suppress(OSError):
            take_back(folder)


def _gone(folder: Path, target: str) -> Moved:
    if Path(target).is_dir():
        sentence = _("报库《{old}》搬走了，现在在《{new}》：请打开那里。")
    else:
        sentence = _("报库《{old}》搬到了《{new}》，可是现在找不到那里：盘接上了吗？")
    return Moved(sentence.format(old=folder, new=target), Path(target))


def only_one(cache: Path, identity: str) -> FileLock | None:
    """Take the right to move the library of this id; None where somebody else is moving it."""
    from filelock import FileLock, Timeout  # loads asyncio: a third of the window's start

    try:
        make_folder(cache)
        lock = FileLock(cache / f"moving-{identity[:8]}.lock", timeout=0, thread_local=False)
        lock.acquire()
    except (Timeout, OSError):
        return None
    return lock


def _read(path: Path) -> Word:
    try:
        said = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _same(folder: Path, target: str) -> bool:
    return os.path.realpath(folder) == os.path.realpath(target)


class StillHere:
    """Looks whether a library is still where it was opened: two `stat` calls as long as nothing has happened."""

    def __init__(self, folder: Path, cache: Path) -> None:
        """`cache` is of all libraries."""
        self._folder = folder
        self._cache = cache
        self._word = word_file(folder)
        self._own = _identity(folder)

    def __call__(self) -> None:
        """Raise Moved where the library was moved, NotSaved where its folder is gone."""
        if self._own is None or _identity(self._folder) == self._own:
            if os.path.lexists(self._word):
                heed(self._folder, self._cache)
            return
        heed(self._folder, self._cache)
        if not self._folder.is_dir():
            raise NotSaved(_("报库不见了：《{path}》。把它接回来，再试一次。").format(path=self._folder))
        if not (self._folder / NAME_FILE).exists():
            raise NotSaved(_("这里没有报库：《{path}》。").format(path=self._folder))
        self._own = _identity(self._folder)  # a stick that was out and is in again


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        stat = os.stat(folder)  # noqa: PTH116 - asked twice a deed, os.stat is half the price
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
