"""ALTO (versions 1 to 4): pages of words with their places, as libraries and recognising programs write them.

By local names, whatever namespace is written: producers write those of the schema, of CCS, of their own, or none. Units
are not asked: some call pixels tenths of millimetres, and type is sized by its pitch. The schema:
https://www.loc.gov/standards/alto/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reader.importing.formats.read_pages import ReadPage, page_of
from reader.importing.formats.xml_tree import xml_root
from reader.importing.pages.marks import Box
from reader.importing.readings.words import Told, Word, number, polygon

_BOX_NAMES = ("HPOS", "VPOS", "WIDTH", "HEIGHT")
_DIGITS = re.compile(r"\d+")
_RULE = 8.0
"""What is drawn so many times longer than wide is a rule."""


def pages_of(data: bytes, name: str) -> list[ReadPage]:
    """Return the pages of a file. Raises ImportFailure `corrupt`."""
    root = xml_root(data, name)
    engine = _engine(root)
    told = next((e.text for e in _named(root, "fileName") if e.text), "") or ""
    return [_page(page, engine, told) for page in _named(root, "Page")]


def _named(root: Any, name: str) -> Iterator[Any]:
    return root.iter(f"{{*}}{name}")  # type: ignore[no-any-return]  # of elements


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _engine(root: Any) -> str:
    """Return which program recognised the page, with its version."""
    found = ""
    for step in root.iter("{*}ocrProcessingStep", "{*}Processing"):
        names = [e.text.strip() for e in step.iter("{*}softwareName", "{*}softwareVersion") if e.text]
        found = " ".join(names) or found
    return found[:60]


def _page(page: Any, engine: str, told: str) -> ReadPage:
    lines = [_line(parent) for parent in page.iter("{*}TextLine")]
    loose = {e.getparent(): None for e in _named(page, "String") if _local(e.getparent()) != "TextLine"}
    lines += [_line(parent, alone=True) for parent in loose]
    rules: list[Box] = []
    pictures = [b for b in map(_box, _named(page, "Illustration")) if b is not None]
    for box in map(_box, _named(page, "GraphicalElement")):
        if box is not None:
            long, thin = max(box.width, box.height), min(box.width, box.height)
            (rules if long >= _RULE * thin else pictures).append(box)
    size = _size(page) or next((s for s in map(_size, _named(page, "PrintSpace")) if s), None)
    return page_of(lines, size, engine=engine, rules=rules, pictures=pictures, picture=told)


def _size(element: Any) -> tuple[float, float] | None:
    wide, high = number(element.get("WIDTH")), number(element.get("HEIGHT"))
    return (wide, high) if wide and high and wide > 0 and high > 0 else None


def _box(element: Any) -> Box | None:
    """Return where an element lies: by its attributes, else by its shape."""
    told = [number(element.get(name)) for name in _BOX_NAMES]
    left, top, wide, high = told
    if left is not None and top is not None and wide is not None and high is not None and wide >= 0 and high >= 0:
        return Box(left, top, left + wide, top + high)
    shape = next((e for e in element if _local(e) == "Shape"), None)
    found = next(iter(shape.iter("{*}Polygon")), None) if shape is not None else None
    return polygon(found.get("POINTS")) if found is not None else None


def _line(parent: Any, *, alone: bool = False) -> Told:
    """Return the strings right below an element as a line; `alone`: its own box is that of more than a line."""
    words: list[Word] = []
    spaced = False
    for child in parent:
        kind = _local(child)
        if kind == "SP":
            spaced = True
        elif kind in {"String", "HYP"} and child.get("CONTENT"):
            words.append(_word(child, spaced=spaced and kind == "String"))
            spaced = False
    return words, None if alone else _box(parent)


def _word(string: Any, *, spaced: bool) -> Word:
    """Return a string as a word: sure as its characters are (`CC`, 9 the least), and never less than the whole is."""
    text = string.get("CONTENT")
    whole = number(string.get("WC"))
    whole = whole / 100 if whole is not None and whole > 1 else whole
    glyphs = [e for e in string if _local(e) == "Glyph"]
    sure, others, places = [whole if whole is not None else 1.0] * len(text), [""] * len(text), []
    if "".join(g.get("CONTENT") or "" for g in glyphs) == text and len(glyphs) == len(text):
        told = [number(g.get("GC")) for g in glyphs]
        sure = [c if c is not None else s for c, s in zip(told, sure, strict=True)]
        others = ["".join(v for v in _variants(g) if len(v) == 1)[:5] for g in glyphs]
        boxes = [b for b in map(_box, glyphs) if b is not None]
        places = boxes if len(boxes) == len(text) else []
    else:
        cc = string.get("CC") or ""
        marks = [int(d) for d in (_DIGITS.findall(cc) if " " in cc.strip() else re.findall(r"\d", cc))]
        if len(marks) == len(text):
            sure = [max(1 - min(m, 9) / 9, whole or 0.0) for m in marks]
    kept = tuple(min(1.0, max(0.0, s)) for s in sure)
    return Word(text=text, box=_box(string), sure=kept, others=tuple(others), places=tuple(places), spaced=spaced)


def _variants(glyph: Any) -> list[str]:
    return [v.get("CONTENT") or "" for v in glyph if _local(v) == "Variant"]
