"""Tree, list, page and notes of one library, and how they hear of each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.model.summary import Collection
from reader.ui.browsing.carrying import TreeDrops
from reader.ui.browsing.collection_browser import CollectionBrowser
from reader.ui.browsing.list_pane import ListPane
from reader.ui.browsing.tree_view import CategoryTree
from reader.ui.jobs.deeds import Deeds
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.reading.pane import ReadingPane
from reader.ui.searching.search_field import SearchField
from reader.ui.shell.job_strip import JobStrip
from reader.ui.shell.list_links import ListLinks
from reader.ui.shell.list_modes import ListModes
from reader.ui.shell.list_opening import ListOpening
from reader.ui.shell.navigation import Navigation, Step, hits_at, no_hits, nothing
from reader.ui.shell.notes_place import NotesPlace
from reader.ui.shell.panes import Panes
from reader.ui.shell.papers_desk import PapersDesk
from reader.ui.shell.piece_deeds import PieceDeeds
from reader.ui.shell.tree_column import TreeColumn
from reader.ui.shell.undo_desk import UndoDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import DeedRecord
    from reader.model.text import Place
    from reader.search import Match
    from reader.ui.jobs.changes import LibraryChanges
    from reader.ui.reading.related_line import RelatedLine
    from reader.ui.searching.search_browser import SearchBrowser
    from reader.ui.shell.desk_news import DeskNews
    from reader.ui.shell.desk_search import DeskSearch
    from reader.ui.shell.note_keeping import NoteKeeping
    from reader.workspace.opening import OpenPiece
    from reader.workspace.session import Session


class Desk(QWidget):
    """Everything that belongs to one open library.

    Signals: piece_shown(bool) whether a piece is open now · action_requested(str) an action of the table is wanted.
    """

    piece_shown = Signal(bool)
    action_requested = Signal(str)

    def __init__(self, session: Session, field: SearchField, look: Look, icons: Icons) -> None:
        super().__init__()
        self.session = session
        self.deeds = Deeds(self, session.library.done_here.last_of_this_thread, lambda: self.navigation.wanted_id)
        self.tree = CategoryTree(look, icons)
        self.strip = JobStrip(look, icons)
        self.list = ListPane(look, icons)
        self.page = ReadingPane(look, icons)
        self.notes = NotesPlace(session, self.deeds, look, icons)
        self.browser = CollectionBrowser(session.library.catalogue, self.tree, self.list, self)
        self.papers = PapersDesk(session, self.deeds, self.list, self.page, self.browser, look, icons)
        self.column = TreeColumn(look, self.tree, self.strip)
        self.panes = Panes(look, self.column, self.list, self.papers.place, self.notes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)
        self._searching: DeskSearch | None = None
        self._news: DeskNews | None = None
        self.keeping: NoteKeeping | None = None
        self.undo = UndoDesk(session, self.deeds, self.list.deed_line, self)
        self.undo.recovered.connect(self.show_recovered)
        self.piece_deeds = PieceDeeds(session, self.page, self.deeds)
        self.navigation = Navigation(session, self.piece_deeds.note_opened, self)
        self._links = ListLinks(self.list, self.browser, self.piece_deeds, self.navigation, self.panes)
        self._field, self._look, self._icons = field, look, icons
        self.modes = ListModes(look, self.list, self.panes, session.library.pictures)
        self.drops = TreeDrops(self.tree)
        self._goto: Place | None = None
        self._opening = ListOpening(self, self)
        self._connect()
        self.page.set_writable(not session.library.read_only)

    def _connect(self) -> None:
        self.piece_deeds.told.connect(self.undo.tell)
        self.drops.dropped.connect(self.piece_deeds.put_into)
        self.deeds.begun.connect(lambda words: self.strip.progress(words, 0, 0))
        self.deeds.ended.connect(lambda: self.strip.finish(""))
        self.list.sort_chosen.connect(self.browser.set_sort)
        self.papers.piece_asked.connect(self._opening.enter)
        self.papers.reading_wanted.connect(self.panes.set_reading)
        self.list.unread_toggled.connect(self.browser.set_unread_only)
        self._links.action_asked.connect(self.action_requested)
        self._links.way_taken.connect(lambda word: self.search.take_way(word) if self.search is not None else None)
        self.browser.shown.connect(self._collection_shown)
        self.browser.search_chosen.connect(self.search_for)
        self._field.list_asked.connect(self.go_to_list)
        self._field.left.connect(self.list.list.setFocus)
        self.panes.bereft.connect(lambda: (self.page if self.list.isHidden() else self.list.list).setFocus())
        self.panes.arranged.connect(lambda: self.page.bar.button("tree").setVisible(not self.panes.tree_shown))
        self.panes.arranged.connect(lambda: self.page.set_notes_beside(self.notes.isHidden()))
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
        if self._searching is not None:
            return
        from reader.ui.shell.desk_news import DeskNews
        from reader.ui.shell.desk_search import DeskSearch

        self.page.complete()
        self._searching = DeskSearch(self, self._field, self._look, self._icons, self)
        self._news = DeskNews(self, self._searching, self)
        if not self.session.library.read_only:
            from reader.ui.shell.note_keeping import NoteKeeping

            self.keeping = NoteKeeping(self.session, self.page)

    @property
    def search(self) -> SearchBrowser | None:
        """What the list shows while a query is in force; None before the first paint."""
        return self._searching.browser if self._searching is not None else None

    @property
    def related(self) -> RelatedLine | None:
        """The line under the page on what belongs to the piece; None before the first paint."""
        return self._searching.related if self._searching is not None else None

    @property
    def changes(self) -> LibraryChanges | None:
        """The ear for what changes in the library; None before the first paint."""
        return self._news.changes if self._news is not None else None

    @property
    def query(self) -> str:
        """The query in force, empty where nothing is searched."""
        return self.search.query if self.search is not None else ""

    def search_for(self, query: str) -> None:
        """Search for a query as if it had been typed."""
        self.complete()
        if self._searching is not None:
            self._searching.search_for(query)

    def leave_search(self) -> None:
        """End the search, where one is in force, and give the list the keyboard."""
        if self.search is not None and self.search.active:
            self.search.leave()
            self.list.list.setFocus()

    def look_for_changes(self, then: Callable[[], None] | None = None) -> None:
        """Notice what other processes wrote; `then` is called once it is shown."""
        if self.changes is not None:
            self.changes.look(then)
        elif then is not None:
            then()

    @property
    def writable(self) -> bool:
        """True where the library takes deeds."""
        return not self.session.library.read_only

    def open(
        self,
        article_id: str,
        *,
        goto: Place | None = None,
        remember: bool = True,
        then: Callable[[], object] = nothing,
        at_once: bool = False,
    ) -> None:
        """Open a piece by its id, and make it current in the list where it is there; `goto` is shown as a hit is.

        `then` is called once it is shown; nobody waits for that, except `at_once`.
        """
        self._opening.stop()
        self._goto = goto
        step = Step(article=article_id, collection=self.browser.collection, query=self.query)
        find = self._searching.finder(article_id) if self._searching is not None else no_hits
        self.navigation.open(step, lambda: find() or hits_at(goto), remember=remember, then=then, at_once=at_once)

    def open_note(self, article_id: str, annotation_id: str) -> None:
        """Open a piece at one of its notes."""
        if self.panes.side_by_side == 1:
            self.action_requested.emit("notes_panel")
        if article_id == self.navigation.wanted_id == self.navigation.article_id:
            self.page.open_annotation(annotation_id)
        else:
            self.open(article_id, then=partial(self.page.open_annotation, annotation_id))

    def selected_ids(self) -> list[str]:
        """Return the pieces selected in the list, or the open one where that is not in the list."""
        return self.list.list.selected_ids or [self.navigation.article_id]

    @property
    def pointed_id(self) -> str:
        """The one piece that is selected in the list, else the open one; empty where there is none."""
        return self.list.list.selected_ids[0] if self.list.list.selected_count == 1 else self.navigation.article_id

    def show_recovered(self, deed: DeedRecord) -> None:
        """Open the first of the pieces that came back when a removal was taken back."""
        pieces = [subject for subject in deed.subjects if "-" in subject]
        if deed.label == "remove" and pieces:
            self.open(pieces[0])

    def go(self, direction: int) -> None:
        """Go a step back or forward in what was read."""
        step = self.navigation.history.go(direction)
        if step is None:
            return
        if step.query != self.query:
            self.complete()
            if self._searching is not None:
                self._searching.go_back_to(step)
        elif not step.query and step.collection != self.browser.collection:
            self.browser.show(step.collection, step.article)
        self.open(step.article, remember=False)

    def read_on(self) -> None:
        """Go a screen on; at the end of a piece, to the next unread one."""
        if self.page.read_on():
            return
        if not self.list.list.next_unread() and not self.query and self.browser.next_unread_collection():
            self.list.list.next_unread()

    def go_to_list(self) -> None:
        """Give the list the keyboard, at the row that it is at, else the first."""
        self.list.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.list.current_id:
            self.list.list.step(0)

    def show_notes(self, shown: bool) -> None:
        """Open or close the notes panel; while it can be seen the margin keeps only numbers."""
        if shown:
            self.notes.build()
        self.panes.show_notes(shown)

    def close_desk(self) -> None:
        """Hand on what is being written, end the worker threads, hear no more."""
        from reader.ui.shell.finishing import finish_writing

        finish_writing(self.page)
        self.navigation.end()
        self.notes.close_panel()
        for part in (self._searching, self._news, self.keeping, self.deeds):
            if part is not None:
                part.close()

    def _show(self, piece: OpenPiece, hits: tuple[Match, ...]) -> None:
        goto, self._goto = self._goto, None
        shown = self.page.piece  # the same one, shown with other marks, is nothing to scroll the list for
        self.list.list.select(piece.article.id, in_sight=shown is None or shown.article.id != piece.article.id)
        self.papers.show_page()
        self.page.show_piece(piece, hits, goto)
        self.notes.show_piece(piece)
        if self._searching is not None:
            self._searching.show_related(piece.article.id)
        self.panes.set_reading(True)
        self.piece_shown.emit(True)

    def _renew(self, piece: OpenPiece) -> None:
        self.page.update_piece(piece)
        self.notes.show_piece(piece)

    def _clear(self) -> None:
        self.page.clear()
        self.notes.clear()
        if self._searching is not None:
            self._searching.show_related("")
        self.panes.set_reading(False)
        self.piece_shown.emit(False)

    def _collection_shown(self, collection: Collection) -> None:
        if self.panes.close_drawer():
            self.panes.set_reading(False)
        self._links.collection_shown(collection, writable=self.writable)
        self.papers.collection_shown(collection)
        if self._searching is not None:
            self._searching.collection_shown()
