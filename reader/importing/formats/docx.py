"""DOCX: zip and XML read directly; paragraphs with their heading styles, bold type and letter size.

ECMA-376 part 1, WordprocessingML. Page headers first, then text, tables and text boxes in document order, then footers,
notes and comments, which are set aside. Readings of ruby and deleted words are markup; pictures stand where they hang.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.importing.formats.docx_pictures import Pictures
from reader.importing.formats.office_lines import MOST_COLUMNS, Paragraph, Run, is_data, pour, rows_of
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.formats.unshown import note_unshown
from reader.importing.formats.xml_tree import xml_root
from reader.model.errors import ImportFailure
from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importing.formats.archive import Archive
    from reader.importing.lines.line import LineRole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|标题|berschrift)\s*(\d)", re.IGNORECASE)
_BESIDE = re.compile(r"word/(?:(header)|footer|footnotes|endnotes|comments)\d*\.xml$")
NORMAL_HALF_POINTS = 21
CAPTION = -1
_CAPTION = re.compile(r"\bcaption$|题注", re.IGNORECASE)


def read(archive: Archive, *, name: str) -> Extract:
    """Return the document's paragraphs as lines.

    Raises ImportFailure: `corrupt`, `unsafe_archive`, `encrypted`, `empty`.
    """
    document = xml_root(archive.read("word/document.xml"), name)
    levels = _style_levels(archive, name)
    scroll = Scroll()
    beside = {n: bool(found.group(1)) for n in sorted(archive.names) if (found := _BESIDE.match(n))}
    for member, above in beside.items():
        if above:
            pour(_beside(archive, member, name, levels, "masthead"), scroll, NORMAL_HALF_POINTS)
    pictures = Pictures(archive, "word/document.xml", name)
    pour(list(_paragraphs(document, levels, pictures)), scroll, NORMAL_HALF_POINTS)
    for member, above in beside.items():
        if not above:
            pour(_beside(archive, member, name, levels, "furniture"), scroll, NORMAL_HALF_POINTS)
    note_unshown(archive, scroll)
    if not scroll.lines:
        raise ImportFailure("empty", _("《{name}》里没有文字。").format(name=name))
    return Extract(text=scroll.text, format="docx", lines=tuple(scroll.lines), pictures=tuple(scroll.pictures))


def _beside(archive: Archive, member: str, name: str, levels: dict[str, int], role: LineRole) -> list[Paragraph]:
    """Return what stands beside the text: in the page's header or foot, in notes and comments."""
    made = list(_paragraphs(xml_root(archive.read(member), name), levels, Pictures(archive, member, name)))
    for paragraph in made:
        paragraph.role = role
    return made


def _paragraphs(root: Any, levels: dict[str, int], pictures: Pictures) -> Iterator[Paragraph]:
    """Yield the paragraphs below an element in order; a table of values row by row."""
    stack = list(root)[::-1]
    while stack:
        element = stack.pop()
        if element.tag == f"{W}p":
            made = _paragraph(element, levels)
            made.drawings = pictures.of(element)
            yield made
            stack += _boxes(element)[::-1]
        elif element.tag == f"{W}tbl":
            rows = [
                [
                    paragraphs
                    for cell in row.iter(f"{W}tc")
                    if _table_of(cell) is element
                    for paragraphs in (list(_paragraphs(cell, levels, pictures)), *_covered(cell))
                ]
                for row in element.iter(f"{W}tr")
                if _table_of(row) is element
            ]
            if is_data(rows):
                yield from rows_of(rows)
            else:
                yield from (p for row in rows for cell in row for p in cell)
        elif element.tag != _FALLBACK and isinstance(element.tag, str):
            stack += list(element)[::-1]


def _covered(cell: Any) -> list[list[Paragraph]]:
    """Return the empty cells that a cell which goes over several columns stands for."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = span.get(f"{W}val", "") if span is not None else ""
    return [[]] * (min(int(value), MOST_COLUMNS) - 1) if value.isdigit() else []


def _table_of(element: Any) -> Any:
    return next(element.iterancestors(f"{W}tbl"), None)


def _boxes(paragraph: Any) -> list[Any]:
    """Return the text boxes that hang on a paragraph, each once: a second form of it is for old programs."""
    return [
        box
        for box in paragraph.iter(f"{W}txbxContent")
        if next(box.iterancestors(f"{W}p")) is paragraph and next(box.iterancestors(_FALLBACK), None) is None
    ]


def _paragraph(element: Any, levels: dict[str, int]) -> Paragraph:
    level, runs = _level(element, levels), list(_runs(element))
    captions = level == CAPTION and not "".join(r.text for r in runs).startswith("表")
    return Paragraph(runs=runs, level=max(0, level), indent=_indent(element), role="caption" if captions else None)


def _runs(paragraph: Any) -> Iterator[Run]:
    """Yield the runs of a paragraph; breaks are line breaks, tabs are spaces."""
    for run in paragraph.iter(f"{W}r", f"{MATH}r"):
        if next(run.iterancestors(f"{W}p"), None) is not paragraph:
            continue  # a text box's own paragraph inside this one, or a reading's base
        parts: list[str] = []
        for child in run:
            if child.tag in {f"{W}t", f"{W}delText", f"{MATH}t"}:
                parts.append(child.text or "")
            elif child.tag in {f"{W}br", f"{W}cr"}:
                parts.append("\n")
            elif child.tag == f"{W}tab":
                parts.append(" ")
            elif child.tag == f"{W}noBreakHyphen":
                parts.append("-")
        properties = run.find(f"{W}rPr")
        size = properties.find(f"{W}sz") if properties is not None else None
        value = size.get(f"{W}val", "") if size is not None else ""
        yield Run(
            text="".join(parts),
            bold=_is_on(properties, "b"),
            size=int(value) if value.isdigit() else None,
            cut=any(next(run.iterancestors(f"{W}{tag}"), None) is not None for tag in ("del", "rt", "moveFrom"))
            or _is_on(properties, "strike")
            or _is_on(properties, "vanish"),
        )


def _is_on(properties: Any, name: str) -> bool:
    element = properties.find(f"{W}{name}") if properties is not None else None
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false"}


def _style_levels(archive: Archive, name: str) -> dict[str, int]:
    """Return the heading level of each paragraph style, by its name or its outline level; of a caption's `CAPTION`."""
    levels: dict[str, int] = {}
    if "word/styles.xml" not in archive.names:
        return levels
    for style in xml_root(archive.read("word/styles.xml"), name).iter(f"{W}style"):
        label = style.find(f"{W}name")
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        found = _HEADING.search(label.get(f"{W}val", "")) if label is not None else None
        identity = style.get(f"{W}styleId", "")
        if found:
            levels[identity] = int(found.group(1))
        elif outline is not None and outline.get(f"{W}val", "9").isdigit() and int(outline.get(f"{W}val", "9")) < 9:
            levels[identity] = int(outline.get(f"{W}val")) + 1
        elif label is not None and label.get(f"{W}val", "").lower() == "title":
            levels[identity] = 1
        elif label is not None and _CAPTION.search(label.get(f"{W}val", "")):
            levels[identity] = CAPTION
    return levels


def _level(paragraph: Any, levels: dict[str, int]) -> int:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is None:
        return 0
    identity = style.get(f"{W}val", "")
    found = _HEADING.search(identity)
    return levels.get(identity, int(found.group(1)) if found else 0)


def _indent(paragraph: Any) -> float:
    """Return the first-line indent in ems, where the paragraph says so in characters or twips."""
    element = paragraph.find(f"{W}pPr/{W}ind")
    if element is None:
        return 0.0
    chars, twips = element.get(f"{W}firstLineChars", ""), element.get(f"{W}firstLine", "")
    if chars.isdigit() and int(chars):
        return int(chars) / 100
    return int(twips) / (NORMAL_HALF_POINTS * 10) if twips.isdigit() else 0.0
