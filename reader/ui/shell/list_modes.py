"""How the list is shown: with how pieces begin, without, or as a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.ui.browsing.small_pictures import SmallPictures

if TYPE_CHECKING:
    from reader.ui.browsing.article_list import ListMode
    from reader.ui.browsing.list_pane import ListPane
    from reader.ui.browsing.small_pictures import Pictures
    from reader.ui.shell.panes import Panes
    from reader.workspace.settings import Settings

MODES: tuple[ListMode, ...] = ("snippets", "compact", "table")


class ListModes(QObject):
    """The mode of one desk's list."""

    def __init__(self, pane: ListPane, panes: Panes, store: Pictures) -> None:
        super().__init__(pane)
        self._pane, self._panes = pane, panes
        self._columns: tuple[str, ...] = ()
        self._widths: dict[str, float] = {}
        self.mode: ListMode = "snippets"
        self.pictures = pane.list.text.pictures = SmallPictures(store, self)
        self.pictures.came.connect(lambda _name: pane.list.viewport().update())

    def restore(self, settings: Settings) -> None:
        """Show the list as it was shown last."""
        self.pictures.show(settings.list_pictures)
        self._columns, self._widths = settings.table_columns, settings.column_widths
        kept = next((m for m in MODES if m == settings.list_mode), MODES[0])
        if kept != self.mode:
            self.choose(kept)

    def kept(self, settings: Settings) -> Settings:
        """Return settings with how the list is shown now."""
        settings = replace(settings, list_pictures=self.pictures.shown)
        header = self._pane.header
        if header is None:
            return replace(settings, list_mode=self.mode)
        columns, widths = tuple(header.chosen), dict(header.widths)
        return replace(settings, list_mode=self.mode, table_columns=columns, column_widths=widths)

    def choose(self, mode: ListMode) -> None:
        """Show the list another way."""
        self.mode = mode
        self._panes.set_list_wide(mode == "table")
        known = self._pane.header
        self._pane.set_mode(mode)
        if self._pane.header is not None and known is None:
            self._pane.header.choose(self._columns, self._widths)
