"""ODT: zip and XML read directly; paragraphs with their outline levels, bold type and letter size.

OASIS OpenDocument 1.3, part 3. Page headers first, then text, tables and frames in document order; footers, notes,
comments and tracked deletions are set aside. Readings of ruby are markup.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from reader.importing.formats.archive import Archive
from reader.importing.formats.office_captions import table_of, tell_beside
from reader.importing.formats.office_lines import MOST_COLUMNS, Drawing, Paragraph, Run, names_captions
from reader.importing.formats.office_pouring import pour
from reader.importing.formats.scroll import Extract, Scroll
from reader.importing.formats.unshown import note_unshown
from reader.importing.formats.xml_tree import xml_root
from reader.importing.lines.line import LineRole
from reader.model.errors import ImportFailure
from reader.model.messages import _

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
T, S, TABLE = f"{{{_NS}text:1.0}}", f"{{{_NS}style:1.0}}", f"{{{_NS}table:1.0}}"
FO, OFFICE = f"{{{_NS}xsl-fo-compatible:1.0}}", f"{{{_NS}office:1.0}}"
_DRAW = f"{{{_NS}drawing:1.0}}"
_SVG = f"{{{_NS}svg-compatible:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ASIDE = frozenset({f"{T}note", f"{OFFICE}annotation", f"{T}tracked-changes"})
_SILENT = frozenset({f"{T}note-citation", f"{T}sequence-decls", f"{OFFICE}forms"})
_POINTS = re.compile(r"([\d.]+)\s*(pt|cm|mm|in)")
_IN_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
NORMAL_HALF_POINTS = 24
_CAPTIONS = frozenset({"Illustration", "Figure", "Drawing", "Caption"})
"""The styles that LibreOffice gives to what it writes below a picture."""


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says, or its parent does."""

    bold: bool = False
    size: int | None = None
    indent: float = 0.0
    level: int = 0
    caption: bool = False
    centred: bool = False
    slanted: bool = False


def read(archive: Archive, *, name: str) -> Extract:
    """Return the document's paragraphs as lines. Raises ImportFailure: `corrupt`, `encrypted`, `empty`."""
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ImportFailure("encrypted", _("《{name}》有密码，没有读。").format(name=name))
    content = xml_root(archive.read("content.xml"), name)
    styles = xml_root(archive.read("styles.xml"), name) if "styles.xml" in archive.names else None
    reader = _Reader({}, archive)
    for tree in (styles, content):
        if tree is not None:
            reader.learn(tree)
    scroll = Scroll()
    above = [p for e in _all(styles, f"{S}header") for p in reader.paragraphs(e, "masthead")]
    below = [p for e in _all(styles, f"{S}footer") for p in reader.paragraphs(e, "furniture")]
    body = content.find(f".//{OFFICE}text")
    pour(above, scroll, NORMAL_HALF_POINTS)
    pour(list(reader.paragraphs(body if body is not None else content)), scroll, NORMAL_HALF_POINTS)
    pour([*reader.aside, *below], scroll, NORMAL_HALF_POINTS)
    note_unshown(archive, scroll)
    if not scroll.lines:
        raise ImportFailure("empty", _("《{name}》里没有文字。").format(name=name))
    return Extract(text=scroll.text, format="odt", lines=tuple(scroll.lines), pictures=tuple(scroll.pictures))


def _repeated(cell: Any) -> int:
    """Return how often a cell of a row stands there; 0 for what is no cell. One with words stands once."""
    if cell.tag not in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
        return 0
    value = cell.get(f"{TABLE}number-columns-repeated", "")
    empty = not "".join(cell.itertext()).strip()
    return min(int(value), MOST_COLUMNS) if empty and value.isdigit() else 1


def _all(tree: Any, tag: str) -> list[Any]:
    return list(tree.iter(tag)) if tree is not None else []


class _Reader:
    """Reads paragraphs by the document's styles; `aside` gathers notes, comments and deletions."""

    def __init__(self, styles: dict[str, _Style], archive: Archive) -> None:
        self.styles, self._archive = styles, archive
        self.aside: list[Paragraph] = []

    def learn(self, tree: Any) -> None:
        """Take in the styles of a part."""
        for element in tree.iter(f"{S}style"):
            parent = self.styles.get(element.get(f"{S}parent-style-name", ""), _Style())
            text, own = element.find(f"{S}text-properties"), element.find(f"{S}paragraph-properties")
            size = _points(text.get(f"{FO}font-size", "")) if text is not None else None
            weight = text.get(f"{FO}font-weight", "") if text is not None else ""
            indent = _points(own.get(f"{FO}text-indent", "")) if own is not None else None
            level = element.get(f"{S}default-outline-level", "")
            slant = text.get(f"{FO}font-style", "") if text is not None else ""
            aligned = own.get(f"{FO}text-align", "") if own is not None else ""
            name = element.get(f"{S}name", "")
            label = element.get(f"{S}display-name", name)
            self.styles[name] = _Style(
                bold=weight == "bold" if weight else parent.bold,
                size=round(2 * size) if size else parent.size,
                indent=indent / 12 if indent else parent.indent,
                level=int(level) if level.isdigit() else parent.level,
                caption=name != "Table" and (parent.caption or name in _CAPTIONS or names_captions(label)),
                centred=aligned == "center" if aligned else parent.centred,
                slanted=slant == "italic" if slant else parent.slanted,
            )

    def paragraphs(self, root: Any, role: LineRole | None = None) -> Iterator[Paragraph]:
        """Yield the paragraphs below an element in order; a table of values row by row."""
        stack = list(root)[::-1]
        while stack:
            element = stack.pop()
            if element.tag in _ASIDE:
                self._set_aside(element)
            elif element.tag in {f"{T}p", f"{T}h"}:
                yield from self._with_boxes(element, role)
            elif element.tag == f"{TABLE}table":
                rows = [
                    [list(self.paragraphs(cell, role)) for cell in row for _k in range(_repeated(cell))]
                    for row in element.iter(f"{TABLE}table-row")
                ]
                yield from table_of(rows)
            elif element.tag not in _SILENT and isinstance(element.tag, str):
                if element.tag == f"{_DRAW}frame" and (alone := list(self._drawings(element, home=None))):
                    yield Paragraph(role=role, drawings=alone)  # it hangs on the page and on no paragraph
                stack += list(element)[::-1]

    def _with_boxes(self, element: Any, role: LineRole | None) -> list[Paragraph]:
        """Return a paragraph, and behind it those of the text boxes that hang on it."""
        made = [self._paragraph(element, role)]
        for frame in (f for f in element.iter(f"{_DRAW}text-box") if _home(f) is element):
            box = list(self.paragraphs(frame, role))
            tell_beside(made[0], box)
            made += box
        return made

    def _set_aside(self, element: Any) -> None:
        role: LineRole = "hidden" if element.tag == f"{T}tracked-changes" else "furniture"
        for paragraph in element.iter(f"{T}p", f"{T}h"):
            self.aside.append(replace(self._paragraph(paragraph, role), role=role))

    def _paragraph(self, element: Any, role: LineRole | None) -> Paragraph:
        style = self.styles.get(element.get(f"{T}style-name", ""), _Style())
        level = element.get(f"{T}outline-level", "") if element.tag == f"{T}h" else ""
        runs: list[Run] = []
        self._say(element, style, runs, cut=False)
        captions = style.caption and not "".join(r.text for r in runs).startswith("表")
        return Paragraph(
            runs=runs, level=int(level) if level.isdigit() else style.level, indent=max(0.0, style.indent),
            role=role or ("caption" if captions else None), centred=style.centred,
            drawings=list(self._drawings(element, home=element)),
        )  # fmt: skip

    def _drawings(self, paragraph: Any, *, home: Any) -> Iterator[Drawing]:
        """Yield the pictures that hang on a paragraph, or on none (`home`); those of a text box are its paragraphs'."""
        for image in paragraph.iter(f"{_DRAW}image"):
            frame = image.getparent()
            if _home(image) is not home or image is not next(i for i in frame if i.tag == image.tag):
                continue  # a text box's, or another form of the same picture
            place = posixpath.normpath(image.get(_HREF, ""))
            top = next((e for e in (frame, *frame.iterancestors()) if e.getparent() is paragraph), frame)
            words = [e.text or "" for e in frame if e.tag in {f"{_SVG}desc", f"{_SVG}title"}]
            yield Drawing(
                data=self._bytes(place), name=place, alt=" ".join(words[-1].split()) if words else "",
                before=not _words_before(paragraph, top).strip(),
            )  # fmt: skip

    def _bytes(self, place: str) -> bytes | None:
        if place not in self._archive.names:
            return None
        try:
            return self._archive.read(place)
        except ImportFailure:
            return b""  # it is there, and damaged

    def _say(self, element: Any, style: _Style, runs: list[Run], *, cut: bool) -> None:
        """Gather the letters of a paragraph or of a part of it."""

        def add(words: str | None) -> None:
            if words:
                bare = " ".join(re.split(r"[ \t\n\r]+", words))
                runs.append(Run(text=bare, bold=style.bold, slanted=style.slanted, size=style.size, cut=cut))

        add(element.text)
        for child in element:
            if child.tag in _ASIDE:
                self._set_aside(child)
            elif child.tag == f"{T}s":
                add(" " * min(int(child.get(f"{T}c", "1") or 1), 100))
            elif child.tag == f"{T}tab":
                runs.append(Run(text=" "))
            elif child.tag == f"{T}line-break":
                runs.append(Run(text="\n"))
            elif child.tag not in _SILENT and isinstance(child.tag, str) and not child.tag.startswith(_DRAW):
                own = self.styles.get(child.get(f"{T}style-name", ""))
                inner = _in(style, own) if own else style
                self._say(child, inner, runs, cut=cut or child.tag == f"{T}ruby-text")
            add(child.tail)


def _in(outer: _Style, own: _Style) -> _Style:
    """Return how letters are set that have a style of their own in a paragraph."""
    return replace(
        outer, bold=own.bold or outer.bold, size=own.size or outer.size, slanted=own.slanted or outer.slanted
    )


def _words_before(paragraph: Any, child: Any) -> str:
    """Return what a paragraph says before one of its parts, pictures and their boxes left out."""
    above = [e for e in child.itersiblings(preceding=True) if isinstance(e.tag, str)]
    return (paragraph.text or "") + "".join(
        ("" if e.tag.startswith(_DRAW) else "".join(e.itertext())) + (e.tail or "") for e in above
    )


def _home(frame: Any) -> Any:
    return next(frame.iterancestors(f"{T}p", f"{T}h"), None)


def _points(length: str) -> float | None:
    found = _POINTS.match(length)
    return float(found[1]) * _IN_POINTS[found[2]] if found else None
