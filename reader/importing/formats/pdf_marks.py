"""A PDF page's marks: runs of glyphs, rules, frames, tints and pictures, in points from the left upper corner."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Container
from dataclasses import replace
from typing import Any

from reader.importing.formats.drawn import Drawn, address_of
from reader.importing.formats.glyphs import is_traditional, meant
from reader.importing.pages.marks import Box, Marks, Run

_STOPS = "，。、；：！？”’）》」』"
"""Such a mark may hang out of its column and touch the next one: what follows it is a run of its own."""
_FIRST_HANZI = "\u2e80"
UNNAMED = "\ufffd"
"""Stands for a glyph of which the font does not say what character it is: digits mostly, by faulty writers."""


def marks_of(page: Any) -> Marks:
    """Return what a page shows. Raises PdfiumError where the page is damaged."""
    width, height = page.get_size()
    drawn = Drawn(width, height)
    drawn.look(page)
    text_page = page.get_textpage()
    try:
        runs = _runs(text_page.raw, text_page.count_chars(), height, drawn.bold)
    finally:
        text_page.close()
    traditional = any(is_traditional(r.text) for r in runs)
    left, bottom = page.get_bbox()[:2]  # what is cropped away is not shown, and no page need begin at 0

    def shown(boxes: list[Box], most: int) -> tuple[Box, ...]:
        return tuple(_moved(box, -left, bottom) for box in _largest(boxes, most))

    return Marks(
        width, height, tuple(_shown(r, meant(r.text, traditional=traditional), -left, bottom) for r in runs),
        shown(drawn.rules, 800), shown(drawn.frames, 300), shown(drawn.pictures, 300),
        drawn.hidden > 0.6 * max(1, drawn.texts), page.get_rotation(),
    )  # fmt: skip


def _shown(run: Run, words: str, across: float, down: float) -> Run:
    """Return a run with other words at another place; the same where both are its own."""
    if words == run.text and not (across or down):
        return run
    return replace(run, text=words, box=_moved(run.box, across, down))


def _moved(box: Box, across: float, down: float) -> Box:
    """Return a box at another place; the same where that is no other."""
    if not (across or down):
        return box
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)


def _largest(boxes: list[Box], most: int) -> tuple[Box, ...]:
    """Return the largest boxes: what a page of more of them draws is a picture in pieces."""
    if len(boxes) <= most:
        return tuple(boxes)
    return tuple(sorted(boxes, key=lambda b: -(b.width + b.height))[:most])


def _runs(text_page: Any, count: int, height: float, bold: Container[int]) -> list[Run]:
    """Return a page's so many characters in runs: on one baseline, in one size and face, without a gap between them.

    `text_page`: pdfium's own, which costs least to ask; `bold`: addresses of pieces of type that are meant to be bold,
    whatever their face.
    """
    import pypdfium2.raw as pdfium

    found: list[Run] = []
    run, at, box, held = _Glyphs(), _Setting(text_page), pdfium.FS_RECTF(), 0
    for k in range(count):
        char = chr(min(pdfium.FPDFText_GetUnicode(text_page, k), 0x10FFFF))
        if pdfium.FPDFText_HasUnicodeMapError(text_page, k) == 1:
            char = UNNAMED  # the glyph's number in its font is no character
        if char in "\r\n\0" or pdfium.FPDFText_IsGenerated(text_page, k) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, k, box)
        if box.right <= box.left:
            continue
        if run.chars and not run.face:
            at.look(k)
            at.widen(box, char)
        if run.stands_on(char, box):
            continue
        item = pdfium.FPDFText_GetTextObject(text_page, k)
        piece = address_of(item)
        goes_on = run.goes_on(box.left, box.top, box.bottom)
        if goes_on and (
            piece == held or not run.may_change(char) or at.face(k, item, piece in bold) == (run.face, run.bold)
        ):
            held = piece
            run.add(char, box.left, box.right)
            continue
        if char.isspace():
            run.spaced = box.right if abs(box.left - run.right) < 0.3 * run.size else -1.0
            continue
        spaced, held = run.spaced >= 0 and abs(box.left - run.spaced) < 0.3 * run.size, piece
        found += run.made(height)
        run = at.begun(k, item, box, char, spaced=spaced, bold=piece in bold)
    return found + run.made(height)


class _Setting:
    """Where a page's characters are set, how large and in which typeface."""

    def __init__(self, text_page: Any) -> None:
        import pypdfium2.raw as pdfium

        self.matrix = pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.size = 0.0
        self._page = text_page
        self._faces: dict[int, tuple[str, bool]] = {}

    def look(self, k: int) -> None:
        """Take the place and the size of a character."""
        import pypdfium2.raw as pdfium

        pdfium.FPDFText_GetMatrix(self._page, k, self.matrix)
        pdfium.FPDFText_GetCharOrigin(self._page, k, self.x, self.y)
        self.size = pdfium.FPDFText_GetFontSize(self._page, k) * math.hypot(self.matrix.b, self.matrix.d)

    def widen(self, box: Any, char: str) -> None:
        """Give a hanzi its whole square: of drawn glyphs (Type 3), whose fonts have no name, the ink's box is told."""
        if char >= _FIRST_HANZI and self.size and abs(box.left - self.x.value) < 0.6 * self.size and not self.matrix.b:
            box.left, box.right = self.x.value, self.x.value + self.size
            box.top, box.bottom = self.y.value + 0.88 * self.size, self.y.value - 0.12 * self.size

    def begun(self, k: int, item: Any, box: Any, char: str, *, spaced: bool, bold: bool) -> _Glyphs:
        """Return the run that a character begins."""
        self.look(k)
        face, bold = self.face(k, item, bold)
        if not face:
            self.widen(box, char)
        run = _Glyphs(box.left, box.top, box.bottom, self.y.value, self.size or box.top - box.bottom)
        run.face, run.bold, run.parted = face, bold, spaced
        run.add(char, box.left, box.right)
        return run

    def face(self, k: int, item: Any, drawn_bold: bool) -> tuple[str, bool]:
        """Return the name of a character's typeface, and whether it is a bold one or drawn so.

        A page has few typefaces, and each is asked for what it is once: `item` is the piece of type.
        """
        import pypdfium2.raw as pdfium

        font = address_of(pdfium.FPDFTextObj_GetFont(item)) if item else 0
        if font not in self._faces or not font:
            self._faces[font] = _face(self._page, k)
        face, bold = self._faces[font]
        return face, bold or drawn_bold


def _face(text_page: Any, k: int) -> tuple[str, bool]:
    """Return the name of a character's typeface and whether it is a bold one."""
    import pypdfium2.raw as pdfium

    name = ctypes.create_string_buffer(64)
    flags = ctypes.c_int()
    size = pdfium.FPDFText_GetFontInfo(text_page, k, name, 64, flags)
    face = name.value.decode("latin-1", "replace") if 0 < size <= 64 else ""
    face = face.split("+")[-1]
    weight = pdfium.FPDFText_GetFontWeight(text_page, k)
    return face, weight >= 600 or any(w in face.lower() for w in ("bold", "heavy", "black", "hei"))


class _Glyphs:
    """Characters in the order of the file, from `left` to `right`."""

    __slots__ = (
        "baseline",
        "bold",
        "bottom",
        "chars",
        "face",
        "last",
        "left",
        "parted",
        "right",
        "size",
        "spaced",
        "top",
    )

    def __init__(
        self, left: float = 0.0, top: float = 0.0, bottom: float = 0.0, baseline: float = 0.0, size: float = 0.0
    ) -> None:
        self.left, self.top, self.bottom, self.baseline, self.size = left, top, bottom, baseline, size
        self.right = self.last = left
        self.spaced = -1.0
        self.face, self.bold, self.parted = "", False, False
        self.chars: list[str] = []

    def goes_on(self, left: float, top: float, bottom: float) -> bool:
        """Tell whether a character at `left` stands right behind the run, in the same type."""
        near = 0.1 * self.size
        return (
            bool(self.chars) and self.chars[-1] not in _STOPS
            and -0.5 * self.size <= left - self.right <= 0.12 * self.size
            and abs(top - self.top) < near and abs(bottom - self.bottom) < near
        )  # fmt: skip

    def may_change(self, char: str) -> bool:
        """Tell whether another typeface counts from a character on; Western type amid hanzi is of the same run."""
        return not self.chars[-1].isascii() and not char.isascii()

    def stands_on(self, char: str, box: Any) -> bool:
        """Tell whether a character is drawn in the last one's place, and take it so.

        In one box as wide as both —— is one glyph; the same one nearly in its place makes bold type.
        """
        if not self.chars:
            return False
        if box.right - box.left > 1.6 * self.size and (box.left, box.right) == (self.last, self.right):
            self.chars.append(char)
            return True
        near = 0.1 * self.size
        again = self.chars[-1] == char and abs(box.left - self.last) < near and abs(box.top - self.top) < near
        self.bold = self.bold or again
        return again

    def add(self, char: str, left: float, right: float) -> None:
        """Put a character at the end."""
        self.chars.append(char)
        self.last = left
        self.right = max(right, self.right)

    def made(self, height: float) -> list[Run]:
        """Return the run on a page so high; none where it holds nothing."""
        text = "".join(self.chars)
        if not text.strip() or self.size <= 0:
            return []
        base = height - self.baseline
        bare = text.rstrip()
        right = self.right - (len(text) - len(bare)) * 0.25 * self.size if bare != text else self.right
        words = bare.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        box = Box(self.left, base - 0.88 * self.size, max(right, self.left + 0.1), base + 0.12 * self.size)
        return [Run(box, words, self.size, self.face, self.bold, spaced=self.parted)]
