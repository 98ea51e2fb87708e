"""A printed page with its pieces as a worker brings it to the page desk, and the boxes of what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from reader.model.quick_dataclass import dataclass
from reader.ui.reading.print_picture import PrintPicture

if TYPE_CHECKING:
    from reader.importing.pages.marks import Box
    from reader.workspace.printed_lines import PrintedLine, PrintedPage
    from reader.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPage:
    """A page; `said`: why there is no picture of it."""

    page: PrintedPage
    picture: PrintPicture | None
    said: str


def drawn_page(session: Session, piece: str, sheet: int, picture: PrintPicture | None) -> DrawnPage:
    """Return a page of a piece's issue, 0 for that where the piece begins. A picture that is here already is not read
    again. For a worker. Raises NotFound.
    """
    from reader.workspace.cutting import why_no_picture
    from reader.workspace.facsimile import printed_piece
    from reader.workspace.page_keeping import pages_of
    from reader.workspace.printed_lines import printed_page

    own = printed_piece(session, piece) if not sheet else None
    sheet = own.outlines[0].sheet if own is not None and own.outlines else max(sheet, 1)
    page = printed_page(session, piece.partition("-")[0], sheet)
    if picture is not None:
        return DrawnPage(page=page, picture=picture, said="")
    kept = pages_of(session, page.source).get(sheet)
    data = session.library.pictures.read(kept) if kept is not None else "unkept"
    if isinstance(data, str):
        return DrawnPage(page=page, picture=None, said=why_no_picture(data))
    made = PrintPicture.read(data, page.size[0])
    return DrawnPage(page=page, picture=made, said="" if made is not None else why_no_picture("damaged"))


def rect_of(box: Box) -> QRectF:
    """Return a box as Qt has it."""
    return QRectF(box.left, box.top, box.width, box.height)


def hull_of_lines(lines: Sequence[PrintedLine]) -> QRectF:
    """Return the least box around lines."""
    made = rect_of(lines[0].box)
    for one in lines[1:]:
        made |= rect_of(one.box)
    return made
