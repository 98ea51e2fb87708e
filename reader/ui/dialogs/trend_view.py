"""The picture of a trend in the window: a bar narrows by click or Enter, arrows go from period to period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from reader.model.messages import _, counted
from reader.ui.dialogs.view_sheet import shares_of

if TYPE_CHECKING:
    from reader.printing.trend_picture import Share
    from reader.ui.look.theme import Look
    from reader.workspace.looking_through import Trends


class TrendView(QWidget):
    """Signals: chosen(int) the period to narrow to."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._trends: Trends | None = None
        self._shares: tuple[Share, ...] = ()
        self._current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("词的年轮"))
        look.changed.connect(self.update)

    @property
    def shares(self) -> tuple[Share, ...]:
        """What is drawn."""
        return self._shares

    def show_trends(self, trends: Trends | None) -> None:
        """Draw these trends; nothing to be seen without any."""
        self._trends = trends
        self._shares = shares_of(trends) if trends else ()
        self._current = None
        self.setVisible(bool(self._shares))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return a broad, low picture."""
        px = self._look.tokens.px
        return QSize(px(40), px(13))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return what still can be read."""
        px = self._look.tokens.px
        return QSize(px(20), px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw the picture, and a frame where it has the keyboard."""
        from reader.printing.trend_picture import Ink, paint_trend

        colour = self._look.tokens.colour
        ink = Ink(*(colour(name).name() for name in ("ink2", "rule", "edge", "accent")))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_trend(painter, QRectF(self.rect()), self._shares, ink, self._font(), self._current)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colour("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Light the period that is pointed at."""
        self._light(self._at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Narrow to the period."""
        place = self._at(event.position().x())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Go from period to period, and narrow to one."""
        last = len(self._shares) - 1
        at = self._current if self._current is not None else last
        steps = {
            Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current is not None:
            self.chosen.emit(self._current)
        elif event.key() in steps and self._shares:
            self._light(min(last, max(0, steps[Qt.Key(event.key())])))
            QToolTip.showText(self.mapToGlobal(self.rect().topLeft()), self.accessibleDescription(), self)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say in words what is pointed at."""
        if isinstance(event, QHelpEvent):
            place = self._at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._words(place) if place is not None else "", self)
            return True
        return super().event(event)

    def _light(self, place: int | None) -> None:
        if place != self._current:
            self._current = place
            self.setAccessibleDescription(self._words(place) if place is not None else "")
            self.update()

    def _words(self, place: int) -> str:
        assert self._trends is not None
        some = [trend[place] for trend in self._trends if trend]
        if not some[0].of:  # a share of nothing says nothing
            return f"{some[0].name}：" + counted("{n} 篇", 0).format(n=0)
        told = "；".join(
            counted("{n} 篇，占 {share}", p.pieces).format(n=p.pieces, share=f"{p.share:.1%}") for p in some
        )
        return f"{some[0].name}：{told}"

    def _at(self, x: float) -> int | None:
        from reader.printing.trend_picture import field, period_at

        return period_at(x, len(self._shares), field(QRectF(self.rect()), self._font()))

    def _font(self) -> QFont:
        return self._look.tokens.font(0.8)
