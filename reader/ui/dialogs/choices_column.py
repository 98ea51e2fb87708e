"""A column of choices beside pages: where the screen is lower than the column, it scrolls, and the pages stay."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ChoicesColumn(QScrollArea):
    """Holds `column`, into which the choices go; `keep_whole()` is called when they are all there."""

    def __init__(self) -> None:
        super().__init__()
        self._content = QWidget()
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # never narrower than what it holds
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the focus, and is scrolled to
        self.setWidgetResizable(True)
        self.setWidget(self._content)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)

    def keep_whole(self) -> None:
        """Wish to show all; a dialog on a small screen lets it be lower."""
        self.setMinimumHeight(self._content.minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the content's own size, with room for the bar, as high as it is kept: on a small screen, lower."""
        size = self._with_bar(self._content.sizeHint())
        return QSize(size.width(), self.minimumHeight() or size.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the least width that shows the content whole beside its bar."""
        return QSize(self._with_bar(self._content.minimumSizeHint()).width(), super().minimumSizeHint().height())

    def _with_bar(self, size: QSize) -> QSize:
        return QSize(size.width() + self.verticalScrollBar().sizeHint().width(), size.height())
