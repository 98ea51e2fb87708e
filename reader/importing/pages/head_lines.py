"""Lines of the text's own size that stand by themselves and belong to heads: 引题 above, 副题 and byline below."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import BYLINE, Head, is_signature
from reader.importing.pages.line import Line
from reader.importing.pages.marks import overlap


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


def attach_far_bylines(heads: Sequence[Head], loose: list[Line], body: float) -> None:
    """Give heads the bylines that stand below them at the other end of the line: head left, byline right."""
    for line in [x for x in loose if BYLINE.match(x.text) and x.measure < 24]:
        over = [
            h
            for h in heads
            if not h.upright
            and h.frame == line.frame
            and -0.4 * body - (h.box.height if line.left > h.box.right else 0.0) < line.top - h.box.bottom < 2.6 * body
        ]
        over = [h for h in over if overlap(h.box.left, h.box.right, line.left, line.right) > 0] or over
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
