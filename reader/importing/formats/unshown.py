"""Pictures that a document holds and shows nowhere: a cover that only its list names, a bullet, what was cut out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.model.errors import ImportFailure

if TYPE_CHECKING:
    from reader.importing.formats.archive import Archive
    from reader.importing.formats.scroll import Scroll

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?|avif|jp2|svgz?|emf|wmf|heic|ico)$", re.IGNORECASE)
_OF_THE_WHOLE = re.compile(r"thumbnail", re.IGNORECASE)
"""What a program painted of the document, for lists of files."""


def note_unshown(archive: Archive, scroll: Scroll) -> None:
    """Note the pictures of a document that was read which nothing in it asked for."""
    for name in archive.names:
        if name not in archive.taken and _PICTURE.search(name) and not _OF_THE_WHOLE.search(name):
            try:
                data = archive.read(name)
            except ImportFailure:
                data = b""  # it is there, and damaged
            scroll.picture(data, name=name, reason="unshown")
