"""A page of a piece's print, as a worker thread brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.quick_dataclass import dataclass
from reader.workspace.page_keeping import pages_of

if TYPE_CHECKING:
    from reader.ui.reading.print_picture import PrintPicture
    from reader.workspace.facsimile import PrintedPiece
    from reader.workspace.opening import OpenPiece
    from reader.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPage:
    """A page of the print as a worker brings it; `said`: why there is no picture."""

    printed: PrintedPiece | None
    sheet: int = 0
    picture: PrintPicture | None = None
    said: str = ""


def has_print(session: Session, piece: OpenPiece) -> bool:
    """Tell whether pages of a piece's source were kept; their files may not be on this computer."""
    source = piece.issue.source
    return bool(source.layout) and bool(pages_of(session, source))


def load(session: Session, article: str, sheet: int, before: PrintedPiece | None) -> LoadedPage:
    """Return a page of a piece's print, 0 for the first that it stands on. For a worker thread. Raises BaojiaError."""
    from reader.ui.reading.print_picture import PrintPicture
    from reader.ui.reading.word_at import word_at
    from reader.workspace.cutting import why_no_picture
    from reader.workspace.facsimile import printed_piece

    word_at("报纸", 0)  # reads the dictionary here, and not under the mouse
    same = before is not None and sheet and before.article.id == article
    printed = before if same else printed_piece(session, article)
    if printed is None:
        return LoadedPage(printed=None)
    number = sheet or (printed.outlines[0].sheet if printed.outlines else 1)
    page = pages_of(session, printed.source).get(number)
    data = session.library.pictures.read(page) if page is not None else "unkept"
    if isinstance(data, str):
        return LoadedPage(printed=printed, sheet=number, said=why_no_picture(data))
    picture = PrintPicture.read(data, printed.sizes[number - 1][0])
    said = "" if picture is not None else why_no_picture("damaged")
    return LoadedPage(printed=printed, sheet=number, picture=picture, said=said)
