"""Highlights and their notes on paper: grounds, line styles, and which number a note has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.model.annotation import Annotation, Color
from reader.printing.faces import UNITS, face
from reader.printing.lines import Lines
from reader.printing.sheet import Sheet
from reader.printing.strips import BandMark, Mark, PenStyle, ShapeMark
from reader.rendering.blocks import Block
from reader.rendering.overlays import PAPER_MARKS, annotation_overlays, ends_in, within

_LINES: dict[Color, PenStyle] = {
    "key": "solid", "people": "dashed", "doubt": "dotted", "source": "dash-dot", "other": "dashed",
}  # fmt: skip
LOOKS: dict[Color, tuple[str, str, PenStyle]] = {c: (*PAPER_MARKS[c], style) for c, style in _LINES.items()}
_FIELD_ORDER = ("kicker", "headline", "alternative_headline", "byline", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """One highlighted stretch of one block; `note` is the annotation's id where its footnote is called here."""

    start: int
    end: int
    color: Color
    note: str


class Highlights:
    """The highlights of one piece; `notes` lists the annotations that have a note, in the order of the text."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        placed = sorted(
            (a for a in annotations if not a.orphan),
            key=lambda a: (_FIELD_ORDER.index(a.field) if a.field in _FIELD_ORDER else 9, a.end, a.start, a.id),
        )
        self.notes = tuple(a for a in placed if a.note.strip())
        self._noted = frozenset(a.id for a in self.notes)
        self._overlays = annotation_overlays(placed)

    def of(self, block: Block) -> tuple[Highlight, ...]:
        """Return what is highlighted in one block; a note is called only where its span ends."""
        found = []
        for overlay in self._overlays:
            span = within(block, overlay)
            if span is not None:
                called = overlay.subject in self._noted and ends_in(block, overlay.end)
                note = overlay.subject if called else ""
                found.append(Highlight(start=span.start, end=span.end, color=overlay.color or "key", note=note))
        return tuple(found)


def bands(
    lines: Lines, number: int, highlights: tuple[Highlight, ...], x: float, baseline: float, em: float
) -> Iterator[BandMark]:
    """Yield the grounds behind one line."""
    for highlight in highlights:
        across = lines.across(number, highlight.start, highlight.end)
        if across is not None:
            ground, edge, style = LOOKS[highlight.color]
            yield BandMark(
                x=x + across[0],
                y=baseline - 0.96 * em,
                width=across[1] - across[0],
                height=1.2 * em,
                ground=ground,
                edge=edge,
                style=style,
            )


def numbers(
    lines: Lines,
    number: int,
    highlights: tuple[Highlight, ...],
    x: float,
    baseline: float,
    sheet: Sheet,
    *,
    below: bool,
    outside: bool = False,
) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """Return the signs of notes that stand at the ends of spans on one line, as marks and as annotations.

    They stand in the white above the line, or below it where pinyin is above, or behind the span (`outside`).
    """
    if not highlights:
        return (), ()
    marks: list[Mark] = []
    found: list[str] = []
    font = face("sans", max(0.62 * sheet.em, 6.4 * UNITS), bold=True)
    for highlight in highlights:
        if not highlight.note or not lines.ends_on(number, highlight.end):
            continue
        across = lines.across(number, highlight.start, highlight.end)
        if across is None:
            continue
        found.append(highlight.note)
        marks.append(
            ShapeMark(
                text="",
                note=highlight.note,
                font=font,
                x=x + across[1] + (0.15 * sheet.em if outside else 0.0),
                baseline=baseline + (0.62 if below else -0.5 if outside else -0.98) * sheet.em,
                ink=LOOKS[highlight.color][1],
                align="left" if outside else "right",
            )
        )
    return tuple(marks), tuple(found)
