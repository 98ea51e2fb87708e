"""Numbers of pages as they are printed."""

from __future__ import annotations

from reader.importing import dates


def page_number(printed: str) -> str:
    """Return a page's number in Western digits without leading zeros, letters large: 01 → 1, a01 → A01, 三 → 3."""
    printed = printed.replace(" ", "")
    if printed[0].isascii() and printed[0].isalpha():
        return printed.upper()
    return str(dates.number(printed))
