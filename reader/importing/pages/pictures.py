"""Pictures and their captions: which text speaks of a picture, and whose the picture is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.hanzi.folding import fold
from reader.importing.pages.blocks import Block
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box, Marks, around, overlap
from reader.importing.pages.picture_groups import under_one_caption

_SIGNED = re.compile(
    r"(?:摄(?:影)?(?:报道)?|供图|图[/:]\S{2,8}|cfp|视觉中国|新华社发|图片来源\S*|资料图片?)\s*[)）】]?$"
)
_NAMES = re.compile(r"(?:图为|上图|下图|左图|右图|[▲△▼↑↓←→◀▶]|\(?图(?:片)?[一二三\d]?[:)])")
_LONGEST = 160


@dataclass(slots=True, eq=False)
class Captioned:
    """A picture, or several under one caption, with the blocks of that caption.

    `numbers`: the how manieth each is that the page draws, from 1; none for a tint.
    """

    box: Box
    numbers: tuple[int, ...] = ()
    captions: list[Block] = field(default_factory=list)

    @property
    def signed(self) -> bool:
        """Tell whether the caption names its photographer and no story: a picture that stands by itself."""
        words = "".join(fold("".join(x.text for x in b.lines)) for b in self.captions).strip()
        return bool(_SIGNED.search(words)) and not words.startswith(("图为", "▲", "△"))


def pictures_of(marks: Marks, frames: list[Box], lines: Sequence[Line], body: float) -> list[Box]:
    """Return the places of pictures: images, and tints that hold no type. Frames found to be such are taken out."""
    made = [p for p in marks.pictures if p.width > 3 * body and p.height > 2.4 * body and not _whole(p, marks)]
    for frame in list(frames):
        empty = not any(frame.holds(x.middle, (x.top + x.bottom) / 2, 0) for x in lines)
        if empty and frame.width > 4 * body and frame.height > 2.4 * body:
            frames.remove(frame)
            made.append(frame)
    apart: list[Box] = []
    for box in sorted(made, key=lambda b: -b.width * b.height):
        if not any(o.holds(box.middle, (box.top + box.bottom) / 2) for o in apart):
            apart.append(box)
    return apart


def _whole(box: Box, marks: Marks) -> bool:
    return box.width > 0.9 * marks.width and box.height > 0.8 * marks.height


def take_captions(
    pictures: Sequence[Box], blocks: list[Block], body: float, face: str, marks: Marks
) -> list[Captioned]:
    """Take the captions out of `blocks`; return the pictures with them."""
    numbers = {id(p): k for k, p in enumerate(marks.pictures, 1)}
    made = [
        Captioned(around(group), tuple(numbers[id(p)] for p in group if id(p) in numbers))
        for group in under_one_caption(pictures, [b for b in blocks if _is_short(b, body)], body)
    ]
    pairs: list[tuple[int, float, float, Captioned, Block]] = []
    for own in made:
        for block in blocks:
            if block.top > own.box.bottom + 3 * body or block.bottom < own.box.top - 2 * body:
                continue
            away = _distance(own.box, block, body)
            if away is not None and _is_caption(own.box, block, body, face):
                pairs.append((round(4 * away / body), own.box.top, block.left, own, block))
    taken: set[int] = set()
    for _away, _top, _left, own, block in sorted(pairs, key=lambda p: p[:3]):  # what is level: the first in its line
        if own.captions or id(block) in taken or not any(block is b for b in blocks):
            continue
        taken.add(id(block))
        blocks.remove(block)
        own.captions.append(block)
        _take_level(own.box, block, blocks, body)
    return made


def _take_level(box: Box, caption: Block, blocks: list[Block], body: float) -> None:
    """Take what stands level with a caption under the picture: the photographer's name, or what is said before it."""
    if len(caption.lines) == 1:
        _take_before(box, caption, blocks, body)
    last = caption.lines[-1]
    for block in list(blocks):
        line = block.lines[0]
        level = abs(line.bottom - last.bottom) < 0.2 * last.size and abs(line.size - last.size) < 0.1 * last.size
        if len(block.lines) == 1 and level and last.right < line.left and line.right < box.right + body:
            caption.lines.append(line)
            blocks.remove(block)
            last = line


def _take_before(box: Box, caption: Block, blocks: list[Block], body: float) -> None:
    """Take the lines that end level with a caption's only line, at its left: that is how they are read."""
    first = caption.lines[0]
    for block in blocks:
        last = block.lines[-1]
        level = abs(first.bottom - last.bottom) < 0.2 * last.size and abs(last.size - first.size) < 0.1 * last.size
        inside = box.left - body < last.left and last.right < first.left and first.left - last.right < 4 * body
        if level and inside and block.top > box.bottom - 0.5 * body:
            caption.lines[:0] = block.lines
            blocks.remove(block)
            return


def _distance(box: Box, block: Block, body: float) -> float | None:
    """Return how far a block stands from a picture, as captions do: below it, then at its side, then above."""
    own = block.box
    below = own.top - box.bottom
    inside = own.left > box.left - 1.5 * body and max(x.right for x in block.lines) < box.right + 1.5 * body
    if inside and -0.5 * body <= below < 2.2 * body:
        return max(0.0, below)
    beside = max(own.left - box.right, box.left - own.right)
    if 0 <= beside + 0.5 * body < 3 * body and own.top > box.top - 2 * body and own.bottom < box.bottom + 3 * body:
        return beside + 2 * body
    above = box.top - own.bottom
    if inside and 0 <= above < 1.5 * body:
        return above + 4 * body
    return None


def _is_caption(box: Box, block: Block, body: float, face: str) -> bool:
    """Tell whether a block can be a caption: it says so, or is set otherwise than the text and is short."""
    words = fold("".join(x.text for x in block.lines)).strip()
    if not _is_short(block, body):
        return False
    if _SIGNED.search(words) or _NAMES.match(words):
        return True
    below = -0.5 * body <= block.top - box.bottom < 2.2 * body
    other = block.size < 0.96 * body or (face and block.lines[0].face != face)
    if other and len(words) >= 4 and (below or len(words) > 12):
        return True
    return (
        below
        and len(block.lines) <= 2
        and block.lines[0].left - block.left < 1.1 * block.size
        and words[-1:] in "。)"
        and abs(overlap(block.left, block.right, box.left, box.right) - box.width) < 2 * body
    )


def _is_short(block: Block, body: float) -> bool:
    return sum(len(x.text) for x in block.lines) <= _LONGEST and block.size <= 1.3 * body
