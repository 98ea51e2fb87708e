"""Lines of heads that were taken for text: signatures and 副题 at the beginning of a block, 引题 at the end of one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.importing.pages.blocks import Block, has_stops
from reader.importing.pages.heads import BYLINE, Head, HeadRole
from reader.importing.pages.line import Line
from reader.importing.pages.marks import overlap

STOPS = "。！？；，、："


def take_bylines(texts: list[Block], heads: Sequence[Head], body: float) -> None:
    """Take signatures and 副题 off the beginning of text blocks that stand under a head.

    A 副题 set like the text has no indent, as no story begins, and an indented line below it; or it is centred under
    the head, or of another look than what follows.
    """
    for block in texts * 3:
        line = block.lines[0] if block.lines else None
        if line is None or block.table or line.measure > 34:
            continue
        signed = bool(BYLINE.match(line.text)) and line.measure <= 24
        over = [
            h for h in heads
            if h.frame == block.frame and -0.5 * body < line.top - _bottom_over(h, line) < 2.2 * body
            and overlap(h.box.left, h.box.right, block.left, block.right) > body
        ]  # fmt: skip
        if not signed:
            over = [
                h for h in over
                if _is_under(line, block, h, body) or _opens_below(line, block, h, texts, body)
                or _is_as_wide(line, block, h, texts, body) or _is_over_names(line, block, h)
                or _is_without_stops(line, block, h, body)
            ]  # fmt: skip
        role: HeadRole = "byline" if signed else "subheadline"
        if not over or (_is_told(over[-1], role, line) and not _goes_on(over[-1], line)):
            continue
        if len(block.lines) == 1 and not _has_text_below(line, block, texts, body) and not _goes_on(over[-1], line):
            continue  # it is all that the story says
        over[-1].lines.append((line, role))
        _take_off(texts, block, 0)


def _bottom_over(head: Head, line: Line) -> float:
    """Return where a head's lines above a line end: its byline may stand below it."""
    return max((x.bottom for x, _role in head.lines if x.top < line.top), default=head.box.bottom)


def _is_told(head: Head, role: HeadRole, line: Line) -> bool:
    """Tell whether a head has a part already, or its byline above a line."""
    return any(r == role or (r == "byline" and x.top < line.top) for x, r in head.lines)


def _goes_on(head: Head, line: Line) -> bool:
    """Tell whether a 副题 that a head ends with goes on in a line: it fills its column, and this one is set alike."""
    last, role = head.lines[-1]
    alike = (line.face, line.bold) == (last.face, last.bold) and abs(line.size - last.size) < 0.02 * last.size
    inside = last.left - 1 < line.left and line.right < last.right + 1
    return role == "subheadline" and alike and inside and -1 < line.top - last.bottom < 0.8 * last.size


def _is_under(line: Line, block: Block, head: Head, body: float) -> bool:
    """Tell whether a block's first line is the 副题 of the head right above it."""
    if line.text.rstrip()[-1:] in STOPS + "”" or head.small:
        return False
    size, box = 1.1 * line.size, head.box
    if _is_centred(line, block, head, body):
        return True
    if _goes_on(head, line) and abs(line.middle - box.middle) < 0.6 * body:
        return True
    if len(block.lines) < 2 or line.right > block.right + 0.5 * size:
        return False
    if _is_apart(line, block) and box.left > block.left - body and line.top - box.bottom < 1.3 * body:
        return True
    inside = line.left - block.left < size <= block.lines[1].left - block.left or line.left - block.left > 4 * size
    short = line.right < block.right - 3 * size  # no paragraph: below a wide headline too
    lower = [x.bottom for x in block.lines[:3]]
    parted = len(lower) > 2 and lower[1] - lower[0] > 1.12 * (lower[2] - lower[1])
    return inside and box.left > block.left - body and (short or parted or box.right < block.right + body)


def _opens_below(line: Line, block: Block, head: Head, texts: Sequence[Block], body: float) -> bool:
    """Tell whether a line by itself under a head has the text right below it, whose first line is indented."""
    if len(block.lines) > 1 or head.small or line.text.rstrip()[-1:] in STOPS + "”":
        return False
    below = [t for t in texts if t is not block and t.frame == block.frame and _is_next(line, t, body)]
    first = min(below, key=lambda t: t.top, default=None)
    if first is None or len(first.lines) < 2:
        return False
    indented = first.lines[0].left - first.left > line.size and line.left - first.left < line.size
    return indented and head.box.left > first.left - body and line.right < first.right + body


def _is_as_wide(line: Line, block: Block, head: Head, texts: Sequence[Block], body: float) -> bool:
    """Tell whether a line by itself is as wide as the headline right above it, where no text below begins."""
    box = head.box
    same = abs(line.left - box.left) < 0.6 * body and abs(line.right - box.right) < 0.6 * body
    if len(block.lines) > 1 or head.small or not same or line.text.rstrip()[-1:] in STOPS + "”":
        return False
    below = [
        t for t in texts
        if t is not block and t.frame == block.frame and -0.3 * body < t.top - line.bottom < 5 * body
        and overlap(t.left, t.right, line.left, line.right) > body
    ]  # fmt: skip
    return bool(below) and all(abs(t.left - line.left) > body for t in below)


def _is_over_names(line: Line, block: Block, head: Head) -> bool:
    """Tell whether a line has nothing below it in its block but signatures: what stands between headline and names."""
    names = block.lines[1:]
    signed = bool(names) and all(BYLINE.match(x.text) and x.measure <= 24 for x in names)
    near = abs(line.left - head.box.left) < line.size or abs(line.middle - head.box.middle) < line.size
    return signed and near and line.text.rstrip()[-1:] not in STOPS + "”"


def _is_without_stops(line: Line, block: Block, head: Head, body: float) -> bool:
    """Tell whether a block is a 副题 of two or three lines, or the rest of one: no stop in it, flush with its head."""
    flush = all(abs(x.left - head.box.left) < 0.6 * body for x in block.lines)
    several = 1 < len(block.lines) <= 3 and block.lines[-1].right < line.right - line.size
    return flush and not has_stops(block) and not head.small and (several or _goes_on(head, line))


def _is_next(line: Line, text: Block, body: float) -> bool:
    near = -0.3 * body < text.top - line.bottom < 1.6 * body
    return near and overlap(text.left, text.right, line.left, line.right) > body


def _is_centred(line: Line, block: Block, head: Head, body: float) -> bool:
    """Tell whether a line stands on a head's axis and neither where a column's lines begin nor where they end."""
    box, indent = head.box, line.left - block.left
    flush = abs(line.left - box.left) < 0.4 * body and (len(block.lines) == 1 or abs(indent) < 0.4 * body)
    if flush or abs(line.middle - box.middle) > 0.6 * body:
        return False
    if len(block.lines) == 1:
        return True
    if _is_stack(block, head, body):
        return True
    others = block.lines[1:] if line is block.lines[0] else block.lines[:-1]
    size = line.size
    if line.left < min(x.left for x in others) - 0.4 * size and line.right > block.right + 0.4 * size:
        return True  # wider than the column that it was counted to
    inside = indent > 0.6 * size and line.right < block.right - 0.6 * size
    # The first line of a paragraph has flush ones below it, and its only one ends with a sentence.
    short = line.right < block.right - 1.6 * size and line.text.rstrip()[-1:] not in STOPS + "”"
    short = short and (line is block.lines[-1] or others[0].left > block.left + 0.6 * size)
    return inside and (abs(indent - 2 * size) > 0.3 * size or short or _is_apart(line, block))


def _is_stack(block: Block, head: Head, body: float) -> bool:
    """Tell whether a block is no text but 副题 and byline, one below the other on a head's axis: no two begin alike."""
    axis = all(abs(x.middle - head.box.middle) < 0.6 * body for x in block.lines)
    lefts = sorted(x.left for x in block.lines)
    ragged = all(b - a > 0.5 * body for a, b in pairwise(lefts))
    return axis and ragged and len(lefts) <= 3 and all(x.text.rstrip()[-1:] not in STOPS for x in block.lines)


def _is_apart(line: Line, block: Block) -> bool:
    """Tell whether no other line of a block looks like this one, so that it is none of several subheads."""
    look = (line.face, line.bold)
    return len(block.lines) > 1 and not any((x.face, x.bold) == look for x in block.lines if x is not line)


def _has_text_below(line: Line, block: Block, texts: Sequence[Block], body: float) -> bool:
    return any(
        t is not block and t.frame == block.frame and -0.3 * body < t.top - line.bottom < 4 * body
        and overlap(t.left, t.right, line.left, line.right) > body
        for t in texts
    )  # fmt: skip


def take_kickers(texts: list[Block], heads: Sequence[Head], body: float) -> None:
    """Take 引题 set like the text off the end of the blocks above a head: on its axis, off the column's edge."""
    for block in list(texts):
        line = block.lines[-1]
        if (
            block.table
            or line.text.rstrip()[-1:] in STOPS + "”）)"
            or line.text[:1] in "（("
            or BYLINE.match(line.text)
        ):
            continue
        below = [
            h for h in heads
            if not h.upright and not h.small and h.frame == line.frame and h.size > 1.2 * line.size
            and -0.3 * body < h.box.top - line.bottom < max(1.3 * body, 0.5 * h.size)
            and line.measure < 34 and not any(r == "kicker" for _x, r in h.lines)
            and _stands_over(line, block, h, body)
        ]  # fmt: skip
        if len(below) == 1:
            below[0].lines.insert(0, (line, "kicker"))
            _take_off(texts, block, -1)


def _stands_over(line: Line, block: Block, head: Head, body: float) -> bool:
    """Tell whether a block's last line is the 引题 of the head right below it."""
    if _is_centred(line, block, head, body):
        return True
    flush = (
        abs(line.left - head.box.left) < 0.5 * body
        and overlap(line.left, line.right, head.box.left, head.box.right) > 0
    )
    if not flush:
        return False
    if len(block.lines) == 1:
        return line.right < head.box.right + body
    return _is_apart(line, block) and line.top - block.lines[-2].bottom > 0.8 * (head.box.top - line.bottom)


def _take_off(texts: list[Block], block: Block, at: int) -> None:
    """Take a line off a block; an empty one is no text."""
    del block.lines[at]
    if block.lines:
        block.measured()
    else:
        texts[:] = [t for t in texts if t is not block]
