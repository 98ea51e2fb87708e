"""The buttons of the mode for old eyes and hands: an icon and its word, a border one sees, sixty pixels and more."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look, Token


class BigButton(QPushButton):
    """One of them. It takes no focus from the mouse, so that the keys stay with list and page."""

    def __init__(self, look: Look, icons: Icons, word: str, icon: str = "") -> None:
        super().__init__(word)
        self._look, self._icons, self._icon = look, icons, icon
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.restyle)
        self.restyle()

    def show_as(self, word: str, icon: str, *, main: bool = False) -> None:
        """Show another word and icon; `main` on the ground of the one red."""
        if (word, icon, main) == (self.text(), self._icon, self.property("main")):
            return
        self._icon = icon
        self.setText(word)
        self.setProperty("main", main)
        self.style().unpolish(self)
        self.style().polish(self)
        self.restyle()

    def restyle(self) -> None:
        """Take sizes and colours from the look."""
        tokens = self._look.tokens
        self.setFont(tokens.font(0.9, bold=True))
        self.setMinimumHeight(max(60, tokens.px(2.5)))
        size = tokens.px(1.1)
        self.setIconSize(QSize(size, size))
        if self._icon:
            colour: Token = "on" if self.property("main") else "ink"
            self.setIcon(self._icons.icon(self._icon, tokens.colour(colour), size, self.devicePixelRatioF()))
