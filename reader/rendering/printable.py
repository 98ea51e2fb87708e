"""Characters that must not reach paper or a page as they are: controls, lone surrogates, noncharacters."""

from __future__ import annotations

import re

from reader.model.door import door

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_ISOLATES = frozenset("\u2066\u2067\u2068")
_DIRECTING = (*_OPENS, *_ISOLATES)


@door
def printable(text: str) -> str:
    """Return the text with a visible stand-in for each character that has no shape; the length stays the same.

    Controls become the signs of Unicode's Control Pictures (␀), the others U+FFFD. Line breaks and tabs stay.
    """
    return _UNPRINTABLE.sub(_stand_in, text)


def _stand_in(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


@door
def one_line(text: str) -> str:
    """Return text that can stand among other text in one line: printable, no line break, its directions closed."""
    return contained(printable(text).replace("\n", " "))


@door
def contained(text: str) -> str:
    """Return the text with the closing marks that its bidirectional controls lack.

    Text that turns the direction and does not turn it back would turn whatever stands beside it.
    """
    if not any(mark in text for mark in _DIRECTING):
        return text
    open_marks: list[str] = []
    for character in text:
        if character in _OPENS:
            open_marks.append(_OPENS[character])
        elif character in _ISOLATES:
            open_marks.append("\u2069")
        elif open_marks and character == open_marks[-1]:
            open_marks.pop()
        elif character == "\u2069" and "\u2069" in open_marks:
            while open_marks.pop() != "\u2069":
                pass
        elif character == "\n":
            open_marks.clear()
    return text + "".join(reversed(open_marks))
