"""Notes at the foot of the page on which their highlight ends."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from reader.model.annotation import Annotation
from reader.printing.body import SMALLEST
from reader.printing.faces import UNITS, face
from reader.printing.highlights import LOOKS
from reader.printing.lines import Lines
from reader.printing.sheet import Sheet
from reader.printing.strips import HAIR, SECOND, Mark, RuleMark, ShapeMark, Strip, TextMark
from reader.rendering.overlays import color_words


def note_strips(annotation: Annotation, sheet: Sheet) -> Iterator[Strip]:
    """Yield the lines of one note, as wide as a column: its number, the word of its colour, the note, line by line as
    it was written.
    """
    size = max(0.8 * sheet.em, SMALLEST)
    inset = 1.6 * size
    edge = LOOKS[annotation.color][1]
    baseline = 0.75 * size + 0.36 * size
    label = Lines(color_words(annotation.color), face("sans", size, bold=True), sheet.column)
    disc = ShapeMark(
        text="", note=annotation.id, font=face("sans", size, bold=True), x=inset - 0.45 * size, baseline=baseline,
        ink=edge, align="right",
    )  # fmt: skip
    head: tuple[Mark, ...] = (disc, TextMark(lines=label, number=0, x=inset, baseline=baseline, ink=edge))
    for paragraph in annotation.note.strip().splitlines():
        lines = Lines(
            paragraph.strip(),
            face("sans", size),
            sheet.column - inset,
            first=label.width() + 0.8 * size if head else 0.0,
            align=Qt.AlignmentFlag.AlignLeft,
        )
        for k in range(lines.count):
            text = TextMark(lines=lines, number=k, x=inset, baseline=baseline, ink=SECOND)
            yield Strip(height=1.5 * size, marks=(*head, text), before=0.25 * size if head else 0.0)
            head = ()


def foot_rule(sheet: Sheet) -> Strip:
    """Return the short hairline above the notes, with its white."""
    rule = RuleMark(x=0, y=0.8 * sheet.em, width=min(8 * sheet.em, sheet.column), height=0.5 * UNITS, ink=HAIR)
    return Strip(height=1.2 * sheet.em, marks=(rule,))
