"""How wide characters and words are in a font: each asked of Qt once, then remembered."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

MOST_WORDS = 4000
MOST_FONTS = 48


class FontAdvances(dict[str, float]):
    """The widths in one font, in pixels; a character is measured when it is first asked for."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._font, self._metrics = font, QFontMetricsF(font)
        self._words: dict[str, float] = {}
        self._featured: dict[tuple[str, str], float] = {}

    def __missing__(self, char: str) -> float:
        """Measure a character."""
        width = self[char] = self._metrics.horizontalAdvance(char)
        return width

    def of(self, text: str) -> list[float]:
        """Return the width of each character set by itself."""
        return [self[char] for char in text]

    def word(self, word: str) -> float:
        """Return the width of a word; the apostrophe inside it is set narrow."""
        width = self._words.get(word)
        if width is None:
            if len(self._words) >= MOST_WORDS:
                self._words.clear()
            width = sum(map(self._metrics.horizontalAdvance, word.split("’")))
            width += word.count("’") * self._with("pwid", "’") if "’" in word else 0.0
            self._words[word] = width
        return width

    def halved(self, mark: str) -> float:
        """Return the width of an opening mark set without its blank half."""
        return self._with("halt", mark)

    def wide(self, mark: str) -> float:
        """Return the width of a mark set full width."""
        return self._with("fwid", mark)

    def _with(self, feature: str, char: str) -> float:
        width = self._featured.get((feature, char))
        if width is None:
            font = QFont(self._font)
            font.setFeature(QFont.Tag(feature), 1)
            width = self._featured[feature, char] = QFontMetricsF(font).horizontalAdvance(char)
        return width


_FONTS: dict[str, FontAdvances] = {}


def advances_of(font: QFont) -> FontAdvances:
    """Return the widths in a font, those measured before included."""
    key = font.key()
    found = _FONTS.get(key)
    if found is None:
        if len(_FONTS) >= MOST_FONTS:
            _FONTS.clear()
        found = _FONTS[key] = FontAdvances(font)
    return found
