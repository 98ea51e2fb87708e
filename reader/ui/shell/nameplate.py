"""The nameplate over everything: name, day in the ear, search, the few doors; closed by the double rule 文武线."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.model.messages import _, language
from reader.ui.look.controls import Button, Label
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.searching.search_field import SearchField

if TYPE_CHECKING:
    from reader.ui.shell.easy_row import EasyRow

HEIGHT = 4.0
SEARCH_WIDTH = 30.0
WORDED_FROM = 75.0
EAR_FROM = 58.0
WEEKDAYS = "一二三四五六日"
MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def draw_double_rule(painter: QPainter, look: Look, left: float, top: float, width: float) -> None:
    """Draw the thick and the thin rule."""
    em = look.em
    thick = max(2, round(em * 0.2))
    colour = look.tokens.plate()
    painter.fillRect(QRectF(left, top, width, thick), colour)
    painter.fillRect(QRectF(left, top + thick + max(2, round(em * 0.13)), width, max(1, round(em * 0.07))), colour)


def double_rule_height(look: Look) -> int:
    """Return how high both rules are together."""
    em = look.em
    return max(2, round(em * 0.2)) + max(2, round(em * 0.13)) + max(1, round(em * 0.07))


def plate_name() -> str:
    """Return what stands in the nameplate: the name in hanzi, whatever else the window speaks."""
    return "报夹" if language() == "en" else _("报夹")


class Nameplate(QWidget):
    """Signals: import_asked() · clippings_asked() · menu_asked() · action_requested(id)."""

    import_asked = Signal()
    clippings_asked = Signal()
    menu_asked = Signal()
    action_requested = Signal(str)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look, self._icons = look, icons
        self._name = Label(look, plate_name(), scale=1.66, serif=True, bold=True, spacing=14)
        self._ear = Label(look, scale=0.72, colour="ink2")
        self.search = SearchField(look, icons)
        self.import_button = Button(look, icons, _("导入"), icon="download-simple", word=_("导入"))
        self.clippings_button = Button(look, icons, _("剪报"), icon="scissors", word=_("剪报"))
        self.notes_button = Button(look, icons, _("批注面板"), icon="note-pencil")
        self.notes_button.setCheckable(True)
        self.menu_button = Button(look, icons, _("菜单"), icon="list")
        self.import_button.clicked.connect(self.import_asked)
        self.clippings_button.clicked.connect(self.clippings_asked)
        self.notes_button.clicked.connect(lambda: self.action_requested.emit("notes_panel"))
        self.menu_button.clicked.connect(self.menu_asked)
        self._empty = False
        self.easy: EasyRow | None = None
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._name)
        self._row.addWidget(self._ear)
        self._row.addStretch(3)
        self._row.addWidget(self.search)
        self._row.addStretch(4)
        for button in (self.import_button, self.clippings_button, self.notes_button, self.menu_button):
            self._row.addWidget(button)
        look.changed.connect(self.restyle)
        self.restyle()

    def set_day(self, day: date, *, lunar: bool = True) -> None:
        """Write the day into the ear; in Chinese with the traditional calendar's day below it, or room for it."""
        if language() == "en":
            self._ear.setText(f"{day:%A}\n{day.day} {day:%B}")
            return
        solar = f"{MONTHS[day.month - 1]}月{_day_number(day.day)}　星期{WEEKDAYS[day.weekday()]}"
        below = " "
        if lunar:
            from reader.model.lunar import lunar_day

            below = f"农历{lunar_day(day).words()}"
            if language() == "zh_TW":
                from reader.hanzi.script import in_script

                below = in_script(below, "traditional", words=False)
        self._ear.setText(f"{solar}\n{below}")

    def set_empty(self, empty: bool) -> None:
        """Show only name, day and menu while there is nothing to read."""
        self._empty = empty
        self._fit()

    def restyle(self) -> None:
        """Take sizes from the look."""
        px = self._look.tokens.px
        self._show_easy()
        self.setFixedHeight(max(px(HEIGHT), 60 + px(1.2)) if self._look.easy else px(HEIGHT))
        self._row.setContentsMargins(px(1.1), 0, px(0.8), px(0.4))
        self._row.setSpacing(px(0.3))
        self._ear.setContentsMargins(px(0.5), 0, 0, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Give up words and ear where room is scarce."""
        super().resizeEvent(event)
        self._fit()

    def _show_easy(self) -> None:
        """Have the five worded buttons where they are wanted."""
        if self._look.easy and self.easy is None:
            from reader.ui.shell.easy_row import EasyRow

            self.easy = EasyRow(self._look, self._icons)
            self.easy.requested.connect(self.action_requested)
            self.easy.hide()  # until what it stands in place of is hidden
            self._row.addWidget(self.easy)

    def _fit(self) -> None:
        """Show what there is room for: what goes goes before what comes, or both together would widen the window."""
        width, easy = self.width() / self._look.em, self._look.easy
        if self.easy is not None and easy:
            self._narrow_search(self.easy)
        elif self.easy is not None:
            self.easy.hide()
        self._ear.setVisible(width >= EAR_FROM and not easy)
        self.search.setVisible(not self._empty)
        self.menu_button.setVisible(not easy)
        for doors in (self.import_button, self.clippings_button, self.notes_button):
            doors.setVisible(not self._empty and not easy)
        if self.easy is not None:
            self.easy.setVisible(easy)
            self._row.setStretch(2, 1 if easy else 3)
            self._row.setStretch(4, 1 if easy else 4)
            if easy:
                return
        self.search.setMinimumHeight(0)
        for button, word in ((self.import_button, _("导入")), (self.clippings_button, _("剪报"))):
            button.set_word(word if width >= WORDED_FROM else "")
        self.search.setFixedWidth(self._look.tokens.px(max(12.0, min(SEARCH_WIDTH, width - 32))))

    def _narrow_search(self, easy: EasyRow) -> None:
        """Let the field give way beside the worded buttons, so that the words of no language widen the window."""
        px = self._look.tokens.px
        room = self.width() - easy.sizeHint().width() - self._name.sizeHint().width()
        self.search.setMinimumWidth(px(5))
        self.search.setMaximumWidth(max(px(5), min(px(15), room - px(3))))
        self.search.setMinimumHeight(60)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the ground and the double rule."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("desk"))
        draw_double_rule(painter, self._look, 0, self.height() - double_rule_height(self._look), self.width())
        painter.end()


def _day_number(day: int) -> str:
    """Return a day of the month as papers print it: 四, 十四, 廿四, 三十."""
    tens = ("", "十", "廿", "三")[day // 10]
    return {10: "十", 20: "二十", 30: "三十"}.get(day, tens + MONTHS[day % 10 - 1])
