"""The kinds of files that can be read, as somebody who chooses files is told of them."""

from __future__ import annotations

from reader.importing.formats.adapters import ADAPTERS, ARCHIVES
from reader.model.door import door
from reader.model.messages import _


@door
def file_kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each format in words and the endings of its files; archives last."""
    return (*((_(a.words), a.suffixes) for a in ADAPTERS), (_("压缩包"), ARCHIVES))
