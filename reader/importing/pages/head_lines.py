"""Lines of the text's own size that belong to heads: 引题 right above them, 副题 and byline right below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import BYLINE, Head, HeadRole, is_signature
from reader.importing.pages.line import Line
from reader.importing.pages.marks import overlap

STOPS = "。！？；，、："


def attach_loose(heads: Sequence[Head], loose: list[Line], texts: Sequence[Block], body: float) -> None:
    """Give heads the lines of the body's size that stand right above or below them: 引题, 副题, byline."""
    for head in heads:
        if head.upright:
            continue
        near = max(1.25 * body, 0.75 * max(x.size for x, _role in head.lines))
        for _turn in range(3):
            under = _nearest(loose, head, body, near, below=True)
            if under is None:
                break
            loose.remove(under)
            head.lines.append((under, "byline" if is_signature(under) else "subheadline"))
        over = _nearest(loose, head, body, near, below=False)
        if over is not None and not any(r == "kicker" for _x, r in head.lines):
            crossing = any(
                b.bottom > over.top - 1.1 * body
                and b.bottom <= over.top + 1
                and overlap(b.left, b.right, over.left, over.right) > 0
                and not (b.left + 0.6 * body < over.left and over.right < b.right - 0.6 * body)  # no line of its column
                for b in texts
            )
            if not crossing and not BYLINE.match(over.text):
                loose.remove(over)
                head.lines.insert(0, (over, "kicker"))
    _attach_far_bylines(heads, loose, body)


def _attach_far_bylines(heads: Sequence[Head], loose: list[Line], body: float) -> None:
    """Give heads the bylines that stand below them at the other end of the line: head left, byline right."""
    for line in [x for x in loose if BYLINE.match(x.text) and x.measure < 24]:
        over = [
            h
            for h in heads
            if not h.upright
            and h.frame == line.frame
            and -0.4 * body - (h.box.height if line.left > h.box.right else 0.0) < line.top - h.box.bottom < 2.6 * body
        ]
        if len(over) == 1 and not any(role == "byline" for _x, role in over[0].lines):
            loose.remove(line)
            over[0].lines.append((line, "byline"))


def _nearest(loose: Sequence[Line], head: Head, body: float, near: float, *, below: bool) -> Line | None:
    """Return the line next to a head, at most `near` away; a byline may stand further below."""
    best = None
    box, frame = head.box, head.frame
    off = max(1.2 * body, 0.5 * head.size)  # a mark's blank half may hang out of the head's line
    for line in loose:
        gap = line.top - box.bottom if below else box.top - line.bottom
        far = 2.6 * body if below and BYLINE.match(line.text) else near
        if line.frame != frame or not -0.4 * body < gap < far or line.text[-1:] in "。！；，":
            continue
        if overlap(line.left, line.right, box.left, box.right) <= 0 or line.measure > 34:
            continue
        centred = abs(line.middle - box.middle) < off
        flush = abs(line.left - box.left) < 0.8 * body
        right = abs(line.right - box.right) < 0.8 * body
        if (centred or flush or right or (below and BYLINE.match(line.text))) and (best is None or gap < best[0]):
            best = (gap, line)
    return best[1] if best else None


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
            if h.frame == block.frame and -0.5 * body < line.top - h.box.bottom < 2.2 * body
            and overlap(h.box.left, h.box.right, block.left, block.right) > body
        ]  # fmt: skip
        if not signed:
            over = [h for h in over if _is_under(line, block, h, body) or _opens_below(line, block, h, texts, body)]
        role: HeadRole = "byline" if signed else "subheadline"
        if not over or (any(r in {"byline", role} for _x, r in over[-1].lines) and not _goes_on(over[-1], line)):
            continue
        if len(block.lines) == 1 and not _has_text_below(line, block, texts, body):
            continue  # it is all that the story says
        over[-1].lines.append((line, role))
        _take_off(texts, block, 0)


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
    return inside and box.left > block.left - body and (short or box.right < block.right + body)


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
