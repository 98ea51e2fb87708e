"""The menu 帮助."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.shell.desk_host import DeskHost


class HelpCommands:
    """Methods are named in the table of actions."""

    def __init__(self, window: DeskHost) -> None:
        self._window = window

    def manual(self) -> None:
        """Open the manual at the place where the reader is."""
        from reader.ui.dialogs.manual import show_manual

        show_manual(self._window, self._place())

    def tour(self) -> None:
        """Go through the sample newspaper, a step at a time."""
        from reader.ui.shell.tour import begin

        begin(self._window)

    def news(self) -> None:
        """Show what is new in this version."""
        from reader.ui.dialogs.manual import show_manual

        show_manual(self._window, "news")

    def _place(self) -> str:
        """Return the section about what has the keyboard."""
        window, desk = self._window, self._window.desk
        if desk is None:
            return "import"
        places: list[tuple[QWidget | None, str]] = [
            (window.nameplate.search, "search"), (desk.page, "read"), (desk.list, "read"), (desk.tree, "start"),
            (desk.notes, "mark"),
        ]  # fmt: skip
        at = QApplication.focusWidget()
        while at is not None:
            for place, key in places:
                if at is place:
                    return key
            at = at.parentWidget()
        return "start"

    def keys(self) -> None:
        """Show which key does what."""
        from reader.ui.dialogs.reference import show_keys

        show_keys(self._window)

    def search_syntax(self) -> None:
        """Show how to write a search."""
        from reader.ui.dialogs.reference import show_search_syntax

        show_search_syntax(self._window)

    def show_activity(self) -> None:
        """Show what went on lately."""
        from reader.ui.dialogs.activity import show_activity

        show_activity(self._window, self._window.happenings)

    def about(self) -> None:
        """Say what this is."""
        from reader.ui.dialogs.reference import show_about

        show_about(self._window)
