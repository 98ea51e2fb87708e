"""The XML of Gale's newspaper collections: words with the corners of their boxes (`<wd pos="left,top,right,bottom">`).

Its pieces are those of its own cutting; here pages are understood from where words stand, as all readings are.
"""

from __future__ import annotations

from typing import Any

from reader.importing.formats.read_pages import ReadPage, page_of
from reader.importing.formats.xml_tree import xml_root
from reader.importing.pages.marks import Box, around
from reader.importing.readings.words import Told, Word, number


def pages_of(data: bytes, name: str) -> list[ReadPage]:
    """Return the pages of a file. Raises ImportFailure `corrupt`."""
    return [_page(page) for page in xml_root(data, name).iter("{*}page")]


def _page(page: Any) -> ReadPage:
    lines: list[Told] = []
    for parent in {e.getparent(): None for e in page.iter("{*}wd")}:
        row: list[Word] = []
        for element in parent.iterchildren("{*}wd"):
            text = "".join(element.itertext()).strip()
            if not text:
                continue
            word = Word(text=text, box=_box(element.get("pos")), spaced=True)
            if row and not _goes_on(row, word.box):
                lines.append((row, None))
                row = []
            row.append(word)
        lines.append((row, None))
    image = next(iter(page.iter("{*}pageImage")), None)
    wide, high = (number(image.get(n)) if image is not None else None for n in ("width", "height"))
    told = (image.text or "").strip() if image is not None else ""
    return page_of(lines, (wide, high) if wide and high else None, engine="Gale", picture=told)


def _goes_on(row: list[Word], here: Box | None) -> bool:
    """Tell whether a word stands on the line of those before it: beside the last, or below it where the line runs
    down.
    """
    last = row[-1].box
    if last is None or here is None:
        return True
    whole = around([w.box for w in row if w.box is not None])
    if min(last.bottom, here.bottom) - max(last.top, here.top) > 0.3 * min(last.height, here.height):
        return here.right > last.left
    beneath = min(last.right, here.right) - max(last.left, here.left) > 0.6 * min(last.width, here.width)
    near = 0 <= here.top - last.bottom < 0.7 * max(here.height, here.width)
    return beneath and near and (len(row) == 1 or whole.height > 1.5 * whole.width)


def _box(pos: str | None) -> Box | None:
    numbers = [number(n) for n in (pos or "").split(",")]
    if len(numbers) != 4 or None in numbers:
        return None
    left, top, right, bottom = (n for n in numbers if n is not None)
    return Box(left, top, right, bottom) if right >= left and bottom >= top else None
