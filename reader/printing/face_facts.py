"""What a face says of itself: its name, its heights, whether a file may hold it (OpenType 1.9: `name`, `OS/2`)."""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

from PySide6.QtGui import QRawFont

from reader.printing.compact_font import EM
from reader.printing.glyph_picture import coloured, is_box, size_of

FaceKey = tuple[str, str, int]
_NOT_TO_EMBED: Final = 0x0202
"""Bits of `fsType` (OpenType, OS/2): a restricted licence, and bitmaps alone."""


def key_of(raw: QRawFont) -> FaceKey:
    """Return what tells a face from others."""
    if is_box(raw):
        return "", "", 0
    return raw.familyName(), raw.styleName(), raw.weight()


class Facts(NamedTuple):
    """Its PostScript name, whether a file may hold it, whether it has colours; its heights in 1/1000 em."""

    name: str
    embeddable: bool
    coloured: bool
    ascent: int
    descent: int
    capitals: int


_FACTS: dict[FaceKey, Facts] = {}


def facts_of(key: FaceKey, raw: QRawFont) -> Facts:
    """Return what a face says of itself, asked once."""
    found = _FACTS.get(key)
    if found is None:
        kind = bytes(raw.fontTable("OS/2").data())[8:10]
        own = QRawFont(raw)
        if not coloured(raw):  # the copy shares its strikes with the face, which would be measured wrongly from then on
            own.setPixelSize(EM)
        em = size_of(own) / EM
        found = _FACTS[key] = Facts(
            name="Box" if is_box(raw) else postscript_name(raw),
            embeddable=not (is_box(raw) or (len(kind) == 2 and struct.unpack(">H", kind)[0] & _NOT_TO_EMBED)),
            coloured=coloured(raw),
            ascent=round(own.ascent() / em),
            descent=round(own.descent() / em),
            capitals=round(own.capHeight() / em),
        )
    return found


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
