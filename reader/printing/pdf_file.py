"""What a PDF says besides its pages: title, author, outline, labels, links. By pikepdf."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.errors import MissingPart
from reader.model.messages import _

if TYPE_CHECKING:
    import pikepdf

    from reader.printing.page import Link
    from reader.printing.pdf_surface import PdfSurface
    from reader.printing.tagged_file import Tree

UNITS = 20
PRODUCER = "报夹 Baojia"


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


def blank() -> pikepdf.Pdf:
    """Return a file without pages. Raises MissingPart without pikepdf."""
    try:
        import pikepdf
    except ImportError as trouble:
        raise MissingPart(_("打印成 PDF 要用 pikepdf，没有装上：pip install pikepdf")) from trouble
    return pikepdf.new()


def finished(surface: PdfSurface, says: Says) -> bytes:
    """Return the file of what was drawn, with all that it says of itself.

    The bytes depend on the content only: no time, no random id.
    """
    import pikepdf

    from reader.printing.tagged_file import tag

    pdf = surface.pdf
    surface.finish()
    parts = tag(surface)
    _name(pdf, says)
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
