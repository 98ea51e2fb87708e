"""Text as a document of Qt can hold it."""

from __future__ import annotations

from reader.rendering.printable import printable

# What Qt takes for the end of a line or paragraph.
_BREAKS = str.maketrans(dict.fromkeys("\n\u2028\u2029", "\u2424"))


def displayable(text: str) -> str:
    """Return the text of a block as a document can hold it: one character for each, nothing that breaks the block."""
    return printable(text).translate(_BREAKS)
