"""字号与版面: one sheet for size, ground, measure, leading and pinyin; it acts at once and has no OK."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.dialogs.ground import Ground
from reader.ui.jobs.host import choose_theme
from reader.ui.look.controls import Label, Link
from reader.ui.look.theme import STEPS, Look, ThemeName
from reader.ui.reading.sheet import Sheet, focus_ring

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host

MEASURES = (30, 36, 42)
LEADINGS = (1.6, 1.8, 2.1)
PINYIN = ("none", "rare", "all")


def theme_words() -> dict[ThemeName, str]:
    """Return the names of the five grounds."""
    return {"light": _("白昼"), "sepia": _("米黄"), "dark": _("夜间"), "contrast": _("浓墨"), "black": _("黑底")}


class Segment(QAbstractButton):
    """One choice of a row of choices; the one in force has a ground and a red line below."""

    def __init__(self, look: Look, word: str) -> None:
        super().__init__()
        self._look = look
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the least size of a choice."""
        tokens = self._look.tokens
        word = QFontMetricsF(tokens.font(0.9, bold=True)).horizontalAdvance(self.text())
        return QSize(max(tokens.px(3.6), round(word + self._look.em * 0.9)), tokens.px(2.1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the word, and ground and line where it is in force."""
        tokens, em, on = self._look.tokens, self._look.em, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(2.5, 3, -2.5, -3)
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("sel" if on else "hover"))
            painter.drawRoundedRect(inner, em * 0.27, em * 0.27)
        if on:
            line = QRectF(inner.left() + inner.width() * 0.3, inner.bottom() - 3, inner.width() * 0.4, 2)
            painter.fillRect(line, tokens.colour("accent"))
        painter.setFont(tokens.font(0.9, bold=on))
        painter.setPen(tokens.colour("ink"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self.text())
        focus_ring(self, painter, self._look)
        painter.end()


class SegmentRow(QWidget):
    """A row of choices in one frame."""

    def __init__(self, look: Look, words: tuple[str, ...], on: int, choose: Callable[[int], None]) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for k, word in enumerate(words):
            button = Segment(look, word)
            button.setChecked(k == on)
            self._group.addButton(button, k)
            row.addWidget(button, 1)
        self._group.idClicked.connect(choose)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.tokens.colour("edge"), 1))
        radius = self._look.em * 0.33
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class LayoutSheet(Sheet):
    """The sheet itself, a child of the window."""

    def __init__(
        self, host: Host, button: QWidget | None, lay_out: Callable[[], None], easy: Callable[[], None]
    ) -> None:
        """`lay_out` sets the page as the settings say, `easy` changes the mode; the sheet lies by its `button`."""
        super().__init__(host.window(), host.look)
        self._host, self._button, self._lay_out, self._easy = host, button, lay_out, easy
        px = self.look.tokens.px
        self.setMinimumWidth(px(20))
        self.setMaximumWidth(host.window().width() - px(0.6))
        self.setAccessibleName(_("字号与版面"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(1.1), px(0.9), px(1.1), px(1.1))
        column.setSpacing(px(0.6))
        column.addLayout(self._sizes())
        hint = Label(self.look, _("栏目、文章、正文一起变　Ctrl 加 + 或 −"), scale=0.8, colour="ink2")
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._grounds())
        settings = host.library_session.settings
        rows: tuple[tuple[str, tuple[str, ...], str, tuple[Any, ...]], ...] = (
            (_("版心"), (_("窄"), _("中"), _("宽")), "measure", MEASURES),
            (_("行距"), (_("紧"), _("中"), _("疏")), "leading", LEADINGS),
            (_("注音"), (_("不注"), _("生字"), _("全部")), "pinyin", PINYIN),
            (_("一、不"), (_("照词典"), _("随口语")), "spoken_tones", (False, True)),
        )
        for word, words, name, values in rows:
            line = QHBoxLayout()
            label = Label(self.look, word)
            label.setFixedWidth(px(4.2))
            line.addWidget(label)
            on = _nearest(values, getattr(settings, name))
            line.addWidget(SegmentRow(self.look, words, on, partial(self._keep, name, values)), 1)
            column.addLayout(line)

        mode = Link(self.look, _("退出长者模式") if self.look.easy else _("长者模式：字大，按钮也大"))
        mode.clicked.connect(self._change_mode)
        column.addWidget(mode, 0, Qt.AlignmentFlag.AlignHCenter)

    def _change_mode(self) -> None:
        self.leave()
        self._easy()

    def _sizes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(STEPS) - 1)
        self.slider.setPageStep(1)
        self.slider.setValue(_nearest(STEPS, self.look.em))
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setAccessibleName(_("字号"))
        self.slider.sliderReleased.connect(self._set_size)
        self.slider.valueChanged.connect(lambda _v: None if self.slider.isSliderDown() else self._set_size())
        row.addWidget(Label(self.look, _("小"), scale=0.95, serif=True))
        row.addWidget(self.slider, 1)
        row.addWidget(Label(self.look, _("大"), scale=1.9, serif=True, bold=True))
        return row

    def _grounds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        group = QButtonGroup(self)
        for name, word in theme_words().items():
            button = Ground(self.look, name, word)
            button.setChecked(name == self.look.theme.name)
            button.clicked.connect(lambda _on=False, n=name: self._set_theme(n))
            group.addButton(button)
            row.addWidget(button, 1)
        return row

    def _set_size(self) -> None:
        self.look.set_em(STEPS[self.slider.value()])
        self._again()

    def _set_theme(self, name: ThemeName) -> None:
        choose_theme(self._host, name)
        self._again()

    def _keep(self, name: str, values: Sequence[object], k: int) -> None:
        session = self._host.library_session
        changes: dict[str, Any] = {name: values[k]}
        session.change_settings(replace(session.settings, **changes))
        self._lay_out()

    def _again(self) -> None:
        """Show the sheet anew in the new size or colours, where it was."""
        self.hide()
        self.deleteLater()
        open_layout_sheet(self._host, self._button, self._lay_out, self._easy).came_from = self.came_from


class _Backdrop(QWidget):
    """Lies under the sheet over the whole window; a click on it closes the sheet."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.sheet: LayoutSheet | None = None
        self.setGeometry(window.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Close the sheet."""
        if self.sheet is not None:
            self.sheet.leave()


def open_layout_sheet(
    host: Host, button: QWidget | None, lay_out: Callable[[], None], easy: Callable[[], None]
) -> LayoutSheet:
    """Open the sheet below its button; `lay_out` sets the page as the settings say, `easy` changes the mode."""
    window, em = host.window(), host.look.em
    for old in window.findChildren(_Backdrop):
        old.hide()
        old.deleteLater()
    backdrop = _Backdrop(window)
    sheet = LayoutSheet(host, button, lay_out, easy)
    backdrop.sheet = sheet
    sheet.closed.connect(backdrop.hide)
    sheet.closed.connect(backdrop.deleteLater)
    sheet.closed.connect(sheet.deleteLater)
    backdrop.show()
    anchor = QRectF(window.width() - em * 12, em * 4, em * 2, em * 3)
    if button is not None:
        corner = button.mapTo(window, QPoint(0, 0))
        anchor = QRectF(corner.x(), corner.y(), button.width(), button.height())
    sheet.place_by(anchor)
    sheet.slider.setFocus(Qt.FocusReason.OtherFocusReason)
    return sheet


def _nearest(steps: Sequence[Any], value: Any) -> int:
    """Return which step is a value, or the nearest one where it lies between them."""
    if value in steps:
        return steps.index(value)
    return min(range(len(steps)), key=lambda k: abs(steps[k] - value))
