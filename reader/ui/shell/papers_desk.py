"""Papers by their days: the calendar in the list's place, the front page in the paper's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader.model.summary import Collection
from reader.ui.shell.paper_place import PaperPlace

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from reader.model.summary import ArticleSummary, TreeNode
    from reader.rendering import Masthead
    from reader.ui.browsing.calendar_pane import CalendarPane
    from reader.ui.browsing.collection_browser import CollectionBrowser
    from reader.ui.browsing.front_page import FrontPage
    from reader.ui.browsing.list_pane import ListPane
    from reader.ui.jobs.deeds import Deeds
    from reader.ui.look.icons import Icons
    from reader.ui.look.theme import Look
    from reader.workspace.issue_calendar import IssueCalendar
    from reader.workspace.session import Session

FEWEST = 7  # issues of a paper from which on its calendar stands where the paper is chosen


class PapersDesk(QObject):
    """The calendar and the front page of one desk.

    Signals: piece_asked(str) a piece of a front page is to be opened · reading_wanted(bool) the paper's place, or else
    the list's, is to be seen in a window with room for one · keyed(QWidget) a widget was made in which one-letter keys
    act.
    """

    piece_asked = Signal(str)
    reading_wanted = Signal(bool)
    keyed = Signal(object)

    def __init__(
        self,
        session: Session,
        deeds: Deeds,
        pane: ListPane,
        page: QWidget,
        browser: CollectionBrowser,
        look: Look,
        icons: Icons,
    ) -> None:
        super().__init__(pane)
        self._session, self._deeds, self._pane, self._browser = session, deeds, pane, browser
        self._look, self._icons = look, icons
        self.place = PaperPlace(page)
        self.calendar: CalendarPane | None = None
        self.front: FrontPage | None = None
        self.calendar_wanted = True  # where a paper or a year is chosen
        self._coming = ""  # the issue whose front page was asked for last, until it or something else is shown
        self._known: IssueCalendar | None = None
        self._nodes: tuple[TreeNode, ...] = ()

    # The calendar

    @property
    def calendar_shown(self) -> bool:
        """True while a calendar stands in the list's place."""
        return self.calendar is not None and self._pane.place.currentWidget() is self.calendar

    @property
    def reading_places(self) -> list[QWidget]:
        """The widgets in which the one-letter keys shall act."""
        made: list[QWidget] = []
        if self.calendar is not None:
            made.append(self.calendar)
        if self.front is not None:
            made.append(self.front.sheet)
        return made

    def collection_shown(self, collection: Collection) -> None:
        """Show the calendar where a paper or a year was chosen, else the list."""
        days = collection.kind == "newspaper" and len(collection.path) <= 2 and self.calendar_wanted
        if not days or not self._show_calendar(collection, FEWEST):
            self._show_list()

    def toggle_calendar(self) -> None:
        """Show the calendar of the paper that the reader is at, or the list again."""
        if self.calendar_shown:
            self._leave_calendar()
            return
        collection = self._browser.collection
        if collection.kind != "newspaper":
            newspaper = self._newspaper()
            collection = Collection(kind="newspaper", path=(newspaper,))
        self.calendar_wanted = True
        self.reading_wanted.emit(False)
        if self._show_calendar(collection, 1) and self.calendar is not None:
            self.calendar.take_focus()

    def follow(self, nodes: tuple[TreeNode, ...]) -> None:
        """Show what came or was read meanwhile."""
        self._nodes = nodes
        if self.calendar_shown and self.calendar is not None and self._known is not None:
            self._known = self._calendar_of(self._known.newspaper)
            self.calendar.show_calendar(self._known, str(self.calendar.day.year) if self.calendar.yearly else "")
        if self.front is not None and self.place.currentWidget() is self.front:
            self.front.sheet.update_summaries(self._pieces(self.front.issue))

    # The front page

    @property
    def at_front(self) -> FrontPage | None:
        """The front page, where one stands in the paper's place."""
        return self.front if self.front is not None and self.place.currentWidget() is self.front else None

    def show_front(self, issue: str, article: str = "") -> None:
        """Show the front page of an issue, with a piece of it reached; read beside the window."""
        from reader.rendering.masthead import masthead_of

        def read() -> tuple[Masthead, tuple[ArticleSummary, ...]] | None:
            pieces = self._pieces(issue)
            own = self._session.library.current(issue).issue if pieces else None
            return (masthead_of(own, own.articles[0]), pieces) if own is not None else None

        def show(found: tuple[Masthead, tuple[ArticleSummary, ...]] | None) -> None:
            if self._coming == issue:
                self._coming = ""
                if found is not None:
                    self._show_front(issue, article, *found)

        self._coming = issue
        self._deeds.answer(read, show)

    def _show_front(self, issue: str, article: str, masthead: Masthead, pieces: tuple[ArticleSummary, ...]) -> None:
        from reader.ui.browsing.front_page import FrontPage

        if self.front is None:
            self.front = FrontPage(self._look, self._icons, self._pane.list.text.pictures)
            self.front.chosen.connect(self.piece_asked)
            self.front.turned.connect(self.turn)
            self.front.left.connect(self.leave_front)
            self.keyed.emit(self.front.sheet)
        known = self._calendar_of(pieces[0].newspaper or "")
        self.place.show_instead(self.front)
        shown = self._shown_as(known, issue)
        if self.calendar is not None and (day := known.day_of(shown)) is not None:
            self.calendar.go_to(day)
        self.front.show_issue(
            issue,
            masthead,
            pieces,
            before=bool(known.beside(shown, -1)),
            after=bool(known.beside(shown, 1)),
        )
        self.reading_wanted.emit(True)
        self.front.go_to(article)

    def turn(self, step: int, issue: str = "") -> bool:
        """Show the front page of the issue after (+1) or before (−1); False where there is none."""
        here = issue or self._coming or (self.front.issue if self.front is not None else "")
        if not here:
            return False
        pieces = self._pieces(here)
        known = self._calendar_of(pieces[0].newspaper or "") if pieces else None
        beside = known.beside(self._shown_as(known, here), step) if known is not None else ""
        if beside:
            self.show_front(beside)
        return bool(beside)

    def show_page(self) -> None:
        """Show the page of a piece in the paper's place."""
        self._coming = ""
        self.place.show_page()

    def leave_front(self) -> None:
        """Show the page of a piece again, and go on where the reader chose."""
        self.show_page()
        if self.calendar_shown and self.calendar is not None:
            self.calendar.take_focus()
        else:
            self._pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Inner workings

    def _show_calendar(self, collection: Collection, fewest: int) -> bool:
        known = self._calendar_of(collection.path[0])
        if sum(len(day.issues) for day in known.days.values()) < fewest:
            return False
        if self.calendar is None:
            from reader.ui.browsing.calendar_pane import CalendarPane

            self.calendar = CalendarPane(self._look, self._icons)
            self.calendar.day_entered.connect(self._enter)
            self.calendar.list_asked.connect(self._leave_calendar)
            self._pane.place.addWidget(self.calendar)
            self.keyed.emit(self.calendar)
        self._known = known
        self.calendar.show_calendar(known, collection.path[1] if len(collection.path) == 2 else "")
        self._pane.place.setCurrentWidget(self.calendar)
        return True

    def _show_list(self) -> None:
        self._pane.place.setCurrentIndex(0)

    def _leave_calendar(self) -> None:
        self.calendar_wanted = False
        self.reading_wanted.emit(False)
        self._show_list()
        self._pane.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _enter(self, day: date) -> None:
        here = self._known.days.get(day) if self._known is not None else None
        if here is not None:
            self.show_front(here.issues[0])

    def _newspaper(self) -> str:
        """Return the paper of the piece in the list that the reader is at."""
        row = self._pane.model.row_of(self._pane.list.wanted_id)
        return (row.summary.newspaper or "") if row is not None else ""

    def _calendar_of(self, newspaper: str) -> IssueCalendar:
        from reader.workspace.issue_calendar import calendar_of

        catalogue = self._session.library.catalogue
        if not self._nodes:
            self._nodes = catalogue.tree()
        return calendar_of(self._nodes, newspaper, catalogue.issue_numbers(newspaper))

    def _shown_as(self, known: IssueCalendar, issue: str) -> str:
        """Return the issue under which the calendar has one that may be a part of it."""
        return issue if known.day_of(issue) else known.shown_as(self._session.library.catalogue.parts(issue)) or issue

    def _pieces(self, issue: str) -> tuple[ArticleSummary, ...]:
        return self._session.library.catalogue.list(Collection(kind="issue", path=(issue,)))
