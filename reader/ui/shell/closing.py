"""Before a window closes: what was typed is stored, or the reader is asked, because it would be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.shell.finishing import finish_writing

if TYPE_CHECKING:
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.desk_host import DeskHost


def may_close(window: DeskHost) -> bool:
    """Tell whether nothing would be lost by closing, or the reader wants to close all the same."""
    desk = window.desk
    if desk is None:
        return True
    finish_writing(desk.page)
    while desk.page.unstored_notes():
        from reader.ui.dialogs.unstored_notes import UnstoredNotes

        question = UnstoredNotes(window, desk.page.unstored_notes())
        question.ask()
        if question.answer != "again":
            return question.answer == "close"
        store_again(desk)
    return True


def store_again(desk: Desk) -> None:
    """Try once more to store what could not be stored: its piece is opened, the note comes back and is handed on."""
    for article in dict.fromkeys(note.place.article for note in desk.page.unstored_notes()):
        desk.open(article, at_once=True)
        finish_writing(desk.page)
