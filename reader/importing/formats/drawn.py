"""What is drawn on a PDF page besides its text: rules, frames, tints and pictures."""

from __future__ import annotations

import ctypes
from itertools import islice
from typing import Any

from reader.importing.pages.marks import Box

MOST_OBJECTS = 60_000
"""So many drawn objects of a page are looked at; a page with more of them is a map or a chart."""
MOST_CORNERS = 2000
"""So many corners of a path are looked at to tell what is seen through it."""
_THIN, _THICK = 3.0, 10.0
_STROKED, _INVISIBLE = 2, 3
_DOUBLED = 0.08
"""Type that is drawn again so near its first place, in its heights, is meant to be bold."""


def _is_rule(box: Box) -> bool:
    """Tell a rule, which may be a thick one, from what encloses room."""
    thick, long = sorted((box.width, box.height))
    return thick <= _THIN or (thick <= _THICK and long > 25 * thick)


def _thin(box: Box) -> Box:
    """Return a rule of at most usual thickness, on the same axis."""
    across = max(0.0, (box.width - _THIN) / 2) if box.width < box.height else 0.0
    down = max(0.0, (box.height - _THIN) / 2) if box.height < box.width else 0.0
    return Box(box.left + across, box.top + down, box.right - across, box.bottom - down)


def address_of(handle: Any) -> int:
    """Return what tells pdfium's objects apart."""
    return ctypes.addressof(handle.contents) if handle else 0


class Drawn:
    """What is drawn on a page besides its text. `bold`: addresses of pieces of type that are meant to be bold."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.rules: list[Box] = []
        self.frames: list[Box] = []
        self.pictures: list[Box] = []
        self.texts = self.hidden = 0
        self.bold: set[int] = set()
        self._last: tuple[int, tuple[float, ...]] | None = None
        self._edges = [ctypes.c_float() for _k in range(4)]

    def look(self, page: Any) -> None:
        """Sort a page's objects."""
        import pypdfium2.raw as pdfium

        for k, item in enumerate(page.get_objects(max_depth=4)):
            if k > MOST_OBJECTS:
                return
            if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(item)
                continue
            if item.type not in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING}:
                continue
            box = self._box(item)
            if box is None:
                continue
            if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(self.clipped(item, box))
            else:
                self._path(item, box)

    def _text(self, item: Any) -> None:
        """Count a piece of type, and note whether it is meant to be bold: outlined too, or drawn twice."""
        import pypdfium2.raw as pdfium

        raw = item.raw
        mode, address = pdfium.FPDFTextObj_GetTextRenderMode(raw), address_of(raw)
        self.texts += 1
        self.hidden += mode == _INVISIBLE
        if mode == _STROKED:
            self.bold.add(address)
        if not pdfium.FPDFPageObj_GetBounds(raw, *self._edges):
            return
        place = tuple(x.value for x in self._edges)
        if self._last is not None:
            near = _DOUBLED * max(1.0, place[3] - place[1])
            apart = [abs(a - b) for a, b in zip(place, self._last[1], strict=True)]
            if max(apart) < near and mode != _INVISIBLE:
                self.bold |= {address, self._last[0]}
        self._last = (address, place)

    def picture_boxes(self, page: Any) -> list[tuple[Any, Box, Box]]:
        """Return a page's image objects, each with its whole box and that of what is seen of it."""
        import pypdfium2.raw as pdfium

        found = [item for item in islice(page.get_objects(max_depth=4), MOST_OBJECTS + 1)
                 if item.type == pdfium.FPDF_PAGEOBJ_IMAGE]  # fmt: skip
        boxes = [(item, self._box(item)) for item in found]
        return [(item, box, self.clipped(item, box)) for item, box in boxes if box is not None]

    def clipped(self, item: Any, box: Box) -> Box:
        """Return what is seen of an object's box: the rest is cut off by a path that it is drawn through."""
        import pypdfium2.raw as pdfium

        path, x, y = pdfium.FPDFPageObj_GetClipPath(item), *self._edges[:2]
        for k in range(max(0, pdfium.FPDFClipPath_CountPaths(path)) if path else 0):
            corners = []
            for n in range(min(MOST_CORNERS, max(0, pdfium.FPDFClipPath_CountPathSegments(path, k)))):
                pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, k, n), x, y)
                corners.append((x.value, y.value))
            if not corners:
                continue
            own = self._shown(item, corners)
            box = Box(max(box.left, own.left), max(box.top, own.top), min(box.right, own.right),
                      min(box.bottom, own.bottom))  # fmt: skip
        return Box(box.left, box.top, max(box.left, box.right), max(box.top, box.bottom))

    def _box(self, item: Any) -> Box | None:
        import pypdfium2 as pdfium

        try:
            left, bottom, right, top = item.get_bounds()
            return self._shown(item, [(left, bottom), (left, top), (right, bottom), (right, top)])
        except pdfium.PdfiumError:
            return None

    def _shown(self, item: Any, corners: list[tuple[float, float]]) -> Box:
        """Return the box around corners of an object, which count in the form that it is drawn in, on the page."""
        while (item := item.container) is not None:
            a, b, c, d, e, f = item.get_matrix().get()
            corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
        xs, ys = [x for x, _y in corners], [y for _x, y in corners]
        return Box(min(xs), self.height - max(ys), max(xs), self.height - min(ys))

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
