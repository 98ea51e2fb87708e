"""Hard wraps: lines that end because the column was full, at any width.

A text is wrapped where most lines that are followed by another line of their paragraph are as wide as the widest of
them, and end in mid-sentence; what a person broke off ends where it will. Columns of several widths are told apart
stretch by stretch.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.bylines.lines import by_names
from reader.hanzi.folding import fold
from reader.importing.lines.line import Line
from reader.importing.lines.marks import SYMBOLS

_STOPS = "。！？!?；;：:…”』」）)】》，"
_PAUSES = "，。、；：？！,;"
_SLACK = 4
"""A full line may be so many columns short: a character of two columns, and one that must not begin the next line."""
_ENDED = 2
"""A line that ends a sentence and is shorter by more than so many columns ends its paragraph."""
_NARROWEST = 16
_BYLINE = 40
_MANY = 10
"""Among so many lines one that is wider (a masthead's) says nothing."""
_NEVER_FIRST = "。，、；：！？）”’』」】》·,.;:!?)%"
# What begins a line of its own and is never the rest of a sentence.
_BEGINS = re.compile(
    "[" + SYMBOLS + r"]|[·•]\s|【.{1,60}】$|——|[（(](?:上接|(?:本报)?(?:记者|通讯员)|作者).{1,30}[)）]$|本[报報][讯訊]"
    r"|新[华華]社.{2,10}[电電]|(?:本报|特约|实习|见习)?(?:记者|通讯员)[ 　][一-龥、 　]{2,24}$"
    r"|[文图圖摄](?:/|／)[一-龥 ]{2,20}|(?:尊敬的)?(?:编辑|編輯|编者)(?:部|同志|先生|老师)*[:：]$"
)
_STANDS_ALONE = re.compile(
    "[" + SYMBOLS + r"].{1,60}$|【.{1,60}】$|——.{2,50}$|[（(].{2,40}[)）]$|.{0,12}[文图摄](?:/|／).{2,24}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wraps:
    """`joins[i]`: line i goes on with line i - 1. `width`: of the column in half-width units, 0 where not wrapped."""

    joins: tuple[bool, ...] = ()
    width: int = 0


def find_wraps(lines: Sequence[Line], texts: Sequence[str]) -> Wraps:
    """Return which lines go on with the one before."""
    joins = [line.opens is False or (k > 0 and _display(lines[k - 1], line)) for k, line in enumerate(lines)]
    short = [len(text) <= 200 for text in texts]
    indent = _indent(lines)
    followed = [
        k for k in range(len(lines) - 1) if short[k] and not joins[k + 1] and _may_join(lines, texts, k + 1, indent)
    ]
    if len(followed) < 3 and not any(line.wraps for line in lines):
        return Wraps(joins=tuple(joins))
    # Programs wrap by counting columns or characters; an indent counts in all, as wide spaces or as narrow ones.
    rows = list(zip(texts, lines, short, strict=True))
    measures = (
        [_columns(t) + round(2 * line.indent) if ok else 999 for t, line, ok in rows],
        [2 * (len(t) + round(line.indent)) if ok else 999 for t, line, ok in rows],
        [2 * (len(t) + round(2 * line.indent)) if ok else 999 for t, line, ok in rows] if indent else [],
    )
    widest = 0
    every = sorted(measures[0])
    for run in _runs(lines, measures, texts, followed):
        widths, column, full_lines = _best(measures, run, texts)
        if column and len(every) - bisect_right(every, 2 * column) >= full_lines:
            continue  # paragraphs stand on lines of their own, far longer: what is short was never cut
        widest = max(widest, column)
        for k in run:
            full = (column and column - _SLACK <= widths[k] <= column + 2) or lines[k].wraps
            full = full and not (texts[k][-1] in "。！？" and column and widths[k] < column - _ENDED)
            inside = not indent or _in_paragraph(lines, joins, k, indent)
            if (full and inside) or (column and texts[k + 1][0] in _NEVER_FIRST):
                joins[k + 1] = True
    if widest and not indent:
        _leave_stacks(lines, texts, joins)
    return Wraps(joins=tuple(joins), width=widest)


def _display(above: Line, line: Line) -> bool:
    """Tell whether two lines of large type are one headline that its column broke."""
    # Heights of type vary with the letters; distances between lines of large type pass for gaps.
    large = line.size >= 1.2 and abs(above.size - line.size) <= 0.1 * line.size and line.gap <= 1
    return large and line.sheet > 0 and above.sheet == line.sheet and above.role is None and line.role is None


def _indent(lines: Sequence[Line]) -> float:
    """Return from which indent on a line opens a paragraph; 0 where indents say nothing (all lines have one)."""
    indents = Counter(line.indent for line in lines if 0.75 <= line.indent <= 4)  # more is a centred line
    if not 2 <= indents.total() <= 0.9 * len(lines):
        return 0
    usual = max(indents, key=lambda i: (indents[i], -i))
    return min(2.0, usual) * 0.75


def _may_join(lines: Sequence[Line], texts: Sequence[str], k: int, indent: float) -> bool:
    """Tell whether a line can go on with the one above at all."""
    above, line = lines[k - 1], lines[k]
    if line.gap or above.level or line.level or above.bold != line.bold or line.opens is not None:
        return False
    if line.role is not None or above.role is not None or abs(above.size - line.size) >= 0.15:
        return False
    if (indent and line.indent >= indent) or _BEGINS.match(texts[k]):
        return False
    if len(texts[k]) <= _BYLINE and by_names(fold(texts[k])):
        return False
    return len(texts[k - 1]) > 60 or not _STANDS_ALONE.match(texts[k - 1])


def _in_paragraph(lines: Sequence[Line], joins: Sequence[bool], k: int, indent: float) -> bool:
    """Tell whether the paragraph that line k is in began with an indent."""
    while k and joins[k]:
        k -= 1
    return lines[k].indent >= indent or lines[k].sheet > 0


def _leave_stacks(lines: Sequence[Line], texts: Sequence[str], joins: list[bool]) -> None:
    """Undo joins in short runs of lines without a full stop: headline stacks, verse, lists of names."""
    start = 0
    for k in range(1, len(lines) + 1):
        if k < len(lines) and lines[k].gap == 0:
            continue
        run = range(start, k)
        start = k
        if len(run) > 5 or lines[run.start].sheet or sum(len(texts[j]) for j in run) > 90:
            continue
        if not any("。" in texts[j] for j in run) and not any(c in "！？；" for c in texts[run[-1]][-3:]):
            for j in run[1:]:
                joins[j] = lines[j].opens is False


Measures = tuple[list[int], ...]


def _best(measures: Measures, run: Sequence[int], texts: Sequence[str]) -> tuple[list[int], int, int]:
    """Return the measure by which lines are wrapped, their width by that, and how many are full; 0 where by neither."""
    found = [(*_column(m, run, texts), m) for m in measures if m]
    full, column, widths = max(found, key=lambda f: f[0])
    return widths, column if full else 0, full


def _runs(
    lines: Sequence[Line], measures: Measures, texts: Sequence[str], followed: Sequence[int]
) -> list[Sequence[int]]:
    """Return runs of followed lines that may be of one column: all of them, if they are, else those between gaps."""
    if _best(measures, followed, texts)[1]:
        return [followed]
    runs: list[list[int]] = []
    for k in followed:
        if runs and all(lines[j].gap == 0 for j in range(runs[-1][-1] + 1, k + 1)):
            runs[-1].append(k)
        else:
            runs.append([k])
    return [run for run in runs if len(run) >= 3 or any(lines[k].wraps for k in run)]


def _column(widths: Sequence[int], run: Sequence[int], texts: Sequence[str]) -> tuple[int, int]:
    """Return how many lines are full and the width that they were wrapped at; zeros where they were not wrapped."""
    counted = Counter(widths[k] for k in run)
    if not counted:
        return 0, 0
    peak = max(counted, key=lambda w: (counted[w] + counted[w - 1] + counted[w - 2], w))
    # Where a copy lost its indents the first lines of paragraphs are shorter by two characters.
    full = _full_at(peak, widths, run, texts)
    shorter = (0, 0) if full[0] else _full_at(peak - 2, widths, run, texts)
    return shorter if shorter[0] >= _MANY else full


def _full_at(peak: int, widths: Sequence[int], run: Sequence[int], texts: Sequence[str]) -> tuple[int, int]:
    """Return how many lines are full where the column is so wide, and the width; zeros where they are no column."""
    full = [k for k in run if peak - _SLACK <= widths[k] <= peak]
    if peak < _NARROWEST or peak > 400 or len(full) < 3:
        return 0, 0
    beyond = sum(widths[k] > peak + 2 for k in run)
    # A full line may end its clause or sentence; most do not.
    open_ended = sum(texts[k][-1] not in _STOPS for k in full)
    if sum(any(c in _PAUSES for c in texts[k] + texts[k + 1]) for k in full) < 0.25 * len(full):
        return 0, 0  # no running text: names, prices, titles
    if sum(widths[k + 1] > peak + 2 for k in full) > 0.5 * len(full):
        return 0, 0  # what follows them is no rest of a line: they are short lines of a like length above paragraphs
    # Where nearly all full lines stop in mid-sentence, heads and last lines may be as many as they.
    share = 0.5 if len(full) >= _MANY and open_ended >= 0.8 * len(full) else 0.6
    if len(full) < share * len(run) or beyond > max(len(run) >= _MANY, 0.08 * len(run)) or open_ended < 0.5 * len(full):
        return 0, 0
    return len(full), peak


def _columns(text: str) -> int:
    """Return how wide a line is: hanzi and their punctuation count two."""
    return sum(2 if c >= "\u1100" or c in "“”‘’—…·" else 1 for c in text)
