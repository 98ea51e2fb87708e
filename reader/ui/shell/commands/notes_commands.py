"""The menu 批注: marks and notes on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.model.annotation import Color
    from reader.ui.shell.desk_host import DeskHost


class NotesCommands:
    """Methods are named in the table of actions."""

    def __init__(self, window: DeskHost) -> None:
        self._window = window

    def mark_key(self) -> None:
        """要点."""
        self._mark("key")

    def mark_people(self) -> None:
        """人与事."""
        self._mark("people")

    def mark_doubt(self) -> None:
        """存疑."""
        self._mark("doubt")

    def mark_source(self) -> None:
        """史料."""
        self._mark("source")

    def write(self) -> None:
        """Write a note on what is selected."""
        if self._window.desk and not self._window.desk.page.write_note():
            self._window.say(_("选中文字，按 1 到 4 划线，按 N 写批注。"), warning=False)

    def next_note(self) -> None:
        """Step to the next mark and read it out."""
        if self._window.desk:
            self._window.desk.page.next_note(1)

    def previous_note(self) -> None:
        """Step to the mark before."""
        if self._window.desk:
            self._window.desk.page.next_note(-1)

    def next_repair(self) -> None:
        """Open the card of the next place that was mended."""
        if self._window.desk:
            self._window.desk.page.next_repair()

    def name_marks(self) -> None:
        """Ask what the four marks are called; menus, page and panel then call them so."""
        from reader.model.annotation import COLORS
        from reader.ui.dialogs.mark_names import MarkNames
        from reader.ui.look.actions import mark_text

        window = self._window
        if not MarkNames(window).ask() or window.menus is None:
            return
        for color in COLORS:
            window.menus.rename(f"mark_{color}", mark_text(color))
        if window.desk is not None:
            window.desk.page.view.set_again()
            window.desk.notes.fill()

    def _mark(self, color: Color) -> None:
        if self._window.desk and not self._window.desk.page.mark_selection(color):
            self._window.say(_("选中文字，按 1 到 4 划线，按 N 写批注。"), warning=False)
