"""What a PDF says besides its pictures: the text of its glyphs, title, author, outline. By pikepdf."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.errors import MissingPart
from reader.model.messages import _

if TYPE_CHECKING:
    import pikepdf

    from reader.printing.page import Link
    from reader.printing.structure import Tags
    from reader.printing.tagged_file import Tree
    from reader.printing.text_layer import TextLayer

UNITS = 20
PRODUCER = "报夹 Baojia"
ENTRIES_A_BLOCK = 100
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the outline: a title, the page, from 0, that it leads to, and the entries below it."""

    title: str
    page: int
    below: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """What a file says of itself: title, authors, outline, the labels of its pages, and each page's links.

    `height` is that of the paper, in units, from which a link's places are turned. `whole`: no
    character lacked a glyph.
    """

    title: str
    authors: Sequence[str]
    outline: Sequence[Entry]
    labels: Sequence[str]
    links: Sequence[Sequence[Link]]
    height: float
    whole: bool


def finished(raw: bytes, layer: TextLayer, tags: Tags, says: Says) -> bytes:
    """Return the PDF with the right text behind its glyphs, and all that it says of itself.

    The bytes depend on the content only: no time, no random id. Raises MissingPart without pikepdf.
    """
    try:
        import pikepdf

        from reader.printing.tagged_file import tag
    except ImportError as trouble:
        raise MissingPart(_("打印成 PDF 要用 pikepdf，没有装上：pip install pikepdf")) from trouble
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _mend_text(pdf, layer)
        parts = tag(pdf, tags)
        _name(pdf, says)
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        pdf.Root.Lang = "zh-CN"
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        if says.outline:
            with pdf.open_outline() as tree:
                tree.root.extend(_item(e) for e in says.outline)
        if says.labels:
            pdf.Root.PageLabels = _labels(says.labels)
        _link(pdf, says, parts)
        parts.finish()
        written = io.BytesIO()
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(
            written,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=streams,
            fix_metadata_version=False,
        )
    return written.getvalue()


def _name(pdf: pikepdf.Pdf, says: Says) -> None:
    """Say title and authors in both places where readers look."""
    from reader.printing.conformance import claim

    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo["/Title"] = says.title
    author = "、".join(says.authors)
    if author:
        pdf.docinfo["/Author"] = author
    pdf.docinfo["/Producer"] = PRODUCER
    claim(pdf, says.title, author, PRODUCER, kept=says.whole)


def with_text(raw: bytes, layer: TextLayer) -> bytes:
    """Return the PDF with the right text behind its glyphs. Raises MissingPart without pikepdf."""
    try:
        import pikepdf
    except ImportError as trouble:
        raise MissingPart(_("打印成 PDF 要用 pikepdf，没有装上：pip install pikepdf")) from trouble
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _mend_text(pdf, layer)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True, compress_streams=True)
    return written.getvalue()


def _item(entry: Entry) -> pikepdf.OutlineItem:
    import pikepdf

    made = pikepdf.OutlineItem(entry.title, entry.page)
    made.children.extend(_item(e) for e in entry.below)
    return made


def _labels(labels: Sequence[str]) -> pikepdf.Dictionary:
    """Return page labels (PDF 32000, 12.4.2): roman numbers, then decimal ones, each from 1."""
    import pikepdf

    front = sum(1 for label in labels if not label.isdigit())
    tree = pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.r)])
    if front < len(labels):
        tree.append(front)
        tree.append(pikepdf.Dictionary(S=pikepdf.Name.D))
    return pikepdf.Dictionary(Nums=tree)


def _link(pdf: pikepdf.Pdf, says: Says, parts: Tree) -> None:
    """Put the links on their pages; places are points from the lower left corner."""
    import pikepdf

    for number, links in enumerate(says.links):
        page = pdf.pages[number]
        made = pikepdf.Array()
        for link in links:
            box = [link.x, says.height - link.y - link.height, link.x + link.width, says.height - link.y]
            annotation = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=pikepdf.Array([round(side / UNITS, 2) for side in box]),
                Border=pikepdf.Array([0, 0, 0]),
                F=4,  # printed: PDF/A wants no hidden annotation
                Contents=_("到第 {page} 页").format(page=says.labels[link.page] if says.labels else link.page + 1),
                Dest=pikepdf.Array([pdf.pages[link.page].obj, pikepdf.Name.Fit]),
            )
            made.append(pdf.make_indirect(annotation))
            parts.link(page, link, made[-1])
        if len(made):
            page.obj.Annots = made


def _mend_text(pdf: pikepdf.Pdf, layer: TextLayer) -> None:
    """Put our own ToUnicode map to each face that we drew with."""
    import pikepdf

    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary) or item.get("/Subtype") != "/Type0" or "/ToUnicode" not in item:
            continue
        stream = item.ToUnicode
        guesses = dict(guessed(stream.read_bytes()))
        face = layer.face_of(str(item.BaseFont).lstrip("/"), guesses)
        if face is not None:
            stream.write(to_unicode(face.texts(guesses)))
        _name_subset(item)


def _name_subset(font: pikepdf.Dictionary) -> None:
    """Say that a face is a subset (ISO 32000-1, 9.6.4): its name begins with letters made of what is in it."""
    import pikepdf

    below = font.DescendantFonts[0]
    program = below.FontDescriptor.get("/FontFile2") or below.FontDescriptor.get("/FontFile3")
    if program is None:
        return
    digest = hashlib.sha256(program.read_bytes()).digest()
    name = "".join(chr(ord("A") + value % 26) for value in digest[:6]) + "+" + str(font.BaseFont).lstrip("/")
    font.BaseFont = below.BaseFont = below.FontDescriptor.FontName = pikepdf.Name("/" + name)


def guessed(qt_map: bytes) -> Iterator[tuple[int, str]]:
    """Yield (glyph number, text) of the ranges in a map that Qt wrote: `<0001> <0003> [<201C> <2F6F> <5934> ]`."""
    inside = False
    for line in qt_map.split(b"\n"):
        if line.endswith(b"beginbfrange"):
            inside = True
        elif line.startswith(b"endbfrange"):
            inside = False
        elif inside:
            codes = [int(found, 16) for found in _CODE.findall(line)]
            for k, guess in enumerate(codes[2:]):
                if guess:
                    yield codes[0] + k, chr(guess)


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return a ToUnicode map (PDF 32000, 9.10.3) that gives the glyphs of a face their texts."""
    pairs = [(code, t.encode("utf-16-be", "replace").hex()) for code, t in sorted(texts.items()) if t]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for at in range(0, len(pairs), ENTRIES_A_BLOCK):
        block = pairs[at : at + ENTRIES_A_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines.extend(f"<{code:04x}> <{text}>" for code, text in block)
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return "\n".join(lines).encode("ascii")
