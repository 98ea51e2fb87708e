"""A file beside the catalogue that holds what was worked out last: a line that says of which moment, and the data.

Whoever reads it compares the moment; one that is not whole is as none.
"""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from reader.model import whole_file

LARGE: Final = 5_000
"""Fewer pieces, or nodes of the tree, are worked out as quickly as read."""


def write(path: Path, head: dict[str, object], data: bytes) -> None:
    """Write it down; where the disk refuses, the next start works it out."""
    line = json.dumps({**head, "crc": zlib.crc32(data)}).encode()
    with suppress(OSError):
        whole_file.write(path, line + b"\n" + data, "made_again")


def read(path: Path) -> tuple[dict[str, Any], bytes] | None:
    """Return what the line says, and the data; None where there is no whole one."""
    try:
        line, _break, data = path.read_bytes().partition(b"\n")
        head = json.loads(line)
    except (OSError, ValueError):
        return None
    return (head, data) if isinstance(head, dict) and head.get("crc") == zlib.crc32(data) else None
