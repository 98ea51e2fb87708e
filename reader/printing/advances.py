"""How wide characters and words are in a face of print, each asked of Qt once."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from reader.printing.faces import with_feature
from reader.rendering.measured_text import KeptAdvances

MOST_FACES = 64
_FACES: dict[str, KeptAdvances] = {}


def advances_of(font: QFont) -> KeptAdvances:
    """Return the widths in a face, in units, those measured before included."""
    found = _FACES.get(key := font.key())
    if found is None:
        if len(_FACES) >= MOST_FACES:
            _FACES.clear()
        found = _FACES[key] = KeptAdvances(
            QFontMetricsF(font).horizontalAdvance,
            lambda feature, char: QFontMetricsF(with_feature(font, feature)).horizontalAdvance(char),
        )
    return found
