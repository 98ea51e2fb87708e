"""A composed text as formats for Qt: each stretch of one face, feature and gap, so that Qt breaks just where we did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import QBrush, QColor, QFont, QTextCharFormat, QTextLayout

from reader.printing.advances import advances_of
from reader.printing.faces import with_feature
from reader.printing.utf16 import Utf16
from reader.rendering.composition import Setting, compose
from reader.rendering.measured_text import Shape
from reader.rendering.typography import full_width, squeezed

_SPECIFIED = QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly


class Part(NamedTuple):
    """A stretch of a text, up to `end`, in one face and ink."""

    end: int
    font: QFont
    ink: str | None = None


def overhang(em: float) -> float:
    """Return what Qt's lines are wider than the measure: room for rounding and slanting letters, not for a letter."""
    return 1.5 + em * 0.1


def bare(font: QFont) -> QFont:
    """Return the face without white behind its characters, which the composition gives."""
    if not font.letterSpacing():
        return font
    made = QFont(font)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
    return made


def composed(text: str, parts: Sequence[Part], measure: float, indent: float, *, justified: bool) -> Setting:
    """Return where a text of these parts breaks and its gaps; the first part's letter spacing is the white behind each
    hanzi.
    """
    font = parts[0].font
    shape = Shape(em=font.pixelSize(), measure=measure, indent=indent, spread=font.letterSpacing(), justified=justified)
    return compose(text, shape, [(part.end, advances_of(bare(part.font))) for part in parts])


def uncomposed(text: str) -> Setting:
    """Return the features of a text whose lines Qt breaks."""
    return Setting((), (), squeezed(text), full_width(text), ())


def formats(text: str, parts: Sequence[Part], setting: Setting, *, spaced: bool) -> Iterator[QTextLayout.FormatRange]:
    """Yield what differs from the first part's plain face; with `spaced` the faces keep their own letter spacing."""
    gaps: list[float] = [0.0] * len(text)
    for gap in setting.gaps:
        gaps[gap.start : gap.end] = [gap.width] * (gap.end - gap.start)
    tags = [""] * len(text)
    for tag, places in (("halt", setting.flush), ("fwid", setting.wide), ("pwid", setting.narrow)):
        for k in places:
            tags[k] = tag
    of = [
        number for number, part in enumerate(parts) for _k in range(part.end - (parts[number - 1].end if number else 0))
    ]
    looks = [(of[k], tags[k], gaps[k]) for k in range(len(text))]
    units, at = Utf16(text), 0
    made: dict[tuple[int, str, float], QTextCharFormat] = {}
    for look, run in groupby(looks):
        end = at + sum(1 for _look in run)
        if look != (0, "", 0.0):
            found = QTextLayout.FormatRange()
            found.start = units.at(at)
            found.length = units.at(end) - found.start
            if look not in made:
                made[look] = _format(parts[look[0]], look[1], look[2], spaced=spaced)
            found.format = made[look]
            yield found
        at = end


def _format(part: Part, tag: str, gap: float, *, spaced: bool) -> QTextCharFormat:
    font = part.font if spaced else bare(part.font)
    if tag:
        font = with_feature(font, tag)
    if gap:
        font = QFont(font)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, gap)
    made = QTextCharFormat()
    made.setFont(font, _SPECIFIED)
    if part.ink is not None:
        made.setForeground(QBrush(QColor(part.ink)))
    return made
