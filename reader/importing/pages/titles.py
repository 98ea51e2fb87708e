"""Lines of display type that are no headline: the title over several stories, and a 引题 at its headline's left."""

from __future__ import annotations

from collections.abc import Sequence

from reader.importing.lines.marks import BULLETS
from reader.importing.pages.blocks import Block
from reader.importing.pages.heads import Head, is_signature
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box, overlap

_LONGEST = 8
"""What is over several stories is a name, and no sentence."""


def join_side_kickers(heads: list[Head], others: Sequence[Line], body: float) -> None:
    """Give headlines the small lines one below the other that stand at their left, within their height: the 引题.

    `others`: what is no display line; a small headline has its own 副题 or text right below it.
    """
    for small in list(heads):
        lines = [x for x, _role in small.lines]
        if small.upright or len(lines) < 2 or max(x.size for x in lines) > 1.1 * min(x.size for x in lines):
            continue
        beside = [
            h for h in heads if h is not small and not h.upright and _is_beside(small.box, lines[0].size, h, body)
        ]
        if len(beside) == 1 and not any(_is_its_own(x, small.box, lines[0].size, beside[0].box) for x in others):
            heads.remove(small)
            beside[0].lines[:0] = [(x, "kicker") for x in lines]
            _join_below(heads, beside[0], body)


def _is_its_own(line: Line, small: Box, size: float, head: Box) -> bool:
    """Tell whether a line stands right below small lines as theirs, and not below the headline at their right."""
    aligned = abs(line.left - small.left) < 0.6 * size or abs(line.middle - small.middle) < 0.3 * size
    under = -0.3 * size < line.top - small.bottom < 1.3 * size
    return under and aligned and overlap(line.left, line.right, head.left, head.right) <= 0


def _join_below(heads: list[Head], head: Head, body: float) -> None:
    """Give a headline with its 引题 at its left the smaller lines right below, on the axis of both: 副题 and byline."""
    for low in list(heads):
        near = -0.3 * body < low.box.top - head.box.bottom < 0.62 * head.size
        axis = abs(low.box.middle - head.box.middle) < 0.08 * head.box.width + 0.8 * body
        if low is not head and low.frame == head.frame and near and axis and low.size < 0.8 * head.size:
            heads.remove(low)
            head.lines += [(x, "byline" if is_signature(x) else "subheadline") for x, _role in low.lines]


def _is_beside(box: Box, size: float, head: Head, body: float) -> bool:
    first = next((x for x, role in head.lines if role == "headline"), None)
    if first is None or first.size < 1.5 * size or any(role == "kicker" for _x, role in head.lines):
        return False
    within = first.top - 0.5 * first.size < box.top and box.bottom < first.bottom + 0.5 * first.size
    return within and -0.2 * body < first.left - box.right < 1.5 * first.size


def take_titles(heads: list[Head], texts: Sequence[Block], rules: Sequence[Box]) -> list[Head]:
    """Take out of `heads` the short lines that stand over a row of headlines set alike, or over a rule and several of
    them; what stood below such a line in its stack is a head by itself.
    """
    made: list[Head] = []
    for head in list(heads):
        title = head.lines[0][0]
        if head.upright or head.small or head.lines[0][1] != "headline" or not _is_name(title.text):
            continue
        rest = head.lines[1:]
        under = [*([rest[0][0]] if rest else []), *_headlines(heads, title)]
        if not under:
            continue
        first = min(under, key=lambda x: x.top)
        alike = [x for x in under if x is not first and _is_alike(x, first)]
        level = [x for x in alike if abs(x.top - first.top) < 0.8 * first.size]
        ruled = any(
            title.bottom - 1 < r.top < first.top + 1 and r.left < min(title.left, first.left) + 1
            and r.right > max(title.right, first.right) - 1 and r.height < 4 for r in rules
        )  # fmt: skip
        between = any(t.frame == title.frame and title.bottom - 1 < t.top < first.top - 1 for t in texts)
        bullet = first.text.strip()[:1]
        listed = bullet in BULLETS and all(x.text.strip().startswith(bullet) for x in alike)
        if title.size < 1.2 * first.size or len(alike) < 2 or not (len(level) >= 2 or ruled or listed) or between:
            continue
        heads.remove(head)
        made.append(Head([(title, "headline")]))
        if rest:
            heads.append(Head([(rest[0][0], "headline"), *rest[1:]]))
    return made


def _is_name(words: str) -> bool:
    bare = words.strip()
    return 2 <= len(bare.replace(" ", "").replace("　", "")) <= _LONGEST and not any(
        c in "，。！？、：；" for c in bare
    )


def _headlines(heads: Sequence[Head], title: Line) -> list[Line]:
    """Return the first headline line of each head that begins below a line, in its frame."""
    firsts = [next((x for x, role in h.lines if role == "headline"), None) for h in heads if not h.upright]
    return [
        x for x in firsts
        if x is not None and x.top > title.bottom - 1 and x.frame == title.frame and not x.text.strip().isdigit()
    ]  # fmt: skip


def _is_alike(one: Line, other: Line) -> bool:
    return (one.face, one.bold) == (other.face, other.bold) and abs(one.size - other.size) < 0.03 * other.size
