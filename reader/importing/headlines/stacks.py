"""Headline stacks: which of several headline lines is section, kicker (引题), headline (主题) or subheadline (副题)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.importing.headlines.candidates import NOTICE
from reader.importing.headlines.evidence import is_section_name
from reader.importing.headlines.matching import MISMATCH, fit
from reader.importing.headlines.section_lines import SHORT, TINY, is_bracketed, is_enclosed, is_section, names_page
from reader.importing.headlines.sublines import is_sub, points_below
from reader.importing.lines.blocks import Block

_FEWEST_PAIRS = 3
_LONGER = 1.3
_ANSWERS = 0.65
_APART = 0.3
"""Of two lines the upper is the headline if it answers the text by so much better."""
_BOTH = 0.65
"""So well each half of a headline on two lines answers the text; kickers of the labelled issues reach .40."""
_EVEN = 0.5
_EVENLY = 0.15
"""Two lines answer the text evenly where they differ by at most so much."""
_BOTH_WHOLLY, _UNEVEN = 0.95, 4
"""Lines that both answer the text so well are halves though their lengths differ by so many characters."""
_WHOLE = 0.85
_ANNOUNCES = re.compile(r"(?:强调|指出|要求|提出|表示|决定|认为|透露|获悉|系列报道|系列之.)(?:——)?$|——$")
"""What says who speaks, or of which row it is, announces the headline below."""
_ALIKE = 2
"""Two lines of one headline differ in length by at most so many characters."""
_TALL, _OPENING, _USUAL = 4, 200, 0.15
"""In a stack of so many lines the headline is the one that answers the text's beginning best; mostly the second."""


@dataclass(slots=True)
class Stack:
    """The lines of one stack by what they are; `orphans` are headlines whose own text is missing.

    `doubtful`: nothing in their form and little in the text tells which line is the headline.
    """

    sections: list[Block] = field(default_factory=list)
    kickers: list[Block] = field(default_factory=list)
    heads: list[Block] = field(default_factory=list)
    subs: list[Block] = field(default_factory=list)
    orphans: list[Block] = field(default_factory=list)
    doubtful: bool = False


def twofold(stacks: Sequence[Sequence[Block]]) -> bool:
    """Tell whether a text sets its headlines on two lines: most of its stacks are two plain lines of like length."""
    pairs = sum(len(lines) == 2 and _pair(lines) for lines in stacks)
    return pairs >= _FEWEST_PAIRS and pairs >= 0.75 * len(stacks)


def read_stack(
    lines: Sequence[Block], body: str, containers: frozenset[int], *, halved: bool = False, wrapped: bool = True
) -> Stack:
    """Sort the headline lines that stand above one text.

    `containers` are heading levels that hold other headings; `halved`: the text sets its headlines on two lines.
    """
    stack = Stack()
    rest = list(lines)
    while len(rest) > 1 and rest[0].first.role is None and _names_section(rest, stack.sections, body, containers):
        stack.sections.append(rest.pop(0))
    while len(rest) > 1 and rest[-1].first.role is None and is_sub(rest[-1]):
        stack.subs.insert(0, rest.pop())
    stack.subs = [*points_below(rest), *stack.subs]
    for role, target in (("kicker", stack.kickers), ("subheadline", stack.subs)):
        for block in [b for b in rest if b.first.role == role]:
            if len(rest) > 1:
                rest.remove(block)
                target.append(block)
    if len(rest) == 1:
        stack.heads = rest
        return stack
    main = 0 if halved and _pair(rest[:2]) else _main(rest, body, wrapped=wrapped)
    end = main + 2 if _halves(rest[main : main + 2], body, halved=halved, wrapped=wrapped) else main + 1
    stack.doubtful = not halved and _is_doubtful(rest, main, end, body)
    before, after = rest[:main], rest[end:]
    kickers: list[Block] = []
    for k, block in enumerate(before):
        below = before[k + 1] if k + 1 < len(before) else rest[main]
        if _is_kicker(block, below, body):
            kickers.append(block)
        else:
            # What stands above a headline that lost its text went with that one.
            stack.orphans += [*kickers, block]
            kickers = []
    stack.kickers += kickers
    stack.heads = list(rest[main:end])
    stack.subs = after + stack.subs
    return stack


def _in_two(block: Block) -> bool:
    """Tell whether a line has a space inside, as headlines in two halves have."""
    return " " in block.folded.strip()


def _names_section(rest: Sequence[Block], sections: Sequence[Block], body: str, containers: frozenset[int]) -> bool:
    """Tell whether the first line of a stack names a section; a short line below a section's name is a headline."""
    block = rest[0]
    if sections and not (block.first.level or is_enclosed(block) or is_section_name(block.folded)):
        return False
    return is_section(block, rest[1], containers) or names_page(block, body)


def _main(rest: Sequence[Block], body: str, *, wrapped: bool) -> int:
    """Return which line is the headline: the largest, the highest heading, the only marked one, or the second."""
    sizes = [b.first.size for b in rest]
    if max(sizes) > 1.1 * min(sizes):
        return sizes.index(max(sizes))
    if NOTICE.match(rest[0].folded):
        return 0
    levels = [b.first.level or 9 for b in rest]
    if min(levels) != max(levels):
        # Of two lines of the highest level the last is the headline.
        return len(levels) - 1 - levels[::-1].index(min(levels))
    for marked in ([b.first.bold for b in rest], [bool(b.bullet) for b in rest]):
        if sum(marked) == 1:
            return marked.index(True)
    if (deeper := _set_deeper(rest)) is not None:
        return 1 - deeper
    if rest[1].text.isascii() and not rest[0].text.isascii():
        return 0  # the same in another language
    if rest[0].folded[-1] == ":" or _ANNOUNCES.search(rest[0].folded):
        return 1
    if _halves(rest[:2], body, wrapped=wrapped):
        return 0
    if len(rest) >= _TALL:
        told = [fit(block.folded, body[:_OPENING]) + (_USUAL if k == 1 else 0) for k, block in enumerate(rest)]
        return told.index(max(told))
    if len(rest) == 2 and rest[0].size >= 5:
        upper, lower = (fit(block.folded, body) for block in rest)
        # Headlines are short; a line far longer than one that answers the text tells more of the same.
        if upper >= _ANSWERS and rest[1].size >= _LONGER * rest[0].size and not _in_two(rest[0]):
            return 0
        if upper >= 0.5 and lower < upper - _APART:
            return 0
    return 1


def _is_doubtful(rest: Sequence[Block], main: int, end: int, body: str) -> bool:
    """Tell whether the choice rests on the words of the text alone, and these do not tell the lines apart.

    Measured on composed and written forms: of stacks so chosen .11 to .5 were read right, of all others .97.
    """
    if _differ_in_form(rest):
        return False
    upper, lower = (fit(block.folded, body) for block in rest[:2])
    if end - main == 2:
        return len(rest) > 2 or lower < upper - _EVENLY
    return main == 0 or len(rest) > 2 or lower - upper <= _EVENLY


def _differ_in_form(rest: Sequence[Block]) -> bool:
    """Tell whether size, level, bold type, a bullet, an indent or the language sets one line apart."""
    sizes, levels = [b.first.size for b in rest], [b.first.level or 9 for b in rest]
    marked = any(sum(marks) == 1 for marks in ([b.first.bold for b in rest], [bool(b.bullet) for b in rest]))
    larger = max(sizes) > 1.1 * min(sizes) or min(levels) != max(levels)
    latin = rest[1].text.isascii() and not rest[0].text.isascii()
    given = any(b.first.role for b in rest) or any(is_bracketed(b) for b in rest)
    return larger or marked or latin or given or _set_deeper(rest) is not None


def _set_deeper(rest: Sequence[Block]) -> int | None:
    """Return which of two lines is set deeper than the other, as kickers and subheadlines are; None: neither."""
    if len(rest) != 2:
        return None
    indents = [b.first.indent for b in rest]
    middles = [b.first.indent + b.size / 2 for b in rest]
    if min(indents) < 1 or abs(indents[0] - indents[1]) < 1 or abs(middles[0] - middles[1]) <= 1:
        return None
    return 0 if indents[0] > indents[1] else 1


def _halves(lines: Sequence[Block], body: str, *, halved: bool = False, wrapped: bool = True) -> bool:
    """Tell whether two lines right below one another are one headline: of like length, and both answer the text.

    Where no line of the text was broken (`wrapped`) a headline hardly was.
    """
    if not _pair(lines, _UNEVEN):
        return False
    answers = min(fit(block.folded, body) for block in lines[:2])
    if not _pair(lines):
        return answers >= _BOTH_WHOLLY
    # Lines of four or five characters above one another are how papers of old set their headlines.
    short = max(b.size for b in lines[:2]) <= SHORT and abs(lines[0].size - lines[1].size) <= 1
    least = _EVEN if short else _BOTH if wrapped else _WHOLE
    return halved or answers >= least


def _pair(lines: Sequence[Block], alike: int = _ALIKE) -> bool:
    """Tell whether the first two lines are set alike, without marks, and of like length."""
    if len(lines) < 2 or lines[1].first.gap or any(b.first.level or b.first.role or b.first.bold for b in lines):
        return False
    upper, lower = lines[:2]
    if upper.bullet or lower.bullet or is_bracketed(upper) or upper.first.size != lower.first.size:
        return False
    if abs(upper.size - lower.size) > alike or _in_two(upper) or _in_two(lower) or min(upper.size, lower.size) < TINY:
        return False
    return upper.folded[-1] not in "。!?:;" and not is_sub(lower)


def _is_kicker(block: Block, below: Block, body: str) -> bool:
    """Tell whether a line above a headline is its kicker, and no headline that lost its text."""
    if below.first.gap == 0 or block.first.role == "kicker":
        return True
    if block.first.level != below.first.level or block.first.bold != below.first.bold:
        return block.size <= 40
    return fit(block.folded, body) >= MISMATCH
