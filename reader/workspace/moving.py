"""Move a library to another place, with what this machine knows of it: settings, cache, and that it is remembered."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library import Library
from reader.model.door import door
from reader.model.errors import ReadOnlyLibrary
from reader.model.messages import _
from reader.model.whole_file import make_folder
from reader.workspace import folders, known_libraries

if TYPE_CHECKING:
    from reader.library import Relocated
    from reader.workspace.session import Session


@door
def place_in(folder: Path, library: Path) -> Path:
    """Return where a library goes that is to be moved to `folder`: there, or in a folder of its own inside it."""
    with suppress(OSError):
        if not os.path.ismount(folder) and not any(folder.iterdir()):
            return folder
    return folder / library.name


@door
def move(
    session: Session,
    target: Path,
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Relocated:
    """Move the session's library to `target`, a new or empty folder; for a worker thread.

    The session must be closed afterwards, and `carry_cache` called. Raises LibraryError (the sample does not move),
    NotSaved or Cancelled; then it goes on where it is.
    """
    if session.sample:
        raise ReadOnlyLibrary(_("示例报纸随程序带来，不能移走；先“留下它”，它就是自己的报纸。"))
    old = session.library.folder
    moved = session.library.move(target.expanduser().absolute(), progress=progress, cancelled=cancelled)
    known_libraries.moved(old, moved.path)
    _carry_settings(session.config, folders.config_folder(moved.path))
    return moved


@door
def carry_cache(cache: Path, library: Path) -> None:
    """Let a library that was moved go on with the catalogue and index that lay in the folder `cache`.

    Called when nothing of it is open any more. Where it cannot be, they are built anew.
    """
    with suppress(OSError):
        opened = Library.open(library, cache=folders.cache_folder(library))
        opened.close()
        if cache.is_dir() and not opened.cache_folder.exists():
            make_folder(opened.cache_folder.parent)
            cache.rename(opened.cache_folder)


def _carry_settings(old: Path, new: Path) -> None:
    """Where the new place has settings of its own (portable mode), begin them with these."""
    with suppress(OSError):
        if old != new:
            make_folder(new)
            for name in ("settings.json", "device.json"):
                if (old / name).exists() and not (new / name).exists():
                    shutil.copyfile(old / name, new / name)
