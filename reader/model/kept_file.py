"""A small file that is read, changed and written again: what could not be read is never written over.

A disk that fails at reading is not a file that is not there. Whoever goes on with nothing in its place would later
write that over what the reader has kept; so writing is refused until the file could be read.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from reader.model import whole_file
from reader.model.whole_file import Strength

_unread: dict[Path, OSError] = {}


def read(path: Path) -> bytes | None:
    """Return what is in the file, None where there is none. Raises OSError where the disk does not tell."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        _unread.pop(path, None)
        return None
    except OSError as error:
        _unread[path] = error
        raise
    _unread.pop(path, None)
    return data


def unread(path: Path) -> OSError | None:
    """Return why the file could not be read when it was last tried; None where it could."""
    return _unread.get(path)


def write(path: Path, data: bytes, strength: Strength) -> None:
    """Write the file whole. Raises OSError, also where what is there could not be read."""
    if path in _unread:
        raise OSError(_unread[path].errno or errno.EIO, os.strerror(_unread[path].errno or errno.EIO), str(path))
    whole_file.write(path, data, strength)
