"""The one form of our dialogs: a title in the paper's type, a body, buttons at the lower right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.model.messages import _
from reader.ui.dialogs.choices_column import ChoicesColumn
from reader.ui.jobs.deeds import LAST_S, Deeds
from reader.ui.look.controls import Label
from reader.ui.look.field_names import FieldNames
from reader.ui.look.screen_room import screen_room

if TYPE_CHECKING:
    from reader.ui.jobs.background import Lane
    from reader.ui.jobs.host import Host


# What a window manager may put round a dialog, and a strip of what lies behind it, in pixels.
FRAME = QSize(40, 72)


def room_on_screen(widget: QWidget) -> QSize:
    """Return how large a dialog may be to be seen whole."""
    return screen_room(widget).size() - FRAME


class _Frame(QScrollArea):
    """A dialog's content at the size it wants; where the screen is smaller, as with very large type, it scrolls."""

    def __init__(self, content: QWidget, below: int) -> None:
        """`below`: the height of what stands under it."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._content, self.below = content, below
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the content's own size."""
        return self._fitting(self._content.sizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the least size that shows the content whole, or the screen's."""
        return self._fitting(self.least())

    def least(self) -> QSize:
        """Return the least size of the content, however large the screen is."""
        return self._content.minimumSizeHint().expandedTo(self._content.minimumSize())

    def wide(self) -> int:
        """Return the least width that shows the content whole beside its scroll bar."""
        return self.least().width() + self.verticalScrollBar().sizeHint().width()

    def stack(self, rows: Iterable[QBoxLayout]) -> None:
        """Let the parts of these rows stand one below the other."""
        for row in rows:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
            row.update()
        layout = self._content.layout()
        if layout is not None:
            layout.activate()  # else the widths of before would count

    def show_whole(self) -> None:
        """Let what is wider than its place be scrolled to, not cut off."""
        self._content.setMinimumWidth(self.least().width())

    def _fitting(self, wanted: QSize) -> QSize:
        """Return a size with room for the bar beside the text: else that bar would call the one below it."""
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(wanted.width() + bar, wanted.height()).boundedTo(room_on_screen(self) - QSize(0, self.below))


class Dialog(QDialog):
    """A dialog over the window; widgets go into `body`. F1 opens the manual at its section."""

    def __init__(self, host: Host, title: str, *, width: float = 28, remark: str = "") -> None:
        super().__init__(host.window())
        self._of = host
        self.look, self.icons = host.look, host.icons
        px = self.look.tokens.px
        self.setWindowTitle(title)
        whole = QWidget()
        whole.setMinimumWidth(min(px(width), room_on_screen(self).width() - px(2)))
        column = QVBoxLayout(whole)
        column.setSpacing(px(0.7))
        column.addWidget(Label(self.look, title, scale=1.2, serif=True, bold=True))
        if remark:
            column.addWidget(Label(self.look, remark, scale=0.87, colour="ink2", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(0.5))
        column.addLayout(self.body, 1)
        column.setContentsMargins(px(1.6), px(1.2), px(1.6), px(0.7))
        self._parts: list[QBoxLayout] = []
        self.field_names = FieldNames(self.look)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(0.6))
        self.buttons.setContentsMargins(px(1.6), 0, px(1.6), px(1.2))
        self.buttons.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        self._frame = _Frame(whole, max(60 if self.look.easy else 0, px(2.5)) + px(1.4))
        around.addWidget(self._frame, 1)
        around.addLayout(self.buttons)  # in sight however far is scrolled

    def room(self) -> QSize:
        """Return the room that a dialog has on its screen."""
        return room_on_screen(self)

    def side_by_side(self) -> QBoxLayout:
        """Return a row for parts of the body, which stand one below the other where the screen is too narrow."""
        parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.append(parts)
        return parts

    def rows_of(self, groups: Iterable[Sequence[QWidget]], most: int) -> QVBoxLayout:
        """Return groups of controls, each a row, or several where it has more than `most`."""
        rows = QVBoxLayout()
        for group in groups:
            for at in range(0, len(group), most):
                row = QHBoxLayout()
                row.setSpacing(self.look.tokens.px(0.4))
                for control in group[at : at + most]:
                    row.addWidget(control)
                row.addStretch(1)
                rows.addLayout(row)
        return rows

    def add_button(self, word: str, *, main: bool = False, accepts: bool = False) -> QPushButton:
        """Add a button; one that accepts closes the dialog with yes, any other with no."""
        button = QPushButton(word)
        button.setProperty("main", main)
        button.setDefault(main)
        button.setAutoDefault(main)
        button.clicked.connect(self.accept if accepts else self.reject)
        self.buttons.addWidget(button)
        return button

    def add_close(self) -> QPushButton:
        """Add the button 关闭."""
        return self.add_button(_("关闭"))

    def row(self, word: str, widget: QWidget) -> QWidget:
        """Add a labelled widget."""
        line = QHBoxLayout()
        line.addWidget(self.field_names.name(word, widget))
        line.addWidget(widget, 1)
        self.body.addLayout(line)
        return widget

    def show_row(self, widget: QWidget, shown: bool) -> None:
        """Show or hide a labelled widget with its label."""
        widget.setVisible(shown)
        for label in self.findChildren(Label):
            if label.buddy() is widget:
                label.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Open the manual on F1."""
        if event.key() == Qt.Key.Key_F1:
            from reader.ui.dialogs.manual import section_of, show_manual

            show_manual(self._of, section_of(self), self)
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Keep to the screen, whatever size was wished for."""
        for area in self.findChildren(QScrollArea):
            if not area.accessibleName():  # Tab stops at it, to scroll
                area.setAccessibleName(self.windowTitle())
        for box in self.findChildren(QAbstractSpinBox):  # of which style sheets move no text away from its edge
            for field in box.findChildren(QLineEdit):
                field.setTextMargins(self.look.tokens.px(0.4), 0, 0, 0)
        room = room_on_screen(self)
        self._give_way(room)
        # Qt gives a window two thirds of the screen at most, and what it holds would be scrolled to without need.
        wanted = self.size() if event.spontaneous() else self.size().expandedTo(self.sizeHint())
        self.resize(wanted.boundedTo(room))
        super().showEvent(event)

    def _give_way(self, room: QSize) -> None:
        """Let what scrolls by itself be smaller than it wished where the screen is small for the type."""
        stacked = self._frame.wide() > room.width()
        if stacked:
            self._frame.stack(self._parts)
        least = self._frame.least()
        fits = least.width() <= room.width() and least.height() <= room.height() - self._frame.below
        for area in self.findChildren(QAbstractScrollArea):
            if area is not self._frame and not fits and not (stacked and isinstance(area, ChoicesColumn)):
                area.setMinimumSize(
                    area.minimumSize().boundedTo(QSize(round(room.width() * 0.4), round(room.height() * 0.4)))
                )
        self._frame.show_whole()
        self.resize(self.size().expandedTo(self.minimumSizeHint()))

    def ask(self) -> bool:
        """Show the dialog and wait; True where it was accepted. Of a kind one is asked at a time: the first stays.

        It is taken away with the turn that asked: what was chosen is read in that turn. One whose answer came when the
        reader had gone on to another piece does not open, which is said.
        """
        deeds = self._of.window().findChild(Deeds)
        if deeds is not None and deeds.left:  # it was asked for at another piece, before the library had answered
            self._of.say(_("已经看到别的一篇了，“{title}”没有打开。").format(title=self.windowTitle()), warning=False)
            self.reject()
            self.deleteLater()
            return False
        self.setWindowModality(Qt.WindowModality.WindowModal)
        asked = next((d for d in self._of.window().findChildren(Dialog) if d.isVisible() and self._is_as(d)), None)
        if asked is not None:  # a key pressed twice before the library had answered
            asked.raise_()
            asked.activateWindow()
            self.reject()
        accepted = asked is None and self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted

    def let_finish(self, lane: Lane) -> None:
        """Let a lane do the deeds that it was asked for while the dialog goes; nobody waits for them."""
        deeds = self._of.window().findChild(Deeds)
        if deeds is None:  # over no desk, nobody else would end it
            lane.close(LAST_S, drain=True)
        else:
            deeds.finish(lane)

    def _is_as(self, other: Dialog) -> bool:
        """Tell whether another dialog asks what this one does: several of a class ask for different things."""
        return other is not self and type(other) is type(self) and other.windowTitle() == self.windowTitle()
