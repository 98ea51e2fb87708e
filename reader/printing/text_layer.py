"""What each glyph of a line says, so that text copied from a PDF is the text of the paper.

A font does not know it: in Noto a Kangxi radical has the glyph of 日, ・ that of a full-width ·, shapes that only a
feature leads to have no character at all. The line knows, since it was made of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QRawFont, QTextLayout, QTextLine

_FLAG = QTextLayout.GlyphRunRetrievalFlag
_ALL = _FLAG.RetrieveGlyphIndexes | _FLAG.RetrieveStringIndexes | _FLAG.RetrieveGlyphPositions
NEAR = 1.0
UNDRAWN = "\t\u2028"
"""Characters for which nothing is drawn: they are no part of what the glyph before them says."""


class SpokenRun(NamedTuple):
    """Glyphs of one face, what each says, empty where the one before says all of their cluster, and where it stands."""

    raw: QRawFont
    glyphs: Sequence[int]
    words: Sequence[str]
    places: Sequence[QPointF]

    def clusters(self) -> Iterator[slice]:
        """Yield each glyph together with those behind it that say nothing of their own."""
        edges = [k for k, word in enumerate(self.words) if word or k == 0]
        yield from (slice(at, to) for at, to in pairwise([*edges, len(self.words)]))


def spoken(line: QTextLine, units: bytes, start: int, end: int) -> Iterator[SpokenRun]:
    """Yield the glyphs of a stretch of a line; `units` is the layout's text as UTF-16, in which start and end count.

    Behind a character that another face lent several runs may begin at one place: each of them says one character of
    what stands there, and the last what is left.
    """
    runs = [(r, r.rawFont(), r.glyphIndexes(), r.stringIndexes()) for r in line.glyphRuns(start, end - start, _ALL)]
    begins = {at for _run, _raw, _glyphs, indexes in runs for at in indexes}
    alike = len(begins) == sum(len(glyphs) for _run, _raw, glyphs, _indexes in runs)
    if len(runs) > 1 and not alike:
        edges = [(x_of(line, at), at) for at in range(start, end)]
        runs = [(r, raw, glyphs, _by_place(r, edges) or indexes) for r, raw, glyphs, indexes in runs]
        begins = {at for _run, _raw, _glyphs, indexes in runs for at in indexes}
    stops = dict(pairwise([*sorted(begins), end]))
    said = units[2 * start : 2 * end].decode("utf-16-le", "replace")
    if len(said) == end - start:
        texts = {at: said[at - start : stop - start] for at, stop in stops.items()}
    else:
        texts = {at: units[2 * at : 2 * stop].decode("utf-16-le", "replace") for at, stop in stops.items()}
    if alike:  # every glyph says what stands where it begins
        for run, raw, glyphs, indexes in runs:
            yield SpokenRun(raw, glyphs, [texts[at] for at in indexes], run.positions())
        return
    claims = Counter(at for _run, _raw, _glyphs, indexes in runs for at in set(indexes))
    for run, raw, glyphs, indexes in runs:
        words, last = [], -1
        for at in indexes:
            words.append("")
            if at != last:
                share = 1 if claims[at] > 1 else len(texts[at])
                words[-1], texts[at] = texts[at][:share], texts[at][share:]
                claims[at] -= 1
            last = at
        yield SpokenRun(raw, glyphs, words, run.positions())


def _by_place(run: QGlyphRun, edges: list[tuple[float, int]]) -> list[int]:
    """Return string indexes found by where the glyphs stand; none for a run that goes from right to left.

    Qt's own are wrong behind a character that another face had to lend.
    """
    if run.isRightToLeft():
        return []
    found = []
    for place in run.positions():
        k = max(0, bisect_right(edges, (place.x() + NEAR, edges[-1][1] + 1)) - 1)
        x, at = edges[k]
        while k > 0 and edges[k - 1][0] == x:
            k -= 1
            at = edges[k][1]
        found.append(at)
    return found


def x_of(line: QTextLine, at: int) -> float:
    """Return where on a line a character begins; PySide gives the place and the offset that it was moved to."""
    found: tuple[float, int] = line.cursorToX(at)  # type: ignore[assignment]  # the stubs say object
    return found[0]
