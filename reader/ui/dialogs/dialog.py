"""The one form of our dialogs: a title in the paper's type, a body, buttons at the lower right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.shell.controls import Label

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


class Dialog(QDialog):
    """A dialog over the window; widgets go into `body`."""

    def __init__(self, window: MainWindow, title: str, *, width: float = 28, remark: str = "") -> None:
        super().__init__(window)
        self.look, self.icons = window.look, window.icons
        px = self.look.tokens.px
        self.setWindowTitle(title)
        self.setMinimumWidth(px(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(1.6), px(1.2), px(1.6), px(1.2))
        column.setSpacing(px(0.7))
        column.addWidget(Label(self.look, title, scale=1.2, serif=True, bold=True))
        if remark:
            column.addWidget(Label(self.look, remark, scale=0.87, colour="ink2", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(0.5))
        column.addLayout(self.body, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(0.6))
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)

    def add_button(self, word: str, *, main: bool = False, accepts: bool = False) -> QPushButton:
        """Add a button; one that accepts closes the dialog with yes, any other with no."""
        button = QPushButton(word)
        button.setProperty("main", main)
        button.setDefault(main)
        button.setAutoDefault(main)
        button.clicked.connect(self.accept if accepts else self.reject)
        self.buttons.addWidget(button)
        return button

    def add_close(self) -> None:
        """Add the button 关闭."""
        self.add_button(_("关闭"))

    def row(self, word: str, widget: QWidget) -> QWidget:
        """Add a labelled widget."""
        px = self.look.tokens.px
        line = QHBoxLayout()
        label = Label(self.look, word)
        label.setMinimumWidth(px(4.5))
        label.setBuddy(widget)
        widget.setAccessibleName(word)
        line.addWidget(label)
        line.addWidget(widget, 1)
        self.body.addLayout(line)
        return widget

    def ask(self) -> bool:
        """Show the dialog and wait; True where it was accepted."""
        self.setWindowModality(Qt.WindowModality.WindowModal)
        return self.exec() == QDialog.DialogCode.Accepted
