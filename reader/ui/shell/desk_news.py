"""How a desk follows its library: what changed goes to the list, the tree, the page, the notes and the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from reader.model.messages import _
from reader.model.summary import Changes, Collection, TreeNode
from reader.ui.browsing.tree_shape import MORE_PEOPLE
from reader.ui.jobs.background import Lane, Operation
from reader.ui.jobs.changes import Follower, LibraryChanges
from reader.ui.jobs.pacing import Paced
from reader.ui.shell.arriving_pictures import ArrivingPictures
from reader.ui.shell.piece_window import PieceWindow

if TYPE_CHECKING:
    from reader.ui.shell.desk_parts import DeskParts
    from reader.ui.shell.desk_search import DeskSearch

WORDS_AFTER_MS = 1500
PEOPLE = 8


class DeskNews(QObject):
    """Listens to the library of one desk. Made after the first paint."""

    def __init__(self, desk: DeskParts, search: DeskSearch, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._search, self._windows = desk, search, parent
        self._counting, self._counts = Lane("tree", self), Paced(self._count, self)
        self._words = Lane("words", self)
        self._kept: set[Collection] = set()
        self._told: set[str] = set()
        self.changes = LibraryChanges(desk.session.library, Lane("news", self), self)
        self.changes.changed.connect(self._follow)
        self.changes.watch()
        if desk.navigation.as_left:
            self.changes.look(desk.navigation.look_again)
        self.pictures = ArrivingPictures(desk, self)
        QTimer.singleShot(WORDS_AFTER_MS, self, self._learn_words)
        QTimer.singleShot(0, self, self._counts.ask)
        desk.tree.people_asked.connect(lambda: desk.action_requested.emit("people"))

    def close(self) -> None:
        """Hear no more."""
        for other in self._windows.findChildren(PieceWindow):
            other.close()  # it hands on what is typed there
        self.changes.close()
        self.pictures.close()
        self._counting.close()
        self._words.close()

    def _learn_words(self) -> None:
        """Load the dictionary of words once the reader looks on, then break the headlines of the list between them."""

        def load(_cancelled: object) -> None:
            from reader.hanzi.words import Words

            Words("")

        def learned(_none: object) -> None:
            self._desk.list.list.set_text(words=True)
            look = self._desk.page.look
            look.set_script(look.paper.script, words=True)
            self._desk.page.learn_words()

        Operation(load).then(learned).start(self._words)

    def _count(self) -> None:
        """Count the tree, and whom most pieces are by."""
        catalogue = self._desk.session.library.catalogue

        def count(_cancelled: object) -> tuple[TreeNode, ...]:
            people = catalogue.people(PEOPLE + 1)
            more = TreeNode(collection=MORE_PEOPLE, label=_("更多…"), count=0, unread=0)
            return (*catalogue.tree(), *people[:PEOPLE], *((more,) if len(people) > PEOPLE else ()))

        Operation(count).then(self._show_tree).otherwise(self._not_counted).start(self._counting)

    def _not_counted(self, error: Exception) -> None:
        self._counts.done()
        raise error

    def _follow(self, changes: Changes) -> None:
        self._tell(changes.problems)
        if changes == Changes(problems=changes.problems):
            return
        desk = self._desk
        desk.browser.refresh(changes)
        self._counts.ask()
        desk.navigation.refresh(changes)
        desk.undo.follow()
        desk.notes.refresh(changes)
        for other in self._windows.findChildren(PieceWindow):
            other.refresh()
        for dialog in self._windows.window().findChildren(QDialog):
            if isinstance(dialog, Follower):
                dialog.follow(changes)
        self._search.heed(changes)

    def _tell(self, problems: tuple[str, ...]) -> None:
        """Say once what is wrong with the library: damage that came to light, a disk that is away, that it moved."""
        fresh = [p for p in dict.fromkeys(problems) if p not in self._told]
        self._told.update(fresh)
        if len(fresh) == 1:
            self._desk.deeds.refused.emit(fresh[0])
        elif fresh:
            more = _("{sentence}另有 {n} 处，“核对报库…”都列出来。").format(sentence=fresh[0], n=len(fresh) - 1)
            self._desk.deeds.refused.emit(more)

    def _show_tree(self, nodes: tuple[TreeNode, ...]) -> None:
        """Show the tree as counted after a change; other clippings and searches are other suggestions."""
        QTimer.singleShot(0, self, self._counts.done)  # once it is shown, and where that fails too
        self._desk.browser.show_tree(nodes)
        self._desk.papers.follow(nodes)
        if self._desk.column.filter is not None:
            self._desk.column.filter.follow()
        kept = {n.collection for n in nodes if n.collection.kind in {"tag", "search"}}
        if kept != self._kept:
            self._search.suggestions.forget_known()
        self._kept = kept
