"""What is dropped on the window: files, folders and text are imported; nothing is ever fetched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMainWindow, QWidget

from reader.model.messages import _
from reader.ui.browsing.article_model import PIECES
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MARGIN, RADIUS, VEIL = 1.1, 0.53, 0.94


def is_welcome(data: QMimeData) -> bool:
    """Tell whether there is something in it to import; pieces of our own lists are here already."""
    return not data.hasFormat(PIECES) and (bool(_paths(data)) or data.hasText())


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def dropped_words(data: QMimeData) -> str:
    """Return what letting go would do."""
    paths = _paths(data)
    if len(paths) == 1:
        return _("松开，读入《{name}》").format(name=paths[0].name)
    return _("松开，读入这 {n} 个").format(n=len(paths)) if paths else _("松开，读入这段文字")


class Dropping(QObject):
    """Takes what is dropped on a window, and shows meanwhile that it may be."""

    def __init__(
        self,
        window: QMainWindow,
        look: Look,
        import_paths: Callable[[Sequence[Path]], None],
        import_text: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self.target = DropTarget(look, window)
        self._import_paths, self._import_text = import_paths, import_text
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Offer, take, or stop offering."""
        if isinstance(event, QDragEnterEvent):
            if is_welcome(event.mimeData()):
                event.acceptProposedAction()
                self.target.offer(dropped_words(event.mimeData()))
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.target.hide()
            event.acceptProposedAction()
            self._take(event.mimeData())
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.target.hide()
        return False

    def _take(self, data: QMimeData) -> None:
        """Import the files, or else the text."""
        paths = _paths(data)
        if paths:
            self._import_paths(paths)
        elif data.hasText() and data.text().strip():
            self._import_text(data.text())


class DropTarget(QWidget):
    """Says, while something is dragged over the window, that it may be let go and what that does."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._look, self._over = look, over
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while it is not shown."""
        return "" if self.isHidden() else self._words

    def offer(self, words: str) -> None:
        """Lie over everything with these words."""
        self._words = words
        self.setAccessibleName(words)
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint a veil, a dashed frame and the words."""
        tokens, em = self._look.tokens, self._look.em
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = tokens.colour("field")
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        pen = QPen(tokens.colour("edge"), max(1.5, em * 0.1), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        inset = em * MARGIN
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), em * RADIUS, em * RADIUS)
        painter.setPen(tokens.colour("ink"))
        painter.setFont(tokens.font(1.66, serif=True, bold=True))
        middle = QRectF(self.rect()).adjusted(2 * inset, 0, -2 * inset, 0)
        lines = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(middle.adjusted(0, -em * 1.6, 0, -em * 1.6), lines, self._words)
        painter.setPen(tokens.colour("ink2"))
        painter.setFont(tokens.font(0.93))
        painter.drawText(middle.adjusted(0, em * 1.6, 0, em * 1.6), lines, _("文件、文件夹、压缩包和文字都可以"))
        painter.end()
