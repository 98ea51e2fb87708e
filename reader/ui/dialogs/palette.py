"""Ctrl+K: commands, categories and pieces in one list; hanzi, pinyin and initials find them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.model.messages import _
from reader.ui.browsing.tree_names import icon_of, title_of
from reader.ui.reading.sheet import Sheet
from reader.ui.shell.background import Lane, Operation
from reader.ui.shell.controls import Label
from reader.ui.shell.entries import ROW, Entry, EntryList

if TYPE_CHECKING:
    from reader.ui.shell.theme import Look
    from reader.ui.shell.window import MainWindow
    from reader.workspace.finding import FoundPiece

WIDTH, HEAD = 40.0, 3.6
MOST, PIECES = 9, 5


class Palette(Sheet):
    """The palette, a child of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, window.look)
        self._window = window
        self._lane = Lane("palette", self)
        self._commands = list(_commands(window))
        self._places = list(_places(window))
        px = self.look.tokens.px
        self.setFixedWidth(min(px(WIDTH), window.width() - px(2)))
        self.setAccessibleName(_("命令"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self.list = EntryList(self.look, window.icons)
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
        sign = QLabel()
        ink = self.look.tokens.colour("ink2")
        sign.setPixmap(self._window.icons.pixmap("command", ink, px(1.3), self.devicePixelRatioF()))
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setProperty("bare", True)
        self.field.setFont(self.look.tokens.font(1.07))
        self.field.setFixedHeight(px(HEAD))
        self.field.setPlaceholderText(_("命令、文章、栏目，拼音也行"))
        self.field.setAccessibleName(_("命令、文章、栏目，拼音也行"))
        self.field.textChanged.connect(self._fill)
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
            self._run(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Close, and end the worker thread."""
        self._lane.close(0)
        super().leave()

    def _fill(self, text: str) -> None:
        """Show what fits at once; pieces follow when they are found."""
        text = text.strip()
        found = fitting(text, [*self._commands, *self._places])[:MOST]
        self._show(found)
        if text and self._window.desk is not None:
            session = self._window.session

            def work(cancelled: Callable[[], bool]) -> tuple[FoundPiece, ...]:
                from reader.workspace import finding

                return finding.find(session, text, limit=PIECES, cancelled=cancelled).hits

            Operation(work).then(lambda hits: self._add_pieces(found, hits)).otherwise(lambda _error: None).start(
                self._lane, newest=True
            )

    def _add_pieces(self, found: list[Entry], hits: tuple[FoundPiece, ...]) -> None:
        self._show([*found[: MOST - min(len(hits), 3)], *(self._piece(hit) for hit in hits)][:MOST])

    def _piece(self, hit: FoundPiece) -> Entry:
        from datetime import date

        from reader.ui.browsing.wording import day_words, headline_words

        own = hit.summary
        where = " · ".join(w for w in (own.newspaper or "", day_words(own.date_published, date.today())) if w)
        return Entry(
            icon="article",
            text=headline_words(own),
            remark=where,
            marks=hit.headline_marks,
            run=lambda: self._window.desk and self._window.desk.open(own.id),
        )

    def _show(self, entries: list[Entry]) -> None:
        self.entries.show(entries)
        self.list.setFixedHeight(self.look.tokens.px(ROW) * max(1, len(entries)))
        self.list.setCurrentIndex(self.entries.index(0))
        self.adjustSize()

    def _run(self, index: QModelIndex) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        self.leave()
        if isinstance(entry, Entry):
            QTimer.singleShot(0, self._window, lambda: entry.run())


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

    def __init__(self, window: MainWindow, palette: Palette) -> None:
        super().__init__(window)
        self._palette = palette
        self.setGeometry(window.rect())
        palette.closed.connect(self.deleteLater)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Close the palette."""
        self._palette.leave()


def fitting(text: str, entries: list[Entry]) -> list[Entry]:
    """Return the entries that every word of a text fits, those it fits at their beginning first, with the places.

    All names are searched as one text, line by line: a search has a price of its own, whatever its length.
    """
    if not text:
        return entries
    from bisect import bisect_right
    from dataclasses import replace

    from reader.search import matches, parse

    starts = [0]
    for entry in entries:
        starts.append(starts[-1] + len(entry.text) + 1)
    whole = "\n".join(entry.text for entry in entries)
    marks: dict[int, list[tuple[int, int]]] = {k: [] for k in range(len(entries))}
    for word in text.split():
        fitted: dict[int, list[tuple[int, int]]] = {}
        for match in matches(parse(word), {"headline": whole}):
            k = bisect_right(starts, match.start) - 1
            fitted.setdefault(k, []).append((match.start - starts[k], match.end - starts[k]))
        marks = {k: [*known, *fitted[k]] for k, known in marks.items() if k in fitted}
    found = [replace(entries[k], marks=tuple(sorted(places))) for k, places in marks.items()]
    return sorted(found, key=lambda entry: entry.marks[0][0])


def _commands(window: MainWindow) -> Iterable[Entry]:
    menus = window.menus
    for action in menus.listed() if menus is not None else ():
        if action.isEnabled() and menus is not None:
            spec = menus.spec_of(action)
            keys = action.shortcut().toString()
            yield Entry(icon=spec.icon or "command", text=spec.text, remark=keys, run=action.trigger)


def _places(window: MainWindow) -> Iterable[Entry]:
    desk = window.desk
    for collection, _name in desk.tree.nodes.collections() if desk is not None else ():
        if desk is not None:
            title = title_of(desk.tree.nodes.way_to(collection), collection)
            icon = icon_of(collection)
            yield Entry(
                icon=icon, text=_("转到：{place}").format(place=title), run=partial(desk.browser.show, collection)
            )


def open_palette(window: MainWindow) -> Palette:
    """Open the palette over the window."""
    palette = Palette(window)
    backdrop = _Backdrop(window, palette)
    backdrop.show()
    palette.closed.connect(palette.deleteLater)
    palette.move((window.width() - palette.width()) // 2, window.look.tokens.px(6.4))
    palette.show()
    palette.raise_()
    palette.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return palette
