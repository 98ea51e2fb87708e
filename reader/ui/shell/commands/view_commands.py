"""The menu 查看: panes, size, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.model.messages import _
from reader.ui.jobs.host import choose_theme
from reader.ui.look.theme import DEFAULT_EM
from reader.ui.shell.appearance import change_easy, lay_out_page
from reader.ui.shell.menu_bar import toggle_menu_bar

if TYPE_CHECKING:
    from reader.ui.browsing.article_list import ListMode
    from reader.ui.shell.working_host import WorkingHost


class ViewCommands:
    """Methods are named in the table of actions."""

    def __init__(self, window: WorkingHost) -> None:
        self._window = window

    def toggle_easy(self) -> None:
        """Go into the mode for old eyes and hands, or out of it."""
        from reader.ui.shell.libraries import tell_sample_anew

        change_easy(self._window, not self._window.look.easy)
        tell_sample_anew(self._window)

    def open_contents(self) -> None:
        """Show all that can be done as large buttons."""
        from reader.ui.dialogs.contents_sheet import ContentsSheet

        menus = self._window.menus
        if menus is not None:
            shown = [(menus.spec_of(a), a) for a in menus.listed() if a.isEnabled()]
            offered = [(spec.id, action.text(), spec.icon) for spec, action in shown]
            ContentsSheet(self._window, offered, self._window.trigger).ask()

    def toggle_ruler(self) -> None:
        """Show a ruler below the line that is pointed at, or none."""
        from dataclasses import replace

        session = self._window.library_session
        session.change_settings(replace(session.settings, ruler=not session.settings.ruler))
        lay_out_page(self._window)
        self._window.show_state()

    def toggle_tree(self) -> None:
        """Show or hide the tree; where it takes the list's place it takes the keyboard, and gives it back."""
        if desk := self._window.desk:
            had = desk.tree.hasFocus()
            desk.panes.toggle_tree()
            if desk.panes.tree_shown and desk.panes.side_by_side < 3:
                desk.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
            elif had and not desk.panes.tree_shown:
                desk.list.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._window.show_state()

    def toggle_notes(self) -> None:
        """Open or close the notes panel."""
        if self._window.desk:
            self._window.desk.show_notes(not self._window.desk.panes.notes_shown)
            self._window.show_state()

    def toggle_page_alone(self) -> None:
        """Show only the page, or all panes again."""
        if self._window.desk:
            self._window.desk.panes.show_page_alone(not self._window.desk.panes.page_alone)
            self._window.show_state()

    def next_pane(self) -> None:
        """Go round: search, tree, list, page, notes."""
        desk = self._window.desk
        if desk is None:
            return
        papers = desk.papers
        list_place = papers.calendar.grid() if papers.calendar is not None and papers.calendar_shown else desk.list.list
        paper = papers.at_front.sheet if papers.at_front is not None else desk.page.view
        places = [self._window.nameplate.search, desk.tree, list_place, paper, desk.notes]
        places = [p for p in places if p.isVisible()]
        focus = self._window.focusWidget()
        at = next((k for k, p in enumerate(places) if focus is not None and (p is focus or p.isAncestorOf(focus))), -1)
        following = places[(at + 1) % len(places)]
        if papers.at_front is not None and following is paper:
            papers.at_front.go_to("")
        else:
            following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def larger(self) -> None:
        """Make everything larger."""
        self._window.look.step(1)

    def smaller(self) -> None:
        """Make everything smaller."""
        self._window.look.step(-1)

    def usual_size(self) -> None:
        """Go back to the size as shipped."""
        self._window.look.set_em(DEFAULT_EM)

    def open_layout(self) -> None:
        """Open the sheet of size and layout."""
        from reader.ui.dialogs.layout_sheet import open_layout_sheet

        desk, easy = self._window.desk, self._window.look.easy
        button = desk.page.bar.button("layout") if desk and not easy else None
        open_layout_sheet(self._window, button, lambda: lay_out_page(self._window), self.toggle_easy)

    def toggle_pinyin(self) -> None:
        """Put readings above the text, or take them away, and remember it."""
        from dataclasses import replace

        if self._window.desk:
            chosen = self._window.desk.page.toggle_pinyin()
            session = self._window.library_session
            session.change_settings(replace(session.settings, pinyin=chosen))

    def choose_theme(self, name: str) -> None:
        """Change the colours."""
        choose_theme(self._window, name)

    def choose_language(self) -> None:
        """Ask which language the window speaks, and offer to open it anew."""
        from reader.ui.dialogs.language_choice import LanguageChoice

        window = self._window
        before = window.library_session.settings.language
        if LanguageChoice(window).ask() and window.library_session.settings.language != before:
            links = {_("现在重开"): window.reopening.emit}
            window.say_with(_("下次打开窗口就换过来。"), links, warning=False)

    def toggle_calendar(self) -> None:
        """Show the calendar of the paper that the reader is at, or its list."""
        if self._window.desk:
            self._window.desk.papers.toggle_calendar()
            self._window.show_state()

    def list_snippets(self) -> None:
        """List pieces with how they begin."""
        self._list("snippets")

    def list_compact(self) -> None:
        """List pieces without how they begin."""
        self._list("compact")

    def list_table(self) -> None:
        """List pieces as a table."""
        self._list("table")

    def list_pictures(self) -> None:
        """Show small pictures of the pieces in the list and on front pages, or none."""
        desk = self._window.desk
        if desk is not None:
            desk.modes.pictures.show(not desk.modes.pictures.shown)
            self._window.show_state()

    def list_groups(self) -> None:
        """Name the day, paper or section that the list is in the order of, between its pieces; or not."""
        desk = self._window.desk
        if desk is not None:
            desk.browser.set_grouped(not desk.browser.grouped)
            self._window.show_state()

    def choose_columns(self) -> None:
        """Offer the columns of the table, which is shown for it."""
        from PySide6.QtCore import QPoint

        from reader.ui.shell.context_menus import open_at

        self._list("table")
        header = self._window.desk.list.header if self._window.desk else None
        if header is not None:
            open_at(header.column_menu(), header.mapToGlobal(QPoint(0, header.height())))

    def _list(self, mode: ListMode) -> None:
        if self._window.desk:
            self._window.desk.modes.choose(mode)
            self._window.show_state()

    def filter_tree(self) -> None:
        """Let the reader type which categories the tree shows."""
        desk = self._window.desk
        if desk is not None:
            desk.complete()
            if not desk.panes.tree_shown:
                desk.panes.toggle_tree()
            if desk.column.filter is not None:
                desk.column.filter.open()

    def toggle_unread(self) -> None:
        """List only what is unread, or all."""
        if self._window.desk:
            self._window.desk.browser.set_unread_only(not self._window.desk.browser.unread_only)
            self._window.show_state()

    def toggle_menu_bar(self) -> None:
        """Show or hide the menu bar."""
        toggle_menu_bar(self._window)
