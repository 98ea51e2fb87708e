"""Ctrl+K: commands, categories and pieces in one list; hanzi, pinyin and initials find them.

Whoever answers the search finds them too: nothing is looked for on the GUI thread, and in a large library not even in
its process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.look.controls import Label
from reader.ui.look.entries import ROW, Entry, EntryList
from reader.ui.reading.sheet import Sheet
from reader.ui.searching.askers import Asker, OwnThread
from reader.ui.searching.questions import Asked, Question

if TYPE_CHECKING:
    from reader.ui.browsing.rows import Row
    from reader.ui.jobs.host import Host
    from reader.ui.look.theme import Look
    from reader.ui.searching.fitting_names import Fit

WIDTH, TOP, HEAD, FOOT = 40.0, 6.4, 3.6, 4.0
MOST, PIECES = 9, 5
LATE_MS = 400
# The window left, or a menu opened over it: the keyboard comes back here.
PASSING = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class Palette(Sheet):
    """The palette, a child of the window. It closes when the keyboard goes elsewhere."""

    def __init__(self, host: Host, named: Iterable[Entry], asker: Asker | None) -> None:
        """`named` are the commands and places to choose from; pieces are asked of `asker`, none where it is None."""
        super().__init__(host.window(), host.look)
        self._host = host
        self._its_own = OwnThread(host.session, "palette", self)
        self._asker: Asker = asker or self._its_own
        self._finds_pieces = asker is not None
        self._named = list(named)
        self._fitting: list[Entry] = []
        self._awaited, self._run_first, self._gone = "", False, False
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._say_awaited)
        px = self.look.tokens.px
        self.setFixedWidth(min(px(WIDTH), host.window().width() - px(2)))
        self.setAccessibleName(_("命令"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.list = EntryList(self.look, host.icons)
        self.list.setAccessibleName(_("命令"))
        self.entries = self.list.entries
        self.list.clicked.connect(self._run)
        column.addWidget(_Hairline(self.look))
        column.addSpacing(px(0.4))
        column.addWidget(self.list)
        column.addSpacing(px(0.4))
        column.addWidget(_Hairline(self.look))
        keys = Label(self.look, _("↑ ↓ 选择　　Enter 执行　　Esc 关闭"), scale=0.8, colour="ink3")
        keys.setContentsMargins(px(1.2), px(0.5), 0, px(0.6))
        column.addWidget(keys)
        self._fill("")

    def _head(self) -> QHBoxLayout:
        px = self.look.tokens.px
        row = QHBoxLayout()
        row.setContentsMargins(px(1.2), 0, px(1.2), 0)
        row.setSpacing(px(0.5))
        sign, ink = QLabel(), self.look.tokens.colour("ink2")
        sign.setPixmap(self._host.icons.pixmap("command", ink, px(1.3), self.devicePixelRatioF()))
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setProperty("bare", True)
        self.field.setFont(self.look.tokens.font(1.07))
        self.field.setFixedHeight(px(HEAD))
        self.field.setPlaceholderText(_("命令、文章、栏目，拼音也行"))
        self.field.setAccessibleName(_("命令、文章、栏目，拼音也行"))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        row.addWidget(sign)
        row.addWidget(self.field, 1)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Walk the list with the arrows, do on Enter, close on Esc."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if event.key() in step:
            row = self.list.currentIndex().row() + step[Qt.Key(event.key())]
            self.list.setCurrentIndex(self.entries.index(min(max(row, 0), self.entries.rowCount() - 1)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._wait_to_run(bool(self._awaited))
            if not self._awaited:
                self._run(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Close when the keyboard has gone to something else in the window."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in PASSING:
            QTimer.singleShot(0, self, self.leave)
        return False

    def leave(self) -> None:
        """Close, and want no answer any more."""
        self._gone = True
        self._its_own.close(0)
        super().leave()

    def _fill(self, text: str) -> None:
        """Show what has these very words at once, and what fits when it is known; pieces follow when they are found."""
        text = text.strip()
        self._awaited, self._fitting = text, []
        self._wait_to_run(False)
        self._late.stop()
        if not text:
            self._show(self._named[:MOST])
            return
        if plain := [entry for entry in self._named if entry.says(text)]:
            self._show(plain[:MOST])
        else:
            self._late.start()
        asked, names = Asked(text=text), tuple(entry.text for entry in self._named)
        self._asker.ask(
            Question(kind="names", stream="palette", asked=asked, names=names),
            lambda fits: self._show_fitting(text, fits),
            lambda _error: self._show_fitting(text, ()),
            newest=True,
        )
        if self._finds_pieces:
            pieces = Question(kind="hits", stream="palette", asked=asked, limit=PIECES)
            self._asker.ask(pieces, lambda a: self._add_pieces(text, a.rows), lambda _error: self._add_pieces(text))

    def _say_awaited(self) -> None:
        """Say that readings are still being loaded, as on a first start: a list that is of something else misleads."""
        if not self._gone:
            said = _("正在找“{text}”…").format(text=self._awaited)
            self._show([Entry(icon="magnifying-glass", text=said, run=lambda: None)])

    def _show_fitting(self, text: str, fits: tuple[Fit, ...]) -> None:
        if self._gone or text != self._awaited:
            return
        fitting = [replace(self._named[fit.number], marks=fit.marks) for fit in fits]
        self._fitting = (fitting or [entry for entry in self._named if entry.says(text)])[:MOST]
        if self._fitting or not self._finds_pieces:
            self._answer(self._fitting)

    def _add_pieces(self, text: str, hits: Sequence[Row] = ()) -> None:
        if self._gone or text != self.field.text().strip():
            return
        self._answer([*self._fitting[: MOST - min(len(hits), 3)], *map(self._piece, hits)][:MOST])

    def _answer(self, found: list[Entry]) -> None:
        """Show what was found, and do the first of it where Enter was pressed before the answer."""
        text, self._awaited = self.field.text().strip(), ""
        self._late.stop()
        self._show(found or self._nothing(text))
        if self._run_first and found:
            self._run(self.list.currentIndex())
        self._wait_to_run(False)

    def _wait_to_run(self, waiting: bool) -> None:
        """Let Enter stand for what was typed before it: nothing more can be typed until the answer is there."""
        self._run_first = waiting
        self.field.setReadOnly(waiting)

    def _nothing(self, text: str) -> list[Entry]:
        """Return what is said where nothing fits: that, and the way to look for it in all texts."""
        said = _("没有找到“{text}”").format(text=text)
        ask = self._host.search_for
        return [Entry(icon="magnifying-glass", text=said, remark=_("Enter 在报库里搜"), run=lambda: ask(text))]

    def _piece(self, hit: Row) -> Entry:
        from datetime import date

        from reader.ui.browsing.wording import day_words, headline_words

        own = hit.summary
        where = " · ".join(w for w in (own.newspaper or "", day_words(own.date_published, date.today())) if w)
        return Entry(
            icon="article",
            text=self.look.shown(headline_words(own)),
            remark=self.look.shown(where),
            marks=hit.headline_hits,
            run=lambda: self._host.open_piece(own.id),
        )

    def _show(self, entries: list[Entry]) -> None:
        self.entries.show(entries)
        px = self.look.tokens.px
        room = max(px(ROW), self._host.window().height() - px(TOP + HEAD + FOOT))
        self.list.setFixedHeight(min(px(ROW) * max(1, len(entries)), room))
        self.list.setCurrentIndex(self.entries.index(0))
        self.adjustSize()

    def _run(self, index: QModelIndex) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        self.leave()
        if isinstance(entry, Entry):
            QTimer.singleShot(0, self._host.window(), lambda: entry.run())


class _Hairline(QWidget):
    """The line between field, list and foot."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("rule"))
        painter.end()


class _Backdrop(QWidget):
    """Lies under the palette over the whole window; a click on it closes."""

    def __init__(self, host: Host, palette: Palette) -> None:
        super().__init__(host.window())
        self._palette = palette
        self.setGeometry(host.window().rect())
        palette.closed.connect(self.deleteLater)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Close the palette."""
        self._palette.leave()


def open_palette(host: Host, named: Iterable[Entry], asker: Asker | None) -> Palette:
    """Open the palette over the window."""
    palette = Palette(host, named, asker)
    backdrop = _Backdrop(host, palette)
    backdrop.show()
    palette.closed.connect(palette.deleteLater)
    palette.move((host.window().width() - palette.width()) // 2, host.look.tokens.px(TOP))
    palette.show()
    palette.raise_()
    palette.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return palette
