"""Move a library to another place: by renaming on one disk, else by a copy that is verified before it counts.

Until the new place is complete and verified the old one stays as it is, and it keeps all its files even then; only
its library.json says where the library is now (see relocation.py). Nothing ever lies half-written at the new place:
the copy grows under another name beside it.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reader.library import relocation
from reader.library.copying import Copy, files_in
from reader.library.durable import flush_folder, make_folder, refusal
from reader.library.journal import Journal
from reader.library.layout import NAME_FILE, Layout
from reader.library.relocation import MOVED, MOVING
from reader.library.turns import Turns
from reader.model.disk_words import in_words
from reader.model.errors import LibraryError, NotSaved
from reader.model.messages import _

ROOM = 1 << 20  # bytes beyond the files themselves
ELSEWHERE = {errno.EXDEV, errno.EACCES, errno.EPERM, errno.EBUSY, errno.ENOTEMPTY, errno.EEXIST}

Progress = Callable[[int, int], None]  # bytes done, bytes in all


@dataclass(frozen=True, slots=True, kw_only=True)
class Relocated:
    """A library that was moved. `left_behind`: all its files are in the old folder too, and may be deleted by hand."""

    path: Path
    old: Path
    files: int
    bytes: int
    left_behind: bool


def move(
    place: Layout, target: Path, lock: Turns, journal: Journal, progress: Progress, cancelled: Callable[[], bool]
) -> Relocated:
    """Move the library. Raises LibraryError, NotSaved or Cancelled; then nothing is at `target` and all as it was."""
    source = Path(os.path.realpath(place.folder))
    target = Path(os.path.realpath(target))
    _check(place, source, target)
    only = relocation.only_one(place.cache.parent, place.id)
    if only is None:
        raise LibraryError(_("这个报库正在搬，等那一次搬完再试。"))
    try:
        move_it = _Move(place, source, target, lock, journal)
        return move_it.by_renaming() or move_it.by_copying(progress, cancelled)
    except OSError as error:
        raise refusal(error, target) from error
    finally:
        only.release()


def _check(place: Layout, source: Path, target: Path) -> None:
    """Say at once why a library cannot be moved there. Raises LibraryError."""
    if place.problems:
        raise LibraryError(_("《{path}》坏了，先“核对报库”修好再搬。").format(path=place.folder / NAME_FILE))
    if target == source or target.is_relative_to(source):
        raise LibraryError(_("新地方《{path}》在报库自己里面，请选别处。").format(path=target))
    if target.exists():
        if not target.is_dir():
            raise LibraryError(_("《{path}》是文件，报库要放在文件夹里。").format(path=target))
        if not _is_free(target, place.id):
            raise LibraryError(
                _("《{path}》里已有东西，没有动它们。请选一个空文件夹，或写一个新的名字。").format(path=target)
            )
        if os.path.ismount(target):
            raise LibraryError(
                _("《{path}》是一个盘的顶层，请在里面给报库起一个文件夹，例如《{proposed}》。").format(
                    path=target, proposed=target / source.name
                )
            )
    if not os.access(place.folder / NAME_FILE, os.W_OK) or not os.access(place.folder, os.W_OK):
        raise LibraryError(_("这个报库只能读，搬不走：《{path}》。可以用备份和恢复搬家。").format(path=place.folder))


def _is_free(target: Path, identity: str) -> bool:
    """Tell whether a folder is empty, or holds nothing but the word that this library went away from it."""
    try:
        names = [p.name for p in target.iterdir()]
    except OSError as error:
        raise LibraryError(_("读不了文件夹《{path}》：{why}。").format(path=target, why=in_words(error))) from error
    if names == [relocation.word_file(target).name]:
        said = relocation.word_in(target)
        return said.get("id") == identity and MOVED in said
    return not names


class _Move:
    """One attempt to move a library that nobody else is moving."""

    def __init__(self, place: Layout, source: Path, target: Path, lock: Turns, journal: Journal) -> None:
        self._place = place
        self._source = source
        self._target = target
        self._lock, self._journal = lock, journal

    @contextmanager
    def _at_rest(self) -> Iterator[None]:
        """Let nothing be written by this process, and no file of the library be open."""
        with self._lock:
            self._journal.close()
            yield

    # -- on one disk

    def by_renaming(self) -> Relocated | None:
        """Rename the folder; None where that cannot be (then nothing is changed). Raises OSError."""
        above = _nearest(self._target)
        if above.stat().st_dev != self._source.stat().st_dev:
            return None
        identity = self._place.id
        word = relocation.word_beside(self._source, identity)
        with self._at_rest():
            try:
                relocation.leave_word(word, identity, MOVED, self._target)
                relocation.leave_word(self._source, identity, MOVING, self._target)
                self._make_way()
                os.replace(self._source, self._target)  # noqa: PTH105 - as in durable.py
            except OSError as error:
                self._not_renamed(word, above)
                if error.errno in ELSEWHERE:
                    return None
                raise
            except BaseException:
                self._not_renamed(word, above)
                raise
            # It is there. What follows says so at both places, and is made up for by whoever opens them.
            with suppress(OSError):
                os.replace(word, self._source)  # noqa: PTH105 - as above
            with suppress(OSError):
                relocation.take_back(self._target)
            for folder in (self._target.parent, self._source.parent):
                with suppress(OSError):
                    flush_folder(folder)
        found = files_in(self._target)
        size = sum(stat.st_size for stat in found.values())
        return Relocated(path=self._target, old=self._source, files=len(found), bytes=size, left_behind=False)

    # -- on another disk

    def by_copying(self, progress: Progress, cancelled: Callable[[], bool]) -> Relocated:
        """Copy everything beside the target, verify it, compare once more at rest, and switch over.

        Raises OSError, NotSaved or Cancelled.
        """
        above = _nearest(self._target)
        draft = self._target.with_name(f"{self._target.name}.{self._place.id[:8]}.moving")
        shutil.rmtree(draft, ignore_errors=True)  # of a move that was killed: nobody else is moving this library
        copy = Copy(self._source, draft, progress, cancelled)
        room = shutil.disk_usage(above).free
        if room < copy.size + ROOM:
            raise NotSaved(
                _("《{path}》那里放不下：要 {need} MB，还有 {room} MB。没有搬，报库还在原处。").format(
                    path=self._target, need=(copy.size + ROOM) >> 20, room=room >> 20
                )
            )
        try:
            copy.run()
            with self._at_rest():
                relocation.leave_word(self._source, self._place.id, MOVING, self._target)
                copy.compare()  # what was written meanwhile; from the word on nobody writes here any more
                copy.flush()
                self._make_way()
                os.replace(draft, self._target)  # noqa: PTH105 - as in durable.py
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            self._stay(above)
            raise
        with suppress(OSError):
            flush_folder(self._target.parent)
        with suppress(OSError):  # whoever opens the old place completes it
            relocation.leave_word(self._source, self._place.id, MOVED, self._target)
        return Relocated(path=self._target, old=self._source, files=copy.files, bytes=copy.size, left_behind=True)

    # -- on any

    def _make_way(self) -> None:
        """Make the folder above the target, and take away the empty one in its place."""
        make_folder(self._target.parent)
        if self._target.is_dir():
            relocation.take_back(self._target)  # it went away from there once
            os.rmdir(self._target)  # noqa: PTH106 - as in durable.py

    def _not_renamed(self, word: Path, above: Path) -> None:
        shutil.rmtree(word, ignore_errors=True)
        self._stay(above)

    def _stay(self, above: Path) -> None:
        """Take back what was begun; `above` is the folder that was there before."""
        with suppress(OSError):
            relocation.take_back(self._source)
        folder = self._target.parent
        with suppress(OSError):
            while folder != above and above in folder.parents:
                folder.rmdir()
                folder = folder.parent


def _nearest(target: Path) -> Path:
    """Return the nearest folder above `target` that exists."""
    folder = target.parent
    while not folder.is_dir():
        folder = folder.parent
    return folder
