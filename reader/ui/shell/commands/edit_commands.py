"""The menu 编辑: undo, copy, search, find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.ui.shell.desk_host import DeskHost
    from reader.workspace.looking_through import View


class EditCommands:
    """Methods are named in the table of actions."""

    def __init__(self, window: DeskHost) -> None:
        self._window = window

    def undo(self) -> None:
        """Take back the reader's last deed."""
        if self._window.desk:
            self._window.desk.page.finish_writing()
            self._window.desk.undo.undo()

    def redo(self) -> None:
        """Do the last deed taken back again."""
        if self._window.desk:
            self._window.desk.page.finish_writing()
            self._window.desk.undo.redo()

    def show_same_day(self) -> None:
        """Show the other issues of the open piece's paper and day: parts of one issue, or versions."""
        from reader.ui.dialogs.same_day import show_same_day

        article = self._window.desk.pointed_id if self._window.desk else ""
        if article:
            show_same_day(self._window, article.partition("-")[0])

    def copy(self) -> None:
        """Copy what is selected on the page."""
        if self._window.desk:
            self._window.desk.page.view.copy()

    def copy_cited(self) -> None:
        """Copy what is selected with its source."""
        if self._window.desk:
            self._window.desk.piece_deeds.copy_cited()

    def copy_address(self) -> None:
        """Copy the address of the pieces, or of the passage that is selected."""
        from reader.ui.shell.following import copy_address

        copy_address(self._window)

    def copy_search_address(self) -> None:
        """Copy the address of the search in force."""
        from reader.ui.shell.following import copy_search_address

        copy_search_address(self._window)

    def search(self) -> None:
        """Go to the search field."""
        field = self._window.nameplate.search
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def search_by_form(self) -> None:
        """Ask for the search as a form, begun with the one in force."""
        from reader.ui.dialogs.search_form import ask_search
        from reader.ui.dialogs.through_library import open_through_library

        window = self._window
        asked = ask_search(window, window.session, window.desk.query if window.desk else "")
        if asked is not None and asked[1]:
            open_through_library(window, window.session, asked[0], "notes")
        elif asked is not None:
            window.search_for(asked[0])

    def find_in_piece(self) -> None:
        """Open the find bar over the page."""
        if self._window.desk:
            self._window.desk.page.open_find_bar()

    def next_hit(self) -> None:
        """Go to the next hit in the piece; from one that the search did not find to the first that it did."""
        if (desk := self._window.desk) and not self._open_first_found():
            desk.page.next_hit()

    def previous_hit(self) -> None:
        """Go to the hit before, likewise."""
        if (desk := self._window.desk) and not self._open_first_found():
            desk.page.previous_hit()

    def _open_first_found(self) -> bool:
        desk = self._window.desk
        if desk is None or desk.search is None or not desk.search.active:
            return False
        hits = desk.page.hits
        if hits.all or hits.finding:
            return False
        desk.search.first_asked.emit()
        return True

    def save_search(self) -> None:
        """Keep the search in force as a node of the tree."""
        from reader.ui.dialogs.saved_search import save_search

        query = self._window.desk.query if self._window.desk else ""
        if query:
            save_search(self._window, self._window.session, query)
        else:
            self._window.say(_("先搜索，再保存这次搜索。"))

    def show_concordance(self) -> None:
        """Show every place of the query in force on a line."""
        self._look_through("concordance")

    def show_trend(self) -> None:
        """Show the query in force through the years."""
        self._look_through("trend")

    def show_this_day(self) -> None:
        """Show what the library has of this day in other years."""
        self._look_through("this_day")

    def show_holdings(self) -> None:
        """Show which issues are here, and which are missing."""
        self._look_through("holdings")

    def show_events(self) -> None:
        """Show the days that what is found tells of."""
        self._look_through("events")

    def align_reports(self) -> None:
        """Show the piece beside another report: the one selected with it, or those that belong to it."""
        from reader.ui.dialogs.two_reports import open_two_reports

        desk = self._window.desk
        if desk is not None and any(ids := desk.selected_ids()):
            first, *others = ids[:20]
            open_two_reports(self._window, self._window.session, first, others)

    def show_life(self) -> None:
        """Show the life of the name that is looked for."""
        self._look_through("life")

    def _look_through(self, view: View) -> None:
        from reader.ui.dialogs.through_library import open_through_library

        window = self._window
        open_through_library(window, window.session, window.desk.query if window.desk else "", view)

    def open_search_habits(self) -> None:
        """Ask how the reader types into the search box, and search anew."""
        from reader.ui.dialogs.search_habits import ask_search_habits

        window = self._window
        if ask_search_habits(window, window.library_session) and window.desk and window.desk.search:
            window.desk.search.again()

    def open_people(self) -> None:
        """Open the index of people, places and bodies."""
        from reader.ui.dialogs.people import open_people

        if self._window.desk:
            open_people(self._window)

    def open_palette(self) -> None:
        """Open the command palette."""
        from reader.ui.dialogs.palette import open_palette
        from reader.ui.shell.palette_entries import asker_of, commands, places

        menus, desk = self._window.menus, self._window.desk
        named = [*(commands(menus) if menus else ()), *(places(desk) if desk else ())]
        open_palette(self._window, named, asker_of(desk) if desk else None)

    def review_characters(self) -> None:
        """Open the worklist of characters that were recognised doubtfully."""
        from reader.ui.dialogs.misreadings import open_misreadings

        if self._window.desk:
            open_misreadings(self._window)

    def show_card(self) -> None:
        """Show the picture card of the piece, of the words that are selected where there are some."""
        from reader.ui.dialogs.card import show_card

        desk = self._window.desk
        if desk is not None and (article := desk.pointed_id):
            passage = desk.page.selected_text() if article == self._window.article_id else ""
            show_card(self._window, self._window.session, article, passage)

    def draw_pieces(self) -> None:
        """Draw the pieces of the page that the open piece is on."""
        from reader.ui.dialogs.page_desk import open_page_desk

        if self._window.desk and (article := self._window.desk.navigation.article_id):
            open_page_desk(self._window, article)

    def save_pages(self) -> None:
        """Save the printed pages of the open piece's issue as a PDF that can be searched."""
        from reader.ui.dialogs.save_pages import save_pages

        if self._window.desk and (article := self._window.desk.navigation.article_id):
            save_pages(self._window, self._window.session, article.partition("-")[0])

    def save_original(self) -> None:
        """Save the PDF that the open piece's issue was read from."""
        from reader.ui.dialogs.save_original import save_original

        if self._window.desk and (article := self._window.desk.navigation.article_id):
            save_original(self._window, self._window.session, article.partition("-")[0])
