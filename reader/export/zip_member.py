"""Members of the ZIP files that exports are: equal bytes whenever and wherever they are written."""

from __future__ import annotations

import zipfile

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can tell."""


def add(archive: zipfile.ZipFile, name: str, data: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> None:
    """Add a member with a fixed time, owner and mode; text as UTF-8."""
    member = zipfile.ZipInfo(name, EARLIEST)
    member.compress_type = method
    member.create_system = 3
    member.external_attr = 0o644 << 16
    data = data.encode("utf-8") if isinstance(data, str) else data
    archive.writestr(member, data, compresslevel=6 if method == zipfile.ZIP_DEFLATED else None)
