"""One picture in a window of its own: fitted to it or pixel by pixel, saved, copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reader.export.file_name import file_name
from reader.model import outside
from reader.model.messages import _
from reader.model.picture import Picture
from reader.printing.picture_decoding import decoded
from reader.ui.jobs.background import Lane, Operation
from reader.ui.look.theme import Look


class PictureWindow(QDialog):
    """Shows one picture. A click or 1 turns between fitted and pixel by pixel; the picture is dragged."""

    def __init__(self, look: Look, figure: Picture, path: Path, caption: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._figure, self._path, self._caption = figure, path, caption
        self._whole, self._held = QPixmap(), QPoint()
        self._moved = False
        self.fitted = True
        self.setWindowTitle(caption or _("图片"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picture = QLabel(_("正在打开…"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(caption or _("图片"))
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        self.words = QLabel(caption)
        self.words.setWordWrap(True)
        row.addWidget(self.words, 1)
        self.turn = self._button(row, _("原大"), self.toggle)
        self._button(row, _("复制"), self.copy)
        self._button(row, _("另存为…"), self.save)
        column = QVBoxLayout(self)
        column.addWidget(self.area, 1)
        column.addLayout(row)
        width, height = figure.shown_size
        room = parent.window().size() * 0.9
        self.resize(
            min(room.width(), max(round(look.em * 30), width + 40)), min(room.height(), height + round(look.em * 6))
        )
        self._lane = Lane("picture", self)
        self.finished.connect(lambda _code: self._lane.close())
        opening = Operation(lambda _cancelled: decoded(figure, path))
        opening.then(lambda image: self._show(QPixmap.fromImage(image))).start(self._lane)

    def _button(self, row: QHBoxLayout, words: str, deed: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: deed())
        row.addWidget(button)
        return button

    def _show(self, whole: QPixmap) -> None:
        self._whole = whole
        if whole.isNull():
            self.picture.setText(_("这张图坏了，显示不了"))
        else:
            self._set_picture()

    def _set_picture(self) -> None:
        if self._whole.isNull():
            return
        room = self.area.viewport().size()
        small = self._whole.width() <= room.width() and self._whole.height() <= room.height()
        shown = self._whole
        if self.fitted and not small:
            shown = shown.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        self.area.setWidgetResizable(self.fitted or small)
        self.picture.setPixmap(shown)
        if not (self.fitted or small):
            self.picture.resize(shown.size())
        self.turn.setText(_("原大") if self.fitted else _("适合窗口"))
        self.turn.setEnabled(not small)

    def toggle(self) -> None:
        """Turn between the picture fitted to the window and pixel by pixel."""
        self.fitted = not self.fitted
        self._set_picture()

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if not self._whole.isNull():
            QGuiApplication.clipboard().setPixmap(self._whole)

    def save(self) -> None:
        """Ask where to, and write the picture's own file there."""
        suffix = self._path.suffix
        name = file_name(self._caption[:40] or _("图片"), suffix)
        target, _kind = QFileDialog.getSaveFileName(self, _("图片另存为"), name, f"*{suffix}")
        if target:
            saving = Operation(lambda _cancelled: outside.write(Path(target), self._path.read_bytes(), force=True))
            saving.then(lambda _size: self.words.setText(_("存好了：{path}").format(path=target)))
            saving.otherwise(lambda trouble: self.words.setText(str(trouble))).start(self._lane)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Fit the picture again."""
        super().resizeEvent(event)
        self._set_picture()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """1 turns between fitted and pixel by pixel; Esc closes."""
        if event.key() == Qt.Key.Key_1:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Take hold of the picture."""
        self._held, self._moved = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Drag a picture that is larger than its window."""
        by = event.position().toPoint() - self._held
        if by.manhattanLength() > 3 and not self.fitted:
            self._moved = True
            for bar, move in ((self.area.horizontalScrollBar(), by.x()), (self.area.verticalScrollBar(), by.y())):
                bar.setValue(bar.value() - move)
            self._held = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """A click turns between fitted and pixel by pixel."""
        inside = self.area.geometry().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and not self._moved and self.turn.isEnabled():
            self.toggle()
