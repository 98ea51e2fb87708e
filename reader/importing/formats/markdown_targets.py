"""Where a link or picture of Markdown leads: the address in its brackets, which may stand in < > or hold brackets.

CommonMark 0.31, section 6.3; braces of attributes behind it are those of Pandoc and Kramdown.
"""

from __future__ import annotations

import re
from typing import Final

TARGET: Final = (
    r"\s*(?:<(?P<angled>[^<>\n]{0,2000})>|(?P<at>data:[^()\s<>]+|(?:[^()\s<>]|\([^()\s<>]{0,200}\)){0,4000}))"
    r"(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'|\([^()]{0,300}\)))?\s*"
)
"""What stands between the round brackets, with its title."""
ATTRIBUTES: Final = r"(?:\{[^{}\n]{0,200}\})?"


def address_of(found: re.Match[str]) -> str:
    """Return the address of a match of `TARGET`; empty where it has none."""
    return found["angled"] or found["at"] or ""
