"""How wide characters and words are in a face of print, each asked of Qt once."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from reader.printing.faces import with_feature

MOST_FACES = 64


class FaceAdvances(dict[str, float]):
    """The widths in one face, in units, as `measured_text.Advances`; a character is measured when it is asked for."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._font, self._metrics = font, QFontMetricsF(font)
        self._featured: dict[tuple[str, str], float] = {}

    def __missing__(self, char: str) -> float:
        """Measure a character, or a word."""
        width = self[char] = self._metrics.horizontalAdvance(char)
        return width

    def of(self, text: str) -> list[float]:
        """Return the width of each character set by itself."""
        return [self[char] for char in text]

    def word(self, word: str) -> float:
        """Return the width of a word; the apostrophe inside it is set narrow."""
        if "’" not in word:
            return self[word]
        return sum(self[part] for part in word.split("’")) + word.count("’") * self._with("pwid", "’")

    def halved(self, mark: str) -> float:
        """Return the width of an opening mark set without its blank half."""
        return self._with("halt", mark)

    def wide(self, mark: str) -> float:
        """Return the width of a mark set full width."""
        return self._with("fwid", mark)

    def _with(self, feature: str, char: str) -> float:
        width = self._featured.get((feature, char))
        if width is None:
            width = QFontMetricsF(with_feature(self._font, feature)).horizontalAdvance(char)
            self._featured[feature, char] = width
        return width


_FACES: dict[str, FaceAdvances] = {}


def advances_of(font: QFont) -> FaceAdvances:
    """Return the widths in a face, those measured before included."""
    key = font.key()
    found = _FACES.get(key)
    if found is None:
        if len(_FACES) >= MOST_FACES:
            _FACES.clear()
        found = _FACES[key] = FaceAdvances(font)
    return found
