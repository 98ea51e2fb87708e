"""The XML of NDLOCR, the reading program of Japan's national library: lines with their places and words.

Its form: https://github.com/ndl-lab/ndlocr_cli (xml_format). `X` and `Y` are a line's left upper corner.
"""

from __future__ import annotations

from typing import Any

from reader.importing.formats.read_pages import ReadPage, page_of
from reader.importing.formats.xml_tree import xml_root
from reader.importing.pages.marks import Box
from reader.importing.readings.words import Told, Word, number


def pages_of(data: bytes, name: str) -> list[ReadPage]:
    """Return the pages of a file. Raises ImportFailure `corrupt`."""
    return [_page(page) for page in xml_root(data, name).iter("{*}PAGE")]


def _page(page: Any) -> ReadPage:
    lines: list[Told] = []
    pictures = []
    for element in page.iter("{*}LINE", "{*}BLOCK"):
        box = _box(element)
        text, sure = element.get("STRING") or "", number(element.get("CONF"))
        if text.strip():
            kept = (min(1.0, max(0.0, sure)) if sure is not None else 1.0,) * len(text)
            lines.append(([Word(text=text, box=box, sure=kept)], box))
        elif box is not None and element.get("TYPE") == "図版":
            pictures.append(box)
    wide, high = number(page.get("WIDTH")), number(page.get("HEIGHT"))
    size = (wide, high) if wide and high else None
    return page_of(lines, size, engine="NDLOCR", pictures=pictures, picture=page.get("IMAGENAME") or "")


def _box(element: Any) -> Box | None:
    told = [number(element.get(n)) for n in ("X", "Y", "WIDTH", "HEIGHT")]
    left, top, wide, high = told
    if left is None or top is None or wide is None or high is None or wide < 0 or high < 0:
        return None
    return Box(left, top, left + wide, top + high)
