"""Tree, list, page and notes of one library, and how they hear of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.model.messages import _
from reader.model.summary import Changes, Collection
from reader.ui.browsing.collection_browser import CollectionBrowser
from reader.ui.browsing.list_pane import ListPane
from reader.ui.browsing.tree_view import CategoryTree
from reader.ui.reading.pane import ReadingPane
from reader.ui.searching.search_field import SearchField
from reader.ui.shell.background import Lane, Operation
from reader.ui.shell.deeds import Deeds
from reader.ui.shell.icons import Icons
from reader.ui.shell.job_strip import JobStrip
from reader.ui.shell.navigation import Navigation, Step
from reader.ui.shell.notes_place import NotesPlace
from reader.ui.shell.panes import Panes
from reader.ui.shell.piece_deeds import PieceDeeds
from reader.ui.shell.theme import Look

if TYPE_CHECKING:
    from reader.model.summary import TreeNode
    from reader.model.text import Place
    from reader.search import Match
    from reader.ui.reading.related_line import RelatedLine
    from reader.ui.searching.search_browser import SearchBrowser
    from reader.ui.searching.suggestion_list import Suggestions
    from reader.ui.shell.changes import LibraryChanges
    from reader.workspace.opening import OpenPiece
    from reader.workspace.session import Session

LINGER_MS = 30


class Desk(QWidget):
    """Everything that belongs to one open library.

    Signals: piece_shown(bool) whether a piece is open now · action_requested(str) an action of the table is wanted.
    """

    piece_shown = Signal(bool)
    action_requested = Signal(str)

    def __init__(self, session: Session, field: SearchField, look: Look, icons: Icons) -> None:
        super().__init__()
        self.session = session
        self.deeds = Deeds(self)
        self.tree = CategoryTree(look, icons)
        self.strip = JobStrip(look, icons)
        self.list = ListPane(look, icons)
        self.page = ReadingPane(look, icons)
        self.notes = NotesPlace(session, self.deeds, look, icons)
        self._look, self._icons = look, icons
        self.panes = Panes(look, _Column(look, self.tree, self.strip), self.list, self.page, self.notes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)
        self.browser = CollectionBrowser(session.library.catalogue, self.tree, self.list, self)
        self.search: SearchBrowser | None = None
        self.suggestions: Suggestions | None = None
        self.changes: LibraryChanges | None = None
        self.piece_deeds = PieceDeeds(session, self.page, self.deeds)
        self.navigation = Navigation(session, self.piece_deeds.note_opened, self)
        self._field = field
        self._before_search: tuple[Collection, str, int] | None = None
        self._goto: Place | None = None
        self._counting = Lane("tree", self)
        self._kept: set[Collection] = set()
        self.related: RelatedLine | None = None
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self._open_chosen)
        self._connect()
        self.page.set_writable(not session.library.read_only)

    def _connect(self) -> None:
        self.list.list.article_chosen.connect(lambda _id: self._linger.start())
        self.list.list.article_entered.connect(self._enter)
        self.list.sort_chosen.connect(self._sort)
        self.list.unread_toggled.connect(self.browser.set_unread_only)
        self.list.message.link_chosen.connect(self._follow_link)
        self.browser.shown.connect(self._collection_shown)
        self.browser.search_chosen.connect(self.search_for)
        self._field.list_asked.connect(self._go_to_list)
        self.navigation.opened.connect(self._show)
        self.navigation.renewed.connect(self._renew)
        self.navigation.closed.connect(self._clear)
        self.page.piece_requested.connect(self.open)
        self.page.search_requested.connect(self.search_for)
        self.page.action_requested.connect(self.action_requested)
        self.notes.note_requested.connect(self.open_note)
        self.notes.removal_requested.connect(self.piece_deeds.unannotate)
        self.notes.closed.connect(lambda: self.action_requested.emit("notes_panel"))
        self.notes.export_requested.connect(lambda: self.action_requested.emit("export_notes"))

    def complete(self) -> None:
        """Build what the first paint could do without: the page's tools, search, and the ear for changes."""
        if self.changes is not None:
            return
        self.page.complete()
        from reader.ui.reading.related_line import RelatedLine
        from reader.ui.searching.narrowing import Narrowing
        from reader.ui.searching.search_browser import SearchBrowser
        from reader.ui.searching.searching import Searching
        from reader.ui.searching.suggestion_list import Suggestions
        from reader.ui.shell.changes import LibraryChanges

        chips = Narrowing(self._look, self._icons)
        self.list.chips.addWidget(chips)
        self.search = SearchBrowser(Searching(self.session, self), self._field, self.list, chips, self)
        self.search.entered.connect(self._enter_search)
        self.search.left.connect(self._leave_search)
        self.search.first_asked.connect(self._open_first)
        self.search.answered.connect(self._mark_hits)
        self.search.searched.connect(self._remember)
        self.related = RelatedLine(self.search, self._look)
        self.related.chosen.connect(self.open)
        column = self.page.layout()
        if column is not None:
            column.addWidget(self.related)
        self.related.show_piece(self.navigation.article_id)
        self.suggestions = Suggestions(self.session, self._field, self._look, self._icons, self)
        self.suggestions.chosen.connect(self.search_for)
        self.suggestions.list_asked.connect(self._go_to_list)
        self.changes = LibraryChanges(self.session.library, self.deeds.lane, self)
        self.changes.changed.connect(self._follow)
        self.changes.watch()

    @property
    def query(self) -> str:
        """The query in force, empty where nothing is searched."""
        return self.search.query if self.search is not None else ""

    def leave_search(self) -> None:
        """End the search, where one is in force."""
        if self.search is not None:
            self.search.leave()

    def look_for_changes(self) -> None:
        """Notice what other processes wrote."""
        if self.changes is not None:
            self.changes.look()

    @property
    def writable(self) -> bool:
        """True where the library takes deeds."""
        return not self.session.library.read_only

    def open(self, article_id: str, *, goto: Place | None = None, remember: bool = True) -> bool:
        """Open a piece by its id, and make it current in the list where it is there."""
        self._linger.stop()
        self._goto = goto
        step = Step(article=article_id, collection=self.browser.collection, query=self.query)
        return self.navigation.open(step, self._hits(article_id), remember=remember)

    def open_note(self, article_id: str, annotation_id: str) -> None:
        """Open a piece at one of its notes."""
        if self.panes.side_by_side == 1:
            self.action_requested.emit("notes_panel")
        if article_id == self.navigation.article_id or self.open(article_id):
            self.page.open_annotation(annotation_id)

    def selected_ids(self) -> list[str]:
        """Return the pieces selected in the list, or the open one."""
        selected = self.list.list.selected_ids
        own = self.navigation.article_id
        return selected if len(selected) > 1 or not own else [own]

    def go(self, direction: int) -> None:
        """Go a step back or forward in what was read."""
        step = self.navigation.history.go(direction)
        if step is None:
            return
        if step.query != self.query:
            if step.query:
                self.search_for(step.query)
            elif self.search is not None:
                self._before_search = (step.collection, step.article, 0)
                self.search.leave()
        elif not step.query and step.collection != self.browser.collection:
            self.browser.show(step.collection, step.article)
        self.open(step.article, remember=False)

    def read_on(self) -> None:
        """Go a screen on; at the end of a piece, to the next unread one."""
        if self.page.read_on():
            return
        if not self.list.list.next_unread() and not self.query and self.browser.next_unread_collection():
            self.list.list.next_unread()

    def show_notes(self, shown: bool) -> None:
        """Open or close the notes panel; while it is open the margin keeps only numbers."""
        if shown:
            self.notes.build()
        self.panes.show_notes(shown)
        self.page.set_notes_beside(not shown)

    def close_desk(self) -> None:
        """Hand on what is being written, end the worker threads, hear no more."""
        self.page.finish_writing()
        if self.search is not None:
            self.search.close()
        if self.suggestions is not None:
            self.suggestions.close()
        if self.changes is not None:
            self.changes.close()
        self._counting.close()
        if self.related is not None:
            self.related.close_line()
        self.deeds.close()

    def _enter(self, article_id: str) -> None:
        self.open(article_id)
        self.panes.set_reading(True)
        self.page.setFocus()

    def _open_chosen(self) -> None:
        chosen = self.list.list.current_id
        if chosen and (chosen != self.navigation.article_id or self.query):
            self.open(chosen)

    def _open_first(self) -> None:
        ids = self.list.model.ids
        if ids:
            self.list.list.select(ids[0])
            self.open(ids[0])
            self._go_to_list()

    def _mark_hits(self) -> None:
        """Mark what was found on the page that is open, where it is among the hits."""
        own = self.navigation.article_id
        if own and self.list.model.row_of(own) is not None:
            self.open(own, remember=False)

    def _go_to_list(self) -> None:
        self.list.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.list.current_id:
            self.list.list.step(0)

    def _hits(self, article_id: str) -> tuple[Match, ...]:
        """Return where the query in force matches in a piece."""
        if self.search is None or not self.search.active or self.search.answer is None:
            return ()
        from reader.search import parse
        from reader.workspace import finding

        query = parse(self.search.query, fuzzy=self.search.answer.fuzzy)
        return self.deeds.do(lambda: finding.matches(self.session, query, article_id)) or ()

    def _show(self, piece: OpenPiece, hits: tuple[Match, ...]) -> None:
        goto, self._goto = self._goto, None
        self.list.list.select(piece.article.id)
        self.page.show_piece(piece, hits, goto)
        self.notes.show_piece(piece)
        if self.related is not None:
            self.related.show_piece(piece.article.id)
        self.panes.set_reading(True)
        self.piece_shown.emit(True)

    def _renew(self, piece: OpenPiece) -> None:
        self.page.update_piece(piece)
        self.notes.show_piece(piece)

    def _clear(self) -> None:
        self.page.clear()
        self.notes.clear()
        if self.related is not None:
            self.related.show_piece("")
        self.panes.set_reading(False)
        self.piece_shown.emit(False)

    def _sort(self, order: str) -> None:
        if self.search is not None and self.search.active:
            self.search.set_sort(order)  # type: ignore[arg-type]  # one of the menu's
        else:
            self.browser.set_sort(order)  # type: ignore[arg-type]  # one of the menu's

    def _follow_link(self, word: str) -> None:
        """Do what a link over the list says."""
        if word == _("逐条核对"):
            self.action_requested.emit("review_all")
        elif self.search is not None:
            self.search.drop_filters()

    def _collection_shown(self, collection: Collection) -> None:
        self.panes.close_drawer()
        if collection.kind == "doubtful" and self.writable and self.list.model.loaded:
            said = _("这些文章有拿不准的地方，核对一次就记住了。")
            self.list.message.say(said, (_("逐条核对"),), warning=False, close=_("关闭"))
        else:
            self.list.message.clear()
        if self.search is not None and self.search.active:
            self._before_search = None
            self.search.leave()

    def search_for(self, query: str) -> None:
        """Search for a query as if it had been typed."""
        self._field.set_query(query)
        self.complete()
        if self.search is not None:
            self.search.search(query)
            self._remember(query)

    def _remember(self, query: str) -> None:
        """Keep a search among the past ones."""
        from reader.workspace import suggesting

        suggesting.remember(self.session, query)

    def _enter_search(self) -> None:
        bar = self.list.list.verticalScrollBar()
        self._before_search = (self.browser.collection, self.navigation.article_id, bar.value())
        self.browser.suspend()
        self.tree.forget_choice()
        self.panes.close_drawer()

    def _leave_search(self) -> None:
        """Return to where the reader was before the search."""
        before, self._before_search = self._before_search, None
        if before is None:
            return
        collection, article, at = before
        self.browser.show(collection, article)
        self.list.list.verticalScrollBar().setValue(at)
        if article:
            self.open(article, remember=False)
        self.list.list.setFocus()

    def _follow(self, changes: Changes) -> None:
        self.browser.refresh(changes)
        Operation(lambda _cancelled: self.session.library.catalogue.tree()).then(self._show_tree).start(
            self._counting, newest=True
        )
        self.navigation.refresh(changes)
        self.notes.refresh(changes)
        if self.suggestions is not None and (changes.articles or changes.removed or changes.issues):
            self.suggestions.forget_known()
        if self.search is not None:
            self.search.heed()
        texts_changed = changes.articles or changes.removed or changes.issues
        if self.search is not None and self.search.active and texts_changed:
            self.search.again()

    def _show_tree(self, nodes: tuple[TreeNode, ...]) -> None:
        """Show the tree as counted after a change; other clippings and searches are other suggestions."""
        self.browser.show_tree(nodes)
        kept = {n.collection for n in nodes if n.collection.kind in {"tag", "search"}}
        if self.suggestions is not None and kept != self._kept:
            self.suggestions.forget_known()
        self._kept = kept


class _Column(QWidget):
    """The tree over the strip of long work, on the desk's ground."""

    def __init__(self, look: Look, *widgets: QWidget) -> None:
        super().__init__()
        self._look = look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in widgets:
            layout.addWidget(widget)
        layout.setStretch(0, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("desk"))
        painter.end()
