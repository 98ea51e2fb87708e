"""What no newspaper prints: control characters, direction marks, lone surrogates. Taken out once, and listed."""

from __future__ import annotations

import re

Dropped = tuple[int, str]
"""Offset in the cleaned text, and the bytes (of a long run, the first of them) that stood there, in hex."""

LISTED = 1000
"""So many single findings are listed one by one; a file with more of them is not a text with slips."""

_BREAKS = re.compile("\r\n?")
# What ends a line elsewhere (a soft break of Word, a page of pdftotext, a paragraph of InDesign) ends it here;
# separators of records are white space; the rest is dropped. ZWJ and ZWNJ stay: emoji need them.
_SPACES = str.maketrans(dict.fromkeys("\x1c\x1d\x1e\x1f", " ") | dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n"))
_NEVER_TEXT = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_NO_TEXT = re.compile(f"[{_NEVER_TEXT}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ANY = re.compile(f"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029\ud800-\udfff{_NEVER_TEXT}]")


def clean(text: str) -> tuple[str, tuple[Dropped, ...]]:
    """Return the text with LF line breaks and without characters that are no text, and what was dropped where.

    Lone surrogates become U+FFFD, since no file can hold them.
    """
    if "\r" in text:
        text = _BREAKS.sub("\n", text)
    if not _ANY.search(text):
        return text, ()
    text = text.translate(_SPACES)
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    if not _NO_TEXT.search(text):
        return text, ()
    kept: list[str] = []
    dropped: list[Dropped] = []
    at = length = 0
    for found in _NO_TEXT.finditer(text):
        kept.append(text[at : found.start()])
        length += found.start() - at
        if len(dropped) < LISTED:
            dropped.append((length, found.group()[:16].encode().hex()))
        at = found.end()
    kept.append(text[at:])
    return "".join(kept), tuple(dropped)
