"""Between code points of a piece, which the program counts in, and UTF-16 units of what Qt sets."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


class Utf16:
    """The UTF-16 offsets of one text; `visible` is that text without characters that have no shape and no width.

    Those (Unicode's Default_Ignorable_Code_Point: soft hyphens, zero-width spaces, direction marks) would make Qt
    borrow another font for them and lose count of the glyphs.
    """

    __slots__ = ("_starts", "visible")

    @property
    def plain(self) -> bool:
        """Tell whether both offsets are the same."""
        return self._starts is None

    def __init__(self, text: str) -> None:
        self.visible = _INVISIBLE.sub("", text)
        self._starts: list[int] | None = None
        if len(self.visible) < len(text) or (text and max(text) > "\uffff"):
            at, starts = 0, []
            for character in text:
                starts.append(at)
                at += 0 if _INVISIBLE.match(character) else 2 if character > "\uffff" else 1
            self._starts = [*starts, at]

    def at(self, offset: int) -> int:
        """Return the UTF-16 offset in `visible` of a code point offset in the text."""
        return offset if self._starts is None else self._starts[offset]

    def seen(self, offset: int) -> int:
        """Return the code point in `visible` at which a code point offset in the text stands."""
        if self._starts is None:
            return offset
        return len(
            self.visible.encode("utf-16-le", "surrogatepass")[: 2 * self._starts[offset]].decode(
                "utf-16-le", "surrogatepass"
            )
        )
