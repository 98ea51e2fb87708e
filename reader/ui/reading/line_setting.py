"""Give a block of a document its lines: what the composition asks for becomes formats of the block's layout.

The document itself keeps one plain text: the formats widen or narrow the white behind a character, so that each line
is filled and Qt, which may break anywhere, breaks just there. A document's width has an `overhang` to spare, in which
rounding and the slant of a letter find room and no character does.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextLayout

from reader.rendering.composition import Setting, compose
from reader.rendering.measured_text import Shape
from reader.ui.reading.advances import advances_of
from reader.ui.reading.positions import Units


def overhang(body: float) -> float:
    """Return what a document is wider than its measure, in pixels: less than any letter, more than what Qt takes a
    glyph to lean over (up to two pixels of rounding in any size).
    """
    return 1.5 + body * 0.1


_FEATURES: dict[str, QTextCharFormat] = {}


def set_lines(block: QTextBlock, text: str, shape: Shape, fonts: Sequence[tuple[int, QFont]]) -> Setting:
    """Set a block's lines, before it is laid out for the first time. `fonts` are (end, font) of its stretches."""
    setting = compose(text, shape, [(end, advances_of(font)) for end, font in fonts])
    ranges = _ranges(setting, Units(text))
    if ranges:
        block.layout().setFormats(ranges)
    return setting


def _ranges(setting: Setting, units: Units) -> list[QTextLayout.FormatRange]:
    spacings: dict[float, QTextCharFormat] = {}
    found = []
    for start, end, width in setting.gaps:
        spacing = spacings.get(width)
        if spacing is None:
            spacing = spacings[width] = _spacing(width)
        found.append(_range(units, start, end, spacing))
    for tag, places in (("halt", setting.flush), ("fwid", setting.wide), ("pwid", setting.narrow)):
        found += [_range(units, k, k + 1, _feature(tag)) for k in places]
    return found


def _range(units: Units, start: int, end: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = units.of(start)
    made.length = units.of(end) - made.start
    made.format = style
    return made


def _spacing(width: float) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    made.setFontLetterSpacing(width)
    return made


def _feature(tag: str) -> QTextCharFormat:
    made = _FEATURES.get(tag)
    if made is None:
        font = QFont()
        font.setFeature(QFont.Tag(tag), 1)
        made = _FEATURES[tag] = QTextCharFormat()
        made.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
    return made
