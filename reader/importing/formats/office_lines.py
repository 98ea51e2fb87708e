"""What office documents have in common: paragraphs of runs, pictures in them, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.importing.lines.line import LineRole
from reader.importing.records.field_names import part_named

LONGEST_CELL = 80
MOST_COLUMNS = 200
_CAPTION = re.compile(r"\bcaption$|题注|图注|图说|图题|图片(?:说明|文字|注)|插图说明", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters set alike. `size` in half points, None: as the style has it; `cut`: no words of the sentence (a reading,
    what was struck out by the editor).
    """

    text: str
    bold: bool = False
    slanted: bool = False
    grey: bool = False
    size: int | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture in a paragraph: its bytes (None: it is only named), whether it stands before its words, and whether an
    editor took it out.
    """

    data: bytes | None
    name: str = ""
    alt: str = ""
    before: bool = False
    cut: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a document; `indent` in ems; `role` where it is known; `row`: number of the row in its table;
    `centred`: set in the middle; `size`: of its style, in half points.
    """

    runs: list[Run] = field(default_factory=list)
    level: int = 0
    indent: float = 0.0
    role: LineRole | None = None
    row: int = 0
    centred: bool = False
    size: int | None = None
    drawings: list[Drawing] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its letters."""
        return "".join(r.text for r in self.runs)


def names_captions(style: str) -> bool:
    """Tell the name of a style for what stands below pictures."""
    return bool(_CAPTION.search(style))


def rows_of(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> list[Paragraph]:
    """Return a table's rows, each one paragraph: its cells' paragraphs parted by tabs."""
    return [_row_of(cells, number) for number, cells in enumerate(rows, 1)]


def _row_of(cells: Sequence[Sequence[Paragraph]], number: int) -> Paragraph:
    runs: list[Run] = []
    for k, cell in enumerate(cells):
        runs += [Run(text="\t")] if k else []
        for j, paragraph in enumerate(p for p in cell if p.text.strip()):
            runs += [Run(text=" ")] if j else []
            runs += [Run(text=r.text.replace("\n", " "), bold=r.bold, size=r.size, cut=r.cut) for r in paragraph.runs]
    return Paragraph(runs=runs, row=number, drawings=[d for cell in cells for p in cell for d in p.drawings])


def is_form(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> bool:
    """Tell a form of one piece: on the left the names of its parts, on the right what they are."""
    if not all(len(row) == 2 for row in rows):
        return False
    named = [part_named(_said(row[0])) for row in rows]
    return {"headline", "body"} <= set(named) and sum(part is not None for part in named) >= 0.6 * len(named)


def form_of(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> list[Paragraph]:
    """Return a form's fields: each name before the first paragraph that it names, parted by a tab."""
    made: list[Paragraph] = []
    for label, value in rows:
        told = [p for p in value if p.text.strip() or p.drawings]
        name = Run(text=_said(label))
        if told:
            made += [replace(told[0], runs=[name, Run(text="\t"), *told[0].runs]), *told[1:]]
        else:
            made.append(Paragraph(runs=[name], role="furniture"))
    return made


def _said(cell: Sequence[Paragraph]) -> str:
    return " ".join(p.text.strip() for p in cell if p.text.strip())


def is_data(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> bool:
    """Tell a table of values from one that sets text, or pictures with their captions, in columns: short cells, several
    rows and columns.
    """
    told = sum(any(p.text.strip() for p in cell) for row in rows for cell in row)
    drawn = sum(len(p.drawings) for row in rows for cell in row for p in cell)
    if any(_is_of_pictures(row) for row in rows) or (drawn and told <= drawn):
        return False
    cells = [[p.text for p in cell if p.text.strip()] for row in rows for cell in row]
    broad = sum(len(row) > 1 for row in rows) >= max(2, 0.6 * len(rows))
    return broad and all(len(cell) <= 2 and sum(map(len, cell)) <= LONGEST_CELL for cell in cells)


def _is_of_pictures(row: Sequence[Sequence[Paragraph]]) -> bool:
    """Tell a row of nothing but pictures."""
    drawn = [any(p.drawings for p in cell) for cell in row]
    return any(drawn) and not any(p.text.strip() for cell in row for p in cell)
