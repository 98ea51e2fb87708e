"""The PDFs or pictures that a source's printed pages are of, found again in its file, folder or archive."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader.importing.files import bytes_of
from reader.importing.formats import dispatch
from reader.importing.formats.neighbours import beside, shelf_below
from reader.importing.opening_up import members_of, names_in
from reader.importing.reading import made_of
from reader.model.door import door

if TYPE_CHECKING:
    from pathlib import Path

    from reader.importing.formats.scroll import Print


@door
def prints_of(path: Path, digest: str) -> list[tuple[Print, ...]]:
    """Return the PDFs or pictures that a source's layouts tell of, in their order: of each issue, or once for all of a
    file.

    Empty where the source is no longer the one with that `sha256`, or has none. Raises ImportFailure.
    """
    if not path.is_dir():
        data = bytes_of(path)
        if hashlib.sha256(data).hexdigest() != digest:
            return []
        if data[:1024].lstrip()[:4] == b"%PDF":
            return [(data,)]
        resolve = beside(path.name, shelf_below(path.parent))
        extracts = dispatch.extracts(data, name=path.name, encoding=None, resolve=resolve)
    else:
        members, shelf, digests = members_of(path, names_in(path))
        extracts = dispatch.members(members, shelf, name=path.name, encoding=None)
        if hashlib.sha256(b"".join(digests[n] for n in sorted(digests))).hexdigest() != digest:
            return []
    made: list[tuple[Print, ...]] = []
    while extracts:
        prints = extracts[0].prints
        made += [prints for _issue in made_of(extracts, path.name, digest)]
    return made
