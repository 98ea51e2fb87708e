"""The PDFs that newspapers were read from, kept in the library as they came, by the reader's choice."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

from reader.model import outside
from reader.model.door import door
from reader.model.errors import NotFound
from reader.model.messages import _
from reader.model.original import KeptOriginal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.model.issue import Source
    from reader.workspace.session import Session


@door
def originals_of(session: Session, source: Source) -> tuple[KeptOriginal, ...]:
    """Return the kept files of a source, in their order; some of them may not be on this computer."""
    own = session.library.originals(f"{source.sha256}:{source.part}")
    return own or session.library.originals(source.sha256)


def are_here(session: Session, source: Source) -> bool:
    """Tell whether the files of a source are kept, and on this computer."""
    kept = originals_of(session, source)
    return bool(kept) and all(session.library.pictures.path(one) is not None for one in kept)


def put(session: Session, source: str, number: int, name: str, data: bytes) -> KeptOriginal:
    """Keep a file's bytes and return what the journal is to say of it. Raises WrongRequest, NotSaved."""
    digest = session.library.pictures.put_original(data)
    return KeptOriginal(source=source, number=number, sha256=digest, size=len(data), name=name)


@door
def suffix_of(originals: Sequence[KeptOriginal]) -> str:
    """Return the ending of the file that they are written to: several lie in one archive."""
    return ".pdf" if len(originals) == 1 else ".zip"


@door
def checked(session: Session, issue: str) -> tuple[KeptOriginal, ...]:
    """Return the kept files of an issue. Raises NotFound, also where one is not on this computer."""
    kept = originals_of(session, session.library.imported(issue).source)
    if not kept:
        raise NotFound(_("这一份没有留 PDF 原件。“文件”里的“版面图…”可以定下以后都留。"))
    if any(session.library.pictures.path(one) is None for one in kept):
        raise NotFound(_("这台电脑上没有这份 PDF 原件。"))
    return kept


@door
def write(session: Session, originals: Sequence[KeptOriginal], path: Path, *, force: bool = False) -> int:
    """Write a kept PDF as it came; several as an archive of them. Returns its bytes.

    Raises NotFound (absent or damaged), WrongRequest (a file that is there), NotSaved.
    """
    if len(originals) == 1:
        return outside.write(path, _bytes(session, originals[0]), force=force)

    def fill(stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for one in originals:
                archive.writestr(f"{one.number:03d} {one.name}", _bytes(session, one))

    return outside.write(path, fill, force=force)


def _bytes(session: Session, original: KeptOriginal) -> bytes:
    data = session.library.pictures.read_named(original.file_name)
    if isinstance(data, bytes):
        return data
    said = {"absent": _("这台电脑上没有这份 PDF 原件。"), "damaged": _("这份 PDF 原件坏了，没有存。")}
    raise NotFound(said[data])
