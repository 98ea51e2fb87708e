"""The sheet: paper, margins, columns of whole characters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.printing.faces import UNITS
from reader.printing.options import PAPERS, PrintOptions

MILLIMETRE = UNITS * 72 / 25.4
LONGEST_LINE = 40
LEAST_COLUMN = 12
LEAST_CHOSEN = 8  # where the reader asked for so many columns
LEAST_TOP, LEAST_FOOT = 15.5 * MILLIMETRE, 14 * MILLIMETRE
LEADING = 1.72
LEADING_COLUMNS = 1.48  # readers of a PDF take lines further apart than 1.5 for a table and read across the columns
LEADING_PINYIN = 2.3
SCALE_PINYIN = 1.6  # of a PDF's faces, so that lines this far apart are near each other by their size
SPREAD_PINYIN = 0.3
GAP = 2.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page's measures in units, as the lines run: of a `vertical` page along them and from line to line, so that
    its `width` is the height of the paper, and its right edge the upper one. `em` is the body size, `advance` one
    character's width, `pitch` the line pitch.

    `face` is that of the text, empty for the usual one; no headline is larger than `headline`, in em.

    The text block begins at (`left`, `top`), is `measure` wide and ends at `bottom`; a column is `column` wide and
    the next one begins `stride` further right.
    """

    width: float
    height: float
    em: float
    advance: float
    pitch: float
    columns: int
    column: float
    stride: float
    left: float
    top: float
    bottom: float
    vertical: bool = False
    face: str = ""
    headline: float = 2.0

    @property
    def scale(self) -> float:
        """Return how many em of type are one of a PDF's faces."""
        return SCALE_PINYIN if self.pitch > int(LEADING * self.em) else 1.0

    @property
    def paper(self) -> tuple[float, float]:
        """Return width and height of the paper."""
        return (self.height, self.width) if self.vertical else (self.width, self.height)

    @property
    def upright(self) -> Sheet:
        """Return the sheet of what stands around the text, which is never turned."""
        if not self.vertical:
            return self
        return replace(
            self, width=self.height, height=self.width, left=self.height - self.bottom, top=self.left,
            bottom=self.left + self.measure, columns=1, column=self.bottom - self.top,
            stride=self.bottom - self.top, vertical=False,
        )  # fmt: skip

    @property
    def head(self) -> Sheet:
        """Return the sheet of a piece's head: it stands over all columns; where lines run down, before the first tier
        alone, since readers of a PDF take what reaches past that for a part of the next one.
        """
        return replace(self, columns=1) if self.vertical and self.columns > 1 else self

    @property
    def measure(self) -> float:
        """Return the width of the text block."""
        return self.stride * (self.columns - 1) + self.column


def sheet(options: PrintOptions, columns: int, paper: tuple[float, float] | None = None) -> Sheet:
    """Return the sheet for so many columns; fewer where a column would hold less than twelve characters, or eight where
    the reader chose.

    `paper` is the size in millimetres where a printer decides it. Head line and page number stand at fixed distances
    from the text (`furniture`), for which there is room on any paper at any size.
    """
    width, height = (side * MILLIMETRE for side in paper or PAPERS[options.paper])
    if options.vertical:
        width, height = height, width
    em = options.font_size * UNITS
    spaced = options.pinyin == "all"
    advance = em * (1 + SPREAD_PINYIN) if spaced else em
    least_margin = max(0.085 * width, LEAST_TOP) if options.vertical else 0.085 * width
    room = width - 2 * least_margin
    gap = GAP * em * (SCALE_PINYIN if options.vertical and options.pinyin != "none" else 1)
    columns = _fitting(room, gap, advance, columns, LEAST_CHOSEN if options.columns else LEAST_COLUMN)
    characters = int((room - gap * (columns - 1)) / columns / advance)
    leading = LEADING if columns == 1 or options.vertical else LEADING_COLUMNS
    leading = LEADING_PINYIN if options.pinyin != "none" else leading
    characters = max(4, min(characters, LONGEST_LINE))
    column = characters * advance
    stride = column + gap
    measure = stride * (columns - 1) + column
    top = max(0.068 * height, LEAST_TOP)
    return Sheet(
        width=width,
        height=height,
        em=em,
        advance=advance,
        pitch=int(em * leading),
        columns=columns,
        column=column,
        stride=stride,
        left=(width - measure) / 2,
        top=top,
        bottom=height - max(0.075 * height, LEAST_FOOT),
        vertical=options.vertical,
        face=options.face,
    )


def _fitting(room: float, gap: float, advance: float, columns: int, least: int) -> int:
    """Return so many columns, or the most of which each holds the least number of characters."""
    while columns > 1 and int((room - gap * (columns - 1)) / columns / advance) < least:
        columns -= 1
    return columns
