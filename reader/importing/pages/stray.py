"""Lines of a story that may be none of its kind: a 引题, 副题, name or caption amid its text, type of two kinds in its
headline, a line that runs on into the next column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.importing.pages.blocks import Block
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
    if len(paragraphs) > 1 and len(paragraphs[0]) == 1 and _is_bare(paragraphs[0]) and not _is_bare(paragraphs[-1]):
        return paragraphs[0][0]
    bare = [own for own in paragraphs[:-1] if _is_bare(own)]
    short = [own for own in bare if sum(len(x.text) for x in own) <= _LONGEST]
    if not short or len(bare) > 0.34 * len(paragraphs):
        return None
    return short[0][0]


def _is_bare(paragraph: Sequence[Line]) -> bool:
    return paragraph[-1].text.rstrip()[-1:] not in _ENDS


def mixed_headline(parts: Sequence[Part]) -> Line | None:
    """Return the first line of a headline that is set otherwise than the one above it."""
    own = [p.line for p in parts if p.role == "headline"]
    for above, line in pairwise(own):
        alike = (above.face, above.bold) == (line.face, line.bold) and abs(above.size - line.size) < 0.03 * above.size
        if not alike:
            return line
    return None


def overlong_line(blocks: Sequence[Block]) -> Line | None:
    """Return a line that is far longer than all others of its block: text of two columns may stand in it."""
    for block in blocks:
        rights = sorted(x.right for x in block.lines)
        if not block.table and len(rights) > 2 and rights[-1] - rights[-2] > 4 * block.size:
            return next(x for x in block.lines if x.right == rights[-1])
    return None
