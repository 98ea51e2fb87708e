"""The pictures of a page, drawn where room was left for them once they have been decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from reader.model.messages import _
from reader.ui.look.theme import Tokens

if TYPE_CHECKING:
    from reader.ui.reading.page_writing import Page
    from reader.ui.reading.picture_loading import PictureLoader
    from reader.ui.reading.picture_place import PlacedPicture


class PagePictures:
    """Draws the pictures of one page; what is not decoded yet has its room and is drawn when it is there."""

    def __init__(self, tokens: Tokens, page: Page, view: QAbstractScrollArea) -> None:
        self._tokens, self.page, self._view = tokens, page, view
        self._loader: PictureLoader | None = None

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Draw the pictures between two heights of the document."""
        for number in self.page.pictures:
            rect = self.rect(number)
            if not rect.isNull() and rect.bottom() >= top and rect.top() <= bottom:
                self._draw(painter, self.page.pictures[number], rect)

    def rect(self, number: int) -> QRectF:
        """Return where a picture stands in the document; a null one where it is not written yet."""
        block = self.page.document.findBlockByNumber(number)
        if not block.isValid() or number >= self.page.written:
            return QRectF()
        box = self.page.document.documentLayout().blockBoundingRect(block)
        picture, column = self.page.pictures[number], self.page.column
        left = column.left + (column.width - picture.width) / 2
        return QRectF(left, box.top(), picture.width, picture.height)

    def at(self, point: QPointF) -> PlacedPicture | None:
        """Return the picture at a point of the document."""
        return next((p for number, p in self.page.pictures.items() if self.rect(number).contains(point)), None)

    def _draw(self, painter: QPainter, picture: PlacedPicture, rect: QRectF) -> None:
        if picture.path is None:
            self._say(painter, rect, _("这台电脑上没有这张图"))
            return
        ratio = painter.device().devicePixelRatioF()
        found = self._load(picture, QSize(round(rect.width() * ratio), round(rect.height() * ratio)))
        if found is None:
            painter.fillRect(rect, self._tokens.colour("hover"))
        elif found.isNull():
            self._say(painter, rect, _("这张图坏了，显示不了"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, found)

    def _load(self, picture: PlacedPicture, size: QSize) -> QImage | None:
        if self._loader is None:
            from reader.ui.reading.picture_loading import PictureLoader

            self._loader = PictureLoader(self._view.viewport().update, self._view)
        assert picture.path is not None
        return self._loader.image(picture.figure, picture.path, size)

    def _say(self, painter: QPainter, rect: QRectF, words: str) -> None:
        painter.fillRect(rect, self._tokens.colour("hover"))
        painter.setPen(self._tokens.colour("ink3"))
        painter.setFont(self._tokens.font(0.85))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def take_over(self, before: PagePictures) -> None:
        """Go on with what was decoded for the page before."""
        self._loader = before._loader
