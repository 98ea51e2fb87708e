"""Headlines: lines of display type that stand together are one stack; its parts are told by size and place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from reader.bylines import names
from reader.hanzi.folding import fold
from reader.importing.pages.blocks import Block
from reader.importing.pages.line import Line
from reader.importing.pages.marks import Box, around, overlap

HeadRole = Literal["kicker", "headline", "subheadline", "byline"]

BYLINE = re.compile(
    r"[\s□■○●◎◇◆◎☆★▲（(【\[]*(?:(?:本报|本刊|本社|实习|见习|特约|首席|驻地|全媒体|融媒体|新华社)+\s*)*(?:记者|通讯员|评论员|特派员|通訊員|記者)(?:\s|[^，。；]){1,40}$"
    r"|[\s□■○●◎◇◆◎☆★▲（(]*(?:本报|本刊|本社)(?:特约|首席)?(?:评论员|编辑部|编者)[）)]?$|[\s□■○●◎◇◆☆★▲]+[一-龥]{1,3}\s?[一-龥]{1,3}(?:\s+[一-龥]{2,4}){0,3}$|(?:文|图|文图|作者)\s*[/／:：|｜]\s*\S{2,20}$"
)


@dataclass(slots=True, eq=False)
class Head:
    """A stack of lines above a story, or an upright line at its side. `small`: set like the text, only bolder.

    `before`: the block in whose first line it stands, before the text.
    """

    lines: list[tuple[Line, HeadRole]] = field(default_factory=list)
    upright: bool = False
    small: bool = False
    before: Block | None = None
    _measured: tuple[int, Box] | None = None

    @property
    def box(self) -> Box:
        """Its place on the page."""
        if self._measured is None or self._measured[0] != len(self.lines):  # lines come and go one by one
            self._measured = len(self.lines), around([x.box for x, _role in self.lines])
        return self._measured[1]

    @property
    def frame(self) -> int:
        """The frame that it stands in."""
        return self.lines[0][0].frame

    @property
    def size(self) -> float:
        """The size of its largest line."""
        return max(x.size for x, _role in self.lines)

    @property
    def words(self) -> str:
        """Its headline's text."""
        return "".join(x.text for x, role in self.lines if role == "headline")


def is_signature(line: Line) -> bool:
    """Tell whether a line under a headline says who wrote: in words for it, or by nothing but a name."""
    words = fold(line.text).replace(" ", "")
    return bool(BYLINE.match(line.text)) or (len(words) <= 4 and names.is_name(words))


def stacks(lines: Sequence[Line], texts: Sequence[Block], walls: Sequence[Box], body: float) -> list[Head]:
    """Return the stacks that display lines make. `texts` and `walls` (rules, pictures) part what they stand between."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda x: (x.top, x.left)):
        for group in reversed(groups[-30:]):
            if _stacked(group, line, texts, walls, body):
                group.append(line)
                break
        else:
            groups.append([line])
    return [made for group in groups for made in _parted(group, body)]


def _stacked(group: Sequence[Line], line: Line, texts: Sequence[Block], walls: Sequence[Box], body: float) -> bool:
    """Tell whether a line belongs under a group: near, in one frame, on one axis, nothing between."""
    last = group[-1]
    left, right = min(x.left for x in group), max(x.right for x in group)
    bottom = max(x.bottom for x in group)
    gap = line.top - bottom
    largest = max(x.size for x in group)
    lower = (
        0.62 if line.size < 0.8 * largest else 0.45
    )  # a smaller line below stands as far off as the headline is high
    if (
        line.frame != last.frame
        or gap > max(1.3 * body, 0.62 * min(line.size, last.size), lower * max(line.size, last.size))
        or gap < -0.5 * min(line.size, last.size)
    ):
        return False
    if overlap(left, right, line.left, line.right) <= 0:
        return False
    widest = max(right - left, line.right - line.left)
    centred = abs(line.middle - (left + right) / 2) < 0.08 * widest + 0.8 * body
    flush = abs(line.left - left) < 0.7 * body or abs(line.left - last.left) < 0.7 * body
    hung = abs(line.right - right) < 0.8 * body
    if not centred and not flush and not hung and not _goes_on(last, line, body):
        return False
    middle = (max(left, line.left) + min(right, line.right)) / 2
    for block in texts:
        if (
            block.top < line.top - 1
            and block.bottom > bottom - 2
            and block.frame == line.frame
            and block.left < middle < block.right
        ):
            return False
    return not any(w.top < line.top and w.bottom > bottom - 1 and w.left < middle < w.right for w in walls)


def _goes_on(last: Line, line: Line, body: float) -> bool:
    """Tell whether a headline goes on in a line that is indented below it, as below a number: the first one is full."""
    end, begin = last.runs[-1:], line.runs[:1]
    alike = [(r.face, r.bold) for r in end] == [(r.face, r.bold) for r in begin] and abs(line.size - last.size) < 0.3
    inside = last.left < line.left < last.left + 3.2 * last.size
    inside = inside and (line.right < last.right + body or _is_stepped(last, line, body))
    return alike and inside and line.top - last.bottom < 0.8 * last.size and last.text[-1:] not in "。！？"


def _is_stepped(last: Line, line: Line, body: float) -> bool:
    """Tell whether a headline's second line begins further in and ends further out (阶梯式)."""
    common = overlap(last.left, last.right, line.left, line.right)
    near = line.top - last.bottom < 0.45 * last.size
    return last.size > 1.3 * body and near and common > 0.4 * min(last.right - last.left, line.right - line.left)


def _parted(group: Sequence[Line], body: float) -> list[Head]:
    """Return a group as stacks: where a line of headline type comes again after smaller ones, a new stack begins."""
    largest = max(x.size for x in group)
    made: list[list[Line]] = [[]]
    seen_main = seen_below = False
    for k, line in enumerate(group):
        main = line.size > 0.9 * largest
        if main and seen_below:
            begin = k
            before = made[-1]
            # One smaller line right above the second headline is its kicker, more than one are not all.
            if (
                len(before) > 1
                and before[-1].size <= 0.9 * largest
                and line.top - before[-1].bottom < before[-1].top - before[-2].bottom
            ):
                begin -= 1
            moved = before[len(before) - (k - begin) :] if k > begin else []
            if moved:
                del before[len(before) - len(moved) :]
            made.append(list(moved))
            seen_below = False
        made[-1].append(line)
        seen_below = seen_below or (seen_main and not main)
        seen_main = seen_main or main
    return [_roles(lines, body) for lines in made if lines]


def _fills_on(last: Line, line: Line) -> bool:
    """Tell whether a line is what was left of the one above it when that was full: it looks the same and is shorter."""
    alike = (last.face, last.bold) == (line.face, line.bold) and abs(last.size - line.size) < 0.02 * line.size
    told = BYLINE.match(line.text) or is_signature(last)
    return alike and not told and abs(last.left - line.left) < 0.3 * line.size and line.right < last.right - line.size


def _roles(lines: Sequence[Line], body: float) -> Head:
    """Tell the parts of a stack."""
    largest = max(x.size for x in lines)
    dashed = next((k for k, x in enumerate(lines) if k and x.text.lstrip().startswith("——")), len(lines))
    main = [k for k, x in enumerate(lines) if x.size > 0.9 * largest and k < dashed]  # —— begins a 副题 in any size
    main = main or [0]
    first, last = main[0], main[-1]
    head = Head()
    for k, line in enumerate(lines):
        role: HeadRole = "headline"
        if k < first:
            role = "kicker"
        elif k > last:
            role = "byline" if is_signature(line) and not _fills_on(lines[k - 1], line) else "subheadline"
        head.lines.append((line, role))
    return head
