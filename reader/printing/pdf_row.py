"""Glyphs in a row, shown by one operator of a PDF page (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from reader.printing.embedded_face import EmbeddedFace
from reader.printing.faces import UNITS
from reader.printing.pdf_paths import Matrix, numbers

LEAST = 0.4
"""1/1000 em that a glyph may stand beside its place."""


class Row:
    """Glyphs of one face and size on one baseline."""

    def __init__(self, face: EmbeddedFace, size: float, place: QPointF, matrix: Matrix) -> None:
        self.face, self._size, self._y, self._matrix = face, size, place.y(), matrix
        self._at = place.x()
        self._shown: list[str] = []

    def takes(self, face: EmbeddedFace, size: float, y: float) -> bool:
        """Tell whether a glyph continues the row."""
        return face is self.face and size == self._size and y == self._y

    def add(self, code: int, width: int, x: float) -> None:
        """Add a glyph that stands at x."""
        back = round((self._at - x) * 1000 / self._size)
        if abs(back) > LEAST:
            self._shown.append(f">{back}<")
            self._at -= back * self._size / 1000
        self._shown.append(f"{code:04x}")
        self._at += width * self._size / 1000

    def shown(self) -> str:
        """Return what shows the row."""
        text = "".join(self._shown)
        return self.face.show(f"{self.face.name} {self._size / UNITS:.2f} Tf {numbers(self._matrix)} Tm [<{text}>] TJ")
