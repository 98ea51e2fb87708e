"""What those who serve a desk need of it: search, news, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from reader.model.text import Place
    from reader.ui.browsing.collection_browser import CollectionBrowser
    from reader.ui.browsing.list_pane import ListPane
    from reader.ui.browsing.tree_view import CategoryTree
    from reader.ui.jobs.deeds import Deeds
    from reader.ui.reading.pane import ReadingPane
    from reader.ui.shell.navigation import Navigation
    from reader.ui.shell.notes_place import NotesPlace
    from reader.ui.shell.panes import Panes
    from reader.ui.shell.papers_desk import PapersDesk
    from reader.ui.shell.tree_column import TreeColumn
    from reader.ui.shell.undo_desk import UndoDesk
    from reader.workspace.session import Session


class DeskParts(Protocol):
    """The parts of a desk, and the ways to a piece."""

    session: Session
    deeds: Deeds
    tree: CategoryTree
    column: TreeColumn
    list: ListPane
    page: ReadingPane
    papers: PapersDesk
    notes: NotesPlace
    panes: Panes
    browser: CollectionBrowser
    navigation: Navigation
    undo: UndoDesk

    @property
    def query(self) -> str:
        """The query in force, empty where nothing is searched."""

    @property
    def action_requested(self) -> SignalInstance:
        """(str) an action of the table is wanted."""

    def open(
        self,
        article_id: str,
        *,
        goto: Place | None = None,
        remember: bool = True,
        then: Callable[[], object] = ...,
    ) -> None:
        """Open a piece by its id; `then` is called once it is shown."""

    def go_to_list(self) -> None:
        """Give the list the keyboard."""
