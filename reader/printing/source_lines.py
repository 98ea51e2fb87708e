"""What stands below a piece: where it was printed, and its reference."""

from __future__ import annotations

from collections.abc import Iterator

from reader.printing.body import SMALLEST
from reader.printing.faces import UNITS, Family, face
from reader.printing.lines import Lines
from reader.printing.sheet import Sheet
from reader.printing.strips import HAIR, THIRD, Mark, RuleMark, Strip, TextMark
from reader.printing.structure import Part, PieceParts
from reader.rendering.printable import printable

OFF = 0.55
"""From the text to the rule, in em: what stands below it is level neither with a subhead in the column beside it nor
with the text below that; where both columns break level, readers of a PDF take them for the rows of a table.
"""


def source_strips(text: str, cited: str, sheet: Sheet, parts: PieceParts) -> Iterator[Strip]:
    """Yield what stands below a piece, as wide as a column: where it was printed, and its reference.

    They end the last column: below several columns, readers of a PDF would take them for lines of the first.
    """
    size = max(0.8 * sheet.em, SMALLEST)
    y, before = 0.0, OFF * sheet.em
    above: tuple[Mark, ...] = (RuleMark(x=0, y=y, width=sheet.column, height=0.5 * UNITS, ink=HAIR),)
    families: tuple[Family, Family] = ("sans", "serif")
    said = [(words, family) for words, family in zip((text, cited), families, strict=True) if words]
    for words, family in said:
        lines = Lines(words, face(family, size), sheet.column)
        marks = [
            TextMark(lines=lines, number=k, x=0, baseline=y + (1.5 + 1.4 * k) * size, ink=THIRD)
            for k in range(lines.count)
        ]
        y += 1.4 * lines.count * size
        last = words == said[-1][0]
        yield Strip(
            height=y + 0.25 * size * last,
            before=before,
            marks=(*above, *marks),
            keep=not last,
            part=Part("P", parts.piece, printable(words)),
        )
        above, y, before = (), 0.0, 0.0
