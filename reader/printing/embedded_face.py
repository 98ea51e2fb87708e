"""A face as a PDF holds it: the outlines of what was written in it, and what each of them says."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QPainterPath, QRawFont

from reader.printing.compact_font import EM, Point, charstring, compact_font
from reader.printing.pdf_paths import elements
from reader.printing.unicode_map import to_unicode
from reader.printing.word import MIDDLE

if TYPE_CHECKING:
    import pikepdf

FaceKey = tuple[str, str, int]
MOST_GLYPHS: Final = 30_000
ABOVE: Final = -0.12
"""From a baseline to where a glyph begins in a line that runs down, in em."""
_MOVE, _LINE = 0, 1
_NOT_TO_EMBED: Final = 0x0202
"""Bits of `fsType` (OpenType, OS/2): a restricted licence, and bitmaps alone."""


_PICTURES: Final = ("CBDT", "sbix", "COLR", "SVG ")


class Glyph(NamedTuple):
    """A glyph's outline as a charstring, how wide it is and from where to where it is inked, in 1/1000 em."""

    outline: bytes
    width: int
    box: tuple[int, int, int, int]


Shape = int | tuple[tuple[int, int, int], ...]
"""A glyph, or several as one, each with how far it stands to the right and up of the first."""
_GLYPHS: dict[tuple[FaceKey, Shape], Glyph] = {}
"""Outlines met before: most of a piece's are those of the pieces before it."""


def key_of(raw: QRawFont) -> FaceKey:
    """Return what tells a face from others."""
    return raw.familyName(), raw.styleName(), raw.weight()


class _Facts(NamedTuple):
    """What a face says of itself: PostScript name, whether it may be embedded, whether its glyphs are pictures
    (emoji), its heights in 1/1000 em.
    """

    name: str
    embeddable: bool
    pictured: bool
    ascent: int
    descent: int
    capitals: int


_FACTS: dict[FaceKey, _Facts] = {}


def _facts(key: FaceKey, raw: QRawFont) -> _Facts:
    found = _FACTS.get(key)
    if found is None:
        kind = bytes(raw.fontTable("OS/2").data())[8:10]
        pictured = any(raw.fontTable(table).size() for table in _PICTURES)
        own = QRawFont(raw)
        if not pictured:  # another size would take another strike of its pictures, here too
            own.setPixelSize(EM)
        em = own.pixelSize() / EM
        found = _FACTS[key] = _Facts(
            name=postscript_name(raw),
            embeddable=not (len(kind) == 2 and struct.unpack(">H", kind)[0] & _NOT_TO_EMBED),
            pictured=pictured,
            ascent=round(own.ascent() / em),
            descent=round(own.descent() / em),
            capitals=round(own.capHeight() / em),
        )
    return found


class EmbeddedFace:
    """One face of one document: each glyph and what it says there has a code of its own, in order of first use."""

    def __init__(self, pdf: pikepdf.Pdf, raw: QRawFont, number: int) -> None:
        self.name = f"/F{number}"
        self.object = pdf.make_indirect(_type0())
        self._pdf, self._key, self._raw = pdf, key_of(raw), raw
        self._facts = _facts(self._key, raw)
        self.embeddable, self.pictured = self._facts.embeddable, self._facts.pictured
        self._codes: dict[tuple[Shape, str], int] = {}
        self._upright: pikepdf.Object | None = None
        self._glyphs = [self._glyph(0)]

    def code(self, glyph: Shape, word: str) -> tuple[int, int]:
        """Return the code of a glyph that says `word`, and its width in 1/1000 em."""
        code = self._codes.get((glyph, word))
        if code is None:
            code = self._codes[glyph, word] = len(self._glyphs)
            self._glyphs.append(self._glyph(glyph))
        return code, self._glyphs[code].width

    def _glyph(self, glyph: Shape) -> Glyph:
        found = _GLYPHS.get((self._key, glyph))
        if found is None:
            if len(_GLYPHS) >= MOST_GLYPHS:
                _GLYPHS.clear()
            if self.pictured:
                first = glyph if isinstance(glyph, int) else glyph[0][0]
                width = round(self._raw.advancesForGlyphIndexes([first])[0].x() * EM / self._raw.pixelSize())
                return _GLYPHS.setdefault((self._key, glyph), Glyph(charstring((), width), width, (0, 0, width, 0)))
            if self._raw.pixelSize() != EM:
                self._raw = QRawFont(self._raw)
                self._raw.setPixelSize(EM)
            found = _GLYPHS[self._key, glyph] = _outlined(self._raw, glyph)
        return found

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
        yield from (0, len(self._glyphs) - 1, -EM, EM // 2 - middle, above)
        for code, glyph in enumerate(self._glyphs):
            if glyph.width != EM:
                yield from (code, [-EM, glyph.width // 2 - middle, above])

    def _widths(self) -> Iterator[int | list[int]]:
        """Yield the widths that are not an em (9.7.4.3)."""
        for code, glyph in enumerate(self._glyphs):
            if glyph.width != EM:
                yield from (code, [glyph.width])


def _type0() -> pikepdf.Dictionary:
    import pikepdf

    return pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0)


def _outlined(raw: QRawFont, shape: Shape) -> Glyph:
    path, width = QPainterPath(), 0
    for glyph, right, up in ((shape, 0, 0),) if isinstance(shape, int) else shape:
        path.addPath(raw.pathForGlyph(glyph).translated(right, -up))
        advances = raw.advancesForGlyphIndexes([glyph])
        width = max(width, right + (round(advances[0].x()) if advances else EM))
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


def postscript_name(raw: QRawFont) -> str:
    """Return a font's PostScript name from its `name` table (OpenType, name id 6), else family and style."""
    table = bytes(raw.fontTable("name").data())
    if len(table) >= 6:
        count, offset = struct.unpack(">HH", table[2:6])
        for k in range(count):
            record = table[6 + 12 * k : 18 + 12 * k]
            if len(record) < 12:
                break
            platform, _encoding, _language, name, length, start = struct.unpack(">6H", record)
            if name == 6:
                found = table[offset + start : offset + start + length]
                return found.decode("utf-16-be" if platform in {0, 3} else "latin-1", "replace")
    return f"{raw.familyName()}-{raw.styleName()}".replace(" ", "")
