"""原文 beside the page: two pages of one piece that scroll as one, what was mended joined by hairlines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader.model.messages import _
from reader.ui.look.theme import Look
from reader.ui.reading.page_view import PageView
from reader.ui.reading.piece_page import counterpart
from reader.ui.reading.piece_pane import PiecePane

WIDTH = 3.0  # em


class Gutter(QWidget):
    """Stands between the piece as it was printed (left) and as it is set here (right), and ties them together."""

    def __init__(self, look: Look, printed: PiecePane, ours: PiecePane) -> None:
        super().__init__()
        self._look, self._printed, self._ours = look, printed, ours
        self._following = False
        self.setAccessibleName(_("修整的连线"))
        printed.view.scrolled.connect(lambda: self._follow(printed.view, ours.view, printed=False))
        ours.view.scrolled.connect(lambda: self._follow(ours.view, printed.view, printed=True))
        for pane in (printed, ours):
            pane.view.laid_out.connect(self.update)
        look.changed.connect(self._restyle)
        self._restyle()

    def lines(self) -> list[tuple[QPointF, QPointF]]:
        """Return the hairlines that are in sight: from the printed place to ours, in this widget's coordinates."""
        piece = self._ours.piece
        if piece is None:
            return []
        found = []
        for repair in piece.article.repairs:
            if repair.source is None or repair.undone:
                continue
            start, end = repair.source
            left = self._box(self._printed.view, "source", start, max(end, start + 1))
            right = self._box(self._ours.view, repair.field, repair.start, max(repair.end, repair.start + 1))
            if left is not None and right is not None:
                found.append((QPointF(0, left.center().y()), QPointF(self.width(), right.center().y())))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the ground of the paper and the hairlines over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._look.tokens.colour("ok"))
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(colour)
        bend = self.width() * 0.3
        for left, right in self.lines():
            points = [left, QPointF(bend, left.y()), QPointF(self.width() - bend, right.y()), right]
            painter.drawPolyline(points)
            for end in (left, right):
                painter.drawEllipse(end, 2.0, 2.0)
        painter.end()

    def _box(self, view: PageView, field: str, start: int, end: int) -> QRectF | None:
        """Return a place in sight of a page, in this widget's coordinates."""
        box = view.box_of(field, start, end)
        if box.isEmpty() or box.bottom() < 0 or box.top() > view.viewport().height():
            return None
        top = self.mapFromGlobal(view.viewport().mapToGlobal(QPointF(0, 0))).y()
        return box.translated(0, top)

    def _follow(self, moved: PageView, other: PageView, *, printed: bool) -> None:
        """Let the other page show what stands at the top of the one that was moved."""
        piece = self._ours.piece
        if piece is not None and not self._following:
            self._following = True
            other.return_to(counterpart(piece.article, moved.standpoint(), printed=printed))
            self._following = False
        self.update()

    def _restyle(self) -> None:
        self.setFixedWidth(self._look.tokens.px(WIDTH))
        self.update()
