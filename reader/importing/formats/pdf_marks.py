"""A PDF page's marks: runs of glyphs, rules, frames, tints and pictures, in points from the left upper corner."""

from __future__ import annotations

import ctypes
import math
from dataclasses import replace
from typing import Any

from reader.importing.formats.glyphs import is_traditional, meant
from reader.importing.pages.marks import Box, Marks, Run

MOST_OBJECTS = 60_000
"""So many drawn objects of a page are looked at; a page with more of them is a map or a chart."""
_STOPS = "，。、；：！？”’）》」』"
"""Such a mark may hang out of its column and touch the next one: what follows it is a run of its own."""
_THIN, _THICK = 3.0, 10.0
_INVISIBLE = 3


def marks_of(page: Any) -> Marks:
    """Return what a page shows. Raises PdfiumError where the page is damaged."""
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        runs = _runs(text_page, height)
    finally:
        text_page.close()
    traditional = any(is_traditional(r.text) for r in runs)
    runs = [replace(r, text=meant(r.text, traditional=traditional)) for r in runs]
    drawn = _Drawn(width, height)
    drawn.look(page)
    return Marks(
        width, height, tuple(runs),
        _largest(drawn.rules, 800), _largest(drawn.frames, 300), _largest(drawn.pictures, 300),
        drawn.hidden > 0.6 * max(1, drawn.texts),
    )  # fmt: skip


def _largest(boxes: list[Box], most: int) -> tuple[Box, ...]:
    """Return the largest boxes: what a page of more of them draws is a picture in pieces."""
    if len(boxes) <= most:
        return tuple(boxes)
    return tuple(sorted(boxes, key=lambda b: -(b.width + b.height))[:most])


def _runs(text_page: Any, height: float) -> list[Run]:
    """Return the characters in runs: on one baseline, in one size, without a gap between them."""
    import pypdfium2.raw as pdfium

    found: list[Run] = []
    run = _Glyphs()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for k in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, k)
        char = chr(min(code, 0x10FFFF))
        if char in "\r\n\0" or pdfium.FPDFText_IsGenerated(text_page, k) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, k, box)
        if box.right <= box.left:
            continue
        if run.is_double(box.left, box.right):
            run.chars.append(char)
            continue
        if run.goes_on(box.left, box.top, box.bottom):
            run.add(char, box.left, box.right)
            continue
        if char.isspace():
            run.spaced = box.right if abs(box.left - run.right) < 0.3 * run.size else -1.0
            continue
        spaced = run.spaced >= 0 and abs(box.left - run.spaced) < 0.3 * run.size
        found += run.made(height)
        pdfium.FPDFText_GetMatrix(text_page, k, matrix)
        pdfium.FPDFText_GetCharOrigin(text_page, k, x, y)
        size = pdfium.FPDFText_GetFontSize(text_page, k) * math.hypot(matrix.b, matrix.d)
        run = _Glyphs(box.left, box.top, box.bottom, y.value, size or box.top - box.bottom)
        run.face, run.bold = _face(text_page, k)
        run.parted = spaced
        run.add(char, box.left, box.right)
    return found + run.made(height)


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

    def is_double(self, left: float, right: float) -> bool:
        """Tell whether a character stands in the box of the last one, which is as wide as both: —— is one glyph."""
        return bool(self.chars) and right - left > 1.6 * self.size and (left, right) == (self.last, self.right)

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


def _is_rule(box: Box) -> bool:
    """Tell a rule, which may be a thick one, from what encloses room."""
    thick, long = sorted((box.width, box.height))
    return thick <= _THIN or (thick <= _THICK and long > 25 * thick)


def _thin(box: Box) -> Box:
    """Return a rule of at most usual thickness, on the same axis."""
    across = max(0.0, (box.width - _THIN) / 2) if box.width < box.height else 0.0
    down = max(0.0, (box.height - _THIN) / 2) if box.height < box.width else 0.0
    return Box(box.left + across, box.top + down, box.right - across, box.bottom - down)


class _Drawn:
    """What is drawn on a page besides its text."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.rules: list[Box] = []
        self.frames: list[Box] = []
        self.pictures: list[Box] = []
        self.texts = self.hidden = 0

    def look(self, page: Any) -> None:
        """Sort a page's objects."""
        import pypdfium2.raw as pdfium

        for k, item in enumerate(page.get_objects(max_depth=4)):
            if k > MOST_OBJECTS:
                return
            if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                self.texts += 1
                self.hidden += pdfium.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE
                continue
            if item.type not in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING}:
                continue
            box = self._box(item)
            if box is None:
                continue
            if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(box)
            else:
                self._path(item, box)

    def _box(self, item: Any) -> Box | None:
        import pypdfium2 as pdfium

        try:
            left, bottom, right, top = item.get_bounds()
        except pdfium.PdfiumError:
            return None
        return Box(left, self.height - top, right, self.height - bottom)

    def _path(self, item: Any, box: Box) -> None:
        """File a path: a thin one is a rule, one that encloses room is a frame or tint; white paint is nothing."""
        import pypdfium2.raw as pdfium

        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if fill.value and not stroke.value and self._is_white(item):
            return
        if not fill.value and not stroke.value:
            return
        if _is_rule(box):
            if max(box.height, box.width) > 6:
                self.rules.append(_thin(box))
        elif box.width > 12 and box.height > 8:
            self.frames.append(box)

    @staticmethod
    def _is_white(item: Any) -> bool:
        import pypdfium2.raw as pdfium

        red, green, blue, alpha = (ctypes.c_uint() for _k in range(4))
        if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return False
        return alpha.value == 0 or min(red.value, green.value, blue.value) >= 252
