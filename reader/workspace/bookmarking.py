"""Bookmark pieces: the paper's ribbon, with tags where the reader wants them (剪报)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.door import door
from reader.workspace.marking import change_status
from reader.workspace.tagging import as_first_written, clean_tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.workspace.session import Session


@door
def bookmark(session: Session, *article_ids: str, tags: Sequence[str] = ()) -> tuple[str, ...]:
    """Bookmark pieces and tag them; returns the ids that changed. Raises NotFound before anything is written."""
    written = tuple(as_first_written(session, clean_tag(tag)) for tag in tags)
    return change_status(session, "bookmark", article_ids, bookmarked=True, add_tags=written)


@door
def unbookmark(session: Session, *article_ids: str) -> tuple[str, ...]:
    """Take bookmarks away; returns the ids that changed. Tags stay."""
    return change_status(session, "unbookmark", article_ids, bookmarked=False)
