"""One month of a newspaper: weeks from Monday, a day a cell; which issues are here, unread or missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyledItemDelegate, QTableView

from reader.model.messages import _
from reader.ui.browsing.month_model import WEEKS, Index, MonthModel
from reader.ui.look.controls import KEYBOARD, own_viewport
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.workspace.issue_calendar import IssueCalendar

ROW, SMALL_ROW = 3.0, 1.75
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class MonthGrid(QTableView):
    """Signals: day_reached(date) the reader goes to a day, perhaps of another month · day_entered(date) it is to be
    opened · month_turned(int) by so many months.
    """

    day_reached = Signal(object)
    day_entered = Signal(object)
    month_turned = Signal(int)

    def __init__(self, look: Look, *, small: bool = False) -> None:
        super().__init__()
        self._look, self._small = look, small
        self.ring = False
        self.setViewport(own_viewport())
        self.month = MonthModel()
        self.setModel(self.month)
        self.setItemDelegate(_Day(look, self, small=small))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.setHorizontalHeader(_Weekdays(look, self))
        self.horizontalHeader().setVisible(not small)
        look.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take colours and heights from the look."""
        tokens = self._look.tokens
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, tokens.colour("list"))
        self.setPalette(palette)
        self.viewport().setPalette(palette)
        self.horizontalHeader().setFixedHeight(tokens.px(2.0))
        height = tokens.px(SMALL_ROW if self._small else ROW)
        for week in range(WEEKS):
            self.setRowHeight(week, height)
        self.setFixedHeight(height * WEEKS + (0 if self._small else tokens.px(2.0)))
        self._spread()

    def show_month(self, month: date, calendar: IssueCalendar | None, chosen: date | None) -> None:
        """Show a month, with a day chosen where it is in it."""
        self.month.show(month, calendar)
        self.setAccessibleName(_("{year}年{month}月").format(year=month.year, month=month.month))
        if chosen is not None and (chosen.year, chosen.month) == (month.year, month.month):
            self.setCurrentIndex(self.month.index_of(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Arrows go a day or a week, PgUp and PgDn a month, Enter opens."""
        day, key = self.month.day(self.currentIndex()), Qt.Key(event.key())
        if key in STEPS:
            self._show_ring(True)
            self.day_reached.emit((day + timedelta(STEPS[key])) if day is not None else self.month.month)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.month_turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in ENTER and day is not None:
            self.day_entered.emit(day)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """A click opens the day."""
        self._show_ring(False)
        super().mousePressEvent(event)
        day = self.month.day(self.indexAt(event.position().toPoint()))
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_reached.emit(day)
            self.day_entered.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring only where the keyboard brought the focus."""
        self._show_ring(event.reason() in KEYBOARD)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Give all days the same width."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        width = self.viewport().width()
        for column in range(7):
            self.setColumnWidth(column, width * (column + 1) // 7 - width * column // 7)

    def _show_ring(self, shown: bool) -> None:
        self.ring = shown
        self.viewport().update()


class _Weekdays(QHeaderView):
    """The days of the week, as words over a hairline."""

    def __init__(self, look: Look, grid: MonthGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._look = look
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)  # the twelve months of a year are narrow

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802  # Qt's name
        """Paint one word."""
        tokens = self._look.tokens
        painter.fillRect(rect, tokens.colour("list"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.colour("rule"))
        painter.setFont(tokens.font(0.8))
        painter.setPen(tokens.colour("ink3"))
        word = self.model().headerData(logical, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(word))


class _Day(QStyledItemDelegate):
    """Draws a day: on a short 文武线 where it is here, over a dashed hairline where it is missing."""

    def __init__(self, look: Look, grid: MonthGrid, *, small: bool) -> None:
        super().__init__(grid)
        self._look, self._grid, self._small = look, grid, small

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one day."""
        day, month = self._grid.month.day(index), self._grid.month
        if day is None:
            return
        tokens, em = self._look.tokens, self._look.em
        rect, here = QRectF(option.rect), month.issues(day)
        chosen = index == self._grid.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("sel"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), em * 0.33, em * 0.33)
            if self._grid.ring and self._grid.hasFocus():
                painter.setPen(QPen(tokens.colour("focus"), max(2.0, em * 0.13)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 4, 4)
        middle = QPointF(rect.center().x(), rect.center().y() - em * (0.1 if self._small else 0.25))
        if day == date.today():  # the reader's own day
            painter.setPen(QPen(tokens.colour("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = em * (0.72 if self._small else 0.95)
            painter.drawEllipse(middle, radius, radius)
        unread = here is not None and here.unread > 0
        painter.setFont(tokens.font(0.8 if self._small else 1.0, bold=unread))
        painter.setPen(tokens.colour("ink" if here is not None else "ink3"))
        painter.drawText(
            QRectF(rect.left(), middle.y() - em, rect.width(), 2 * em), Qt.AlignmentFlag.AlignCenter, str(day.day)
        )
        if unread and not self._small:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accent"))
            painter.drawEllipse(QPointF(middle.x() - em * 0.95, middle.y()), em * 0.2, em * 0.2)
        self._line(painter, middle, here=here is not None, missing=month.is_missing(day))
        painter.restore()

    def _line(self, painter: QPainter, middle: QPointF, *, here: bool, missing: bool) -> None:
        """Draw the line under a day."""
        tokens, em = self._look.tokens, self._look.em
        half = em * (0.5 if self._small else 0.75)
        top = middle.y() + em * (0.58 if self._small else 0.82)
        if here:
            painter.fillRect(QRectF(middle.x() - half, top, 2 * half, max(1.5, em * 0.14)), tokens.colour("ink"))
            painter.fillRect(QRectF(middle.x() - half, top + em * 0.24, 2 * half, 1), tokens.colour("ink"))
        elif missing:
            painter.setPen(QPen(tokens.colour("ink3"), 1, Qt.PenStyle.DashLine))
            y = round(top) + 0.5
            painter.drawLine(QPointF(middle.x() - half, y), QPointF(middle.x() + half, y))
