"""The view of the list: keys, mouse, and which piece is current."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from reader.model.messages import _
from reader.ui.browsing.article_model import ArticleModel
from reader.ui.browsing.article_row import ArticleRow
from reader.ui.look.controls import KEYBOARD, WALKING, own_viewport
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

SEARCHED_ROWS = 5000


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
        self._rows = model
        self._told = ""
        self._row = ArticleRow(look, icons, self)
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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_requested.emit(self.viewport().mapToGlobal(at)))
        self.doubleClicked.connect(self._enter)
        look.changed.connect(self.restyle)
        self.restyle()

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

    @property
    def current_id(self) -> str:
        """The current piece, empty where there is none."""
        row = self._rows.row_at(self.currentIndex())
        return row.summary.id if row else ""

    @property
    def selected_ids(self) -> list[str]:
        """The selected pieces in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        found = [self._rows.row_at(self._rows.index(row)) for row in rows]
        return [row.summary.id for row in found if row]

    def select(self, article_id: str) -> bool:
        """Make a piece current without telling anybody; False where it is not in the list."""
        index = self._rows.index_of(article_id, load=SEARCHED_ROWS)
        self._told = article_id
        if not index.isValid():
            self.selectionModel().clear()
            return False
        if index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def forget_choice(self) -> None:
        """Let no piece be current, so that choosing any is told."""
        self._told = ""
        self.selectionModel().clear()

    def is_pointed_at(self, rect: QRectF) -> bool:
        """Tell whether the mouse is over a rectangle of the viewport."""
        if not self.underMouse():
            return False
        return rect.contains(QPointF(self.viewport().mapFromGlobal(self.cursor().pos())))

    def step(self, direction: int) -> bool:
        """Make the next (+1) or previous (-1) piece current and tell so; False at the end."""
        row = self.currentIndex().row() + direction if self.currentIndex().isValid() else 0
        if row >= self._rows.rowCount() and self._rows.canFetchMore(QModelIndex()):
            self._rows.fetchMore(QModelIndex())
        if not 0 <= row < self._rows.rowCount():
            return False
        self.setCurrentIndex(self._rows.index(row))
        return True

    def next_unread(self) -> bool:
        """Make the next unread piece below current and tell so; False where none is loaded."""
        for k in range(self.currentIndex().row() + 1, self._rows.rowCount()):
            row = self._rows.row_at(self._rows.index(k))
            if row and not row.summary.read:
                self.setCurrentIndex(self._rows.index(k))
                return True
        return False

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # noqa: N802
        """Tell which piece the reader chose."""
        super().currentChanged(current, previous)
        row = self._rows.row_at(current)
        if row and row.summary.id != self._told:
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
        """Hide the ring for the mouse."""
        self._show_ring(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Show the ring only where the keyboard brought the focus."""
        self._show_ring(event.reason() in KEYBOARD)
        super().focusInEvent(event)

    def _show_ring(self, shown: bool) -> None:
        self._row.show_ring(shown)
        self.viewport().update()

    def _enter(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index)
        if row:
            self.article_entered.emit(row.summary.id)
