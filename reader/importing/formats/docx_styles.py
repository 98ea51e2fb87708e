"""What the paragraph styles of a DOCX say: headings, captions, the middle of the line, the size of letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.importing.formats.office_lines import names_captions
from reader.importing.formats.xml_tree import xml_root

if TYPE_CHECKING:
    from reader.importing.formats.archive import Archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|标题|berschrift)\s*(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """`level` of a heading, 0: none; `size` in half points, None: not said. A style has what the one it is made of has,
    but for the level.
    """

    level: int = 0
    caption: bool = False
    centred: bool = False
    size: int | None = None


Styles = dict[str, Style]


def styles_of(archive: Archive, name: str) -> Styles:
    """Return the styles of a document by their names in it."""
    styles: Styles = {}
    if "word/styles.xml" not in archive.names:
        return styles
    for element in xml_root(archive.read("word/styles.xml"), name).iter(f"{_W}style"):
        base = styles.get(_value(element.find(f"{_W}basedOn")), Style())
        label, outline = _value(element.find(f"{_W}name")), _value(element.find(f"{_W}pPr/{_W}outlineLvl"))
        size = _value(element.find(f"{_W}rPr/{_W}sz"))
        level = _level_of(label, outline)
        styles[element.get(f"{_W}styleId", "")] = Style(
            level=level, caption=not level and (base.caption or names_captions(label)),
            centred=is_centred(element, base.centred), size=int(size) if size.isdigit() else base.size,
        )  # fmt: skip
    return styles


def style_of(paragraph: Any, styles: Styles) -> Style:
    """Return the style of a paragraph; of one that no list tells, its name says whether it is a heading."""
    identity = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
    found = _HEADING.search(identity)
    return styles.get(identity, Style(level=int(found.group(1)) if found else 0))


def is_centred(element: Any, otherwise: bool) -> bool:  # what holds where it says nothing
    """Tell whether a paragraph or style is set in the middle."""
    aligned = _value(element.find(f"{_W}pPr/{_W}jc"))
    return aligned == "center" if aligned else otherwise


def _level_of(label: str, outline: str) -> int:
    if found := _HEADING.search(label):
        return int(found.group(1))
    if outline.isdigit() and int(outline) < 9:
        return int(outline) + 1
    return int(label.lower() == "title")


def _value(element: Any) -> str:
    return str(element.get(f"{_W}val", "")) if element is not None else ""
