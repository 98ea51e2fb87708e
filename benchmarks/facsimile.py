"""On composed PDF pages: do a piece's polygons hold its glyphs, and none of another piece's?

    python -m benchmarks.facsimile [--pages 20] [--seed 9000] [--renderer qt] [--draw DIR] [--check]

Witness: the boxes of pdfium's characters, which the layout stage does not draw on for this. Whose a glyph is, is told
by the composed line that it stands on: the line's words stand in one imported piece's source text and in no other's;
lines of several pieces, of none, printed twice, or of less than six characters are left out and counted. A glyph counts
as held where at least .9 of its ink's box lies in the polygons of its piece, as another's where more than .1 does.
`place`: how far a character's place by the layout is from its ink's, as a share of the type's size, median and .95.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks._page_gold import Issue, Words
from benchmarks._page_make_up import compose
from benchmarks._page_renderers import RENDERERS, render
from benchmarks._page_scoring import fold
from benchmarks._page_setting import width_of
from reader.importing import read_bytes
from reader.importing.pages.facsimile import Facsimile, Outline
from reader.importing.pages.marks import Box
from reader.importing.pages.outlines import holds
from reader.model.article import NewsArticle
from reader.model.text import Span

STEPS = 5
"""The ink's box is looked at in so many points across and down."""


@dataclass(slots=True)
class Figures:
    """What was counted on one issue's pages."""

    glyphs: int = 0
    held: int = 0
    others: int = 0
    left_out: int = 0
    pieces: int = 0
    worst: float = 1.0
    away: list[float] = field(default_factory=list)


def glyphs_of(data: bytes) -> Iterator[tuple[int, str, Box]]:
    """Yield the characters of a PDF's pages: page from 1, character, box of its ink."""
    import ctypes

    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    document = pdfium.PdfDocument(data)
    left, right, bottom, top = (ctypes.c_double() for _k in range(4))
    for number in range(len(document)):
        page = document[number]
        height = page.get_height()
        text = page.get_textpage()
        for k in range(text.count_chars()):
            char = chr(min(raw.FPDFText_GetUnicode(text, k), 0x10FFFF))
            if char.isspace() or char == "\0" or raw.FPDFText_IsGenerated(text, k) == 1:
                continue
            raw.FPDFText_GetCharBox(text, k, left, right, bottom, top)
            if right.value > left.value and top.value > bottom.value:
                yield number + 1, char, Box(left.value, height - top.value, right.value, height - bottom.value)
    document.close()


def line_at(lines: list[Words], char: str, box: Box) -> Words | None:
    """Return the composed line that a glyph stands on."""
    x, y = box.middle, (box.top + box.bottom) / 2
    for line in lines:
        size = line.size
        if char not in fold(line.text):
            continue
        if line.vertical:
            if abs(x - line.x) < 0.55 * size and -0.1 * size < y - line.y < (len(line.text) + 0.1) * size:
                return line
        elif line.y - 0.95 * size < y < line.y + 0.2 * size and line.x - 0.1 * size < x:
            own = line.measure or width_of(line.text) * size
            if x < line.x + own + 0.1 * size:
                return line
    return None


def owners(issue: Issue, articles: list[NewsArticle], texts: list[str]) -> dict[int, int]:
    """Return for each composed line (by identity) the piece that has its words, where just one has."""
    own = [fold("".join(t[s.start : s.end] for s in a.source_spans)) for a, t in zip(articles, texts, strict=True)]
    lines = [(m, fold(m.text)) for sheet in issue.sheets for m in sheet.marks if isinstance(m, Words)]
    printed = Counter(words for _line, words in lines)
    found = {}
    for line, words in lines:
        holders = [k for k, text in enumerate(own) if words in text]
        if len(words) >= 6 and len(holders) == 1 and printed[words] == 1:
            found[id(line)] = holders[0]
    return found


def share_inside(outlines: list[Outline], sheet: int, box: Box) -> float:
    """Return how much of a box lies in the polygons on a page."""
    polygons = [p for o in outlines if o.sheet == sheet for p in o.polygons]
    points = [
        (box.left + box.width * (i + 0.5) / STEPS, box.top + box.height * (j + 0.5) / STEPS)
        for i in range(STEPS)
        for j in range(STEPS)
    ]
    return sum(holds(polygons, x, y) for x, y in points) / len(points)


def measure(issue: Issue, data: bytes, name: str) -> Figures:
    """Import an issue's PDF and count its glyphs."""
    made = Figures()
    found = [(i, a) for i in read_bytes(data, name=name).issues for a in i.articles]
    papers = {id(i): Facsimile(i.source.layout, i.source.text) for i, _a in found}
    outlines = [papers[id(i)].outlines(a.source_spans) for i, a in found]
    whose = owners(issue, [a for _i, a in found], [i.source.text for i, _a in found])
    lines = [[m for m in sheet.marks if isinstance(m, Words)] for sheet in issue.sheets]
    held: Counter[int] = Counter()
    all_: Counter[int] = Counter()
    for sheet, char, box in glyphs_of(data):
        line = line_at(lines[sheet - 1], fold(char), box)
        owner = whose.get(id(line)) if line is not None else None
        if owner is None:
            made.left_out += 1
            continue
        all_[owner] += 1
        held[owner] += share_inside(outlines[owner], sheet, box) >= 0.9
        made.others += any(share_inside(o, sheet, box) > 0.1 for k, o in enumerate(outlines) if k != owner)
        place = papers[id(found[owner][0])].at(sheet, box.middle, (box.top + box.bottom) / 2)
        text = found[owner][0].source.text
        if place is not None and fold(text[place]) == fold(char) and line is not None:
            (there,) = papers[id(found[owner][0])].boxes([Span(place, place + 1)])
            made.away.append(abs(there.box.middle - box.middle) / line.size)
    made.glyphs, made.held, made.pieces = all_.total(), held.total(), len(all_)
    made.worst = min((held[k] / all_[k] for k in all_), default=1.0)
    return made


def draw(data: bytes, name: str, folder: Path) -> None:
    """Write pictures of the pages with each piece's polygons in a colour of its own."""
    import pypdfium2 as pdfium
    from PIL import Image, ImageDraw

    result = read_bytes(data, name=name)
    document = pdfium.PdfDocument(io.BytesIO(data))
    for number in range(len(document)):
        picture = document[number].render(scale=1.6).to_pil().convert("RGBA")
        over = Image.new("RGBA", picture.size)
        pen = ImageDraw.Draw(over)
        k = 0
        for issue in result.issues:
            paper = Facsimile(issue.source.layout, issue.source.text)
            for article in issue.articles:
                k += 1
                colour = tuple(int(v) for v in ((k * 97) % 200, (k * 57 + 80) % 200, (k * 151 + 40) % 200))
                for outline in paper.outlines(article.source_spans):
                    for ring in outline.polygons if outline.sheet == number + 1 else ():
                        points = [(x * 1.6, y * 1.6) for x, y in ring]
                        pen.polygon(points, fill=(*colour, 70), outline=(*colour, 255))
        Image.alpha_composite(picture, over).convert("RGB").save(folder / f"{Path(name).stem}-{number + 1}.png")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--seed", type=int, default=9000)
    parser.add_argument("--kind")
    parser.add_argument("--renderer", choices=RENDERERS, default="qt")
    parser.add_argument("--draw", type=Path, help="a folder for pictures")
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    rows = []
    print("page                         pieces glyphs  left out   held  worst  another's   place")
    for seed in range(wanted.seed, wanted.seed + wanted.pages):
        issue = compose(seed, wanted.kind)
        name = f"{seed}-{issue.kind}-{wanted.renderer}.pdf"
        data = render(issue, wanted.renderer)
        own = measure(issue, data, name)
        rows.append(own)
        print(
            f"{name:30} {own.pieces:4} {own.glyphs:6} {own.left_out:9} {own.held / max(1, own.glyphs):6.4f} "
            f"{own.worst:6.4f} {own.others:10} {_places(own.away)}"
        )
        if wanted.draw:
            wanted.draw.mkdir(parents=True, exist_ok=True)
            draw(data, name, wanted.draw)
    glyphs = sum(r.glyphs for r in rows)
    held, others = sum(r.held for r in rows) / max(1, glyphs), sum(r.others for r in rows)
    worst = min(r.worst for r in rows)
    away = [x for r in rows for x in r.away]
    left = sum(r.left_out for r in rows)
    print(
        f"all {glyphs} glyphs, {left} left out: held {held:.4f}, worst piece {worst:.4f}, another's {others}",
        _places(away),
    )
    return 0 if not wanted.check or (worst >= 0.99 and not others) else 1


def _places(away: list[float]) -> str:
    ordered = sorted(away) or [0.0]
    return f"{median(ordered):.3f} {ordered[int(0.95 * (len(ordered) - 1))]:.3f}"


if __name__ == "__main__":
    sys.exit(main())
