"""The sheet in which a note is written, beside or below its place. What is typed in it is never lost: leaving saves."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from reader.model.annotation import COLORS, Color
from reader.model.messages import _
from reader.ui.look.controls import Label, Link
from reader.ui.look.theme import Look
from reader.ui.reading.sheet import Sheet, Swatch

REST_MS = 3000


class NoteSheet(Sheet):
    """Writes one note.

    Signals: saved(note, color) whenever the reader rests or leaves in any way · removed() · closed().
    """

    saved = Signal(str, str)
    removed = Signal()

    def __init__(self, parent: QWidget, look: Look, words: Mapping[Color, str], *, width: float, known: bool) -> None:
        """`known` tells that the annotation exists already, so that it can be removed."""
        super().__init__(parent, look)
        em = look.em
        self.setAccessibleName(_("写批注"))
        self.setFixedWidth(round(width))
        rows, pad = QVBoxLayout(self), round(em * 0.6)
        rows.setContentsMargins(pad, round(em * 0.4), pad, round(em * 0.4))
        rows.setSpacing(round(em * 0.3))
        self.color: Color = "key"
        self._colors = QButtonGroup(self)
        self._swatches: dict[Color, Swatch] = {}
        head = QHBoxLayout()
        head.setSpacing(round(em * 0.1))
        self._word = Label(look, scale=0.8, colour="ink3")
        for key, color in enumerate(COLORS, 1):
            swatch = Swatch(color, words[color], str(key), look)
            swatch.setCheckable(True)
            swatch.clicked.connect(lambda _on=False, c=color: self._choose(c))
            self._colors.addButton(swatch)
            self._swatches[color] = swatch
            head.addWidget(swatch)
        head.addStretch()
        head.addWidget(self._word)
        rows.addLayout(head)
        self._words = words
        self.text = QPlainTextEdit()
        self.text.setFont(look.tokens.font(0.93))
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setPlaceholderText(_("写批注"))
        self.text.setAccessibleName(_("批注"))
        self.text.setTabChangesFocus(True)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.text.textChanged.connect(self._grow)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        self.text.textChanged.connect(self._rest.start)
        self.text.installEventFilter(self)
        rows.addWidget(self.text)
        foot = QHBoxLayout()
        self._known, self._remove, done = known, Link(look, _("删去")), Link(look, _("写好"))
        self._remove.setVisible(known)
        self._remove.clicked.connect(self.removed)
        done.setToolTip("Ctrl+Enter")
        done.clicked.connect(self.leave)
        foot.addWidget(self._remove)
        foot.addStretch()
        foot.addWidget(done)
        rows.addLayout(foot)
        self._grow()

    def fill(self, note: str, color: Color) -> None:
        """Show what the note says so far."""
        self.text.setPlainText(note)
        self._rest.stop()
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self._show_color(color)

    def set_writable(self, writable: bool) -> None:
        """Let the note be changed, or only read."""
        self.text.setReadOnly(not writable)
        for swatch in self._swatches.values():
            swatch.setEnabled(writable or swatch.color == self.color)
        self._remove.setVisible(writable and self._known)

    @property
    def note(self) -> str:
        """What is typed, without blank ends."""
        return self.text.toPlainText().strip()

    def keep(self) -> None:
        """Hand over what is typed, and stay open."""
        self._rest.stop()
        self.saved.emit(self.note, self.color)

    def leave(self) -> None:
        """Save and close."""
        if self.isVisible():
            self.keep()
        super().leave()

    def take_focus(self) -> None:
        """Put the keyboard into the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Finish on Ctrl+Enter and Esc; save when the focus goes to another window or widget."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
                self.leave()
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.keep()
        return super().eventFilter(watched, event)

    def _choose(self, color: Color) -> None:
        self._show_color(color)
        self.keep()
        self.take_focus()

    def _show_color(self, color: Color) -> None:
        self.color = color
        swatch = self._swatches.get(color)
        if swatch is not None:  # of another kind, it stays what it is until the reader chooses
            swatch.setChecked(True)
        self._word.setText(self._words[color])

    def _grow(self) -> None:
        """Be as tall as the text, from three to ten lines."""
        line = self.text.fontMetrics().lineSpacing()
        lines = min(10, max(3, int(self.text.document().documentLayout().documentSize().height())))
        self.text.setFixedHeight(round(line * lines + self.look.em * 1.6))
        if self.isVisible():
            self.adjustSize()
