"""Where a link or picture of Markdown leads: the address in its brackets, which may stand in < > or hold brackets.

CommonMark 0.31, section 6.3; braces of attributes behind it are those of Pandoc and Kramdown.
"""

from __future__ import annotations

import re
from typing import Final

from reader.importing.formats.html_picture import title_of
from reader.model.text import Span

TARGET: Final = (
    r"\s*(?:<(?P<angled>[^<>\n]{0,2000})>|(?P<at>data:[^()\s<>]+|(?:[^()\s<>]|\([^()\s<>]{0,200}\)){0,4000}))"
    r"(?:\s+(?P<title>\"[^\"]{0,300}\"|'[^']{0,300}'|\([^()]{0,300}\)))?\s*"
)
"""What stands between the round brackets, with its title."""
ATTRIBUTES: Final = r"(?:\{[^{}\n]{0,200}\})?"

_LINK = re.compile(
    rf"!?\[([^\[\]]{{0,300}})\]\({TARGET}\){ATTRIBUTES}|!(?:\[\[[^\[\]\n]{{1,300}}()\]\]|\[([^\[\]]{{0,300}})\]\[[^\[\]]{{0,100}}\])"
)
PICTURE: Final = re.compile(rf"!\[[^\[\]]{{0,300}}\](?:\({TARGET}\){ATTRIBUTES}|\[[^\[\]]{{0,100}}\])")


def address_of(found: re.Match[str]) -> str:
    """Return the address of a match of `TARGET`; empty where it has none."""
    return found["angled"] or found["at"] or ""


def told_by(found: re.Match[str]) -> str:
    """Return the title of a match of `TARGET`, where it tells of a picture."""
    return title_of((found["title"] or "")[1:-1])


def link_cuts(raw: str, start: int) -> list[Span]:
    """Return what no reader sees of the links and pictures in a line that begins at `start`; of a picture with a title
    that is seen, else its words.
    """
    cuts: list[Span] = []
    for link in _LINK.finditer(raw):
        words = next(k for k in (1, 5, 6) if link[k] is not None)
        begin, end = link.span(words)
        if link.group().startswith("!") and link["title"] and told_by(link):
            begin, end = link.start("title") + 1, link.end("title") - 1
        cuts += (Span(start + link.start(), start + begin), Span(start + end, start + link.end()))
    return cuts
