"""The one quiet place of long work: a strip at the foot of the tree, with a thin bar, then what came of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.look.controls import Button, Link
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

HEIGHT = 3.2
LATE_MS = 400


class JobStrip(QWidget):
    """Signals: cancelled() · looked() the reader wants to see what came of it."""

    cancelled = Signal()
    looked = Signal()

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look = look
        self._words = self._count = ""
        self._done = 0
        self._total = 0
        self._running = False
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._appear)
        self._cross = Button(look, icons, _("停下"), icon="x", size=0.9)
        self._cross.clicked.connect(self._cross_pressed)
        self._see = Link(look, _("查看"))
        self._see.clicked.connect(self._see_pressed)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._see)
        self._row.addWidget(self._cross)
        look.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    @property
    def result(self) -> tuple[str, bool]:
        """What it says of work that is over, and whether there is more to see; empty where there is nothing."""
        return ("", False) if self._running or self.isHidden() else (self._words, not self._see.isHidden())

    def progress(self, words: str, done: int, total: int, count: str | None = None) -> None:
        """Say how far work has come, `done` of `total`, in words of its own where `count` is given; appears only where
        it takes long.
        """
        own = f"{done} / {total}" if total > 1 else ""
        self._count = own if count is None else count
        if not self._running:
            self._running = True
            self._late.start()
        self._words, self._done, self._total = words, done, total
        self._see.hide()
        self._cross.set_name(_("停下"))
        self._cross.show()
        self.setAccessibleName(f"{words} {self._count}".strip())
        self.update()

    def finish(self, words: str, *, see: bool = True) -> None:
        """Say what came of it, until it is looked at; an empty sentence takes the strip away."""
        self._running = False
        self._late.stop()
        self._words, self._done, self._total = words, 0, 0
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._see.setVisible(see)
        self._cross.set_name(_("关闭"))
        self._cross.show()
        self.setVisible(bool(words))
        self.update()

    def restyle(self) -> None:
        """Take sizes from the look."""
        px = self._look.tokens.px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(1.15), 0, px(0.5), 0)
        self._row.setSpacing(px(0.2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint sentence, count and bar."""
        tokens, em = self._look.tokens, self._look.em
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.colour("desk"))
        left, width = em * 1.15, self.width() - em * 2.2
        font = tokens.font(0.8)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if not self._running:
            taken = sum(w.width() for w in (self._see, self._cross) if not w.isHidden()) + em * 0.6
            room = QRectF(left, 0, self.width() - left - taken, self.height())
            painter.setPen(tokens.colour("ink2"))
            lines = two_lines(self._words, metrics, room.width())
            for k, words in enumerate(lines):
                own = room if len(lines) == 1 else QRectF(left, em * (0.35 + 1.25 * k), room.width(), em * 1.25)
                painter.drawText(own, flags, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
            painter.end()
            return
        if not self._cross.isHidden():
            width -= em * 1.6
        count = self._count
        line = QRectF(left, em * 0.45, width, em * 1.4)
        left_over = width - metrics.horizontalAdvance(count) - em * 0.6
        painter.setPen(tokens.colour("ink2"))
        painter.drawText(line, flags, metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, left_over))
        painter.setPen(tokens.colour("ink3"))
        painter.drawText(line, flags | Qt.AlignmentFlag.AlignRight, count)
        painter.fillRect(QRectF(left, em * 2.1, width, 2), tokens.colour("rule"))
        share = self._done / self._total if self._total else 0.0
        painter.fillRect(QRectF(left, em * 2.1, width * share, 2), tokens.colour("ink2"))
        painter.end()

    def _appear(self) -> None:
        if self._running:
            self.show()

    def _cross_pressed(self) -> None:
        if self._running:
            self.cancelled.emit()
        else:
            self.hide()

    def _see_pressed(self) -> None:
        self.hide()
        self.looked.emit()


def two_lines(words: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Return a sentence in one line, or parted behind the last of its commas that leaves the first line room."""
    if metrics.horizontalAdvance(words) <= width:
        return [words]
    comma = _("，")
    parts = words.split(comma)
    for k in range(len(parts) - 1, 0, -1):
        first = comma.join([*parts[:k], ""])
        if metrics.horizontalAdvance(first) <= width:
            return [first, comma.join(parts[k:])]
    return [words]
