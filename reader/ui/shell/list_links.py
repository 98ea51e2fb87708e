"""What stands over an empty or a doubtful list, and what its links do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.model.summary import Collection
    from reader.ui.browsing.collection_browser import CollectionBrowser
    from reader.ui.browsing.list_pane import ListPane


class ListLinks(QObject):
    """Follows the links of one desk's list.

    Signals: review_asked() one doubt after another is to be looked at · way_taken(str) the link of a search without
    hits was chosen.
    """

    review_asked = Signal()
    way_taken = Signal(str)

    def __init__(self, pane: ListPane, browser: CollectionBrowser) -> None:
        super().__init__(pane)
        self._pane, self._browser = pane, browser
        pane.message.link_chosen.connect(lambda _word: self.review_asked.emit())
        pane.link_chosen.connect(self._way_out)

    def collection_shown(self, collection: Collection, *, writable: bool) -> None:
        """Say what can be done about all that stands in the list."""
        message = self._pane.message
        if collection.kind == "doubtful" and writable and self._pane.model.rowCount():
            said = _("这些文章有拿不准的地方，核对一次就记住了。")
            message.say(said, (_("逐条核对"),), warning=False)
        else:
            message.clear()

    def _way_out(self, word: str) -> None:
        """Do what a link of the empty list says."""
        if word == _("显示已读的"):
            self._browser.set_unread_only(False)
            self._pane.list.setFocus()
        else:
            self.way_taken.emit(word)
