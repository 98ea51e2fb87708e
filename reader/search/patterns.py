"""Regular expressions over folded text, with a limit of time.

A pattern that takes too long finds nothing more and freezes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the non-empty matches in texts ended by NUL; positions are those of the whole."""
    start = 0
    for part in text.split("\0"):
        for found in pattern.finditer(part):
            if found.end() > found.start():
                yield start + found.start(), start + found.end()
        start += len(part) + 1
