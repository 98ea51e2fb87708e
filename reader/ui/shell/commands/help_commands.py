"""The menu 帮助."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


class HelpCommands:
    """Methods are named in the table of actions."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

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
