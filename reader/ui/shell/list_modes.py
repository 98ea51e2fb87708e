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
    from reader.ui.look.theme import Look
    from reader.ui.shell.panes import Panes
    from reader.workspace.settings import Settings

MODES: tuple[ListMode, ...] = ("snippets", "compact", "table")


class ListModes(QObject):
    """The mode of one desk's list. A table gives way while easy reading begins: its columns are too narrow for it."""

    def __init__(self, look: Look, pane: ListPane, panes: Panes, store: Pictures) -> None:
        super().__init__(pane)
        self._look, self._pane, self._panes = look, pane, panes
        self._easy, self._spared = look.easy, False
        self._now: ListMode = "snippets"
        self._columns: tuple[str, ...] = ()
        self._widths: dict[str, float] = {}
        self.mode: ListMode = "snippets"
        self.pictures = pane.list.text.pictures = SmallPictures(store, self)
        self.pictures.came.connect(lambda _name: pane.list.viewport().update())
        look.changed.connect(self._follow)

    @property
    def shown(self) -> ListMode:
        """How the list is shown now, which in easy reading may be another than what is kept."""
        return MODES[0] if self._spared else self.mode

    def restore(self, settings: Settings) -> None:
        """Show the list as it was shown last."""
        self.pictures.show(settings.list_pictures)
        self._columns, self._widths = settings.table_columns, settings.column_widths
        self.mode = next((m for m in MODES if m == settings.list_mode), MODES[0])
        self._spare()

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
        self.mode, self._spared = mode, False
        self._show()

    def _follow(self) -> None:
        if self._look.easy != self._easy:
            self._easy = self._look.easy
            self._spare()

    def _spare(self) -> None:
        """Show no table in easy reading until one is asked for."""
        self._spared = self._easy and self.mode == "table"
        if self.shown != self._now:
            self._show()

    def _show(self) -> None:
        self._now = self.shown
        self._panes.set_list_wide(self.shown == "table")
        known = self._pane.header
        self._pane.set_mode(self.shown)
        if self._pane.header is not None and known is None:
            self._pane.header.choose(self._columns, self._widths)
