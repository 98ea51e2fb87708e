"""A widget that lies over another's upper edge, so that nothing below it moves when it comes and goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

WATCHED = frozenset({QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest})


class LyingOver(QObject):
    """Keeps `widget` as wide as `ground`, directly below `above`, as tall as it needs to be."""

    def __init__(self, widget: QWidget, ground: QWidget, above: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._ground, self._above = widget, ground, above
        hidden = widget.isHidden()
        widget.setParent(ground)
        widget.setHidden(hidden)  # another parent forgets it
        for watched in (widget, ground, above):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Follow the sizes of all three."""
        if event.type() in WATCHED and not self._widget.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        width = self._ground.width()
        tall = self._widget.heightForWidth(width)
        height = tall if tall > 0 else self._widget.sizeHint().height()
        self._widget.setGeometry(0, self._above.geometry().bottom() + 1, width, height)
        self._widget.raise_()
        layout = self._widget.layout()
        if layout is not None:  # while it is being shown, Qt lays out for the size that it had before
            layout.setGeometry(QRect(QPoint(), self._widget.size()))
