"""Words of the page that only a screen reader says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat

from reader.model.messages import _
from reader.ui.reading.page_writing import Run
from reader.ui.reading.picture_place import PlacedPicture
from reader.ui.reading.shown_text import displayable


def unseen(words: str, picture: PlacedPicture, room: float) -> Run:
    """Return what a screen reader says at a picture's place, in `room` pixels of a line that nobody sees."""
    font = QFont()
    font.setPixelSize(1)
    style = QTextCharFormat()
    style.setFont(font)
    style.setForeground(Qt.GlobalColor.transparent)
    kind = _("这台电脑上没有这张图") if picture.path is None else _("图片")
    text = displayable(f"〔{kind}：{words}〕" if words else f"〔{kind}〕").replace("\t", "\u3000")
    return Run(QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room), style, font)
