"""What has the ring of the keyboard on the page: the link that Tab went to, else the mark that the reader is at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.ui.reading.positions import BlockSpan

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

    from reader.ui.reading.marks import MarkIndex


def ringed(cursor: QTextCursor, marks: MarkIndex, active: str) -> Sequence[BlockSpan]:
    """Return its places in the document; `active` is the mark that has the keyboard, empty for none."""
    if cursor.hasSelection() and cursor.charFormat().isAnchor():
        block = cursor.document().findBlock(cursor.selectionStart())
        first, last = (at - block.position() for at in (cursor.selectionStart(), cursor.selectionEnd()))
        return (BlockSpan(block.blockNumber(), first, min(last, block.length() - 1)),)
    number = marks.number_of(active) if active else -1
    return marks.spans(number) if number >= 0 else ()
