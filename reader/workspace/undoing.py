"""Undo and redo: one list of deeds for the window and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.door import door
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reader.library import DeedRecord
    from reader.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDeed:
    """The deed that would be taken back, or done again, and its name in words.

    `own`: this session did it, by a deed of its own: not an import, not another process, not an earlier session.
    """

    record: DeedRecord
    words: str
    own: bool


@door
def next_undo(session: Session) -> NextDeed | None:
    """Return the deed that `undo` would take back, None where there is none."""
    return _named(session, session.library.next_undo())


@door
def next_redo(session: Session) -> NextDeed | None:
    """Return the deed that `redo` would do again, None where there is none."""
    return _named(session, session.library.next_redo())


@door
def undo(session: Session, *, only: str = "") -> DeedRecord:
    """Take back the last deed, or only the one of this id; raises NothingToUndo."""
    session.library.refresh()
    done = session.library.undo(only=only)
    session.library.refresh()  # what it touched too much to be taken over at once
    return done


@door
def undo_own(session: Session) -> DeedRecord:
    """Take back the last deed, as a key in a dialog does: only what this session did by a deed of its own.

    Raises NothingToUndo, and WrongRequest, which names it, where the last deed is another's or an import.
    """
    deed = next_undo(session)
    if deed is not None and not deed.own:
        raise WrongRequest(_("上一件事是{deed}，不在这里撤回。").format(deed=deed.words))
    return undo(session, only=deed.record.id if deed is not None else "")


@door
def redo(session: Session, *, only: str = "") -> DeedRecord:
    """Do the last undone deed again, or only the one of this id; raises NothingToUndo."""
    session.library.refresh()
    done = session.library.redo(only=only)
    session.library.refresh()  # what it touched too much to be taken over at once
    return done


def _named(session: Session, record: DeedRecord | None) -> NextDeed | None:
    if record is None:
        return None
    from reader.workspace.deed_words import deed_words

    own = session.library.did(record) and record.label != "import"
    return NextDeed(record=record, words=deed_words(session, record), own=own)
