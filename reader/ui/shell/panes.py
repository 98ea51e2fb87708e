"""How many panes stand side by side, and how wide: measured in em, so that zooming acts as narrowing does.

Extra width goes to the paper alone. Three panes from 65 em, two from 51, below that one: the list, then the piece.
With two panes the tree stands in the list's place when it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from reader.ui.look.theme import Look

THREE, TWO = 65.0, 51.0
TREE = (11.0, 14.0, 22.0)  # least, ideal, most
LIST = (17.0, 22.6, 32.0)
TABLE = (17.0, 40.0, 90.0)  # the list as a table
NOTES = (15.0, 20.0, 28.0)
PAPER_LEAST = 34.0


class Divider(QSplitterHandle):
    """The line between two panes; a double click gives all panes their ideal widths again."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Restore the ideal widths."""
        panes = self.splitter()
        if isinstance(panes, Panes):
            panes.restore_ideal()


class Panes(QSplitter):
    """Tree, list, paper and notes panel.

    Signals: arranged() when other panes are shown than before, by the reader or for want of room · bereft() the pane
    that had the keyboard is among them no more.
    """

    arranged, bereft = Signal(), Signal()

    def __init__(self, look: Look, tree: QWidget, list_: QWidget, paper: QWidget, notes: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self.tree, self.list, self.paper, self.notes = tree, list_, paper, notes
        self._widths: dict[str, list[float]] = {}
        self._count = 0
        self._tree_wanted = True
        self._drawer = False
        self._notes_wanted = False
        self._page_alone = False
        self._reading = False
        self._list_range = LIST
        self._sizes_for: tuple[object, ...] = ()
        for widget in (tree, list_, paper, notes):
            self.addWidget(widget)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for index, stretch in enumerate((0, 0, 1, 0)):
            self.setStretchFactor(index, stretch)
        self.splitterMoved.connect(self._moved)
        look.changed.connect(self.arrange)

    @property
    def side_by_side(self) -> int:
        """How many panes there is room for: 1, 2 or 3."""
        return self._count

    @property
    def tree_shown(self) -> bool:
        """True where the tree can be seen."""
        return not self.tree.isHidden()

    @property
    def notes_shown(self) -> bool:
        """True where the notes panel is wanted."""
        return self._notes_wanted

    @property
    def page_alone(self) -> bool:
        """True where only the page is shown."""
        return self._page_alone

    def widths(self) -> dict[str, list[float]]:
        """Return the widths of tree, list and notes in em, for each number of panes that was used."""
        return self._widths

    def restore(self, widths: Mapping[str, list[float]]) -> None:
        """Take widths remembered from another day."""
        self._widths = {k: list(v) for k, v in widths.items() if len(v) == 3}
        self._sizes_for = ()
        self.arrange()

    def set_list_wide(self, wide: bool) -> None:
        """Give the list room for a table, or its own width again."""
        self._list_range = TABLE if wide else LIST
        self.arrange()

    def toggle_tree(self) -> None:
        """Show or hide the tree; with fewer than three panes, in the list's place."""
        if self._page_alone:
            self._page_alone = False
        elif self._count == 3:
            self._tree_wanted = not self._tree_wanted
        else:
            self._drawer = not self._drawer
        self.arrange()

    def close_drawer(self) -> bool:
        """Put the list back where the tree stood; False where it did not."""
        if not self._drawer:
            return False
        self._drawer = False
        self.arrange()
        return True

    def show_notes(self, shown: bool) -> None:
        """Open or close the notes panel."""
        self._notes_wanted = shown
        self._page_alone = self._page_alone and not shown
        self.arrange()

    def show_page_alone(self, alone: bool) -> None:
        """Show only the page, or all panes again."""
        self._page_alone = alone
        self.arrange()

    @property
    def reading(self) -> bool:
        """True where the piece, and not the list, is shown if there is room for one pane only."""
        return self._reading

    def set_reading(self, reading: bool) -> None:
        """Say whether a piece is open: with one pane it stands in the list's place."""
        if reading != self._reading:
            self._reading = reading
            self.arrange()

    def back_to_list(self) -> bool:
        """Show the list again where the piece stood in its place; False where both can be seen."""
        if self._page_alone:
            self.show_page_alone(False)
            return True
        if self._count > 1 or not self._reading:
            return False
        self.set_reading(False)
        return True

    def arrange(self) -> None:
        """Show what there is room for, at the widths the reader chose."""
        em = self._look.em
        room = self.width() / em
        self._count = 3 if room >= THREE and not self._look.easy else 2 if room >= TWO else 1
        alone = self._page_alone
        single = self._count == 1
        drawer = self._drawer and self._count < 3 and not alone
        tree = not alone and ((self._count == 3 and self._tree_wanted) or drawer)
        list_ = not alone and not drawer and (not single or not self._reading)
        paper = alone or not single or (self._reading and not drawer)
        notes = self._notes_wanted and not alone and (paper or single)
        if single and notes:
            tree = list_ = paper = False
        tree_w, list_w, notes_w = self._chosen()
        if paper and not single and not notes:
            tree_w, list_w = _giving_way(tree_w * tree, list_w * list_, room - PAPER_LEAST)
        if notes and not single and room - tree_w * tree - list_w * list_ - notes_w < PAPER_LEAST:
            tree = tree and drawer
            list_ = list_ and room - list_w - notes_w >= PAPER_LEAST - 6
        held = self.window().focusWidget()
        for widget, shown in ((self.tree, tree), (self.list, list_), (self.paper, paper), (self.notes, notes)):
            widget.setVisible(shown)
        for widget, (least, _ideal, most) in ((self.tree, TREE), (self.list, self._list_range), (self.notes, NOTES)):
            widget.setMinimumWidth(0 if single else round(least * em))
            widget.setMaximumWidth(16777215 if single or (widget is self.list and not paper) else round(most * em))
        key = (self._count, tree, list_, paper, notes, em, round(tree_w, 1), round(list_w, 1))
        if key != self._sizes_for and self.width() > 0:
            self._sizes_for = key
            sizes = [tree_w * tree, list_w * list_, 0.0, notes_w * notes]
            sizes[2] = max(room - sum(sizes), 1.0) if paper else 0.0
            if single and notes:
                sizes[3] = room
            self.setSizes([round(s * em) for s in sizes])
            self.arranged.emit()
        if held is not None and any(w.isHidden() and w.isAncestorOf(held) for w in (self.tree, self.list, self.notes)):
            self.bereft.emit()

    def restore_ideal(self) -> None:
        """Give all panes their ideal widths again."""
        self._widths.pop(self._widths_for, None)
        self._sizes_for = ()
        self.arrange()

    def createHandle(self) -> QSplitterHandle:  # noqa: N802  # Qt's name
        """Divide panes by our own lines."""
        return Divider(self.orientation(), self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Collapse and unfold with the room."""
        super().resizeEvent(event)
        self.arrange()

    @property
    def _widths_for(self) -> str:
        """What widths are remembered for: so many panes, with a table or not."""
        return f"{self._count} table" if self._list_range == TABLE else str(self._count)

    def _chosen(self) -> tuple[float, float, float]:
        usual = [TREE[1], LIST[0] if self._look.easy else self._list_range[1], NOTES[1]]
        known = usual if self._look.easy else self._widths.get(self._widths_for, usual)
        tree, list_, notes = (
            min(max(width, least), most)
            for width, (least, _ideal, most) in zip(known, (TREE, self._list_range, NOTES), strict=True)
        )
        return tree, list_, notes

    def _moved(self, _position: int, _index: int) -> None:
        if self._look.easy:
            return
        known = list(self._chosen())
        for k, widget in enumerate((self.tree, self.list, self.notes)):
            if not widget.isHidden():
                known[k] = round(widget.width() / self._look.em, 2)
        self._widths[self._widths_for] = known


def _giving_way(tree: float, list_: float, room: float) -> tuple[float, float]:
    """Return the widths of tree and list (0: not shown) such that the paper keeps its least, as far as theirs allow."""
    least = (TREE[0] if tree else 0.0, LIST[0] if list_ else 0.0)
    lacking, spare = tree + list_ - room, tree + list_ - sum(least)
    if lacking <= 0 or spare <= 0:
        return tree, list_
    share = min(lacking / spare, 1.0)
    return tree - (tree - least[0]) * share, list_ - (list_ - least[1]) * share
