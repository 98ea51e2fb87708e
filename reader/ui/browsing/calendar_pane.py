"""The calendar of a newspaper in the list's place: a month, or the twelve months of a year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from reader.model.messages import _, counted, language
from reader.ui.browsing.month_grid import MonthGrid
from reader.ui.look.controls import Bar, Button, Label, Link
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

if TYPE_CHECKING:
    from reader.workspace.issue_calendar import IssueCalendar

ACROSS = 2  # months of a year side by side
NOTCH = 120  # of a wheel
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class CalendarPane(QWidget):
    """Signals: day_entered(date) the reader wants the issue of a day · list_asked() the list instead."""

    day_entered = Signal(object)
    list_asked = Signal()

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look = look
        self._calendar: IssueCalendar | None = None
        self._day = date.today()  # the reader's own day
        self._yearly = False
        self._turned = 0
        self._before = Button(look, icons, _("上一月"), icon="caret-left")
        self._after = Button(look, icons, _("下一月"), icon="caret-right")
        self._title = Button(look, icons, _("全年"), word=" ")
        self._list = Link(look, _("列表"))
        self._said = Label(look, scale=0.87, colour="ink2", wrap=True)
        self._grid = MonthGrid(look)
        self._months: list[MonthGrid] = []
        self._names: list[Link] = []
        self._place = QStackedWidget()
        self._place.addWidget(self._monthly())
        self._before.clicked.connect(lambda: self.turn(-1))
        self._after.clicked.connect(lambda: self.turn(1))
        self._title.clicked.connect(lambda: self._show(self._day, yearly=not self._yearly))
        self._list.clicked.connect(self.list_asked)
        self._hear(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self._place, 1)
        look.changed.connect(self.restyle)
        self.restyle()

    @property
    def day(self) -> date:
        """The day that the reader is at."""
        return self._day

    @property
    def yearly(self) -> bool:
        """True where a year is shown."""
        return self._yearly

    @property
    def said(self) -> str:
        """What is said of what is here and what is missing."""
        return self._said.text()

    def show_calendar(self, calendar: IssueCalendar, year: str = "") -> None:
        """Show a newspaper's days: the year or month given, else the month the reader is at, or of the last issue."""
        other = self._calendar is None or self._calendar.newspaper != calendar.newspaper
        self._calendar = calendar
        day = (calendar.last or self._day) if other else self._day
        if "-" in year:
            inside = [d for d in calendar.days if f"{d:%Y-%m}" == year]
            day = day if f"{day:%Y-%m}" == year else max(inside, default=date.fromisoformat(f"{year}-01"))
        elif year.isdigit():
            inside = [d for d in calendar.days if d.year == int(year)]
            day = day if day.year == int(year) else max(inside, default=date(int(year), 1, 1))
        self._show(day, yearly=year.isdigit())

    def go_to(self, day: date) -> None:
        """Be at a day, whose issue is shown elsewhere."""
        self._show(day, yearly=self._yearly)

    def turn(self, step: int) -> None:
        """Go by months, or by years where a year is shown."""
        months = self._day.year * 12 + self._day.month - 1 + step * (12 if self._yearly else 1)
        self._show(_in_month(months, self._day.day), yearly=self._yearly)

    def grid(self) -> MonthGrid:
        """Return the month that the reader is at."""
        return self._months[self._day.month - 1] if self._yearly else self._grid

    def take_focus(self) -> None:
        """Give the keyboard to the day that the reader is at."""
        self.grid().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restyle(self) -> None:
        """Take sizes from the look."""
        px = self._look.tokens.px
        self._said.setContentsMargins(px(1.6), px(0.7), px(1.1), px(0.7))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._look.tokens.colour("list"))
        self._place.setPalette(palette)
        for area in self.findChildren(QScrollArea):
            for ground in area.viewport().findChildren(QWidget, options=DIRECT):
                ground.setPalette(palette)
                ground.setAutoFillBackground(True)
        self._list.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Esc goes from a month to its year's list, that is back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.list_asked.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        """A notch of the wheel is a month."""
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= NOTCH:
            step = -1 if self._turned > 0 else 1
            self._turned += step * NOTCH
            self.turn(step)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("list"))
        painter.end()

    def _bar(self) -> Bar:
        bar = Bar(self._look, "list")
        for widget in (self._before, self._title, self._after):
            bar.row.addWidget(widget)
        bar.row.addStretch(1)
        bar.row.addWidget(self._list)
        return bar

    def _monthly(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(self._look.tokens.px(0.7), 0, self._look.tokens.px(0.7), 0)
        column.setSpacing(0)
        column.addWidget(self._grid)
        column.addWidget(self._said)
        column.addStretch(1)
        return page

    def _year(self) -> None:
        """Build the twelve months of a year, once they are asked for."""
        within = QWidget()
        table = QGridLayout(within)
        px = self._look.tokens.px
        table.setContentsMargins(px(1.1), px(0.4), px(1.1), px(1.1))
        table.setHorizontalSpacing(px(1.6))
        table.setVerticalSpacing(px(0.2))
        for k in range(12):
            name = Link(self._look, month_words(k + 1))
            name.clicked.connect(lambda _on=False, month=k + 1: self._show(_near(self._day, month), yearly=False))
            grid = MonthGrid(self._look, small=True)
            self._hear(grid)
            self._names.append(name)
            self._months.append(grid)
            table.addWidget(name, k // ACROSS * 2, k % ACROSS, Qt.AlignmentFlag.AlignLeft)
            table.addWidget(grid, k // ACROSS * 2 + 1, k % ACROSS)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(within)
        self._place.addWidget(area)
        self.restyle()

    def _hear(self, grid: MonthGrid) -> None:
        grid.day_reached.connect(lambda day: self._show(day, yearly=self._yearly, focus=True))
        grid.month_turned.connect(self.turn)
        grid.day_entered.connect(self.day_entered)

    def _show(self, day: date, *, yearly: bool, focus: bool = False) -> None:
        had = focus or any(g.hasFocus() for g in (self._grid, *self._months))
        self._day, self._yearly = day, yearly
        if yearly and not self._months:
            self._year()
        year = _("{year}年").format(year=day.year)
        self._title.set_word(
            year if yearly else f"{year}{month_words(day.month)}" if language() != "en" else f"{day:%b %Y}"
        )
        self._title.set_name(_("回到这个月") if yearly else _("全年"))
        self._before.set_name(_("上一年") if yearly else _("上一月"))
        self._after.set_name(_("下一年") if yearly else _("下一月"))
        if yearly:
            for k, grid in enumerate(self._months):
                grid.show_month(date(day.year, k + 1, 1), self._calendar, day)
        else:
            self._grid.show_month(day, self._calendar, day)
        self._place.setCurrentIndex(1 if yearly else 0)
        self._said.setText(self._summary())
        if had:
            self.take_focus()

    def _summary(self) -> str:
        """Return how many issues of the month are here, and how many are missing."""
        if self._calendar is None:
            return ""
        same = [d for d in self._calendar.days if (d.year, d.month) == (self._day.year, self._day.month)]
        gone = [d for d in self._calendar.missing if (d.year, d.month) == (self._day.year, self._day.month)]
        if not same and not gone:
            return _("这个月没有报纸。")
        said = counted("这个月有 {n} 天的报纸。", len(same)).format(n=len(same))
        return said + (counted("按它平日的刊期，缺 {n} 天。", len(gone)).format(n=len(gone)) if gone else "")


def month_words(month: int) -> str:
    """Return the name of a month."""
    return date(2000, month, 1).strftime("%b") if language() == "en" else f"{month}月"


def _in_month(months: int, day: int) -> date:
    """Return a day in the month of that number, counted from year 0; the last one where it has fewer."""
    year, month = min(max(months // 12, 1), 9999), months % 12 + 1
    for last in range(day, 0, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, 1)


def _near(day: date, month: int) -> date:
    return _in_month(day.year * 12 + month - 1, day.day)
