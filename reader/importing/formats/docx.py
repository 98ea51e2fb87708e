"""DOCX: zip and XML read directly; paragraphs with their heading styles, bold type and letter size.

ECMA-376 part 1, WordprocessingML. Text of paragraphs, tables and text boxes in document order; pictures are counted.
Entities are never expanded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.importing.formats.archive import Archive
from reader.importing.formats.scroll import Extract, Scroll
from reader.model.errors import ImportFailure
from reader.model.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|标题|berschrift)\s*(\d)", re.IGNORECASE)
NORMAL_HALF_POINTS = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    text: str
    bold: bool
    half_points: int | None


def read(data: bytes, *, name: str, encoding: str | None = None) -> Extract:
    """Return the document's paragraphs as lines.

    Raises ImportFailure: `corrupt`, `unsafe_archive`, `encrypted`, `empty`.
    """
    archive = Archive(data, name)
    document = xml_root(archive.read("word/document.xml"), name)
    levels = _style_levels(archive, name)
    scroll = Scroll()
    pictures = 0
    paragraphs = [(p, list(_runs(p))) for p in document.iter(f"{W}p")]
    normal = _normal_size(runs for _p, runs in paragraphs)
    for paragraph, runs in paragraphs:
        pictures += sum(1 for _ in paragraph.iter(f"{W}drawing"))
        text = "".join(r.text for r in runs)
        if not text.strip():
            scroll.blank()
            continue
        inked = [r for r in runs if r.text.strip()]
        sizes = [r.half_points for r in inked if r.half_points]
        indent = _indent(paragraph)
        hints: dict[str, Any] = {
            "level": _level(paragraph, levels),
            "bold": all(r.bold for r in inked),
            "size": (min(sizes) / normal) if len(sizes) == len(inked) and sizes else 1.0,
        }
        if "\n" not in text.strip():
            hints["opens"] = True
        if indent:
            hints["indent"] = indent
        scroll.write(text, **hints)
    if not scroll.lines:
        raise ImportFailure("empty", _("《{name}》里没有文字。").format(name=name))
    return Extract(text=scroll.text, format="docx", lines=tuple(scroll.lines), pictures=pictures)


def xml_root(data: bytes, name: str) -> Any:
    """Parse XML without entities, network or recovery. Raises ImportFailure `corrupt`."""
    if re.search(rb"<!(?:ENTITY|DOCTYPE)", data[:200_000], re.IGNORECASE) and b"<!ENTITY" in data[:1_000_000].upper():
        raise ImportFailure("corrupt", _("《{name}》里有实体声明，为安全起见没有读。").format(name=name))
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ImportFailure("corrupt", _("《{name}》里的 XML 坏了：{error}").format(name=name, error=error)) from None


def _runs(paragraph: Any) -> Iterator[_Run]:
    """Yield the runs of a paragraph; breaks are line breaks, tabs are spaces, deleted text is not there."""
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p"), None) is not paragraph:
            continue  # a text box's own paragraph inside this one
        parts: list[str] = []
        for child in run:
            if child.tag == f"{W}t":
                parts.append(child.text or "")
            elif child.tag in {f"{W}br", f"{W}cr"}:
                parts.append("\n")
            elif child.tag == f"{W}tab":
                parts.append(" ")
        properties = run.find(f"{W}rPr")
        size = properties.find(f"{W}sz") if properties is not None else None
        bold = properties.find(f"{W}b") if properties is not None else None
        value = size.get(f"{W}val", "") if size is not None else ""
        yield _Run(
            text="".join(parts),
            bold=bold is not None and bold.get(f"{W}val", "1") not in {"0", "false"},
            half_points=int(value) if value.isdigit() else None,
        )


def _style_levels(archive: Archive, name: str) -> dict[str, int]:
    """Return the heading level of each paragraph style, by its name or its outline level."""
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


def _normal_size(paragraphs: Any) -> float:
    """Return the size, in half points, in which most text is set."""
    weight: dict[int, int] = {}
    for runs in paragraphs:
        for run in runs:
            size = run.half_points or NORMAL_HALF_POINTS
            weight[size] = weight.get(size, 0) + len(run.text)
    return float(max(weight, key=lambda s: weight[s])) if weight else float(NORMAL_HALF_POINTS)
