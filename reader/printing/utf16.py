"""Between code points, which the program counts in, and UTF-16 units, which Qt counts in."""

from __future__ import annotations


class Utf16:
    """The UTF-16 offsets of one text."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts: list[int] | None = None
        if text and max(text) > "\uffff":
            at, starts = 0, []
            for character in text:
                starts.append(at)
                at += 2 if character > "\uffff" else 1
            self._starts = [*starts, at]

    def at(self, offset: int) -> int:
        """Return the UTF-16 offset of a code point offset."""
        return offset if self._starts is None else self._starts[offset]
