"""The contents list of a clipping book, which is where the book is made: chapters and pieces, dragged into order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from reader.model.messages import _
from reader.rendering.arrangement import Planned, PlannedChapter

if TYPE_CHECKING:
    from reader.ui.look.theme import Look

_ID = Qt.ItemDataRole.UserRole
_LEFT_OUT = "\0"


class BookContents(QTreeWidget):
    """Chapters with their pieces and pages, and at the end the pieces that are left out.

    Signals: rearranged() anything stands elsewhere, is called otherwise, or is left out · chosen(str) a piece, by id.
    """

    rearranged = Signal()
    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._names: dict[str, str] = {}
        self.said: dict[str, Planned] = {}
        self.setColumnCount(2)
        self.setHeaderLabels([_("篇目"), _("页")])
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(_("篇目：拖动排次序，Alt 加上下箭头也行"))
        self.setUniformRowHeights(True)
        self.currentItemChanged.connect(lambda item, _old: self.chosen.emit(self._id_of(item)))
        self.itemChanged.connect(lambda _item, column: self.rearranged.emit() if not column else None)

    def show_plan(self, chapters: Sequence[PlannedChapter], hidden: Sequence[str], names: Mapping[str, str]) -> None:
        """Show chapters; `names` of all the pieces by id, those of no chapter follow the last."""
        self._names = dict(names)
        self.said = {p.article: p for c in chapters for p in c.pieces if p.article in names}
        left = [i for i in names if i not in self.said and i not in hidden]
        rows = [(c.title, [p.article for p in c.pieces if p.article in names]) for c in chapters]
        if not rows:
            rows = [("", [])]
        rows[-1][1].extend(left)
        rows.append((_LEFT_OUT, [i for i in hidden if i in names]))
        self._build(rows)

    def chapters(self) -> tuple[PlannedChapter, ...]:
        """Return what stands in the list."""
        return tuple(
            PlannedChapter(title=title, pieces=tuple(self.said.get(i) or Planned(article=i) for i in own))
            for title, own in self._rows() if title != _LEFT_OUT
        )  # fmt: skip

    def hidden(self) -> tuple[str, ...]:
        """Return the pieces that are left out."""
        return tuple(i for title, own in self._rows() if title == _LEFT_OUT for i in own)

    def show_pages(self, pages: Mapping[str, str]) -> None:
        """Show on which page each piece begins."""
        self.blockSignals(True)
        for top in self._tops():
            for item in self._below(top):
                item.setText(1, pages.get(self._id_of(item), ""))
        self.blockSignals(False)

    def add_chapter(self) -> None:
        """Begin a chapter at the piece that is chosen, and let it be named."""
        item = self.currentItem()
        rows: list[tuple[str, list[str]]] = []
        at = len(self._rows()) - 1
        for k, (title, own) in enumerate(self._rows()):
            chosen = self._id_of(item)
            if chosen in own and title != _LEFT_OUT:
                place = own.index(chosen)
                rows.append((title, own[:place]))
                rows.append((_("新的一章"), own[place:]))
                at = k + 1 if place or title else k
                if not place and not title:
                    rows.pop(-2)
            else:
                if title == _LEFT_OUT and len(rows) == k:
                    rows.append((_("新的一章"), []))
                rows.append((title, own))
        self._build(rows)
        self.rearranged.emit()
        top = self.topLevelItem(at)
        if top is not None:
            self.setCurrentItem(top)
            self.editItem(top, 0)

    def leave_out(self) -> None:
        """Leave out the chosen pieces; of a chosen chapter only its title goes."""
        chosen = {self._id_of(item) for item in self.selectedItems()} - {""}
        tops = {k for k, top in enumerate(self._tops()) if top.isSelected() and k}
        rows: list[tuple[str, list[str]]] = []
        for k, (title, own) in enumerate(self._rows()):
            kept = [i for i in own if i not in chosen]
            if title == _LEFT_OUT:
                back = [i for i in own if i in chosen]
                rows[-1][1].extend(back)
                gone = [i for i in self._names if i in chosen and i not in back]
                rows.append((title, kept + gone))
            elif k in tops and not chosen:
                rows[-1][1].extend(kept)
            else:
                rows.append((title, kept))
        self._build(rows)
        self.rearranged.emit()

    def shift(self, step: int) -> None:
        """Move the current piece, or chapter, up or down by one."""
        item = self.currentItem()
        if item is None:
            return
        own = self._id_of(item)
        rows = self._rows()
        if not own:
            k = self.indexOfTopLevelItem(item)
            if 0 <= k + step < len(rows) - 1 and k < len(rows) - 1:
                rows[k], rows[k + step] = rows[k + step], rows[k]
        else:
            flat = [(n, i) for n, (_title, ids) in enumerate(rows) for i in ids]
            at = next(k for k, (_n, i) in enumerate(flat) if i == own)
            n, place = flat[at][0], rows[flat[at][0]][1].index(own)
            if 0 <= place + step < len(rows[n][1]):
                ids = rows[n][1]
                ids[place], ids[place + step] = ids[place + step], ids[place]
            elif 0 <= n + step < len(rows):
                rows[n][1].remove(own)
                rows[n + step][1].insert(0 if step > 0 else len(rows[n + step][1]), own)
        self._build(rows, current=own or item.text(0))
        self.rearranged.emit()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt's name
        """Put what was dragged where it may stand: pieces in chapters, chapters beside each other."""
        carried = self._id_of(self.currentItem())
        self.blockSignals(True)
        super().dropEvent(event)
        self.blockSignals(False)
        self._build(self._rows(), current=carried)
        self.rearranged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Move by Alt and an arrow; leave out by Delete."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.leave_out()
        else:
            super().keyPressEvent(event)

    def _rows(self) -> list[tuple[str, list[str]]]:
        """Return the titles of chapters with their pieces, whatever hangs below what."""
        rows: list[tuple[str, list[str]]] = []

        def walk(item: QTreeWidgetItem) -> None:
            own = self._id_of(item)
            if own:
                if not rows:
                    rows.append(("", []))
                rows[-1][1].append(own)
            else:
                title = item.data(0, _ID + 1)
                rows.append(
                    (_LEFT_OUT if title == _LEFT_OUT else "" if item.text(0) == _untitled() else item.text(0), [])
                )
            for child in self._below(item):
                walk(child)

        for top in self._tops():
            walk(top)
        rows.sort(key=lambda row: row[0] == _LEFT_OUT)
        return rows

    def _build(self, rows: Sequence[tuple[str, Sequence[str]]], current: str = "") -> None:
        current = current or self._id_of(self.currentItem())
        self.blockSignals(True)
        self.clear()
        for title, own in rows:
            out = title == _LEFT_OUT
            words = _("不收的（{n}）").format(n=len(own)) if out else title or _untitled()
            top = QTreeWidgetItem([words, ""])
            top.setData(0, _ID + 1, title)
            font = self._look.tokens.font(1.0, bold=not out)
            top.setFont(0, font)
            flags = top.flags() | Qt.ItemFlag.ItemIsDropEnabled
            top.setFlags(flags & ~Qt.ItemFlag.ItemIsDragEnabled if out else flags | Qt.ItemFlag.ItemIsEditable)
            self.addTopLevelItem(top)
            for i in own:
                item = QTreeWidgetItem([self._names.get(i, i), ""])
                item.setData(0, _ID, i)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
                item.setToolTip(0, self._names.get(i, i))
                top.addChild(item)
                if i == current:
                    self.setCurrentItem(item)
            top.setExpanded(not out)
            if current and title == current:
                self.setCurrentItem(top)
        self.blockSignals(False)

    def _tops(self) -> list[QTreeWidgetItem]:
        return [item for k in range(self.topLevelItemCount()) if (item := self.topLevelItem(k)) is not None]

    @staticmethod
    def _below(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
        return [child for k in range(top.childCount()) if (child := top.child(k)) is not None]

    @staticmethod
    def _id_of(item: QTreeWidgetItem | None) -> str:
        return str(item.data(0, _ID) or "") if item is not None else ""


def _untitled() -> str:
    return _("（没有章名）")
