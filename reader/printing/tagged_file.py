"""The structure of a PDF: the tree of the parts that its pages draw (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pikepdf

from reader.printing.structure import Part

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

    from reader.printing.page import Link
    from reader.printing.pdf_surface import PdfSurface


class Tree:
    """The tree of parts while it is made; an element stands where its first stretch is drawn."""

    def __init__(self, pdf: pikepdf.Pdf, boxes: Mapping[Part, QRectF]) -> None:
        self._pdf, self._boxes = pdf, boxes
        self._root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        self._document = self._element("Document", self._root)
        self._root.K = self._document
        self._elements: dict[Part, pikepdf.Object] = {}
        self._children: dict[Part | None, list[pikepdf.Object | int]] = {None: []}
        self._numbers: list[pikepdf.Object | int] = []
        self._notes: list[pikepdf.Object] = []
        self._next = 0

    def _element(self, role: str, parent: pikepdf.Object) -> pikepdf.Object:
        return self._pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name("/" + role), P=parent)
        )

    def element(self, part: Part) -> pikepdf.Object:
        """Return the element of a part, made below that of the part it is in where it was not there."""
        made = self._elements.get(part)
        if made is None:
            parent = self._document if part.within is None else self.element(part.within)
            made = self._elements[part] = self._element(part.role, parent)
            if part.says:
                made.ActualText = part.says
            if part.shows:
                made.Alt = part.shows
            if part.role == "Note":  # asked for by PDF/UA-1 (ISO 14289-1, 7.9)
                made.ID = f"note-{len(self._notes):07}"
                self._notes.append(made)
            if part.role == "TH":  # of a column (14.8.5.7)
                made.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Column)
            self._children[part] = []
            self._children[part.within].append(made)
        return made

    def page(self, page: pikepdf.Page, parts: Sequence[Part]) -> None:
        """Say what the stretches of a page belong to."""
        owners = pikepdf.Array()
        for number, part in enumerate(parts):
            owners.append(self.element(part))
            self._children[part].append(self._stretch(page, part, number))
        page.obj.Tabs = pikepdf.Name.S
        page.obj.StructParents = self._owned(self._pdf.make_indirect(owners))

    def _stretch(self, page: pikepdf.Page, part: Part, number: int) -> pikepdf.Object | int:
        """Return a reference to a stretch: its bare number where it is on the page of its element."""
        element = self._elements[part]
        if "/Pg" not in element:
            element.Pg = page.obj
            if part in self._boxes:
                element.A = _layout(self._boxes[part])
        if element.Pg.objgen == page.obj.objgen:
            return number
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=page.obj, MCID=number)

    def link(self, page: pikepdf.Page, link: Link, annotation: pikepdf.Object) -> None:
        """Put an annotation below the part that it belongs to."""
        if link.part is None:
            return
        element = self.element(link.part)
        annotation.StructParent = self._owned(element)
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=page.obj)
        self._children[link.part].append(reference)

    def _owned(self, owner: pikepdf.Object) -> int:
        """Return the key under which the tree says what a page's stretches, or an annotation, belong to."""
        self._numbers += [self._next, owner]
        self._next += 1
        return self._next - 1

    def finish(self) -> None:
        """Put the tree into the file."""
        self._document.K = pikepdf.Array(self._children[None])
        for part, element in self._elements.items():
            children = self._children[part]
            element.K = children[0] if len(children) == 1 else pikepdf.Array(children)
        self._root.ParentTree = self._pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(self._numbers)))
        self._root.ParentTreeNextKey = self._next
        if self._notes:  # asked for where elements have names (14.7.2), which stand in their order (7.9.6)
            names = pikepdf.Array(each for note in self._notes for each in (note.ID, note))
            self._root.IDTree = self._pdf.make_indirect(pikepdf.Dictionary(Names=names))
        self._pdf.Root.StructTreeRoot = self._root
        self._pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _layout(box: QRectF) -> pikepdf.Dictionary:
    """Return where a figure stands, in points from the page's lower left corner (14.8.5.4.3)."""
    sides = (box.left(), box.top(), box.right(), box.bottom())
    return pikepdf.Dictionary(
        O=pikepdf.Name.Layout, Placement=pikepdf.Name.Block, BBox=[round(max(side, 0.0), 2) for side in sides]
    )


def tag(surface: PdfSurface) -> Tree:
    """Tag all pages; the tree is to be finished when the links are on them."""
    tree = Tree(surface.pdf, surface.boxes)
    for page, parts in surface.pages:
        tree.page(page, parts)
    return tree
