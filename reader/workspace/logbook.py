"""Where unexpected faults are written down, for whoever is asked to mend them.

Nothing of the reader's texts is in it on purpose.
"""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

from reader.model.door import door
from reader.model.whole_file import make_folder, private
from reader.workspace import folders

LARGEST = 1 << 20


@door
def write_down(error: BaseException, library: Path | None = None) -> Path | None:
    """Append the fault to the log in the cache folder; returns its path, or None where even that cannot be written."""
    return note("".join(traceback.format_exception(error)), library)


def note(told: str, library: Path | None = None) -> Path | None:
    """Append what a fault says of itself; returns the log's path, or None where it cannot be written."""
    path = folders.cache_folder(library or folders.library_folder()) / "faults.log"
    try:
        make_folder(path.parent)
        if path.exists() and path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old.log"))
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, private(path.parent))
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n{told}\n")
    except OSError:
        return None
    return path
