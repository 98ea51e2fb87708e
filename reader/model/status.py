"""What the reader's use adds to a piece.

Read, bookmarked, tagged, opened. Kept apart from the piece, which never changes.
"""

from __future__ import annotations

from reader.model.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """What a reader did to a piece that the revision shown has no more: it shows nowhere else.

    `headline` is that of the last revision which had it; `annotations` are the ids of its notes, `links` the
    number of pieces that the reader linked with it. `rejoined`: it was cut
    off from a piece, the cut is gone, and its text is in that piece again.
    """

    article: str
    headline: str = ""
    newspaper: str = ""
    date_published: str = ""
    bookmarked: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    annotations: tuple[str, ...] = ()
    links: int = 0
    rejoined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStatus:
    """The reader's state of one piece.

    `opened` and `added` are ISO 8601 with offset; `reading_position` is a body code point.
    """

    article: str
    bookmarked: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    opened: str | None = None
    added: str | None = None
    reading_position: int = 0
    removed: bool = False
