"""The one search field: says what is typed after a short rest, and what Esc and the arrow keys ask for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from reader.model.messages import _
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

REST_MS = 120
# What Ctrl does with a letter in a line of text; the rest, as Ctrl+E for its end, are commands of the window.
EDITING = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z})


class SearchField(QLineEdit):
    """Signals: query_changed(str) 120 ms after the last key · query_entered(str) Enter · left() Esc, or the cross ·
    list_asked() an arrow key goes down to the list.
    """

    query_changed = Signal(str)
    query_entered = Signal(str)
    left = Signal()
    list_asked = Signal()

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look = look
        self._icons = icons
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._tell)
        self._glass = QLabel(self)
        self._cross = QToolButton(self)
        self._cross.setAutoRaise(True)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setCursor(Qt.CursorShape.PointingHandCursor)
        self._cross.setAccessibleName(_("清除"))
        self._cross.setToolTip(_("清除"))
        self._cross.hide()
        self._cross.clicked.connect(self._leave)
        self.setAccessibleName(_("搜索"))
        self._hint()
        look.changed.connect(self._hint)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        look.changed.connect(self.restyle)
        self.restyle()

    def _hint(self) -> None:
        """Say what can be searched, in the mode for old eyes in few words."""
        self.setPlaceholderText(_("搜报纸") if self._look.easy else _("搜标题、正文、记者、批注，也可输拼音"))

    def restyle(self) -> None:
        """Take sizes and colours from the look."""
        tokens = self._look.tokens
        self.setFont(tokens.font(0.93))
        self.setFixedHeight(tokens.px(2.3))
        ratio = self.devicePixelRatioF()
        colour = tokens.colour("ink2")
        self._glass.setPixmap(self._icons.pixmap("magnifying-glass", colour, tokens.px(1.2), ratio))
        self._cross.setIcon(self._icons.icon("x", colour, tokens.px(1.0), ratio))
        self._cross.setIconSize(QSize(tokens.px(1.0), tokens.px(1.0)))
        self.setTextMargins(tokens.px(1.75), 0, tokens.px(1.7), 0)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Keep glass and cross in their places."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._look.tokens.px
        self._glass.setGeometry(px(0.7), (self.height() - px(1.2)) // 2, px(1.2), px(1.2))
        self._cross.setGeometry(self.width() - px(2.0), (self.height() - px(1.7)) // 2, px(1.7), px(1.7))

    def set_query(self, text: str) -> None:
        """Show a query without telling anybody."""
        self._rest.stop()
        if text != self.text():
            self.setText(text)

    def say_count(self, words: str) -> None:
        """Tell a screen reader how much was found."""
        if words and words != self.accessibleDescription():
            from reader.ui.reading.announcing import announce

            announce(self, words)
        self.setAccessibleDescription(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Esc leaves the search, Enter and the arrow down go on to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest.stop()
            self.query_entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Down:
            self.list_asked.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for ourselves, which is also a shortcut of the window, and let its commands with Ctrl go by."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and event.key() not in EDITING
            if letter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return True
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def _edited(self, _text: str) -> None:
        self._rest.start()

    def _tell(self) -> None:
        self.query_changed.emit(self.text())

    def _leave(self) -> None:
        self._rest.stop()
        self.clear()
        self.left.emit()
