"""What each glyph of a page says, so that text copied from a PDF is the text of the paper.

Qt writes into a PDF what it guesses from the font: the first code point that has the glyph. In Noto that is a Kangxi
radical for 日, 力 or 长, ⸺ for ——, ﬁ for fi, and nothing for shapes that only a feature or a plane beyond the first
leads to (𠮷). We know what we drew: Qt numbers the glyphs of each face in the order in which they are first drawn, so a
record of that order gives every number its text. Where the order should not agree with Qt's map, Qt's guess stays.
"""

from __future__ import annotations

import struct
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtGui import QRawFont, QTextLayout, QTextLine

_ALL = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes


@dataclass(slots=True)
class Face:
    """The glyphs of one face: glyph index → what it said, in order of first use."""

    raw: QRawFont
    said: dict[int, Counter[str]] = field(default_factory=dict)

    def texts(self) -> list[str]:
        """Return the text of each glyph in order of first use; of several, the most frequent."""
        return [max(counts.items(), key=_preference)[0] for counts in self.said.values()]


class TextLayer:
    """The record of one document; `faces` by PostScript name."""

    def __init__(self) -> None:
        self.faces: dict[str, Face] = {}
        self._names: dict[tuple[str, str, int], str] = {}

    def drawn(self, line: QTextLine, text: str) -> None:
        """Note the glyphs of a line that was just drawn."""
        units = text.encode("utf-16-le", "surrogatepass")
        runs = [(r, r.stringIndexes()) for r in line.glyphRuns(-1, -1, _ALL)]
        begins = sorted({at for _, indexes in runs for at in indexes})
        words = {
            at: units[2 * at : 2 * stop].decode("utf-16-le", "replace")
            for at, stop in pairwise([*begins, line.textStart() + line.textLength()])
        }
        for run, indexes in runs:
            said = self._face(run.rawFont()).said
            last = -1
            for glyph, at in zip(run.glyphIndexes(), indexes, strict=True):
                word = "" if at == last else words[at]
                last = at
                counts = said.get(glyph)
                if counts is None:
                    said[glyph] = Counter((word,))
                else:
                    counts[word] += 1

    def _face(self, raw: QRawFont) -> Face:
        key = (raw.familyName(), raw.styleName(), raw.weight())
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = postscript_name(raw)
            self.faces.setdefault(name, Face(raw))
        return self.faces[name]


def _preference(entry: tuple[str, int]) -> tuple[int, int]:
    """Prefer text before nothing, hanzi before radicals, then the more frequent."""
    word, count = entry
    radical = any("\u2e80" <= c <= "\u2fdf" for c in word)
    return (0 if not word else 1 if radical else 2, count)


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
