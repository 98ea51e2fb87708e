"""A PDF page's characters as fragments: runs on one baseline, in one size of type."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

from reader.importing.formats.glyphs import meant


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment of text on a page, in points; y grows downwards. `size` is its height."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def size(self) -> float:
        """Height of the letters."""
        return self.bottom - self.top


def fragments(text_page: Any, height: float) -> list[Piece]:
    """Return the runs of characters that stand on one baseline in one size without a gap between them.

    Boxes of glyphs differ (一, 。 and 1 are small ones); baseline and size of the type do not.
    """
    import pypdfium2.raw as pdfium

    found: list[Piece] = []
    run = _Run()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for k in range(text_page.count_chars()):
        char = chr(min(pdfium.FPDFText_GetUnicode(text_page, k), 0x10FFFF))
        pdfium.FPDFText_GetLooseCharBox(text_page, k, box)
        if char.isspace() or char == "\0" or box.right <= box.left:
            run.spaced = True
            continue
        edges = (box.top, box.bottom)
        if run.goes_on(box.left, edges):
            run.add(char, box.right)
            continue
        found += run.piece(height)
        pdfium.FPDFText_GetMatrix(text_page, k, matrix)
        pdfium.FPDFText_GetCharOrigin(text_page, k, x, y)
        size = pdfium.FPDFText_GetFontSize(text_page, k) * math.hypot(matrix.b, matrix.d)
        run = _Run(left=box.left, edges=edges, baseline=y.value, size=size or box.top - box.bottom)
        run.add(char, box.right)
    found += run.piece(height)
    return found


@dataclass(slots=True)
class _Run:
    """Characters in the order of the file, from `left` to `right`; `edges` are top and bottom of its type."""

    left: float = 0.0
    edges: tuple[float, float] = (0.0, 0.0)
    baseline: float = 0.0
    size: float = 0.0
    right: float = 0.0
    chars: list[str] = field(default_factory=list)
    spaced: bool = False

    def goes_on(self, left: float, edges: tuple[float, float]) -> bool:
        """Tell whether a character at `left` stands right behind the run, in the same type."""
        gap, near = left - self.right, 0.1 * self.size
        level = abs(edges[0] - self.edges[0]) < near and abs(edges[1] - self.edges[1]) < near
        return bool(self.chars) and level and -0.5 * self.size <= gap <= (0.9 if self.spaced else 0.3) * self.size

    def add(self, char: str, right: float) -> None:
        """Put a character at the end, after a space where the file has one."""
        if self.spaced and self.chars:
            self.chars.append(" ")
        self.chars.append(char)
        self.right, self.spaced = max(right, self.right), False

    def piece(self, height: float) -> list[Piece]:
        """Return the run as a fragment of a page so high; none where it is empty."""
        if not self.chars or self.size <= 0:
            return []
        base = height - self.baseline
        words = meant("".join(self.chars).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        return [Piece(self.left, base - 0.88 * self.size, self.right, base + 0.12 * self.size, words)]
