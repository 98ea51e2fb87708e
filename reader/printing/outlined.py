"""Marks as SVG (https://www.w3.org/TR/SVG11/): each character an outline, so that no font is asked of who looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtGui import QPainterPath, QRawFont

from reader.printing.face_facts import FaceKey, key_of
from reader.printing.faces import UNITS
from reader.printing.strips import Mark, RuleMark, TextMark
from reader.rendering.printable import one_line

_KIND = QPainterPath.ElementType


class Outlines:
    """The shapes of characters, each written once and used where it stands."""

    def __init__(self) -> None:
        self.shapes: list[str] = []
        self._known: dict[tuple[FaceKey, float, int], str] = {}

    def name(self, font: QRawFont, glyph: int) -> str:
        """Return what a character's shape is called; empty where it has none, as a space."""
        key = (key_of(font), font.pixelSize(), glyph)
        if key not in self._known:
            drawn = _path(font.pathForGlyph(glyph))
            name = f"g{len(self.shapes)}" if drawn else ""
            if drawn:
                self.shapes.append(f'<path id="{name}" d="{drawn}"/>')
            self._known[key] = name
        return self._known[key]


def outlined(
    size: tuple[float, float], marks: Sequence[tuple[float, float, Mark]], ground: str, *, title: str
) -> bytes:
    """Return lines of text and rules as a drawing of that size, in units; `title` and the text are told to whoever
    cannot see it.
    """
    shapes = Outlines()
    drawn = [element for x, y, mark in marks for element in _elements(mark, x, y, shapes)]
    said = "\n".join(mark.lines.text for _x, _y, mark in marks if isinstance(mark, TextMark) and not mark.number)
    width, height = (side / UNITS for side in size)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img"'
            f' width="{width:.2f}pt" height="{height:.2f}pt" viewBox="0 0 {size[0]:.0f} {size[1]:.0f}">',
            f"<title>{escape(one_line(title))}</title>",
            f"<desc>{escape(said)}</desc>",
            f"<defs>{''.join(shapes.shapes)}</defs>",
            f'<rect width="{size[0]:.0f}" height="{size[1]:.0f}" fill="{ground}"/>',
            *drawn,
            "</svg>",
            "",
        ]
    ).encode("utf-8", "replace")


def _elements(mark: Mark, x: float, y: float, shapes: Outlines) -> Iterator[str]:
    if isinstance(mark, RuleMark):
        box = f'x="{x + mark.x:.1f}" y="{y + mark.y:.1f}" width="{mark.width:.1f}" height="{mark.height:.1f}"'
        yield f'<rect {box} fill="{mark.ink}"/>'
    elif isinstance(mark, TextMark):
        line = mark.lines.line(mark.number)
        top = y + mark.baseline - line.ascent()
        yield f'<g fill="{mark.ink}">'
        for run in line.glyphRuns():
            font = run.rawFont()
            for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                shape = shapes.name(font, glyph)
                if shape:
                    at = f'x="{x + mark.x + place.x():.1f}" y="{top + place.y():.1f}"'
                    yield f'<use xlink:href="#{shape}" {at}/>'
        yield "</g>"


def _path(path: QPainterPath) -> str:
    """Return a path as SVG writes it."""
    made, k = [], 0
    while k < path.elementCount():
        at = path.elementAt(k)
        if at.type == _KIND.CurveToElement:
            points = [path.elementAt(k + n) for n in range(3)]
            made.append("C" + " ".join(f"{p.x:.1f} {p.y:.1f}" for p in points))
            k += 3
            continue
        sign = "M" if at.type == _KIND.MoveToElement else "L"
        made.append(f"{sign}{at.x:.1f} {at.y:.1f}")
        k += 1
    return "".join(made) + ("Z" if made else "")
