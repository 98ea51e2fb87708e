"""What reading leaves behind: read marks, when a piece was last opened, and where the reader stopped."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.library import Filters
from reader.model.door import door
from reader.workspace.marking import change_status

if TYPE_CHECKING:
    from reader.model.summary import Collection
    from reader.workspace.session import Session


@door
def mark_read(session: Session, *article_ids: str, read: bool = True) -> tuple[str, ...]:
    """Mark pieces as read or unread; returns the ids that changed."""
    return change_status(session, "read" if read else "unread", article_ids, read=read)


@door
def mark_collection_read(session: Session, collection: Collection) -> tuple[str, ...]:
    """Mark all that is unread of a collection as read; returns the ids that changed. Slow where it is large."""
    catalogue = session.library.catalogue
    unread = catalogue.row_numbers(Filters(collections=(collection,), unread=True))
    return mark_read(session, *catalogue.ids(unread))


@door
def opened(session: Session, article_id: str) -> None:
    """Note that a piece was opened now, and is thereby read."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    change_status(session, "open", [article_id], opened=now, read=True)


@door
def stopped_at(session: Session, article_id: str, code_point: int) -> None:
    """Note where in the body the reader stopped."""
    change_status(session, "stop", [article_id], reading_position=code_point)
