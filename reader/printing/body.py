"""The text of a piece as strips: paragraphs, subheads, captions, credits, editor's notes, verse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from reader.model.messages import _
from reader.printing.faces import UNITS, Family, face
from reader.printing.figures import picture_strips
from reader.printing.highlights import Highlight, Highlights, bands, numbers
from reader.printing.lines import Lines, Stretch
from reader.printing.readings import SIZE as READING
from reader.printing.readings import reading_marks
from reader.printing.sheet import LEADING_COLUMNS, Sheet
from reader.printing.strips import INK, SECOND, THIRD, Mark, RuleMark, Strip, TextMark, of_part
from reader.printing.structure import Cell, PieceParts
from reader.rendering.blocks import Block, BlockKind
from reader.rendering.columns import SetRow, set_rows
from reader.rendering.pinyin import Above
from reader.rendering.printable import printable

SMALLEST = 7.0 * UNITS
BASELINE = 0.36


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one kind of block is set; sizes and insets in body em, `before` in line pitches."""

    family: Family = "serif"
    size: float = 1.0
    bold: bool = False
    ink: str = INK
    inset: float = 0.0
    right: float = 0.0
    hanging: float = 0.0
    before: float = 0.0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignJustify
    barred: bool = False


_MANNERS: dict[BlockKind, Manner] = {
    "paragraph": Manner(),
    "subhead": Manner(bold=True, before=0.6, align=Qt.AlignmentFlag.AlignLeft),
    "caption": Manner(family="sans", size=0.92, ink=SECOND),
    "credit": Manner(family="sans", size=0.86, ink=SECOND, align=Qt.AlignmentFlag.AlignRight),
    "editor_note": Manner(family="sans", size=0.92, ink=SECOND, inset=1.0, barred=True, before=0.5),
    "introduction": Manner(family="sans", size=0.92, ink=SECOND, inset=2.0, barred=True, before=0.6),
    "remark": Manner(family="sans", size=0.92, ink=SECOND, inset=2.0, barred=True, before=0.6),
    "verse": Manner(inset=2.0, hanging=2.0, align=Qt.AlignmentFlag.AlignLeft),
    "truncated": Manner(family="sans", size=0.86, ink=THIRD),
    "row": Manner(align=Qt.AlignmentFlag.AlignLeft),
    "printed": Manner(align=Qt.AlignmentFlag.AlignLeft),
}


ASIDE: frozenset[BlockKind] = frozenset(("editor_note", "introduction", "remark"))
"""Blocks that a bar and white set apart from the text."""


def body_strips(
    blocks: Sequence[Block],
    sheet: Sheet,
    highlights: Highlights,
    above: Above,
    parts: PieceParts,
    pictures: Mapping[str, Path],
) -> list[Strip]:
    """Return the strips of the text blocks of a piece, in a column of this sheet."""
    made: list[Strip] = []
    texts = [b for b in blocks if b.kind in _MANNERS or b.figure is not None]
    rows = set_rows(texts, _row_width(sheet), 1.2 * sheet.advance, sheet.column)
    columns = Counter[int]()
    for block in texts:
        columns[block.table] = max(columns[block.table], len(block.cells))
    for k, block in enumerate(texts):
        following = texts[k + 1] if k + 1 < len(texts) else None
        if block.run_in and k:
            continue
        if block.figure is not None:
            captioned = following is not None and following.kind == "caption"
            figure = parts.figure(printable(block.remark) or _("图片"))
            made.extend(of_part(picture_strips(block.figure, pictures, sheet, captioned=captioned), figure))
            continue
        behind = following.text if following is not None and following.run_in else ""
        cells = list[Cell]()
        if block.cells and not sheet.vertical:
            cells = parts.row(block, behind, columns[block.table])
        own = _strips(block, behind, sheet, highlights, above, rows.get(block.paragraph), cells)
        strips = list(of_part(own, cells[0].part if cells else parts.of(block, behind)))
        if k and texts[k - 1].kind in ASIDE and strips:
            white = max(strips[0].before, _before(_MANNERS[texts[k - 1].kind], sheet))
            strips[0] = replace(strips[0], before=0.0 if texts[k - 1].kind == block.kind else white)
        made.extend(strips)
    return made


def _row_width(sheet: Sheet) -> Callable[[str], float]:
    """Return how wide words of a table are on this sheet."""
    return QFontMetricsF(_text_face(sheet, max(sheet.em, SMALLEST), sheet.advance - sheet.em)).horizontalAdvance


def _text_face(sheet: Sheet, size: float, spread: float) -> QFont:
    """Return the face of running text: the reader's own where one was chosen."""
    return face("serif", size, spacing=spread, own=sheet.face)


def _strips(
    block: Block, behind: str, sheet: Sheet, highlights: Highlights, above: Above, row: SetRow | None, cells: list[Cell]
) -> Iterator[Strip]:
    manner = replace(_MANNERS[block.kind], bold=block.header or _MANNERS[block.kind].bold)
    spread = sheet.advance - sheet.em
    size = max(manner.size * sheet.em, SMALLEST)
    plain = manner.family == "serif" and not manner.bold
    font = _text_face(sheet, size, spread) if plain else face(manner.family, size, bold=manner.bold, spacing=spread)
    inset = manner.inset * sheet.advance
    lines = Lines(
        (row.text if row else block.text) + behind,
        font,
        sheet.column - inset - manner.right * sheet.advance,
        first=row.indent if row else block.indent * sheet.advance,
        rest=manner.hanging * sheet.advance,
        align=manner.align,
        stretches=_stretches(block, behind, sheet, size, spread),
        tabs=row.tabs if row else (),
        cells=cells,
    )
    marked = highlights.of(block)
    readings = above.of(block)
    x = inset
    spacious = sheet.columns == 1 or above.which != "none"
    pitch = sheet.pitch if spacious else min(sheet.pitch, int(LEADING_COLUMNS * size))
    for number in range(lines.count):
        baseline = pitch / 2 + BASELINE * size
        if above.which != "none":
            baseline += 0.22 * sheet.em
        marks, notes = _marks(lines, number, x, baseline, sheet, marked, readings, manner)
        yield Strip(
            height=pitch,
            marks=marks,
            before=_before(manner, sheet) if not number else 0.0,
            keep=_keeps(block, number, lines.count),
            notes=notes,
        )


def _before(manner: Manner, sheet: Sheet) -> float:
    """Return the white above a block; beside another column it is whole lines, so that lines stand level."""
    pitches = manner.before if sheet.columns == 1 else round(manner.before + 0.1)
    return pitches * sheet.pitch


def _marks(
    lines: Lines,
    number: int,
    x: float,
    baseline: float,
    sheet: Sheet,
    marked: tuple[Highlight, ...],
    readings: Sequence[tuple[int, str]],
    manner: Manner,
) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """Return all that is drawn for one line, ground first."""
    text = TextMark(lines=lines, number=number, x=x, baseline=baseline, ink=manner.ink)
    if not marked and not readings and not manner.barred:
        return (text,), ()
    made: list[Mark] = list(bands(lines, number, marked, x, baseline, sheet.em))
    if manner.barred:
        made.append(
            RuleMark(
                x=max(0.0, x - sheet.em), y=0.1 * sheet.pitch, width=0.09 * sheet.em, height=sheet.pitch, ink=THIRD
            )
        )
    made.append(text)
    made.extend(
        reading_marks(lines, number, readings, x, baseline, sheet.em, advance=sheet.advance, size=READING * sheet.em)
    )
    discs, notes = numbers(lines, number, marked, x, baseline, sheet, below=bool(readings))
    return (*made, *discs), notes


def _stretches(block: Block, behind: str, sheet: Sheet, size: float, spread: float) -> list[Stretch]:
    """Return what in a paragraph has a face of its own: the lead, and the mark where the print breaks off."""
    made = []
    if block.lead:
        lead: QFont = face("sans", size, bold=True, spacing=spread)
        made.append(Stretch(0, block.lead, lead))
    if behind:
        small = face("sans", max(0.86 * sheet.em, SMALLEST), spacing=spread)
        made.append(Stretch(len(block.text), len(block.text) + len(behind), small, THIRD))
    return made


def _keeps(block: Block, number: int, count: int) -> bool:
    """Keep a subhead with what follows, and two lines of a paragraph together at either end."""
    if block.kind == "subhead" or block.header:
        return True
    if block.kind in {"verse", "printed"} or count == 1:
        return False
    return number in {0, count - 2}
