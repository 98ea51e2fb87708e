"""Undo and redo: one list of deeds for the window and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library import DeedRecord
    from reader.workspace.session import Session


def undo(session: Session) -> DeedRecord:
    """Take back the last deed; raises NothingToUndo."""
    session.library.refresh()
    return session.library.undo()


def redo(session: Session) -> DeedRecord:
    """Do the last undone deed again; raises NothingToUndo."""
    session.library.refresh()
    return session.library.redo()
