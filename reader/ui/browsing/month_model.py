"""The days of one month, and what is said of each: which issues are here, unread or missing."""

from __future__ import annotations

from calendar import Calendar
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reader.model.messages import _, counted

if TYPE_CHECKING:
    from reader.workspace.issue_calendar import CalendarDay, IssueCalendar

Index = QModelIndex | QPersistentModelIndex
DayRole = Qt.ItemDataRole.UserRole
WEEKS = 6


class MonthModel(QAbstractTableModel):
    """The days of one month, seven a row; cells before the first and after the last are empty."""

    def __init__(self) -> None:
        super().__init__()
        self.month = date(2000, 1, 1)
        self.calendar: IssueCalendar | None = None
        self._days: list[date | None] = []
        self.show(self.month, None)

    def show(self, month: date, calendar: IssueCalendar | None) -> None:
        """Show the month that a day is in."""
        self.beginResetModel()
        self.month, self.calendar = month.replace(day=1), calendar
        found: list[date | None] = [
            day if day.month == month.month else None for day in Calendar().itermonthdates(month.year, month.month)
        ]
        self._days = [*found, *[None] * (7 * WEEKS - len(found))]
        self.endResetModel()

    def day(self, index: Index) -> date | None:
        """Return the day of a cell."""
        return self._days[index.row() * 7 + index.column()] if index.isValid() else None

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day of this month."""
        at = self._days.index(day)
        return self.index(at // 7, at % 7)

    def issues(self, day: date) -> CalendarDay | None:
        """Return what is here of a day."""
        return self.calendar.days.get(day) if self.calendar is not None else None

    def is_missing(self, day: date) -> bool:
        """Tell whether an issue is to be expected that is not here."""
        return self.calendar is not None and day in self.calendar.missing

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  # Qt's name and Qt's own default
        """Return the weeks."""
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008  # Qt's name and Qt's own default
        """Return the days of a week."""
        return 0 if parent.isValid() else 7

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let empty cells be passed over."""
        return super().flags(index) if self.day(index) is not None else Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: N802  # Qt's name
        """Return the days of the week."""
        shown = role == Qt.ItemDataRole.DisplayRole and side == Qt.Orientation.Horizontal
        return (_("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日"))[section] if shown else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the day's number, the day, or what a screen reader says."""
        day = self.day(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == DayRole:
            return day
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._spoken(day, tip=role == Qt.ItemDataRole.ToolTipRole)
        return None

    def _spoken(self, day: date, *, tip: bool) -> str:
        here = self.issues(day)
        named = _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
        if here is None:
            if self.is_missing(day):
                return _("{day}，缺这一期").format(day=named)
            return "" if tip else _("{day}，没有报纸").format(day=named)
        said = counted("{day}，{n} 篇", here.pieces).format(day=named, n=here.pieces)
        if len(here.issues) > 1:
            said = _("{day}，{issues} 份，{n} 篇").format(day=named, issues=len(here.issues), n=here.pieces)
        return said + (_("，{n} 篇未读").format(n=here.unread) if here.unread else "")
