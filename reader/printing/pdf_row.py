"""Glyphs in a row, shown by one operator of a PDF page (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from reader.printing.embedded_face import EmbeddedFace
from reader.printing.faces import UNITS
from reader.printing.glyph_outline import Shape
from reader.printing.pdf_paths import Matrix, number, numbers

STEP, MOST_WHITE, LEAST_BLANK = 100, 900, 300
"""1/1000 em: readers of a PDF take white of more than a tenth of an em for a space; of more than the second it is one;
a mark's blank half is wider than the third.
"""


class Row:
    """Glyphs of one face and size on one baseline."""

    def __init__(self, face: EmbeddedFace, size: float, place: QPointF, matrix: Matrix) -> None:
        self.face, self._size, self._y, self._matrix = face, size, place.y(), matrix
        self._at, self._units = place.x(), 1000 / size
        self._shown: list[str] = []
        self._last: tuple[Shape, str, float] | None = None

    def takes(self, face: EmbeddedFace, size: float, y: float) -> bool:
        """Tell whether a glyph continues the row."""
        return face is self.face and size == self._size and y == self._y

    def add(self, glyph: Shape, word: str, x: float) -> None:
        """Add a glyph that stands at x and says `word`."""
        if self._last is not None:
            self._show(*self._last, x)
        self._last = glyph, word, x

    def _show(self, glyph: Shape, word: str, x: float, following: float | None) -> None:
        """Show a glyph; the white before the following one is part of it, the blank half of a mark is none of a line's
        end.
        """
        own = self.face.glyph(glyph)
        white = -own.blank if following is None else (following - x) * self._units - own.width
        part = (STEP <= white < MOST_WHITE or white <= -LEAST_BLANK) and not word.isspace()
        code, width = self.face.code(glyph, word, int(white // STEP) * STEP if part else 0)
        back = round((self._at - x) * self._units)
        if back:
            self._shown.append(f">{number(back / self.face.scale)}<{code}")
        else:
            self._shown.append(code)
        self._at += (width - back) / self._units

    def shown(self, following: float | None = None) -> str:
        """Return what shows the row; where on its line something follows it."""
        if self._last is not None:
            glyph, word, x = self._last
            self._show(glyph, word, x, following)
            self._last = None
        font = f"{self.face.name} {self._size * self.face.scale / UNITS:.2f} Tf"
        return self.face.show(f"{font} {numbers(self._matrix)} Tm [<{''.join(self._shown)}>] TJ")
