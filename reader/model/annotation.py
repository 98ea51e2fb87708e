"""W3C Web Annotation in our words: a highlight with or without a note, on an imported text."""

from __future__ import annotations

import hashlib
from typing import Literal

from reader.model.quick_dataclass import dataclass

Color = Literal["key", "people", "doubt", "source", "other"]
COLORS: tuple[Color, ...] = ("key", "people", "doubt", "source")  # those a reader can choose
CONTEXT = 32


def text_sha(text: str) -> str:
    """Return the fingerprint of a field's text that positions were taken from: 16 hex digits of its sha256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A marked place (TextPositionSelector and TextQuoteSelector) with a colour word and a note.

    `start` and `end` count in `field` of the imported piece `article` whose text has the fingerprint `text_sha`.
    `color`: key 要点, people 人与事, doubt 存疑, source 史料; other: a kind that this
    version does not know, shown and never written. `orphan` is true where the place cannot be found in
    today's text; the quotation is then all we have. `note_conflicts` are other machines' versions of the note.
    Times are ISO 8601 with offset.
    """

    id: str
    article: str
    field: str = "body"
    start: int = 0
    end: int = 0
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    text_sha: str = ""
    color: Color = "key"
    note: str = ""
    note_conflicts: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    orphan: bool = False
