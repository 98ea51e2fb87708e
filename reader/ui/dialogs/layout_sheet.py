"""字号与版面: one sheet for size, ground, measure, leading and pinyin; it acts at once and has no OK."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QSlider, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.rendering.families import FACES
from reader.ui.dialogs.face_words import face_words, script_words
from reader.ui.dialogs.ground import Ground
from reader.ui.dialogs.segments import SegmentRow
from reader.ui.jobs.host import choose_theme
from reader.ui.look.controls import Label, Link
from reader.ui.look.field_names import FieldNames
from reader.ui.look.fonts import has_face
from reader.ui.look.theme import STEPS, THEMES, ThemeName
from reader.ui.reading.column import GAP
from reader.ui.reading.sheet import Sheet

if TYPE_CHECKING:
    from reader.ui.jobs.host import Host

MEASURES = (30, 36, 42)
LEADINGS = (1.6, 1.8, 2.1)
GAPS = (0.0, GAP, 0.8)
PINYIN = ("none", "rare", "all")
SCRIPTS = ("printed", "simplified", "traditional")


class LayoutSheet(Sheet):
    """The sheet itself, a child of the window."""

    def __init__(
        self, host: Host, button: QWidget | None, lay_out: Callable[[], None], easy: Callable[[], None]
    ) -> None:
        """`lay_out` sets the page as the settings say, `easy` changes the mode; the sheet lies by its `button`."""
        super().__init__(host.window(), host.look)
        self._host, self._button, self._lay_out, self._easy = host, button, lay_out, easy
        px, self._names = self.look.tokens.px, FieldNames(self.look, 4.2)
        self.setMinimumWidth(px(20))
        self.setMaximumWidth(host.window().width() - px(0.6))
        self.setAccessibleName(_("字号与版面"))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(px(1.1), px(0.9), px(1.1), px(1.1))
        column.setSpacing(px(0.6))
        column.addLayout(self._sizes())
        hint = Label(self.look, _("栏目、文章、正文一起变　Ctrl 加 + 或 −"), scale=0.8, colour="ink2")
        column.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._grounds())
        settings = host.library_session.settings
        rows: tuple[tuple[str, tuple[str, ...], str, tuple[Any, ...]], ...] = (
            (_("版心"), (_("窄"), _("中"), _("宽")), "measure", MEASURES),
            (_("栏数"), (_("一栏"), _("两栏")), "columns", (1, 2)),
            (_("行距"), (_("紧"), _("中"), _("疏")), "leading", LEADINGS),
            (_("段距"), (_("紧"), _("中"), _("疏")), "paragraph_gap", GAPS),
            (_("繁简"), tuple(script_words().values()), "script", SCRIPTS),
            (_("注音"), (_("不注"), _("生字"), _("全部")), "pinyin", PINYIN),
            (_("一、不"), (_("照词典"), _("随口语")), "spoken_tones", (False, True)),
        )
        column.addLayout(self._row(_("字体"), self._faces()))
        if lacking := _("、").join(word for name, word in face_words().items() if not has_face(name)):
            said = _("这台电脑没有{faces}体，装上一种就能选。").format(faces=lacking)
            column.addWidget(Label(self.look, said, scale=0.8, colour="ink2", wrap=True))
        for word, words, name, values in rows:
            on = _nearest(values, getattr(settings, name))
            column.addLayout(self._row(word, SegmentRow(self.look, words, on, partial(self._keep, name, values))))

        mode = Link(self.look, _("退出长者模式") if self.look.easy else _("长者模式：字大，按钮也大"))
        mode.clicked.connect(self._change_mode)
        column.addWidget(mode, 0, Qt.AlignmentFlag.AlignHCenter)
        self._hold(whole)

    def _hold(self, whole: QWidget) -> None:
        """Show all of the sheet, or as much as the window is high, and the rest by scrolling."""
        area, room, wanted = QScrollArea(), self._host.window().height() - self.look.tokens.px(0.6), whole.sizeHint()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the focus, and is scrolled to
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(whole)
        for part in (area.viewport(), whole):
            part.setAutoFillBackground(False)
        area.setFixedHeight(min(room, wanted.height()))
        area.setMinimumWidth(
            wanted.width() + (area.verticalScrollBar().sizeHint().width() if room < wanted.height() else 0)
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)

    def _row(self, word: str, choices: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._names.name(word, choices))
        line.addWidget(choices, 1)
        return line

    def _faces(self) -> SegmentRow:
        """Return the four faces of Chinese print and the way to others; what this computer has not cannot be chosen."""
        face = self._host.library_session.settings.face or ("hei" if self.look.easy else "song")
        words = (*face_words().values(), _("自选…"))
        on = list(FACES).index(face) if face in FACES else len(FACES)
        row = SegmentRow(self.look, words, on, self._set_face)
        for segment, name in zip(row.segments, FACES, strict=False):
            if not has_face(name):
                segment.setEnabled(False)
                segment.setToolTip(_("这台电脑没有{face}体。装上一种，再打开这里就能选。").format(face=segment.text()))
        return row

    def _set_face(self, k: int) -> None:
        from reader.ui.dialogs.face_choice import FaceChoice

        if k < len(FACES):
            self._keep("face", tuple(FACES), k)
        else:
            FaceChoice(self._host).ask()
            self._lay_out()
            self._again()

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
        for name, theme in THEMES.items():
            button = Ground(self.look, name, theme.words())
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
    sheet.move(sheet.x(), max(0, min(sheet.y(), window.height() - sheet.height() - 4)))
    sheet.slider.setFocus(Qt.FocusReason.OtherFocusReason)
    return sheet


def _nearest(steps: Sequence[Any], value: Any) -> int:
    """Return which step is a value, or the nearest one where it lies between them."""
    if value in steps:
        return steps.index(value)
    return min(range(len(steps)), key=lambda k: abs(steps[k] - value))
