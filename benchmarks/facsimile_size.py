"""How large is a printed page as a picture, and can it still be read?

    python -m benchmarks.facsimile_size [--seed 9005] [FILE.pdf] [--check]

One composed page (or the first of a file), kept in each fineness: megabytes of it and of a broadsheet page (390 × 545
mm) of the same kind, processor seconds to draw and write it, and the share of its hanzi that are still nearest to
themselves: each glyph of body type is cut out of the kept picture and compared (normalised correlation, 32 × 32) with
every other character of the page as it is at 400 dots an inch. What a machine so simple tells apart a reader reads.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks._page_make_up import compose
from benchmarks._page_renderers import render
from benchmarks.facsimile import glyphs_of
from reader.importing.formats.page_images import PageQuality, page_images
from reader.importing.pages.marks import Box

FINENESS = (72, 96, 120, 150, 200, 300)
BROADSHEET = (390 / 25.4 * 72) * (545 / 25.4 * 72)
SIDE = 32


def cut(picture: Any, scale: float, box: Box) -> Any:
    """Return a glyph as numbers around 0, of length 1."""
    import numpy as np

    margin = 0.15 * box.height
    place = (box.left - margin, box.top - margin, box.right + margin, box.bottom + margin)
    made = np.asarray(picture.resize((SIDE, SIDE), box=tuple(max(0.0, x * scale) for x in place)), dtype=float).ravel()
    made -= made.mean()
    return made / max(1e-6, float((made**2).sum()) ** 0.5)


def body_glyphs(data: bytes) -> list[tuple[str, Box]]:
    """Return the hanzi of the first page that are of its commonest size."""
    found = [(char, box) for page, char, box in glyphs_of(data) if page == 1 and "\u4e00" <= char <= "\u9fff"]
    usual = Counter(round(box.height) for _c, box in found).most_common(1)[0][0]
    return [(char, box) for char, box in found if abs(box.height - usual) <= 1]


def read_share(
    data: bytes, image: bytes, scale: float, templates: Any, known: list[str], glyphs: list[tuple[str, Box]]
) -> float:
    """Return the share of glyphs that are nearest to themselves in a picture."""
    import numpy as np
    from PIL import Image

    picture = Image.open(io.BytesIO(image)).convert("L")
    cuts = np.stack([cut(picture, scale, box) for _char, box in glyphs])
    nearest = (cuts @ templates.T).argmax(1)
    same = [known[int(k)] == char for k, (char, _box) in zip(nearest, glyphs, strict=True)]
    return sum(same) / len(same)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--seed", type=int, default=9005)
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    data = wanted.file.read_bytes() if wanted.file else render(compose(wanted.seed), "qt")
    import numpy as np
    import pypdfium2 as pdfium

    page = pdfium.PdfDocument(data)[0]
    area = page.get_width() * page.get_height()
    sharp = page.render(scale=400 / 72).to_pil().convert("L")
    glyphs = body_glyphs(data)
    first = dict(reversed([(char, box) for char, box in glyphs]))
    known = list(first)
    templates = np.stack([cut(sharp, 400 / 72, box) for box in first.values()])
    print(f"{len(glyphs)} hanzi of body type, {len(known)} different ones")
    print("dpi   MB a page   a broadsheet   kind   seconds   nearest to themselves")
    good = True
    for dpi in FINENESS:
        began = time.process_time()
        made = next(page_images([data], PageQuality(dpi=dpi), name="a.pdf"))
        spent = time.process_time() - began
        share = read_share(data, made.data, made.scale, templates, known, glyphs)
        size = len(made.data) / 1e6
        kind = "lossless" if made.data[12:16] == b"VP8L" else "lossy"
        print(f"{dpi:3} {size:9.2f} {size * BROADSHEET / area:12.2f}   {kind:9} {spent:6.2f}   {share:.4f}")
        good &= size <= 2.0 and (dpi < 200 or share > 0.98)
    return 0 if good or not wanted.check else 1


if __name__ == "__main__":
    sys.exit(main())
