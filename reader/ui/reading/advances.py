"""How wide characters and words are in a font of the page: each asked of Qt once, then remembered."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from reader.rendering.measured_text import KeptAdvances

MOST_FONTS = 48
_FONTS: dict[str, KeptAdvances] = {}


def advances_of(font: QFont) -> KeptAdvances:
    """Return the widths in a font, in pixels, those measured before included."""
    found = _FONTS.get(key := font.key())
    if found is None:
        if len(_FONTS) >= MOST_FONTS:
            _FONTS.clear()
        found = _FONTS[key] = KeptAdvances(
            QFontMetricsF(font).horizontalAdvance, lambda feature, char: _featured(font, feature, char)
        )
    return found


def _featured(font: QFont, feature: str, char: str) -> float:
    other = QFont(font)
    other.setFeature(QFont.Tag(feature), 1)
    return QFontMetricsF(other).horizontalAdvance(char)
