"""A short list of things to choose from, one a line: icon, name with what was typed marked in it, a remark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

ROW = 2.5
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: what it is called, what stands at its right, what choosing it does."""

    icon: str
    text: str
    run: Callable[[], object]
    remark: str = ""
    marks: tuple[tuple[int, int], ...] = field(default=())

    def says(self, words: str) -> bool:
        """Tell whether these very words stand in its text, however they are parted: `backup` in `Back up…`."""
        return _run_together(words) in _run_together(self.text)


def _run_together(words: str) -> str:
    return "".join(words.casefold().replace("-", " ").split())


class Entries(QAbstractListModel):
    """The lines."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  # Qt's name and Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text, what a screen reader says, or the entry."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.text}，{entry.remark}" if entry.remark else entry.text
        return entry.text if role == Qt.ItemDataRole.DisplayRole else None


class EntryList(QListView):
    """Shows the lines; the keyboard stays with the field above it."""

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.tokens.colour("field"))
        self.setPalette(palette)
        self.entries = Entries()
        self.setModel(self.entries)
        self.setItemDelegate(_Line(look, icons, self))
        self.entered.connect(self.setCurrentIndex)


class _Line(QStyledItemDelegate):
    """Draws a line: icon, text with what was found in it, remark."""

    def __init__(self, look: Look, icons: Icons, view: QListView) -> None:
        super().__init__(view)
        self._look, self._icons, self._view = look, icons, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's name
        """Return the one height of all lines."""
        return QSize(100, self._look.tokens.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        tokens, em = self._look.tokens, self._look.em
        rect = QRectF(option.rect)
        chosen = self._view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("sel"))
            painter.drawRoundedRect(rect.adjusted(em * 0.5, 0, -em * 0.5, 0), em * 0.33, em * 0.33)
        size = tokens.px(1.25)
        if entry.icon:
            colour = tokens.colour("accent" if chosen else "ink2")
            pixmap = self._icons.pixmap(entry.icon, colour, size, self._view.devicePixelRatioF())
            painter.drawPixmap(QPointF(em * 1.2, rect.center().y() - size / 2), pixmap)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        small, font = tokens.font(0.8), tokens.font(0.97)
        metrics = QFontMetricsF(font)
        room = max(rect.width() * 0.4, rect.width() - em * 5.3 - metrics.horizontalAdvance(entry.text))
        remark = QFontMetricsF(small).elidedText(entry.remark, Qt.TextElideMode.ElideRight, room)
        left, right = em * 3.1, rect.right() - em * 1.2 - QFontMetricsF(small).horizontalAdvance(remark) - em
        for start, end in entry.marks:
            x, wide = metrics.horizontalAdvance(entry.text[:start]), metrics.horizontalAdvance(entry.text[start:end])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hit"))
            painter.drawRoundedRect(QRectF(left + x - 1, rect.center().y() - em * 0.6, wide + 2, em * 1.22), 3, 3)
        painter.setFont(font)
        painter.setPen(tokens.colour("ink"))
        text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, rect.top(), right - left + 4, rect.height()), flags, text)
        painter.setFont(small)
        painter.setPen(tokens.colour("ink2"))
        painter.drawText(rect.adjusted(0, 0, -em * 1.2, 0), flags | Qt.AlignmentFlag.AlignRight, remark)
        painter.restore()
