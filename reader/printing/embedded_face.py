"""A face as a PDF holds it: the outlines of what was written in it, and what each of them says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QRawFont

from reader.printing.compact_font import EM, Point, charstring, compact_font
from reader.printing.face_facts import FaceKey, facts_of, key_of
from reader.printing.glyph_picture import GlyphPicture, picture_of, size_of
from reader.printing.pdf_paths import elements
from reader.printing.unicode_map import to_unicode
from reader.printing.unseen_font import FOOT
from reader.printing.word import MIDDLE

if TYPE_CHECKING:
    import pikepdf

MOST_GLYPHS: Final = 30_000
MOST_CODES: Final = 0xFF00
"""A line holds fewer glyphs than are left."""
ABOVE: Final = -0.12
"""From a baseline to where a glyph begins in a line that runs down, in em."""
_MOVE, _LINE = 0, 1


class Glyph(NamedTuple):
    """A glyph's outline as a charstring, how wide it is and from where to where it is inked, in 1/1000 em."""

    outline: bytes
    width: int
    box: tuple[int, int, int, int]


Shape = int | tuple[tuple[int, int, int], ...]
"""A glyph, or several as one, each with how far it stands to the right and up of the first."""
_GLYPHS: dict[tuple[FaceKey, Shape], Glyph] = {}
"""Outlines met before: most of a piece's are those of the pieces before it."""


def shape_of(glyphs: Sequence[int], places: Sequence[QPointF], size: float) -> Shape:
    """Return glyphs that stand there, in a face of that size, as one."""
    if len(glyphs) == 1:
        return glyphs[0]
    apart = [(place - places[0]) * EM / size for place in places]
    return tuple((g, round(at.x()), round(-at.y())) for g, at in zip(glyphs, apart, strict=True))


class EmbeddedFace:
    """One face of one document: each glyph and what it says there has a code of its own, in order of first use.

    `apart`: the file holds no outlines of the face; its glyphs are drawn, and what says them is shown unseen.
    """

    def __init__(self, pdf: pikepdf.Pdf, raw: QRawFont, number: int) -> None:
        self.name = f"/F{number}"
        self.object = pdf.make_indirect(_type0())
        self._pdf, self._key, self._raw = pdf, key_of(raw), raw
        self._facts = facts_of(self._key, raw)
        self.coloured = self._facts.coloured
        self.apart = self.coloured or not self._facts.embeddable
        self._pictures: dict[int, GlyphPicture | None] = {}
        self._codes: dict[tuple[Shape, str], int] = {}
        self._upright: pikepdf.Object | None = None
        self._glyphs = [self._glyph(0)]

    @property
    def full(self) -> bool:
        """Whether another face of the file has to take what is written next: a code has two bytes."""
        return len(self._glyphs) >= MOST_CODES

    def code(self, glyph: Shape, word: str) -> tuple[int, int]:
        """Return the code of a glyph that says `word`, and its width in 1/1000 em."""
        code = self._codes.get((glyph, word))
        if code is None:
            code = self._codes[glyph, word] = len(self._glyphs)
            self._glyphs.append(self._glyph(glyph))
        return code, self._glyphs[code].width

    def _glyph(self, glyph: Shape) -> Glyph:
        if self.apart:
            return _unseen(_width(self._raw, glyph))
        found = _GLYPHS.get((self._key, glyph))
        if found is None:
            if len(_GLYPHS) >= MOST_GLYPHS:
                _GLYPHS.clear()
            found = _GLYPHS[self._key, glyph] = _outlined(self._large(), glyph)
        return found

    def _large(self) -> QRawFont:
        """Return the face in the size that outlines are taken in."""
        if self._raw.pixelSize() != EM:
            self._raw = QRawFont(self._raw)
            self._raw.setPixelSize(EM)
        return self._raw

    def picture(self, raw: QRawFont, glyph: int) -> GlyphPicture | None:
        """Return a glyph of a coloured face, as a run has it, as it is painted; None where nothing of it is seen."""
        if glyph not in self._pictures:
            self._pictures[glyph] = picture_of(raw, glyph)
        return self._pictures[glyph]

    def show(self, operators: str) -> str:
        """Return the operators of a text object in the face, unseen (9.3.6) where its glyphs are drawn apart."""
        return f"q BT 3 Tr {operators} ET Q" if self.apart else f"BT {operators} ET"

    def upright(self) -> tuple[str, pikepdf.Object]:
        """Return name and object of the face as it is set downwards."""
        if self._upright is None:
            self._upright = self._pdf.make_indirect(_type0())
        return f"{self.name}v", self._upright

    def finish(self) -> None:
        """Put the face into the file (ISO 32000-1, 9.7; a subset's name: 9.6.4)."""
        import pikepdf

        boxes = [glyph.box for glyph in self._glyphs]
        left, low, right, high = zip(*boxes, strict=True)
        box = min(left), min(low), max(right), max(high)
        plain = self._facts.name
        program = compact_font(plain, [glyph.outline for glyph in self._glyphs], box)
        digest = hashlib.sha256(program).digest()
        name = pikepdf.Name("/" + "".join(chr(ord("A") + value % 26) for value in digest[:6]) + "+" + plain)
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=4, FontBBox=list(box), ItalicAngle=0,
            Ascent=self._facts.ascent, Descent=-self._facts.descent, CapHeight=self._facts.capitals, StemV=80,
            FontFile3=self._pdf.make_stream(program, Subtype=pikepdf.Name.CIDFontType0C),
        )  # fmt: skip
        below = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType0, BaseFont=name, DW=EM,
            CIDSystemInfo=pikepdf.Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
            ),
            FontDescriptor=self._pdf.make_indirect(descriptor), W=list(self._widths()),
        )  # fmt: skip
        if self._upright is not None:
            below.W2 = list(self._down())
        descendants = pikepdf.Array([self._pdf.make_indirect(below)])
        texts = self._pdf.make_stream(to_unicode({code: word for (_g, word), code in self._codes.items()}))
        for font, encoding in ((self.object, "/Identity-H"), (self._upright, "/Identity-V")):
            if font is not None:
                font.BaseFont, font.Encoding = name, pikepdf.Name(encoding)
                font.DescendantFonts, font.ToUnicode = descendants, texts

    def _down(self) -> Iterator[int | list[int]]:
        """Yield where glyphs begin that are set downwards (9.7.4.3): on the baseline of what lies along their line.

        So poppler takes both for one line.
        """
        above, middle = round(ABOVE * EM), round(MIDDLE * EM)
        begin = 0
        for code, glyph in enumerate([*self._glyphs, None]):
            if glyph is None or glyph.width != EM:
                if begin < code:
                    yield from (begin, code - 1, -EM, EM // 2 - middle, above)
                if glyph is not None:
                    yield from (code, [-EM, glyph.width // 2 - middle, above])
                begin = code + 1

    def _widths(self) -> Iterator[int | list[int]]:
        """Yield the widths that are not an em (9.7.4.3)."""
        for code, glyph in enumerate(self._glyphs):
            if glyph.width != EM:
                yield from (code, [glyph.width])


def _type0() -> pikepdf.Dictionary:
    import pikepdf

    return pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0)


def _parts(shape: Shape) -> tuple[tuple[int, int, int], ...]:
    return ((shape, 0, 0),) if isinstance(shape, int) else shape


def _width(raw: QRawFont, shape: Shape) -> int:
    width = 0
    for glyph, right, _up in _parts(shape):
        advances = raw.advancesForGlyphIndexes([glyph])
        width = max(width, right + (round(advances[0].x() * EM / size_of(raw)) if advances else EM))
    return width


def _unseen(width: int) -> Glyph:
    """Return a square to be shown unseen, so that viewers can mark the place of what is drawn there."""
    top = FOOT + EM
    sides = ((width, FOOT), (width, top), (0, top))
    return Glyph(charstring([((0, FOOT), [(side,) for side in sides])], width), width, (0, FOOT, width, top))


def _outlined(raw: QRawFont, shape: Shape) -> Glyph:
    path, width = QPainterPath(), _width(raw, shape)
    for glyph, right, up in _parts(shape):
        path.addPath(raw.pathForGlyph(glyph).translated(right, -up))
    edges = path.controlPointRect()
    box = (round(edges.left()), round(-edges.bottom()), round(edges.right()), round(-edges.top()))
    return Glyph(charstring(_subpaths(path), width), width, box)


def _subpaths(path: QPainterPath) -> Iterator[tuple[Point, list[tuple[Point, ...]]]]:
    """Yield the subpaths, y upwards; each is closed by itself."""
    begin: Point | None = None
    steps: list[tuple[Point, ...]] = []
    points = [(kind, (round(x), round(-y))) for kind, x, y in elements(path)]
    k = 0
    while k < len(points):
        kind, point = points[k]
        if kind == _MOVE:
            if begin is not None:
                yield begin, steps
            begin, steps = point, []
        elif kind == _LINE:
            steps.append((point,))
        else:
            steps.append(tuple(p for _kind, p in points[k : k + 3]))
            k += 2
        k += 1
    if begin is not None:
        yield begin, steps
