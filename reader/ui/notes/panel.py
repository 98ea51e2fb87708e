"""The notes panel: a real list of all annotations, narrowed by chips; what is chosen opens on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QStackedWidget, QVBoxLayout

from reader.model.annotation import COLORS, Color
from reader.model.messages import _, counted
from reader.model.status import LeftBehind
from reader.rendering.overlays import ColorWords
from reader.ui.look.chip import Chip
from reader.ui.look.controls import Bar, Button, Label
from reader.ui.look.focus_part import FocusPart
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.notes.chip_row import ChipRow
from reader.ui.notes.entries import FILTERS, MOST_TAGS, Filter, NoteEntry, chosen, rows_of
from reader.ui.notes.notes_list import NotesList
from reader.ui.notes.row_delegate import RowDelegate
from reader.ui.notes.rows_model import RowsModel
from reader.workspace.tagged_notes import tags_of


class NotesPanel(FocusPart):
    """All notes.

    Signals: entry_opened(article, annotation) · annotation_removed(annotation) · export_requested() · closed() ·
    left_put(gone piece, piece) and left_dropped(gone piece): what was done to a piece that is no more.
    """

    entry_opened = Signal(str, str)
    annotation_removed = Signal(str)
    left_put = Signal(str, str)
    left_dropped = Signal(str)
    export_requested = Signal()
    closed = Signal()

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look, self._icons = look, icons
        self._entries: Sequence[NoteEntry] = ()
        self._left: Sequence[LeftBehind] = ()
        self._article = ""
        self._filter: Filter = "all"
        self._words: Mapping[Color, str] = ColorWords()
        self.setAccessibleName(_("批注"))
        self._total = Label(look, scale=0.8, colour="ink2")
        self.chips: dict[Filter, Chip] = {}
        self._chip_row = ChipRow(look)
        self._group = QButtonGroup(self)
        self.list = NotesList(look)
        self._model = RowsModel(self._words)
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(self.list, look, icons, self._words))
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.list.removal_requested.connect(self._remove)
        self._hint = Label(look, scale=0.93, colour="ink2", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._heading(), self._chip_row, self._stack):
            column.addWidget(widget, 1 if widget is self._stack else 0)
        self.focus_part = self.list
        look.changed.connect(self._restyle)
        self._restyle()
        self._fill()

    def set_entries(self, entries: Sequence[NoteEntry], article: str = "", left: Sequence[LeftBehind] = ()) -> None:
        """List these annotations, piece by piece as they come, then what was `left` of pieces that are no more;
        `article` is the piece that is open.
        """
        self._entries, self._article, self._left = entries, article, left
        self._fill()

    def set_article(self, article: str) -> None:
        """Tell which piece is open."""
        if article != self._article:
            self._article = article
            self._fill()

    def set_filter(self, which: Filter) -> None:
        """Narrow the list."""
        if which != self._filter:
            self._filter = which
            self._fill()

    def choose(self, annotation: str) -> None:
        """Select a note and scroll to it, without opening it."""
        row = self._model.row_of(annotation)
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))

    def shown(self) -> list[str]:
        """Return the ids of the annotations that are listed, from the top."""
        return [r.entry.annotation.id for r in self._model.rows if r.kind == "note" and r.entry]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name and arguments
        """Paint the ground."""
        QPainter(self).fillRect(self.rect(), self._look.tokens.colour("list"))

    def _heading(self) -> Bar:
        bar = Bar(self._look, "list")
        bar.row.addWidget(Label(self._look, _("批注"), scale=1.07, serif=True, bold=True))
        bar.row.addSpacing(self._look.tokens.px(0.6))
        bar.row.addWidget(self._total)
        bar.row.addStretch(1)
        self._colors = Button(self._look, self._icons, _("按颜色、标签筛选"), icon="funnel-simple")
        self._colors.clicked.connect(self._ask_color)
        bar.row.addWidget(self._colors)
        export = Button(self._look, self._icons, _("导出批注…"), icon="export")
        export.clicked.connect(self.export_requested)
        close = Button(self._look, self._icons, _("关闭") + "  F9", icon="x")
        close.clicked.connect(self.closed)
        bar.row.addWidget(export)
        bar.row.addWidget(close)
        return bar

    def _fill(self) -> None:
        kept = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        counts = {which: len(chosen(self._entries, which, self._article)) for which in FILTERS}
        self._set_chips(counts)
        narrowed = self._filter in COLORS or self._filter.startswith("#")
        self._colors.set_icon("funnel-simple-fill" if narrowed else "funnel-simple", "accent" if narrowed else "ink2")
        pieces = len({e.annotation.article for e in self._entries})
        words = counted("{n} 条", len(self._entries)).format(n=f"{len(self._entries):,}")
        words += " · " + counted("{n} 篇", pieces).format(n=f"{pieces:,}")
        self._total.setText(words if self._entries else "")
        left = self._left if self._filter == "all" else ()
        self._model.set_rows(rows_of(chosen(self._entries, self._filter, self._article), left))
        self._stack.setCurrentWidget(self.list if self._model.rows else self._hint)
        nothing = _("选中文字，按 1 到 4 划线，按 N 写批注。")
        self._hint.setText(nothing if not self._entries or self._filter == "piece" else _("这里没有批注。"))
        if kept is not None and kept.entry is not None:
            self.choose(kept.entry.annotation.id)

    def _set_chips(self, counts: Mapping[Filter, int]) -> None:
        had_focus = next((w for w, c in self.chips.items() if c.hasFocus()), None)
        names = {"piece": _("本篇"), "all": _("全部"), "doubt": self._words["doubt"], "noted": _("有字")}
        for chip in self.chips.values():
            self._group.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for which in FILTERS:
            chip = Chip(self._look, self._icons, names[which], counts[which], cross=False)
            self._group.addButton(chip)
            chip.setChecked(which == self._filter)
            chip.clicked.connect(lambda _on=False, w=which: self.set_filter(w))
            self.chips[which] = chip
        self._chip_row.show_chips(list(self.chips.values()))
        if had_focus is not None:
            self.chips[had_focus].setFocus(Qt.FocusReason.TabFocusReason)

    def color_menu(self) -> QMenu:
        """Return the menu that narrows the list to one of the four marks, or to one of the tags in notes."""
        menu = QMenu(self)
        names: dict[Filter, str] = {"all": _("全部")}
        for color in COLORS:
            names[color] = self._words[color]
        tags = tags_of(entry.annotation for entry in self._entries)[:MOST_TAGS]
        for which, name in (*names.items(), *((f"#{tag}", f"#{tag}") for tag, _count in tags)):
            if tags and which == f"#{tags[0][0]}":
                menu.addSeparator()
            action = menu.addAction(f"{name}\t{len(chosen(self._entries, which, self._article))}")
            action.setCheckable(True)
            action.setChecked(which == self._filter)
            action.triggered.connect(partial(self.set_filter, which))
        return menu

    def _ask_color(self) -> None:
        menu = self.color_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._colors.mapToGlobal(QPoint(0, self._colors.height())))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if row is not None and row.kind == "left":
            menu = self.left_menu(row.left)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.list.viewport().mapToGlobal(self.list.visualRect(index).bottomLeft()))
        elif row is not None and row.kind == "note" and row.under is not None:
            self.list.setCurrentIndex(self._model.index(self._model.row_of_left(row.under)))
        elif row is not None and row.kind == "note":
            self.entry_opened.emit(row.entry.annotation.article, row.entry.annotation.id)

    def left_menu(self, left: LeftBehind) -> QMenu:
        """Return the menu of a piece that is no more: what can become of what was done to it."""
        menu = QMenu(self)
        put = menu.addAction(_("放到正在读的这一篇"))
        put.setEnabled(bool(self._article))
        put.triggered.connect(lambda: self.left_put.emit(left.article, self._article))
        menu.addAction(_("去掉")).triggered.connect(lambda: self.left_dropped.emit(left.article))
        return menu

    def _remove(self) -> None:
        row = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if row is not None and row.kind == "note":
            self.annotation_removed.emit(row.entry.annotation.id)
        elif row is not None and row.kind == "left":
            self.left_dropped.emit(row.left.article)

    def _restyle(self) -> None:
        margin = self._look.tokens.px(1.6)
        self._hint.setContentsMargins(margin, margin, margin, margin)
        self.list.scheduleDelayedItemsLayout()
