"""The open piece in a window of its own, once it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.shell.piece_window import PieceWindow

if TYPE_CHECKING:
    from reader.ui.reading.note_draft import Draft
    from reader.ui.shell.desk_host import DeskHost
    from reader.workspace.opening import OpenPiece


def open_in_window(window: DeskHost, *others: str, original: bool = False) -> None:
    """Show the open piece in a window of its own, beside others or its 原文, once they are read beside the window."""
    from reader.ui.dialogs.save_cutting import save_cutting
    from reader.ui.shell.greeting import offer_notes
    from reader.ui.shell.loaded_page import has_print
    from reader.workspace import opening

    desk = window.desk
    if desk is None or not (article := desk.navigation.article_id):
        return
    session, deeds, style = desk.session, desk.deeds, desk.page.view.style_

    def read() -> tuple[list[OpenPiece], bool]:
        pieces = [opening.article(session, i) for i in (article, *others)]
        return pieces, original and has_print(session, pieces[0])

    def keep(unstored: list[Draft]) -> None:
        if desk.keeping is not None:
            desk.keeping.take_over(unstored)
            offer_notes(window)

    def show(found: tuple[list[OpenPiece], bool]) -> None:
        pieces, printed = found
        made = PieceWindow(desk, session, deeds, window.look, window.icons, style)
        made.left_unstored.connect(keep)
        if printed:
            made.show_beside_print(pieces[0], lambda: save_cutting(window, session, article), desk.open)
        elif original:
            made.show_beside_original(pieces[0])
        else:
            made.show_pieces(pieces)

    deeds.answer(read, show)
