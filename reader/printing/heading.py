"""The head of a piece as strips over the full measure: masthead, 栏目, kicker, headline, subheadline, byline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader.printing.body import SMALLEST
from reader.printing.faces import UNITS, Family, face
from reader.printing.highlights import Highlights, bands, numbers
from reader.printing.lines import Lines
from reader.printing.readings import SIZE as READING
from reader.printing.readings import reading_marks
from reader.printing.sheet import SPREAD_PINYIN, Sheet
from reader.printing.strips import ACCENT, HAIR, INK, SECOND, Mark, RuleMark, Strip, TextMark, of_part
from reader.printing.structure import PieceParts
from reader.rendering.blocks import Block
from reader.rendering.headline_lines import MOST_LINES
from reader.rendering.headline_lines import headline_lines as divided

HEADLINE_SIZES = (2.0, 1.8, 1.7, 1.6, 1.45, 1.33, 1.15, 1.0)
"""In em. Above `_LEAST_IN_TWO` a headline takes two lines at most; down to the text's own size three hold it."""
_SMALLER = (0.9, 0.8, 0.72)
_LEAST = 9 * UNITS
"""Where the type is so large that a line has few characters, a long headline is smaller than the text, but not less."""
_LEAST_IN_TWO = 1.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What is drawn over the words of a head: highlights, and the readings of a block's characters."""

    highlights: Highlights
    readings: Callable[[Block], Sequence[tuple[int, str]]]


SPOKEN = frozenset(("kicker", "headline", "subheadline"))
"""Kinds of block above which the readings of their characters may stand."""


def head_strips(
    blocks: Sequence[Block],
    sheet: Sheet,
    highlights: Highlights,
    parts: PieceParts,
    readings: Callable[[Block], Sequence[tuple[int, str]]] = lambda _block: (),
) -> list[Strip]:
    """Return the strips above the text; their last one brings the white below the head."""
    dress = Dress(highlights=highlights, readings=readings)
    made: list[Strip] = []
    for block in blocks:
        made.extend(of_part(_block(block, sheet, dress), parts.of(block)))
    if made and blocks[0].kind != "masthead":
        made.insert(0, _double_rule(sheet, 0.0, ()))
    if not made:
        return []
    if any(b.kind in {"headline", "byline", "kicker", "subheadline"} for b in blocks):
        made.append(rule_strip(sheet, before=0.35, after=0.55))
    else:
        made.append(Strip(height=0.5 * sheet.em))
    return made


def _block(block: Block, sheet: Sheet, dress: Dress) -> Iterator[Strip]:
    """Yield the strips of one block; those of the text have none here."""
    if block.kind == "masthead":
        yield from masthead(block.text, block.asides, sheet)
        return
    sheet = sheet.head
    if block.kind == "section":
        yield _label(block, sheet)
    elif block.kind == "kicker":
        yield from _line_block(block, sheet, dress, family="sans", size=1.0, ink=ACCENT, pitch=1.5)
    elif block.kind == "headline":
        yield from _headline(block, sheet, dress)
    elif block.kind == "subheadline":
        yield from _line_block(block, sheet, dress, family="serif", size=1.12, ink=SECOND, pitch=1.55, before=0.35)
    elif block.kind == "byline" and block.text:
        yield from _line_block(block, sheet, dress, family="sans", size=0.84, ink=SECOND, pitch=1.5, before=0.5)


def masthead(title: str, forms: Sequence[str], sheet: Sheet) -> list[Strip]:
    """Return paper and date on one line, with the double rule 文武线 below: thick above thin."""
    em, measure = sheet.em, sheet.head.measure
    name = Lines(title, face("serif", max(1.18 * em, SMALLEST), bold=True), measure)
    marks: list[Mark] = []
    baseline = 1.2 * em
    if title:
        marks.append(TextMark(lines=name, number=0, x=0, baseline=baseline))
    room = measure - (name.width() + 2 * em if title else 0)
    small = face("sans", max(0.8 * em, SMALLEST))
    for form in forms:
        line = Lines(form, small, measure * 4)
        if line.width() <= room:
            marks.append(TextMark(lines=line, number=0, x=measure - line.width(), baseline=baseline, ink=SECOND))
            break
    return [_double_rule(sheet, baseline + 0.55 * em, marks)]


def _double_rule(sheet: Sheet, top: float, marks: Sequence[Mark]) -> Strip:
    """Return a strip that ends in the double rule."""
    thick, gap, thin = 1.7 * UNITS, 1.5 * UNITS, 0.6 * UNITS
    upper = RuleMark(x=0, y=top, width=sheet.measure, height=thick)
    lower = RuleMark(x=0, y=top + thick + gap, width=sheet.measure, height=thin)
    return Strip(height=top + thick + gap + thin + 1.1 * sheet.em, marks=(*marks, upper, lower))


def rule_strip(sheet: Sheet, *, before: float, after: float, width: float | None = None) -> Strip:
    """Return a hairline with white above and below it, in em."""
    rule = RuleMark(x=0, y=before * sheet.em, width=width or sheet.measure, height=0.5 * UNITS, ink=HAIR)
    return Strip(height=(before + after) * sheet.em, marks=(rule,))


def _label(block: Block, sheet: Sheet) -> Strip:
    """Return the name of the 栏目, white on the one red."""
    em = sheet.em
    font = face("sans", max(0.86 * em, SMALLEST), bold=True, spacing=0.08 * em)
    lines = Lines(block.text, font, sheet.measure)
    pad = 0.5 * em
    width = min(sheet.measure, lines.width() + 2 * pad)
    ground = RuleMark(x=0, y=0, width=width, height=1.5 * em, ink=ACCENT)
    text = TextMark(lines=lines, number=0, x=pad + 0.04 * em, baseline=1.07 * em, ink="#FFFFFF")
    return Strip(height=2.1 * em, marks=(ground, text), keep=True)


def _headline(block: Block, sheet: Sheet, dress: Dress) -> Iterator[Strip]:
    """Set the headline as large as lets it stand on one line, or on two that break where it may; long ones wrap."""
    texts, size = headline_lines(block.text, sheet)
    font = face("serif", size, bold=True)
    yield from _parts(block, texts, font, size, sheet, dress, ink=INK, pitch=1.34)


def headline_lines(text: str, sheet: Sheet) -> tuple[list[str], float]:
    """Return the lines of a headline and their size in units: the largest at which one or two lines hold it, else the
    largest at which three do, in large type below the text's own size too; what three lines cannot hold is one line
    here.
    """
    sizes = [ratio for ratio in HEADLINE_SIZES if ratio <= sheet.headline]
    in_two = [(ratio, 2, True) for ratio in sizes if ratio >= min(_LEAST_IN_TWO, sheet.headline)]
    in_three = [(ratio, MOST_LINES, whole) for ratio in sizes if ratio <= _LEAST_IN_TWO for whole in (True, False)]
    smaller = [(ratio, MOST_LINES, False) for ratio in _SMALLER if ratio * sheet.em >= _LEAST]
    for ratio, most, whole in (*in_two, *in_three, *smaller):
        texts = _fitting(text, face("serif", ratio * sheet.em, bold=True), sheet.measure, most, whole=whole)
        if texts:
            return texts, ratio * sheet.em
    return [text], sizes[-1] * sheet.em


def _fitting(text: str, font: QFont, measure: float, most: int, *, whole: bool = False) -> list[str]:
    """Return the text in at most so many lines that fit the measure, each as it breaks best; else nothing."""
    return divided(text, QFontMetricsF(font).horizontalAdvance, measure, most, whole=whole)


def _line_block(
    block: Block,
    sheet: Sheet,
    dress: Dress,
    *,
    family: Family,
    size: float,
    ink: str,
    pitch: float,
    before: float = 0.0,
) -> Iterator[Strip]:
    units = max(size * sheet.em, SMALLEST)
    font = face(family, units, spacing=SPREAD_PINYIN * units if dress.readings(block) else 0.0)
    texts = _fitting(block.text, font, sheet.measure, 2) or [block.text]
    yield from _parts(block, texts, font, units, sheet, dress, ink=ink, pitch=pitch, before=before)


def _parts(
    block: Block,
    texts: Sequence[str],
    font: QFont,
    size: float,
    sheet: Sheet,
    dress: Dress,
    *,
    ink: str,
    pitch: float,
    before: float = 0.0,
) -> Iterator[Strip]:
    """Set the parts of a block one below the other."""
    start = 0
    for k, text in enumerate(texts):
        part = replace(block, text=text, start=start)
        above = 0.0 if k else before
        yield from _set(part, font, size, sheet, dress, ink=ink, pitch=pitch, before=above)
        start += len(text)


def _set(
    block: Block,
    font: QFont,
    size: float,
    sheet: Sheet,
    dress: Dress,
    *,
    ink: str,
    pitch: float,
    before: float = 0.0,
) -> Iterator[Strip]:
    """Set one block of the head over the full measure, ragged right."""
    lines = _even(block.text, font, sheet.measure)
    marked, readings = dress.highlights.of(block), dress.readings(block)
    advance = size + font.letterSpacing()
    spoken = max(READING * sheet.em, 0.36 * size)
    over = 1.2 * spoken if readings else 0.0
    for number in range(lines.count):
        above = over + (before * sheet.em if not number else 0.0)
        baseline = above + pitch * size / 2 + 0.36 * size
        text = TextMark(lines=lines, number=number, x=0, baseline=baseline, ink=ink)
        discs, notes = numbers(
            lines, number, marked, 0, baseline - 0.78 * (size - sheet.em), sheet, below=False, outside=True
        )
        ground = tuple(bands(lines, number, marked, 0, baseline, size))
        sound = reading_marks(lines, number, readings, 0, baseline, size, advance=advance, size=spoken)
        yield Strip(height=above + pitch * size, marks=(*ground, text, *sound, *discs), keep=True, notes=notes)


def _even(text: str, font: QFont, measure: float) -> Lines:
    """Set a text ragged right in lines of about equal length, so that none ends in a character or two alone."""
    lines = Lines(text, font, measure, align=Qt.AlignmentFlag.AlignLeft)
    count, width = lines.count, measure
    while count > 1 and width > measure / 2:
        width -= measure / 40
        narrower = Lines(text, font, width, align=Qt.AlignmentFlag.AlignLeft)
        if narrower.count > count:
            break
        lines = narrower
    return lines
