"""Pictures that a document, an archive or a folder holds and shows nowhere: a cover that only its list names, a bullet,
what was cut out, what lies beside the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.importing.pictures.endings import is_picture_name
from reader.importing.pictures.found import MOST_OF_SOURCE, Found, found
from reader.model.errors import ImportFailure

if TYPE_CHECKING:
    from reader.importing.formats.archive import Archive
    from reader.importing.formats.neighbours import ReadMember
    from reader.importing.formats.scroll import Scroll

_OF_THE_WHOLE = re.compile(r"thumbnail", re.IGNORECASE)
"""What a program painted of the document, for lists of files."""


def note_unshown(archive: Archive, scroll: Scroll) -> None:
    """Note the pictures of a document that was read which nothing in it asked for."""
    left = [n for n in archive.names if n not in archive.taken and not _OF_THE_WHOLE.search(n)]
    scroll.pictures += unshown(left, archive.read, at=scroll.length)


def unshown(names: Iterable[str], read: ReadMember, *, at: int) -> Iterator[Found]:
    """Yield the pictures among files that nothing shows; beyond what is kept of a source none is read any more."""
    size = 0
    for name in filter(is_picture_name, names):
        if size > MOST_OF_SOURCE:
            yield replace(found(None, at=at, name=name), reason="too_large")
            continue
        try:
            data = read(name)
        except ImportFailure:
            data = b""  # it is there, and damaged
        size += len(data)
        yield found(data, at=at, name=name, reason="unshown")
