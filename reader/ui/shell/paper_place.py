"""The paper's place: the page of a piece, or the front page of its issue."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget


class PaperPlace(QStackedWidget):
    """Holds the page, and what is shown in its stead."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.addWidget(page)

    def show_page(self) -> None:
        """Show the page of a piece."""
        self.setCurrentWidget(self._page)

    def show_instead(self, other: QWidget) -> None:
        """Show something else in its place."""
        if self.indexOf(other) < 0:
            self.addWidget(other)
        self.setCurrentWidget(other)
