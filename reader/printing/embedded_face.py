"""A face as a PDF holds it: the outlines of what was written in it, and what each of them says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QRawFont

from reader.printing.compact_font import EM, compact_font, usual_width
from reader.printing.face_facts import FaceKey, facts_of, key_of
from reader.printing.glyph_outline import Glyph, Shape, outlined, unseen, width_of
from reader.printing.glyph_picture import GlyphPicture, picture_of
from reader.printing.text_layer import UNDRAWN
from reader.printing.unicode_map import to_unicode
from reader.printing.word import MIDDLE

if TYPE_CHECKING:
    import pikepdf

MOST_GLYPHS: Final = 30_000
MOST_CODES: Final = 0xFF00
"""A line holds fewer glyphs than are left."""
ABOVE: Final = -0.12
"""From a baseline to where a glyph ends in a line that runs down, in em."""


_GLYPHS: dict[tuple[FaceKey, Shape], Glyph] = {}
"""Outlines met before: most of a piece's are those of the pieces before it."""


class EmbeddedFace:
    """One face of one document: each glyph and what it says there has a code of its own, in order of first use.

    A glyph behind which white stands is as wide as both, and an em of the face is `scale` em of its type: readers of a
    PDF take white for a space, and lines that stand apart by more than 1.5 em for blocks of their own.

    `apart`: the file holds no outlines of the face; its glyphs are drawn, and what says them is shown unseen.
    """

    def __init__(self, pdf: pikepdf.Pdf, raw: QRawFont, number: int, scale: float) -> None:
        self.name, self.scale = f"/F{number}", scale
        self.object = pdf.make_indirect(_type0())
        self._pdf, self._key, self._raw = pdf, key_of(raw), raw
        self._facts = facts_of(self._key, raw)
        self.coloured = self._facts.coloured
        self.apart = self.coloured or not self._facts.embeddable
        self._pictures: dict[int, GlyphPicture | None] = {}
        self._codes: dict[tuple[Shape, str, int], int] = {}
        self._shown: dict[tuple[Shape, str, int], tuple[str, int]] = {}
        self._upright: pikepdf.Object | None = None
        self._known: dict[Shape, Glyph] = {}
        self._glyphs = [self.glyph(0)]

    @property
    def full(self) -> bool:
        """Whether another face of the file has to take what is written next: a code has two bytes."""
        return len(self._glyphs) >= MOST_CODES

    @property
    def above(self) -> float:
        """Return from a baseline to the place of a glyph in a line that runs down, in em of type: an em of the face
        behind it, where poppler takes that to end which stands there.
        """
        return ABOVE - (self.scale - 1)

    def code(self, glyph: Shape, word: str, white: int = 0) -> tuple[str, int]:
        """Return the code of a glyph that says `word`, in hexadecimal digits, and its width in 1/1000 em of type with
        so much white behind it.
        """
        found = self._shown.get((glyph, word, white))
        if found is None:
            code = self._codes.setdefault((glyph, word.strip(UNDRAWN), white), len(self._glyphs))
            if code == len(self._glyphs):
                own = self.glyph(glyph)
                self._glyphs.append(own._replace(width=own.width + white) if white else own)
            found = self._shown[glyph, word, white] = f"{code:04x}", self._glyphs[code].width
        return found

    def glyph(self, glyph: Shape) -> Glyph:
        """Return a glyph of the face without white; the file has only those that were given a code."""
        found = self._known.get(glyph)
        if found is None:
            found = self._known[glyph] = self._made(glyph)
        return found

    def _made(self, glyph: Shape) -> Glyph:
        if self.apart:
            return unseen(width_of(self._raw, glyph))
        found = _GLYPHS.get((self._key, glyph))
        if found is None:
            if len(_GLYPHS) >= MOST_GLYPHS:
                _GLYPHS.clear()
            found = _GLYPHS[self._key, glyph] = outlined(self._large(), glyph)
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
        plain, widths = self._facts.name, [glyph.width for glyph in self._glyphs]
        program = compact_font(plain, [glyph.outline for glyph in self._glyphs], widths, box, self.scale)
        digest = hashlib.sha256(program).digest()
        name = pikepdf.Name("/" + "".join(chr(ord("A") + value % 26) for value in digest[:6]) + "+" + plain)
        ascent, descent, capitals = (
            round(height / self.scale) for height in (self._facts.ascent, -self._facts.descent, self._facts.capitals)
        )
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=name, Flags=4, FontBBox=[round(s / self.scale) for s in box],
            ItalicAngle=0, Ascent=ascent, Descent=descent, CapHeight=capitals, StemV=80,
            FontFile3=self._pdf.make_stream(program, Subtype=pikepdf.Name.CIDFontType0C),
        )  # fmt: skip
        usual = self._default_width(widths)
        below = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType0, BaseFont=name, DW=int(self._own(usual)),
            CIDSystemInfo=pikepdf.Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
            ),
            FontDescriptor=self._pdf.make_indirect(descriptor), W=list(self._widths(usual)),
        )  # fmt: skip
        if self._upright is not None:
            below.W2 = list(self._down())
        descendants = pikepdf.Array([self._pdf.make_indirect(below)])
        texts = self._pdf.make_stream(to_unicode({code: word for (_g, word, _w), code in self._codes.items()}))
        for font, encoding in ((self.object, "/Identity-H"), (self._upright, "/Identity-V")):
            if font is not None:
                font.BaseFont, font.Encoding = name, pikepdf.Name(encoding)
                font.DescendantFonts, font.ToUnicode = descendants, texts

    def _own(self, length: float) -> Decimal:
        """Return 1/1000 em of type in those of the face."""
        return Decimal(f"{length / self.scale:.2f}").normalize()

    def _down(self) -> Iterator[int | list[Decimal]]:
        """Yield where glyphs begin that are set downwards (9.7.4.3): on the baseline of what lies along their line.

        So poppler takes both for one line. Each says its own: of a stretch from one to another, the other form that
        9.7.4.3 has, poppler heeds the last glyph alone, and shows the others an em further down.
        """
        own, middle = self._own, round(MIDDLE * EM)
        step, above = own(-EM), own(self.above * EM)
        yield 0
        yield [n for glyph in self._glyphs for n in (step, own(glyph.width // 2 - middle), above)]

    def _default_width(self, widths: list[int]) -> int:
        """Return the width of most glyphs among those whole in 1/1000 em of the face, else 1 em of it.

        A default width is an integer (9.7.4.3): readers of a PDF overlook another, and set lines too wide.
        """
        whole = [width for width in widths if self._own(width) % 1 == 0]
        return usual_width(whole) if whole else round(EM * self.scale)

    def _widths(self, usual: int) -> Iterator[int | list[Decimal]]:
        """Yield the widths that most have not (9.7.4.3)."""
        for code, glyph in enumerate(self._glyphs):
            if glyph.width != usual:
                yield from (code, [self._own(glyph.width)])


def _type0() -> pikepdf.Dictionary:
    import pikepdf

    return pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0)
