"""Strips: what is stacked on a page, each one line of text or one piece of furniture, and the marks it is drawn with.

A mark's coordinates count from the strip's top left corner, in units.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QFont

from reader.model.picture import Picture
from reader.printing.lines import Lines
from reader.printing.structure import Part

INK, SECOND, THIRD, ACCENT, HAIR = "#000000", "#4A443C", "#645C50", "#9E2B20", "#A8A095"
PenStyle = Literal["solid", "dashed", "dotted", "dash-dot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMark:
    """One line of a set text, its baseline at `baseline`."""

    lines: Lines
    number: int
    x: float
    baseline: float
    ink: str = INK


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMark:
    """A filled bar: rules of any thickness."""

    x: float
    y: float
    width: float
    height: float
    ink: str = INK


@dataclass(frozen=True, slots=True, kw_only=True)
class BandMark:
    """A highlight behind a stretch of a line: a ground, and a line below it in the style of its kind."""

    x: float
    y: float
    width: float
    height: float
    ground: str
    edge: str
    style: PenStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeMark:
    """Text drawn as outlines, so that it is no part of the page's text: pinyin, note numbers, page numbers.

    `x` is where it begins, or ends, or its middle, by `align`. With `note`, an annotation's id, the text is the number
    which that note has on the page where the mark stands.
    """

    text: str
    font: QFont
    x: float
    baseline: float
    ink: str = INK
    align: Literal["left", "centre", "right"] = "left"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureMark:
    """A picture of the piece, decoded when it is drawn."""

    picture: Picture
    path: Path
    x: float
    y: float
    width: float
    height: float


Mark = TextMark | RuleMark | BandMark | ShapeMark | PictureMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One strip. `before` is white above it, dropped at the top of a column; with `keep` no column ends behind it.

    `notes` are the annotations whose footnotes belong on the page where this strip stands. Its texts are of `part`.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    before: float = 0.0
    keep: bool = False
    notes: tuple[str, ...] = ()
    part: Part | None = None


def of_part(strips: Iterable[Strip], part: Part) -> Iterator[Strip]:
    """Yield strips whose texts are of one part."""
    for strip in strips:
        yield replace(strip, part=part)


def stacked(strips: Sequence[Strip]) -> float:
    """Return the height of strips set one below the other, the first without its white."""
    return sum(s.height + s.before for s in strips) - (strips[0].before if strips else 0.0)
