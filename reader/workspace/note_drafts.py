"""Notes that are being written or could not be stored yet: a copy in this machine's settings folder.

It is written while somebody types, so that a crash or a disk that is away costs a second of typing at most, and is
gone when everything is stored. What is found there at a start was never acknowledged.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import kept_file
from reader.model.annotation import COLORS
from reader.model.disk_words import in_words
from reader.model.door import door
from reader.model.errors import NotFound, NotSaved
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reader.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """A note at a place of the current text; `id` is the annotation's, empty for a new one."""

    article: str
    field: str
    start: int
    end: int
    exact: str = ""
    id: str = ""
    note: str = ""
    color: str = "key"


def _paths(session: Session) -> tuple[Path, Path]:
    """Return the file of a library's drafts, and the one that is used while that cannot be read."""
    name = hashlib.sha256(str(session.library.folder.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return session.config / f"drafts-{name}.json", session.config / f"drafts-{name}-2.json"


@door
def keep(session: Session, drafts: Sequence[NoteDraft]) -> None:
    """Write the drafts down, on the medium when this returns; none takes the file away. Raises NotSaved.

    A file of an earlier run that could not be read stays as it is.
    """
    readable = [path for path in _paths(session) if kept_file.unread(path) is None]
    path = readable[0] if readable else _paths(session)[1]
    try:
        if drafts:
            kept_file.write(path, json.dumps([dataclasses.asdict(d) for d in drafts]).encode(), "promised")
        for other in readable:
            if other != path or not drafts:
                other.unlink(missing_ok=True)
    except OSError as error:
        said = _("没写完的笔记存不进《{path}》：{reason}。").format(path=path, reason=in_words(error))
        raise NotSaved(said) from error


@door
def left_behind(session: Session) -> list[NoteDraft]:
    """Return the drafts of an earlier run that are not stored, whole ones only; `unread` tells of those that the disk
    did not give out.
    """
    drafts: list[NoteDraft] = []
    for path in _paths(session):
        told: object = None
        with suppress(OSError, ValueError, RecursionError):
            told = json.loads(kept_file.read(path) or b"null")
        for one in told if isinstance(told, list) else ():
            with suppress(TypeError):
                drafts.append(NoteDraft(**one))
    return [draft for draft in drafts if _is_sound(draft) and not _is_stored(session, draft)]


@door
def unread(session: Session) -> Path | None:
    """Return the file of drafts that could not be read, None where all could."""
    return next((path for path in _paths(session) if kept_file.unread(path) is not None), None)


def _is_sound(draft: NoteDraft) -> bool:
    texts = (draft.article, draft.field, draft.exact, draft.id, draft.note)
    return (
        all(isinstance(t, str) for t in texts)
        and all(type(n) is int for n in (draft.start, draft.end))
        and draft.color in COLORS
    )


def _is_stored(session: Session, draft: NoteDraft) -> bool:
    known = session.library.annotations(None)
    if draft.id:
        return any(a.id == draft.id and a.note == draft.note for a in known)
    return any(a.note == draft.note and a.exact == draft.exact and draft.note for a in known)


@door
def store(session: Session, draft: NoteDraft) -> None:
    """Store a draft in the library; one whose annotation is gone becomes a new one.

    Raises LibraryError, or WrongRequest and NotFound where its place is gone.
    """
    from reader.workspace import annotating

    if draft.id:
        with suppress(NotFound):
            annotating.change_note(session, draft.id, note=draft.note, color=draft.color)  # type: ignore[arg-type]  # one of the four
            return
    annotating.annotate_at(
        session,
        draft.article,
        draft.field,
        draft.start,
        draft.end,
        note=draft.note,
        color=draft.color,  # type: ignore[arg-type]  # one of the four
    )
