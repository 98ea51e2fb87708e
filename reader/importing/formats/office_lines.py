"""What office documents have in common: paragraphs of runs, rows of tables, and what stands beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reader.importing.formats.scroll import Scroll
from reader.importing.lines.line import LineRole
from reader.model.text import Span

LONGEST_CELL = 80
MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters set alike. `size` in half points, None: as the style has it; `cut`: no words of the sentence (a reading,
    what was struck out by the editor).
    """

    text: str
    bold: bool = False
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
    """A paragraph of a document; `indent` in ems; `role` where it is known; `row`: number of the row in its table."""

    runs: list[Run] = field(default_factory=list)
    level: int = 0
    indent: float = 0.0
    role: LineRole | None = None
    row: int = 0
    drawings: list[Drawing] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its letters."""
        return "".join(r.text for r in self.runs)


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


def is_data(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> bool:
    """Tell a table of values from one that sets text, or pictures with their captions, in columns: short cells, several
    rows and columns.
    """
    if any(_is_of_pictures(row) for row in rows):
        return False
    cells = [[p.text for p in cell if p.text.strip()] for row in rows for cell in row]
    broad = sum(len(row) > 1 for row in rows) >= max(2, 0.6 * len(rows))
    return broad and all(len(cell) <= 2 and sum(map(len, cell)) <= LONGEST_CELL for cell in cells)


def _is_of_pictures(row: Sequence[Sequence[Paragraph]]) -> bool:
    """Tell a row of nothing but pictures."""
    drawn = [any(p.drawings for p in cell) for cell in row]
    return any(drawn) and not any(p.text.strip() for cell in row for p in cell)


def pour(paragraphs: Sequence[Paragraph], scroll: Scroll, normal: int) -> None:
    """Write paragraphs as lines; `normal` is the size of unmarked text in half points."""
    common = _normal_size(paragraphs, normal)
    styled = sum(p.level > 0 for p in paragraphs) >= 2
    sized = sum(_is_large(p, common) for p in paragraphs[1:]) >= 2
    for paragraph in paragraphs:
        beside = paragraph.role in {"masthead", "furniture"}
        known = len(scroll.pictures)
        _draw(paragraph, scroll, before=True, beside=beside)
        at = scroll.length
        _write(paragraph, scroll, common, styled=styled, sized=sized)
        _draw(paragraph, scroll, before=False, beside=beside)
        if paragraph.text.strip():
            scroll.pictures[known:] = [replace(picture, beside=at) for picture in scroll.pictures[known:]]


def _draw(paragraph: Paragraph, scroll: Scroll, *, before: bool, beside: bool) -> None:
    """Note the pictures that stand before or behind a paragraph's words; what stands `beside` the text is furniture."""
    for drawing in paragraph.drawings:
        if drawing.before is before:
            reason = "unshown" if drawing.cut else "furniture" if beside else None
            scroll.picture(drawing.data, name=drawing.name, alt=drawing.alt, reason=reason)


def _write(paragraph: Paragraph, scroll: Scroll, common: float, *, styled: bool, sized: bool) -> None:
    """Write a paragraph as lines."""
    text = paragraph.text
    inked = [r for r in paragraph.runs if r.text.strip() and not r.cut]
    if not text.strip():
        scroll.blank()
        return
    if not inked:
        scroll.write(text, role="hidden")
        return
    sizes = [r.size for r in inked if r.size]
    hints: dict[str, Any] = {
        "level": paragraph.level,
        "bold": all(r.bold for r in inked),
        "size": (min(sizes) / common) if len(sizes) == len(inked) and sizes else 1.0,
    }
    if styled and not paragraph.level:
        hints["size"] = min(1.0, hints["size"])  # its styles say what is a headline; larger letters do not
    elif sized and hints["bold"] and 0.9 < hints["size"] < 1.1 and not paragraph.level:
        hints["bold"], hints["role"] = False, "subhead"  # headlines are larger here
    if "\n" not in text.strip():
        hints["opens"] = True
    if paragraph.indent:
        hints["indent"] = paragraph.indent
    if paragraph.row:
        hints["row"] = paragraph.row
    elif paragraph.role:
        hints["role"] = paragraph.role
    scroll.write_line(text, _cuts(paragraph.runs), **hints)


def _is_large(paragraph: Paragraph, common: float) -> bool:
    """Tell a short paragraph in letters larger than the text's."""
    sizes = [r.size for r in paragraph.runs if r.text.strip()]
    return bool(sizes) and len(paragraph.text) <= LONGEST_CELL and all(s and s >= 1.2 * common for s in sizes)


def _cuts(runs: Sequence[Run]) -> tuple[Span, ...]:
    made: list[Span] = []
    at = 0
    for run in runs:
        if run.cut and run.text:
            made.append(Span(at, at + len(run.text)))
        at += len(run.text)
    return tuple(made)


def _normal_size(paragraphs: Sequence[Paragraph], normal: int) -> float:
    """Return the size, in half points, in which most text is set."""
    weight: dict[int, int] = {}
    for paragraph in paragraphs:
        for run in paragraph.runs:
            size = run.size or normal
            weight[size] = weight.get(size, 0) + len(run.text)
    return float(max(weight, key=lambda s: weight[s])) if weight else float(normal)
