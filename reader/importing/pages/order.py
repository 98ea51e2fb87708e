"""Reading order inside a story, and where its paragraphs begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from reader.importing.pages.blocks import Block
from reader.importing.pages.marks import overlap


def in_order(blocks: Sequence[Block], body: float) -> list[Block]:
    """Return blocks as they are read: band by band where the columns change, column by column inside a band."""
    return [b for band in _bands(list(blocks), body) for b in _columns(band, body)]


def _bands(blocks: list[Block], body: float) -> list[list[Block]]:
    """Cut a story across where one set of columns ends and another one begins."""
    if len(blocks) < 3:
        return [blocks]
    down = sorted(blocks, key=lambda b: b.top)
    lowest = list(accumulate((b.bottom for b in down), max))
    for y in sorted({b.top for b in blocks})[1:]:
        count = bisect_left(down, y - 1, key=lambda b: b.top)
        if not count or lowest[count - 1] > y + 0.5 * body:
            continue
        over, under = _widths(down[:count]), _widths(down[count:])
        if not any(_same(a, b, body) for a in over for b in under) and any(
            _clashes(a, b, body) for a in over for b in under
        ):
            parted = [b for b in blocks if b.top < y - 1], [b for b in blocks if b.top >= y - 1]
            return [band for part in parted for band in _bands(part, body)]
    return [blocks]


def _widths(blocks: Sequence[Block]) -> Iterable[Block]:
    """Return one block of each column, by its edges."""
    return {(b.left, b.right): b for b in blocks}.values()


def _clashes(a: Block, b: Block, body: float) -> bool:
    return overlap(a.left, a.right, b.left, b.right) > 2 * body and not _same(a, b, body)


def _same(a: Block, b: Block, body: float) -> bool:
    return abs(a.left - b.left) < 1.2 * body and abs(a.right - b.right) < 3 * body


def _columns(blocks: Sequence[Block], body: float) -> list[Block]:
    columns: list[list[Block]] = []
    for block in sorted(blocks, key=lambda b: b.left):
        for column in columns:
            if overlap(column[0].left, column[0].right, block.left, block.right) > 0.4 * min(
                column[0].width, block.width
            ):
                column.append(block)
                break
        else:
            columns.append([block])
    return [b for column in columns for b in sorted(column, key=lambda b: b.top)]


def openings(blocks: Sequence[Block]) -> list[bool]:
    """Tell of each line of a story's blocks, in order, whether it begins a paragraph."""
    lines = [(line, block) for block in blocks for line in block.lines]
    indented = sum(_indent(line.left, block) for line, block in lines)
    made: list[bool] = []
    for k, (line, block) in enumerate(lines):
        above, column = lines[k - 1] if k else (line, block)
        if not k or block.table or column.table:
            made.append(True)
            continue
        full = above.right > column.right - 1.8 * above.size
        ended = above.text.rstrip()[-1:] in "。！？”…"
        if _indent(line.left, block):
            made.append(True)
        elif full or not ended:
            made.append(False)
        else:
            made.append(indented < 2)
    return made


def _indent(left: float, block: Block) -> bool:
    """Tell whether a line is indented by one to four characters."""
    return 1.1 * block.size < left - block.left < 4.5 * block.size
