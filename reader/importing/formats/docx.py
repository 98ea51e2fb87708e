"""DOCX: zip and XML read directly; paragraphs with their heading styles, bold type and letter size.

ECMA-376 part 1, WordprocessingML. Page headers first, then text, tables and text boxes in document order, then footers,
notes and comments, which are set aside. Readings of ruby and deleted words are markup; pictures stand where they hang.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reader.importing.formats.docx_pictures import Pictures
from reader.importing.formats.docx_styles import Styles, is_centred, style_of, styles_of
from reader.importing.formats.office_captions import table_of, tell_beside
from reader.importing.formats.office_lines import MOST_COLUMNS, Paragraph, Run
from reader.importing.formats.office_pouring import pour
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.formats.unshown import note_unshown
from reader.importing.formats.xml_tree import xml_root
from reader.importing.pictures.set_below import is_grey_code
from reader.model.errors import ImportFailure
from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.importing.formats.archive import Archive
    from reader.importing.lines.line import LineRole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BESIDE = re.compile(r"word/(?:(header)|footer|footnotes|endnotes|comments)\d*\.xml$")
NORMAL_HALF_POINTS = 21


def read(archive: Archive, *, name: str) -> Extract:
    """Return the document's paragraphs as lines.

    Raises ImportFailure: `corrupt`, `unsafe_archive`, `encrypted`, `empty`.
    """
    document = xml_root(archive.read("word/document.xml"), name)
    styles = styles_of(archive, name)
    scroll = Scroll()
    beside = {n: bool(found.group(1)) for n in sorted(archive.names) if (found := _BESIDE.match(n))}
    for member, above in beside.items():
        if above:
            pour(_beside(archive, member, name, styles, "masthead"), scroll, NORMAL_HALF_POINTS)
    pictures = Pictures(archive, "word/document.xml", name)
    pour(list(_paragraphs(document, styles, pictures)), scroll, NORMAL_HALF_POINTS)
    for member, above in beside.items():
        if not above:
            pour(_beside(archive, member, name, styles, "furniture"), scroll, NORMAL_HALF_POINTS)
    note_unshown(archive, scroll)
    if not scroll.lines:
        raise ImportFailure("empty", _("《{name}》里没有文字。").format(name=name))
    return Extract(text=scroll.text, format="docx", lines=tuple(scroll.lines), pictures=tuple(scroll.pictures))


def _beside(archive: Archive, member: str, name: str, styles: Styles, role: LineRole) -> list[Paragraph]:
    """Return what stands beside the text: in the page's header or foot, in notes and comments."""
    made = list(_paragraphs(xml_root(archive.read(member), name), styles, Pictures(archive, member, name)))
    for paragraph in made:
        paragraph.role = role
    return made


def _paragraphs(root: Any, styles: Styles, pictures: Pictures) -> Iterator[Paragraph]:
    """Yield the paragraphs below an element in order; a table of values row by row."""
    stack = list(root)[::-1]
    while stack:
        element = stack.pop()
        if element.tag == f"{W}p":
            made = _paragraph(element, styles)
            made.drawings = pictures.of(element)
            boxes = [list(_paragraphs(box, styles, pictures)) for box in _boxes(element)]
            for box in boxes:
                tell_beside(made, box)
            yield made
            yield from (p for box in boxes for p in box)
        elif element.tag == f"{W}tbl":
            rows = [
                [
                    paragraphs
                    for cell in row.iter(f"{W}tc")
                    if _table_of(cell) is element
                    for paragraphs in (list(_paragraphs(cell, styles, pictures)), *_covered(cell))
                ]
                for row in element.iter(f"{W}tr")
                if _table_of(row) is element
            ]
            yield from table_of(rows)
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


def _paragraph(element: Any, styles: Styles) -> Paragraph:
    style, runs = style_of(element, styles), list(_runs(element))
    captions = style.caption and not "".join(r.text for r in runs).startswith("表")
    return Paragraph(
        runs=runs, level=style.level, indent=_indent(element), role="caption" if captions else None,
        centred=is_centred(element, style.centred), size=style.size,
    )  # fmt: skip


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
        tint = properties.find(f"{W}color") if properties is not None else None
        yield Run(
            text="".join(parts),
            bold=_is_on(properties, "b"),
            slanted=_is_on(properties, "i"),
            grey=tint is not None and is_grey_code(tint.get(f"{W}val", "")),
            size=int(value) if value.isdigit() else None,
            cut=any(next(run.iterancestors(f"{W}{tag}"), None) is not None for tag in ("del", "rt", "moveFrom"))
            or _is_on(properties, "strike")
            or _is_on(properties, "vanish"),
        )


def _is_on(properties: Any, name: str) -> bool:
    element = properties.find(f"{W}{name}") if properties is not None else None
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false"}


def _indent(paragraph: Any) -> float:
    """Return the first-line indent in ems, where the paragraph says so in characters or twips."""
    element = paragraph.find(f"{W}pPr/{W}ind")
    if element is None:
        return 0.0
    chars, twips = element.get(f"{W}firstLineChars", ""), element.get(f"{W}firstLine", "")
    if chars.isdigit() and int(chars):
        return int(chars) / 100
    return int(twips) / (NORMAL_HALF_POINTS * 10) if twips.isdigit() else 0.0
