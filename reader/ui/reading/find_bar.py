"""The bar to find in a piece: a field, the count, up and down. It only asks; the pane does the finding."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from reader.model.messages import _
from reader.ui.look.controls import Bar, Button, Label
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.kept_keys import keep_keys


class FindBar(Bar):
    """Find in this piece; pinyin works, as in the window's search.

    Signals: changed(query) · stepped(+1 or -1) · closed().
    """

    changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, look: Look, icons: Icons) -> None:
        self.query = QLineEdit()
        super().__init__(look, "paper", 2.9)
        self.query.setPlaceholderText(_("在本篇中查找，也可输拼音"))
        self.query.setAccessibleName(_("在本篇中查找"))
        self.query.setClearButtonEnabled(False)
        self.count = Label(look, scale=0.87, colour="ink2")
        up = Button(look, icons, _("上一处") + "  Shift+F3", icon="caret-up", size=1.1)
        down = Button(look, icons, _("下一处") + "  F3", icon="caret-down", size=1.1)
        close = Button(look, icons, _("关闭"), icon="x", size=1.0)
        self.row.addWidget(self.query, 1)
        self.row.addSpacing(look.tokens.px(0.5))
        self.row.addWidget(self.count)
        self.row.addWidget(up)
        self.row.addWidget(down)
        self.row.addStretch(1)
        self.row.addWidget(close)
        self.query.textChanged.connect(self.changed)
        up.clicked.connect(lambda: self.stepped.emit(-1))
        down.clicked.connect(lambda: self.stepped.emit(1))
        close.clicked.connect(self.leave)
        self.hide()

    def restyle(self) -> None:
        """Take the size from the look."""
        super().restyle()
        self.query.setFont(self._look.tokens.font(0.93))
        self.query.setFixedHeight(self._look.tokens.px(2.1))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Leave the pane as narrow as it is."""
        return QSize(0, self.height())

    def open(self, text: str = "") -> None:
        """Show the bar with the keyboard in it; `text` replaces what was sought last."""
        self.show()
        if text:
            self.query.setText(text)
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.query.selectAll()
        self.changed.emit(self.query.text())

    def tell(self, index: int, total: int) -> None:
        """Say where among the hits the reader is; `index` counts from 0."""
        if not self.query.text().strip():
            self.count.setText("")
        elif not total:
            self.count.setText(_("没有找到"))
        else:
            self.count.setText(_("第 {n} 处，共 {total} 处").format(n=index + 1, total=total))
        self.query.setAccessibleDescription(self.count.text())

    def leave(self) -> None:
        """Close the bar."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """Keep keys typed here from the page's one-letter shortcuts."""
        return keep_keys(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Enter steps on, Shift+Enter back, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
