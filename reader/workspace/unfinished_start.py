"""Whether the last start of the window came to its end: no content may keep a library from opening twice.

A mark lies in the settings folder while a start is under way. Whoever finds it there knows that the start before
crashed, hung or was ended by force, and opens without what that one was opening.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from reader.model import whole_file
from reader.model.door import doors


@doors
class UnfinishedStart:
    """The mark of one library on this machine. A settings folder that cannot be written only means no warning."""

    def __init__(self, config: Path, library: Path) -> None:
        name = hashlib.sha256(str(library.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self._path = config / f"starting-{name}"

    def begin(self) -> bool:
        """Leave the mark; tells whether one was there."""
        found = self._path.exists()
        with suppress(OSError):
            whole_file.write(self._path, b"", "made_again")
        return found

    def end(self) -> None:
        """The window stands: take the mark away."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
