"""What each glyph of a page says, so that text copied from a PDF is the text of the paper.

Qt writes into a PDF what it guesses from the font: the first code point that has the glyph. In Noto that is a Kangxi
radical for 日, 力 or 长, ⸺ for ——, ﬁ for fi, and nothing for shapes that only a feature or a plane beyond the first
leads to (𠮷). We know what we drew: Qt numbers the glyphs of each face in the order in which they are first drawn, so a
record of that order gives every number its text.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtGui import QRawFont, QTextLayout, QTextLine

from reader.printing.lookalikes import rank_of

_FLAG = QTextLayout.GlyphRunRetrievalFlag
_INDEXES = _FLAG.RetrieveGlyphIndexes | _FLAG.RetrieveStringIndexes
_PLACES = _INDEXES | _FLAG.RetrieveGlyphPositions
NEAR = 1.0
UNDRAWN = "\t\u2028"
"""Characters for which Qt draws nothing: they are no part of what the glyph before them says."""
SURE = 2
_SIMPLE = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("，。、；：！？“”‘’（）《》〈〉…　")


@dataclass(slots=True)
class Face:
    """The glyphs of one face: glyph index → what it says, in order of first use.

    `unsure` are those whose text may be bettered by a later use: parts of a cluster, and radicals where a hanzi of
    the same shape may follow.
    """

    raw: QRawFont
    said: dict[int, str] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)

    def learn(self, glyph: int, word: str) -> None:
        """Note what a glyph says."""
        if glyph not in self.said or _rank(word) > _rank(self.said[glyph]):
            self.said[glyph] = word
        if _rank(self.said[glyph]) == SURE:
            self.unsure.discard(glyph)
        else:
            self.unsure.add(glyph)

    def texts(self, guesses: Mapping[int, str]) -> dict[int, str]:
        """Return the text of each glyph number that Qt gave.

        `guesses` is Qt's map, number → character. A guess names its glyph for certain: the font has that glyph for
        it. The numbers between two of these are ours in the order of drawing, if as many glyphs were drawn.
        """
        glyphs = list(self.said)
        places = {glyph: k for k, glyph in enumerate(glyphs)}
        anchors = [(0, -1)]
        for code, guess in sorted(guesses.items()):
            indexes = self.raw.glyphIndexesForString(guess)
            place = places.get(indexes[0]) if indexes else None
            if code and place is not None:
                anchors.append((code, place))
        found = {code: self.said[glyphs[place]] for code, place in anchors[1:]}
        for (code, place), (next_code, next_place) in pairwise(anchors):
            if next_code - code == next_place - place:
                for k in range(1, next_code - code):
                    found[code + k] = self.said[glyphs[place + k]]
        last_code, last_place = anchors[-1]
        for k, glyph in enumerate(glyphs[last_place + 1 :], 1):
            found[last_code + k] = self.said[glyph]
        return found


class TextLayer:
    """The record of one document; `faces` by PostScript name and copy (`lookalikes`)."""

    def __init__(self) -> None:
        self.faces: dict[tuple[str, int], Face] = {}
        self._seen: dict[str, set[str]] = {}
        self._names: dict[tuple[str, str, int], str] = {}

    def drawn(self, line: QTextLine, text: str, key: str | None) -> None:
        """Note the glyphs of a line of `text` that was just drawn.

        `key` names the one face that the whole text is set in, if it is one: then a line of simple characters that
        were all drawn in it before has nothing new.
        """
        if key is not None:
            start = line.textStart()
            used = set(text[start : start + line.textLength()])
            seen = self._seen.setdefault(key, set())
            if used <= seen:
                return
            seen.update(c for c in used if c in _SIMPLE or "\u3400" <= c <= "\u9fff")
        runs = [(r.rawFont(), r.glyphIndexes(), r.stringIndexes()) for r in line.glyphRuns(-1, -1, _INDEXES)]
        units = text.encode("utf-16-le", "surrogatepass")
        faces = [
            self._face(raw, rank_of(units[2 * at[0] : 2 * at[0] + 2].decode("utf-16-le", "replace") if at else ""))
            for raw, _glyphs, at in runs
        ]
        if all(
            glyph in face.said and glyph not in face.unsure
            for face, (_raw, glyphs, _indexes) in zip(faces, runs, strict=True)
            for glyph in glyphs
        ):
            return
        begins = sorted({at for _raw, _glyphs, indexes in runs for at in indexes})
        if len(runs) > 1 and len(begins) < sum(len(glyphs) for _raw, glyphs, _indexes in runs):
            runs = list(_by_place(line))
            begins = sorted({at for _raw, _glyphs, indexes in runs for at in indexes})
        stops = dict(pairwise([*begins, line.textStart() + line.textLength()]))
        for face, (_raw, glyphs, indexes) in zip(faces, runs, strict=True):
            last = -1
            for glyph, at in zip(glyphs, indexes, strict=True):
                if glyph not in face.said or glyph in face.unsure:
                    word = "" if at == last else units[2 * at : 2 * stops[at]].decode("utf-16-le", "replace")
                    if not word or word.strip(UNDRAWN):
                        face.learn(glyph, word.strip(UNDRAWN))
                last = at

    def _face(self, raw: QRawFont, rank: int) -> Face:
        key = (raw.familyName(), raw.styleName(), raw.weight())
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = postscript_name(raw)
        return self.faces.setdefault((name, rank), Face(raw))

    def face_of(self, name: str, guesses: Mapping[int, str]) -> Face | None:
        """Return the face that a font of a PDF holds, by its PostScript name and Qt's map of it.

        Of the copies of one face it is that which drew most of what the map names, and nothing else.
        """
        known = [face for (own, _rank), face in self.faces.items() if own == name]
        if len(known) < 2:
            return known[0] if known else None
        glyphs = {g[0] for g in (known[0].raw.glyphIndexesForString(guess) for guess in guesses.values()) if g}
        return max(known, key=lambda face: (len(glyphs & face.said.keys()), -len(face.said)))


def _by_place(line: QTextLine) -> Iterator[tuple[QRawFont, list[int], list[int]]]:
    """Yield the runs of a line with string indexes found by where the glyphs stand.

    Qt's own are wrong behind a character that another face had to lend.
    """
    units = range(line.textStart(), line.textStart() + line.textLength())
    edges = [(x_of(line, at), at) for at in units]
    for run in line.glyphRuns(-1, -1, _PLACES):
        if run.isRightToLeft():
            yield run.rawFont(), run.glyphIndexes(), run.stringIndexes()
            continue
        found = []
        for place in run.positions():
            k = bisect_right(edges, (place.x() + NEAR, units.stop))
            x, at = edges[max(0, k - 1)]
            while k > 1 and edges[k - 2][0] == x:
                k -= 1
                at = edges[k - 1][1]
            found.append(at)
        yield run.rawFont(), run.glyphIndexes(), found


def x_of(line: QTextLine, at: int) -> float:
    """Return where on a line a character begins; PySide gives the place and the offset that it was moved to."""
    found: tuple[float, int] = line.cursorToX(at)  # type: ignore[assignment]  # the stubs say object
    return found[0]


def _rank(word: str) -> int:
    """Prefer text to nothing, and hanzi to radicals."""
    if not word:
        return 0
    return 1 if any("\u2e80" <= c <= "\u2fdf" for c in word) else SURE


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
