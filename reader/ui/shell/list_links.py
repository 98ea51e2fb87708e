"""What stands over an empty or a doubtful list, and what its links do, and what can be clicked in its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.model.summary import Collection
    from reader.ui.browsing.collection_browser import CollectionBrowser
    from reader.ui.browsing.list_pane import ListPane
    from reader.ui.shell.navigation import Navigation
    from reader.ui.shell.panes import Panes
    from reader.ui.shell.piece_deeds import PieceDeeds


class ListLinks(QObject):
    """Follows the links of one desk's list.

    Signals: action_asked(str) an action of the table is wanted · way_taken(str) the link of a search without hits was
    chosen.
    """

    action_asked = Signal(str)
    way_taken = Signal(str)

    def __init__(
        self, pane: ListPane, browser: CollectionBrowser, deeds: PieceDeeds, navigation: Navigation, panes: Panes
    ) -> None:
        super().__init__(pane)
        self._pane, self._browser = pane, browser
        self._deeds, self._navigation, self._panes = deeds, navigation, panes
        pane.message.link_chosen.connect(lambda _word: self.action_asked.emit("review_all"))
        pane.spots.read_toggled.connect(self._mark_read)
        pane.spots.bookmark_toggled.connect(deeds.toggle_bookmark)
        pane.spots.notes_asked.connect(self._show_notes)
        pane.link_chosen.connect(self._way_out)

    def collection_shown(self, collection: Collection, *, writable: bool) -> None:
        """Say what can be done about all that stands in the list."""
        message = self._pane.message
        if collection.kind == "doubtful" and writable and self._pane.model.rowCount():
            said = _("这些文章有拿不准的地方，核对一次就记住了。")
            message.say(said, (_("逐条核对"),), warning=False)
        else:
            message.clear()

    def _mark_read(self, article: str, read: bool) -> None:
        if not read and article == self._navigation.article_id:
            self._navigation.leave_unread()
        self._deeds.mark_read(article, read=read)

    def _show_notes(self, article: str) -> None:
        self._pane.list.setCurrentIndex(self._pane.model.index_of(article))
        if not self._panes.notes_shown:
            self.action_asked.emit("notes_panel")

    def _way_out(self, word: str) -> None:
        """Do what a link of the empty list says."""
        if word == _("显示已读的"):
            self._browser.set_unread_only(False)
            self._pane.list.setFocus()
        else:
            self.way_taken.emit(word)
