"""Lines amid a story's text that may be none of it: a 引题, 副题, name or caption that nothing else took."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.line import Line
from reader.importing.pages.stories import Part

_ENDS = "。！？…：；”’）)》」』.!?:;"
_LONGEST = 40


def stray_line(parts: Sequence[Part]) -> Line | None:
    """Return the first line of a paragraph that ends without a mark, where most others end with one; else None.

    The last paragraph may be cut off, which is told otherwise; verse and lists have no marks at all.
    """
    paragraphs: list[list[Line]] = []
    for part in parts:
        if part.role == "body" and not part.line.row:
            if part.opens is not False or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(part.line)
    bare = [own for own in paragraphs[:-1] if own[-1].text.rstrip()[-1:] not in _ENDS]
    short = [own for own in bare if sum(len(x.text) for x in own) <= _LONGEST]
    if not short or len(bare) > 0.34 * len(paragraphs):
        return None
    return short[0][0]
