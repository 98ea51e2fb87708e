"""Finding in the piece that is open: the find bar, built when it is first opened, and the hits it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.hits import Hits

if TYPE_CHECKING:
    from reader.ui.reading.find_bar import FindBar


class Finding(QObject):
    """The find bar of one page. `column` is where it stands, at `place` from above."""

    def __init__(self, hits: Hits, look: Look, icons: Icons, column: QVBoxLayout, place: int) -> None:
        super().__init__(hits)
        self._hits, self._look, self._icons = hits, look, icons
        self._column, self._place = column, place
        self._bar: FindBar | None = None

    @property
    def bar(self) -> FindBar:
        """The bar; built here where it was not needed before."""
        if self._bar is None:
            from reader.ui.reading.find_bar import FindBar

            bar = self._bar = FindBar(self._look, self._icons)
            self._column.insertWidget(self._place, bar)
            bar.changed.connect(self._hits.find)
            bar.stepped.connect(self._hits.step)
            bar.closed.connect(self._hits.stop_finding)
            self._hits.told.connect(bar.tell)
        return self._bar

    @property
    def is_open(self) -> bool:
        """True while the bar is shown."""
        return self._bar is not None and not self._bar.isHidden()

    def open(self, text: str) -> None:
        """Show the bar with the keyboard in it; `text` replaces what was sought last."""
        self._hits.finding = True
        self.bar.open(text)

    def leave(self) -> bool:
        """Close the bar and give the page back to the hits of the window's search; False where it is closed."""
        if not self.is_open:
            return False
        self.bar.leave()
        return True

    def hide(self) -> None:
        """Close the bar because another piece comes."""
        if self._bar is not None:
            self._bar.hide()
