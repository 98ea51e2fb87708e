"""Copy what is selected as clean text of the piece: no filler, no page furniture in between, line breaks as printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor

from reader.ui.reading.positions import BlockSpan, PageMap


def selected_spans(cursor: QTextCursor) -> list[BlockSpan]:
    """Return the selection of a cursor block by block."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block, found = cursor.document().findBlock(start), []
    while block.isValid() and block.position() < end:
        first = max(0, start - block.position())
        last = min(block.length() - 1, end - block.position())
        if last > first:
            found.append(BlockSpan(block.blockNumber(), first, last))
        block = block.next()
    return found


def selected_places(cursor: QTextCursor, positions: PageMap) -> list[tuple[str, int, int]]:
    """Return the stretches (field, start, end) of the piece that are selected."""
    return positions.selected(selected_spans(cursor))


def clean_text(cursor: QTextCursor, positions: PageMap, field_text: Callable[[str], str]) -> str:
    """Return the selection as text: that of the piece where it touches the piece, else the words of the page.

    `field_text` gives the whole text of a field.
    """
    places = selected_places(cursor, positions)
    if places:
        return "\n".join(field_text(name)[start:end] for name, start, end in places)
    return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", " ").replace("\t", "\u3000")
