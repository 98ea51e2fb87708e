"""How wide the page's column is: always a whole number of hanzi, with or without a margin for notes beside it."""

from __future__ import annotations

from collections.abc import Mapping

from reader.hanzi.script import Script
from reader.model.quick_dataclass import dataclass
from reader.rendering.pinyin import Pinyin

LEAST_HANZI = 24
NOTES_GAP, NOTES_WIDTH = 1.6, 12.2  # em
SIDE = 2.0  # em, the least margin at either side
SPREAD, PITCH, HEADED = 0.3, 2.3, 1.8  # sizes: white between hanzi, line pitch under readings, of what heads a piece
READ: Mapping[Pinyin, frozenset[str]] = {
    "none": frozenset(),
    "rare": frozenset({"body"}),
    "all": frozenset({"body", "headline", "kicker", "alternative_headline"}),
}
"""The fields above which readings stand: those whose lines have the room."""
GAP, EASY_GAP = 0.38, 0.56  # sizes: white between paragraphs
DISC = 1.75  # em, room for a numbered disc beside the line
BETWEEN = 2.6  # em, white between two columns, in which discs find room
LEAST_OF_TWO = 14  # hanzi in each of two columns, as in a newspaper's
FOOT = 0.9  # em, white below two columns
LIFT = 0.45  # sizes that readings reach up over the line that Qt knows


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """How the page is set. `em` is the program's base size in pixels; `measure` the widest column in hanzi.

    `leading` is the line pitch in body sizes, `gap` the white between paragraphs, `face` a face of `fonts` or none for
    the usual one, `script` the characters shown. Readings above every hanzi spread hanzi and lines so that they fit;
    those above rare hanzi alone the lines, and rare hanzi that stand side by side. `columns` stand side by side, one or
    two. `spoken`: 一 and 不 have the tones of speech above them. `words`: a headline may break between words, for which
    their dictionary is loaded.
    """

    em: float = 15.0
    measure: int = 36
    leading: float = 1.8
    pinyin: Pinyin = "none"
    spoken: bool = False
    elder: bool = False
    gap: float = GAP
    face: str = ""
    script: Script = "printed"
    words: bool = True
    columns: int = 1

    @property
    def white(self) -> float:
        """Pixels between two paragraphs; in easy reading their pitch is 1.31 of the lines' at least."""
        return self.body * max(self.gap, EASY_GAP if self.elder else 0.0)

    @property
    def body(self) -> int:
        """The body's size in pixels."""
        return max(1, round(self.em * (1.2 if self.elder else 1.33 if self.pinyin == "all" else 1.25)))

    @property
    def spacing(self) -> float:
        """Pixels between hanzi."""
        return self.body * SPREAD if self.pinyin == "all" else 0.0

    @property
    def cell(self) -> float:
        """Pixels from one hanzi to the next."""
        return self.body + self.spacing

    @property
    def pitch(self) -> float:
        """Pixels from one line of the body to the next."""
        return self.body * max(self.leading, {"none": 0.0, "rare": 2.1, "all": PITCH}[self.pinyin])


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Where the text stands, in pixels of the viewport. `notes` is the width of the notes beside it, gap included,
    0 where there is no room for them (or none). `step` is the way from a column to the one beside it, 0 where there is
    none, `foot` the white below them, and `lift` what readings reach up over their line, which no other column cuts.
    """

    left: float
    width: float
    notes: float
    step: float = 0.0
    foot: float = 0.0
    lift: float = 0.0

    @property
    def right(self) -> float:
        """Where the text ends."""
        return self.left + self.width


def fit_column(viewport: float, style: PageStyle, *, notes: bool, beside: bool = True) -> Column:
    """Return the column for a viewport of that width in pixels.

    `notes` asks for room for notes: a margin beside the text where the text keeps 24 hanzi (and `beside` allows it),
    else room for numbered discs. Two columns stand where each has 14 hanzi, never in easy reading.
    """
    if style.columns > 1 and not style.elder and (two := _two_columns(viewport, style)) is not None:
        return two
    em, cell = style.em, style.cell
    side = SIDE * em
    wanted = (NOTES_GAP + NOTES_WIDTH) * em
    margin = wanted if notes and beside and viewport - 2 * side - wanted >= cell * LEAST_HANZI else 0.0
    discs = DISC * em if notes and not margin else 0.0
    hanzi = int(min(style.measure * cell, viewport - margin - 2 * side - max(0.0, discs - side)) / cell + 1e-6)
    width = max(4, hanzi) * cell
    left = max(min(side, viewport * 0.04), (viewport - width - margin) / 2)
    return Column(left=left, width=width, notes=margin)


def _two_columns(viewport: float, style: PageStyle) -> Column | None:
    """Return the left one of two columns, each of two thirds of the measure at most; None where they are too narrow."""
    between = BETWEEN * style.em
    room = (viewport - 2 * SIDE * style.em - between) / 2
    hanzi = int(min(style.measure * style.cell * 2 / 3, room) / style.cell + 1e-6)
    if hanzi < LEAST_OF_TWO:
        return None
    width = hanzi * style.cell
    left = (viewport - 2 * width - between) / 2
    return Column(
        left=left, width=width, notes=0.0, step=width + between, foot=FOOT * style.em,
        lift=0.0 if style.pinyin == "none" else LIFT * style.body,
    )  # fmt: skip
