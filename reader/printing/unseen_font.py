"""The font of words that are not seen: each character a code of its own, its glyph a square, one em wide.

The face is that one glyph, written here (OpenType 1.9: the tables that a TrueType face must have). It is never painted,
but viewers mark what they find by its edges; what takes text out of a PDF goes by `ToUnicode`.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pikepdf

EM: Final = 1000
FOOT: Final = -120
"""So far below the baseline the square reaches."""
NAME: Final = "BaojiaUnseen"
CODES_A_BLOCK: Final = 100
"""No more may stand in one block of a CMap (Adobe TN 5411)."""


class UnseenFont:
    """Gives codes to characters; `object` is the font as a page names it, whole once `finish` has been called."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        import pikepdf

        self._pdf = pdf
        self._codes: dict[str, int] = {}
        self.object = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name("/" + NAME),
                Encoding=pikepdf.Name("/Identity-H"),
            )
        )  # fmt: skip

    def codes(self, words: str) -> str:
        """Return the codes of words, in hexadecimal."""
        return "".join(f"{self._codes.setdefault(char, len(self._codes) + 1):04X}" for char in words)

    def finish(self) -> None:
        """Say what all codes are that were given."""
        import pikepdf

        pdf, name = self._pdf, pikepdf.Name
        descriptor = pikepdf.Dictionary(
            Type=name.FontDescriptor, FontName=name("/" + NAME), Flags=4, FontBBox=[0, FOOT, EM, EM + FOOT],
            ItalicAngle=0, Ascent=EM + FOOT, Descent=FOOT, CapHeight=EM + FOOT, StemV=80,
            FontFile2=pdf.make_stream(_face()),
        )  # fmt: skip
        below = pikepdf.Dictionary(
            Type=name.Font, Subtype=name.CIDFontType2, BaseFont=name("/" + NAME), DW=EM,
            CIDSystemInfo=pikepdf.Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
            ),
            FontDescriptor=pdf.make_indirect(descriptor),
            CIDToGIDMap=pdf.make_stream(bytes(2 * (len(self._codes) + 1))),
        )  # fmt: skip
        self.object.DescendantFonts = pikepdf.Array([pdf.make_indirect(below)])
        self.object.ToUnicode = pdf.make_stream(self._to_unicode().encode("ascii"))

    def _to_unicode(self) -> str:
        pairs = [f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>" for char, code in self._codes.items()]
        blocks = [pairs[k : k + CODES_A_BLOCK] for k in range(0, len(pairs), CODES_A_BLOCK)]
        listed = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{listed}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        )


def _face() -> bytes:
    """Return a TrueType face of one glyph, a square."""
    top = EM + FOOT
    square = struct.pack(">hhhhh", 1, 0, FOOT, EM, top) + struct.pack(">HH", 3, 0) + bytes([1, 1, 1, 1])
    square += struct.pack(">hhhh", 0, EM, 0, -EM) + struct.pack(">hhhh", FOOT, 0, EM, 0)
    square += bytes(-len(square) % 4)
    tables = {
        b"cmap": struct.pack(">HHHHIHHHHHHHHHHhH", 0, 1, 3, 1, 12, 4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0),
        b"glyf": square,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM, 0, 0, 0, FOOT, EM, top, 0, 8, 2, 0, 0
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, top, FOOT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 1),
        b"hmtx": struct.pack(">Hh", EM, 0),
        b"loca": struct.pack(">HH", 0, len(square) // 2),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 1, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 1, 0, 0, 0, 0),
    }
    head = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, len(tables) * 16 - 128)
    at, directory, body = 12 + 16 * len(tables), b"", b""
    for name, data in tables.items():
        padded = data + bytes(-len(data) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += name + struct.pack(">III", checksum, at + len(body), len(data))
        body += padded
    return head + directory + body
