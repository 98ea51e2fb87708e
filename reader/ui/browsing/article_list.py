"""The view of the list: keys, mouse, and which piece is current."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader.model.messages import _
from reader.ui.browsing.article_model import ArticleModel
from reader.ui.browsing.article_row import ArticleRow
from reader.ui.browsing.chosen_rows import Place, rows_of
from reader.ui.browsing.row_text import RowText
from reader.ui.look.controls import KEYBOARD, WALKING, own_viewport
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

ListMode = Literal["snippets", "compact", "table"]


class ArticleList(QListView):
    """The list of pieces.

    Signals: article_chosen(str) the current piece became another by the reader's hand · article_entered(str) Enter or
    a double click asks for the page · menu_requested(QPoint) in global coordinates.
    """

    article_chosen = Signal(str)
    article_entered = Signal(str)
    menu_requested = Signal(object)

    def __init__(self, look: Look, icons: Icons, model: ArticleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icons = icons
        self._rows = model
        self._unasked = False
        self._told = self.sought = ""  # what is to be current; where that is to be seen and is not in the list yet
        self.text = RowText(paper=look.paper)
        self._row = ArticleRow(look, icons, self, self.is_pointed_at, self.text)
        self.setViewport(own_viewport())
        self.setModel(model)
        self.setItemDelegate(self._row)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(_("文章"))
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_requested.emit(self.viewport().mapToGlobal(at)))
        self.doubleClicked.connect(self._enter)
        look.changed.connect(self.restyle)
        self.restyle()

    def set_mode(self, mode: ListMode) -> None:
        """Show pieces with how they begin, without, or in one line with columns."""
        self._row.deleteLater()
        if mode == "table":
            from reader.ui.browsing.table_row import TableRow

            self._row = TableRow(self._look, self._icons, self, self.is_pointed_at, self.text)
        else:
            self._row = ArticleRow(self._look, self._icons, self, self.is_pointed_at, self.text)
            self._row.compact = mode == "compact"
        self.setItemDelegate(self._row)
        self.restyle()
        if self.currentIndex().isValid():
            self.doItemsLayout()
            self.scrollTo(self.currentIndex())

    def set_text(self, *, words: bool) -> None:
        """Break headlines between words from now on, or not."""
        self.text.words = words
        self._row.forget()
        self.viewport().update()

    def set_columns(self, shown: dict[str, float]) -> None:
        """Show these columns, each so many em wide, where the list is a table."""
        self._row.shown = dict(shown)
        self.viewport().update()

    def restyle(self) -> None:
        """Take ground and row height from the look, keeping the top row in place."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._look.tokens.colour("list"))
        self.setPalette(palette)
        self.viewport().setPalette(palette)
        top = self.indexAt(self.viewport().rect().topLeft())
        self.scheduleDelayedItemsLayout()
        if top.isValid():
            self.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802  # Qt's name
        """Look for no row that begins with a letter typed: Qt would have all of 100,000 read, for seconds."""

    @property
    def current_id(self) -> str:
        """The current piece, empty where there is none."""
        row = self._rows.row_at(self.currentIndex())
        return row.summary.id if row else ""

    @property
    def wanted_id(self) -> str:
        """The current piece, or the one that was to be current and is not in the list."""
        return self.current_id or self._told

    @property
    def selected_ids(self) -> list[str]:
        """The selected pieces in the order of the list, looked at or not."""
        return self._rows.ids_at(self._selected())

    @property
    def selected_count(self) -> int:
        """How many pieces are selected."""
        return sum(map(len, self._selected()))

    def beside_selected(self) -> str:
        """Return the piece that follows the selected ones, else the one before them; empty where there is none."""
        places = self._selected()
        if not places:
            return ""
        first, last = min(run.start for run in places), max(run.stop for run in places)
        beside = last if last < self._rows.rowCount() else first - 1
        return "".join(self._rows.ids_at([range(beside, beside + 1)])) if beside >= 0 else ""

    def place(self) -> Place:
        """Return what is selected and how it stands in the view, for `keep_place`."""
        top = self.indexAt(QPoint(1, 1))
        numbers = self._rows.numbers
        chosen = frozenset(n for run in self._selected() for n in numbers[run.start : run.stop])
        return Place(
            top=numbers[top.row()] if top.isValid() else None,
            shift=self.visualRect(top).top() if top.isValid() else 0,
            height=self.verticalScrollBar().value(),
            chosen=chosen if len(chosen) > 1 else frozenset(),
        )

    def keep_place(self, place: Place) -> None:
        """Let the piece that stood at the top stand there, and what was selected be selected, in a list loaded anew."""
        bar, top = self.verticalScrollBar(), self._rows.index_of_number(place.top)
        if place.chosen:
            self.selectionModel().select(
                rows_of(place.chosen, self._rows), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        moved = self.visualRect(top).top() - place.shift if top.isValid() else place.height - bar.value()
        bar.setValue(bar.value() + moved)

    def _selected(self) -> list[range]:
        runs = self.selectionModel().selection()
        return [range(runs.at(k).top(), runs.at(k).bottom() + 1) for k in range(runs.count())]

    def select(self, article_id: str, *, in_sight: bool = True) -> bool:
        """Make a piece current without telling anybody, and scroll to it; False where it is not in the list."""
        index = self._rows.index_of(article_id)
        self._told, self.sought = article_id, article_id if in_sight and not index.isValid() else ""
        if not index.isValid():
            self.selectionModel().clear()
            return False
        if index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self.setAutoScroll(in_sight)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.setAutoScroll(True)
        if in_sight:
            self.scrollTo(index)
        return True

    def forget_choice(self) -> None:
        """Let no piece be current, so that choosing any is told."""
        self._told = self.sought = ""
        self.selectionModel().clear()

    def is_pointed_at(self, rect: QRectF) -> bool:
        """Tell whether the mouse is over a rectangle of the viewport."""
        return self.underMouse() and rect.contains(QPointF(self.viewport().mapFromGlobal(self.cursor().pos())))

    def step(self, direction: int) -> bool:
        """Make the next (+1) or previous (-1) piece current and tell so; False at the end."""
        row = self.currentIndex().row() + direction if self.currentIndex().isValid() else 0
        if not 0 <= row < self._rows.rowCount():
            return False
        self.setCurrentIndex(self._rows.index(row))
        return True

    def next_unread(self) -> bool:
        """Make the next unread piece below current and tell so; False where there is none."""
        place = self._rows.next_unread(self.currentIndex().row())
        if place < 0:
            return False
        self.setCurrentIndex(self._rows.index(place))
        return True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # noqa: N802
        """Tell which piece the reader chose."""
        super().currentChanged(current, previous)
        row = self._rows.row_at(current)
        if row and not self._unasked and row.summary.id != self._told:
            self._told = row.summary.id
            self.article_chosen.emit(row.summary.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring once the reader goes about by keys; Enter goes to the page."""
        if event.key() in WALKING:
            self._show_ring(True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Hide the ring for the mouse; the right button says what its menu is about, and opens nothing."""
        self._show_ring(False)
        if event.button() == Qt.MouseButton.RightButton:
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and not self.selectionModel().isSelected(index):
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            return
        super().mousePressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N802, N803  # Qt's names
        """Let the selected pieces be carried to a clipping, a section or the bookmarks."""
        from reader.ui.browsing.carrying import carry

        carry(self, self._look, self.selected_ids)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring only where the keyboard brought the focus; for nobody else is a first row chosen."""
        self._show_ring(asked := event.reason() in KEYBOARD)
        self._unasked = not (asked or self.currentIndex().isValid())
        super().focusInEvent(event)  # Qt makes the first row current where none is
        if self._unasked:
            self.selectionModel().clearCurrentIndex()
        self._unasked = False

    def _show_ring(self, shown: bool) -> None:
        self._row.show_ring(shown)
        self.viewport().update()

    def _enter(self, index: QModelIndex) -> None:
        if row := self._rows.row_at(index):
            self.article_entered.emit(row.summary.id)
