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
from reader.printing.strips import HAIR, SECOND, RuleMark, ShapeMark, Strip, TextMark
from reader.rendering.overlays import color_words


def note_strips(annotation: Annotation, number: int, sheet: Sheet) -> Iterator[Strip]:
    """Yield the lines of one note: its number, the word of its colour, the note."""
    size = max(0.8 * sheet.em, SMALLEST)
    inset = 1.6 * size
    edge = LOOKS[annotation.color][1]
    label = Lines(color_words(annotation.color), face("sans", size, bold=True), sheet.measure)
    first = label.width() + 0.8 * size
    lines = Lines(
        annotation.note.strip(),
        face("sans", size),
        sheet.measure - inset,
        first=first,
        align=Qt.AlignmentFlag.AlignLeft,
    )
    baseline = 0.75 * size + 0.36 * size
    for k in range(lines.count):
        text = TextMark(lines=lines, number=k, x=inset, baseline=baseline, ink=SECOND)
        if k:
            yield Strip(height=1.5 * size, marks=(text,))
            continue
        disc = ShapeMark(
            text=str(number), font=face("sans", size, bold=True), x=inset - 0.6 * size, baseline=baseline, ink=edge,
            align="right",
        )  # fmt: skip
        word = TextMark(lines=label, number=0, x=inset, baseline=baseline, ink=edge)
        yield Strip(height=1.5 * size, marks=(disc, word, text), before=0.25 * size)


def foot_rule(sheet: Sheet) -> Strip:
    """Return the short hairline above the notes, with its white."""
    rule = RuleMark(x=0, y=0.8 * sheet.em, width=8 * sheet.em, height=0.5 * UNITS, ink=HAIR)
    return Strip(height=1.2 * sheet.em, marks=(rule,))
