"""Below the search field as one types: reporters, sections, tags, papers, saved and past searches, with counts.

The keyboard stays in the field: ↓ ↑ choose, Enter searches for what is chosen, Delete forgets a past search, Esc
closes the list first. What the library knows by name is gathered on a thread of its own, once until it changes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from reader.model.messages import counted
from reader.ui.browsing.subject_words import is_ours
from reader.ui.jobs.background import Cancelled, Lane, Operation
from reader.ui.jobs.pacing import Paced
from reader.ui.look.entries import Entry
from reader.ui.reading.announcing import announce
from reader.ui.searching.suggestion_sheet import SuggestionSheet
from reader.ui.searching.suggestion_words import ICONS, kind_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.look.icons import Icons
    from reader.ui.look.theme import Look
    from reader.ui.searching.search_field import SearchField
    from reader.workspace.session import Session
    from reader.workspace.suggesting import Suggestion

MOST = 7
LEAST = 24  # em, for the words that are offered


class Suggestions(QObject):
    """Signals: chosen(str) a query is to be asked · list_asked() the reader goes on to the hits."""

    chosen = Signal(str)
    list_asked = Signal()

    def __init__(
        self, session: Session, field: SearchField, look: Look, icons: Icons, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._field = session, field
        self._look, self._icons = look, icons
        self._lane = Lane("suggestions", self)
        self._names = Lane("names", self)
        self._known: Sequence[Suggestion] | None = None
        self._outdated = self._wanted = False
        self._gathering = Paced(self._gather, self)
        self._sheet: SuggestionSheet | None = None
        self._shown: list[Suggestion] = []
        field.installEventFilter(self)
        field.query_changed.connect(self.offer)
        field.left.connect(self.hide)
        look.changed.connect(self._drop_sheet)

    @property
    def shown(self) -> list[Suggestion]:
        """What is offered now; empty while the list is closed."""
        return self._shown if self._sheet is not None and self._sheet.isVisible() else []

    @property
    def sheet(self) -> SuggestionSheet | None:
        """The list, once it was shown."""
        return self._sheet

    def forget_known(self) -> None:
        """The library has other names: gather them anew when they are needed, and offer none before."""
        self._known = None

    def outdate_known(self) -> None:
        """More came into the library, or less: gather its names anew when they are needed; these stay till then."""
        self._outdated = True

    def offer(self, typed: str) -> None:
        """Offer what fits; what the library knows by name joins in as soon as it is gathered."""
        if self._known is None or self._outdated:
            self._gathering.ask()
        self._offer(typed)

    def _offer(self, typed: str) -> None:
        session, names, self._wanted = self._session, self._known or (), True

        def work(_cancelled: Cancelled) -> tuple[Suggestion, ...]:
            from reader.workspace import suggesting

            return suggesting.fitting((*suggesting.past(session), *names), typed, limit=MOST)

        Operation(work).then(lambda found: self._show(list(found), typed)).otherwise(lambda _trouble: None).start(
            self._lane, newest=True
        )

    def _gather(self) -> None:
        session, self._outdated = self._session, False

        def work(_cancelled: Cancelled) -> tuple[Suggestion, ...]:
            from reader.workspace import suggesting

            return suggesting.known(session)

        Operation(work).then(self._gathered).otherwise(lambda _trouble: self._gathered(())).start(self._names)

    def _gathered(self, known: Sequence[Suggestion]) -> None:
        first, self._known = self._known is None, known
        self._gathering.done()
        if first and self._wanted and self._field.hasFocus() and self._field.text():
            self._offer(self._field.text())

    def hide(self) -> None:
        """Close the list, and want nothing that is still coming for it."""
        self._lane.forget()
        self._wanted = False
        self._put_away()

    def _put_away(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()

    def clear_past(self) -> None:
        """Forget all past searches."""
        from reader.workspace import suggesting

        suggesting.forget(self._session)
        self.offer(self._field.text())

    def close(self) -> None:
        """End the worker thread and let go of the field."""
        self._field.removeEventFilter(self)
        self._field.query_changed.disconnect(self.offer)
        self._field.left.disconnect(self.hide)
        self._lane.close()
        self._names.close()
        self._drop_sheet()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Take the keys that concern the list before the field does."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key()))
        if kind in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._put_away()
        elif kind == QEvent.Type.FocusOut:
            self.hide()
        elif kind == QEvent.Type.FocusIn and not self._field.text():
            self.offer("")
        return False

    def _key(self, key: Qt.Key) -> bool:
        if not self.shown or self._sheet is None:
            if key == Qt.Key.Key_Down and not self._field.text():
                self.offer("")
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.hide()
            return False
        row, last = self._sheet.list.currentIndex().row(), len(self._shown) - 1
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row >= 0:
                self._choose(self._shown[row])
                return True
            self.hide()
        elif key == Qt.Key.Key_Down:
            if row < last:
                self._go(row + 1)
            else:
                self.hide()
                self.list_asked.emit()
            return True
        elif key == Qt.Key.Key_Up:
            self._go(row - 1)
            return True
        elif key == Qt.Key.Key_Delete and row >= 0 and self._shown[row].kind == "past":
            self._forget(self._shown[row])
            return True
        return False

    def _go(self, row: int) -> None:
        if self._sheet is None:
            return
        view = self._sheet.list
        if row < 0:
            view.setCurrentIndex(QModelIndex())
            return
        index = view.entries.index(row)
        view.setCurrentIndex(index)
        announce(self._field, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _show(self, found: list[Suggestion], typed: str) -> None:
        if not found or not self._field.hasFocus() or self._field.text() != typed:
            self._put_away()
            return
        sheet = self._sheet or self._make_sheet()
        self._shown = found
        sheet.show_entries([self._entry(s) for s in found], past=any(s.kind == "past" for s in found))
        window, px = self._field.window(), self._look.tokens.px
        place = self._field.mapTo(window, QPoint(0, self._field.height() + px(0.35)))
        room = window.width() - place.x() - px(0.6)
        sheet.setFixedWidth(max(self._field.width(), min(px(LEAST), room)))  # a narrow field has no room for its words
        sheet.move(place)
        sheet.show()
        sheet.raise_()

    def _make_sheet(self) -> SuggestionSheet:
        sheet = SuggestionSheet(self._field.window(), self._look, self._icons)
        sheet.list.clicked.connect(lambda index: self._choose(self._shown[index.row()]))
        sheet.clear.clicked.connect(lambda _checked=False: self.clear_past())
        self._sheet = sheet
        return sheet

    def _drop_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None

    def _entry(self, found: Suggestion) -> Entry:
        pieces = counted("{n} 篇", found.count).format(n=f"{found.count:,}")
        remark = kind_words()[found.kind] + (f"　{pieces}" if found.count else "")
        run, printed = partial(self._choose, found), found.kind in {"byline", "section", "newspaper"}
        text = self._look.shown(found.text) if printed and not is_ours(found.text) else found.text
        return Entry(icon=ICONS[found.kind], text=text, remark=remark, marks=found.marks, run=run)

    def _choose(self, found: Suggestion) -> None:
        self.hide()
        self.chosen.emit(found.query)

    def _forget(self, found: Suggestion) -> None:
        from reader.workspace import suggesting

        suggesting.forget(self._session, found.query)
        self.offer(self._field.text())
