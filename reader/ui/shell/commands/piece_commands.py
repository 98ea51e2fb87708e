"""The menu 文章: going on, keeping, correcting, removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _, counted
from reader.ui.shell.facsimile_desk import facsimile_of
from reader.ui.shell.speaking import change_speed, choose_voice, is_speaking, speaking_of

if TYPE_CHECKING:
    from reader.ui.shell.desk_host import DeskHost


class PieceCommands:
    """Methods are named in the table of actions."""

    def __init__(self, window: DeskHost) -> None:
        self._window = window

    def next_piece(self) -> None:
        """Open the next piece of the list."""
        self._step(1)

    def previous_piece(self) -> None:
        """Open the piece before."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        desk = self._window.desk
        if desk is not None and desk.papers.at_front is not None:
            desk.papers.at_front.step(direction)
        elif desk is not None:
            desk.list.list.step(direction)

    def show_front(self) -> None:
        """Show the front page of the issue that the open piece is in, there at that piece."""
        desk = self._window.desk
        if desk is not None and (article := desk.pointed_id):
            desk.papers.show_front(article.partition("-")[0], article)

    def previous_issue(self) -> None:
        """Show the front page of the issue before."""
        self._turn(-1)

    def next_issue(self) -> None:
        """Show the front page of the issue after."""
        self._turn(1)

    def _turn(self, step: int) -> None:
        desk = self._window.desk
        if desk is None:
            return
        at_front = desk.papers.at_front
        issue = at_front.issue if at_front is not None else desk.pointed_id.partition("-")[0]
        if not self._window.attempt(lambda: desk.papers.turn(step, issue)):
            self._window.say(_("没有后一期了。") if step > 0 else _("没有前一期了。"), warning=False)

    def edit_pieces(self) -> None:
        """Change section, page, byline or kind of the selected pieces, or paper and day of their issues."""
        from reader.ui.dialogs.batch_edit import edit_pieces

        desk = self._window.desk
        if desk is not None and any(ids := desk.selected_ids()):
            edit_pieces(self._window, self._window.session, ids)

    def read_on(self) -> None:
        """A screen on, then the next unread piece; while it is read aloud, a pause, or on with it."""
        desk = self._window.desk
        if is_speaking(self._window):
            speaking_of(self._window).aloud.pause_or_go_on()
        elif desk is not None and (desk.papers.at_front is None or not desk.papers.at_front.read_on()):
            desk.read_on()

    def speak(self) -> None:
        """Read the piece aloud from what is in sight, or stop."""
        if self._window.desk:
            speaking_of(self._window).aloud.toggle()

    def speak_faster(self) -> None:
        """Read faster."""
        change_speed(self._window, 1)

    def speak_slower(self) -> None:
        """Read slower."""
        change_speed(self._window, -1)

    def choose_voice(self) -> None:
        """Ask for a command of the reader's own that reads aloud what it is given."""
        choose_voice(self._window)

    def back(self) -> None:
        """Go a step back in what was read."""
        if self._window.desk and not self._window.desk.panes.back_to_list():
            self._window.desk.go(-1)

    def forward(self) -> None:
        """Go a step forward again."""
        if self._window.desk:
            self._window.desk.go(1)

    def toggle_bookmark(self) -> None:
        """Bookmark the selected pieces, or take the bookmarks away."""
        if self._window.desk:
            self._window.desk.piece_deeds.toggle_bookmark(*self._window.desk.selected_ids())

    def clip(self) -> None:
        """Put the selected pieces into a clipping."""
        from reader.ui.dialogs.clippings import clip

        if self._window.desk:
            ids = self._window.desk.selected_ids()
            clip(self._window, self._window.session, ids)

    def link(self) -> None:
        """Link the open piece with another one: the other that is selected, those read last, or one that is found."""
        from reader.ui.dialogs.linking import link_pieces

        desk = self._window.desk
        if desk is not None and (article := desk.navigation.article_id):
            selected = [i for i in desk.selected_ids() if i != article][:20]
            link_pieces(self._window, self._window.session, article, selected)

    def mark_unread(self) -> None:
        """Mark the selected pieces as unread."""
        if self._window.desk:
            self._window.desk.navigation.leave_unread()
            self._window.desk.piece_deeds.mark_read(*self._window.desk.selected_ids(), read=False)

    def mark_all_read(self) -> None:
        """Mark all pieces of the present collection as read."""
        desk = self._window.desk
        if desk is not None:
            desk.piece_deeds.mark_collection_read(desk.browser.collection)

    def toggle_original(self) -> None:
        """Show the print beside the piece, the source's text where none is kept, or the piece alone again."""
        if self._window.desk:
            facsimile_of(self._window).toggle()

    def show_beside(self) -> None:
        """Show the piece as it was printed and as it is set here, side by side."""
        from reader.ui.shell.own_window import open_in_window

        open_in_window(self._window, original=True)

    def open_window(self) -> None:
        """Show the piece in a window of its own."""
        from reader.ui.shell.own_window import open_in_window

        open_in_window(self._window)

    def compare(self) -> None:
        """Show the open piece beside another one that is selected, or that is linked with it."""
        from reader.ui.shell.own_window import open_in_window

        desk = self._window.desk
        if desk is None or not (article := desk.navigation.article_id):
            return
        linked = [one.summary.id for one in desk.related.linked] if desk.related is not None else []
        others = [i for i in (*desk.selected_ids(), *linked) if i != article]
        if others:
            open_in_window(self._window, others[0])
        else:
            self._window.say(_("按住 Ctrl 在列表里再点选一篇，就能和打开的这一篇并排看。"), warning=False)

    def review(self) -> None:
        """Open the review of the piece."""
        from reader.ui.dialogs.review import open_review

        if self._window.desk:
            open_review(self._window, self._window.desk.pointed_id)

    def review_all(self) -> None:
        """Open the review at the first doubt of all."""
        from reader.ui.dialogs.review import open_review

        if self._window.desk:
            open_review(self._window)

    def edit_issue(self) -> None:
        """Say which newspaper and day the issue is of."""
        from reader.ui.dialogs.issue_details import edit_issue_of

        window = self._window
        article = window.desk.pointed_id if window.desk else ""
        if article:
            edit_issue_of(window, window.session, article.partition("-")[0])

    def show_set_aside(self) -> None:
        """Show the text of the issue that stands in no piece."""
        from reader.ui.dialogs.set_aside import show_set_aside

        piece = self._window.desk.navigation.piece if self._window.desk else None
        if piece is not None:
            show_set_aside(self._window, piece.issue)

    def remove(self) -> None:
        """Put the selected pieces into the bin."""
        if self._window.desk:
            ids = self._window.desk.selected_ids()
            self._remove(ids, len(ids), counted("移去了 {n} 篇。", len(ids)).format(n=f"{len(ids):,}"))

    def recover(self) -> None:
        """Bring the selected pieces back out of the bin."""
        from reader.workspace import removing

        window, desk = self._window, self._window.desk
        if desk is None:
            return
        ids, session = desk.selected_ids(), desk.session

        def recover() -> int:
            removed = [i for i in ids if session.library.status(i).removed]
            if removed:
                removing.recover(session, *removed)
            return len(removed)

        def tell(count: int) -> None:
            if count:
                window.tell_done(counted("放回了 {n} 篇。", count).format(n=f"{count:,}"))
            else:
                window.say(_("这一篇没有移去过。移去的都在左边“移去的”里。"), warning=False)

        window.work(_("正在放回…"), recover, tell, size=len(ids))

    def empty_bin(self) -> None:
        """Delete for good the issues that were removed, where the reader is sure."""
        from reader.ui.dialogs.emptying_bin import ask_to_empty

        ask_to_empty(self._window, self._window.library_session)

    def remove_issue(self) -> None:
        """Put the whole issue of the open piece into the bin."""
        piece = self._window.desk.navigation.piece if self._window.desk else None
        if piece is not None:
            name = piece.masthead.title or _("这份报纸")
            self._remove([piece.issue.id], 1, _("移去了{name}，共 {n} 篇。").replace("{name}", name))

    def _remove(self, ids: list[str], count: int, said: str) -> None:
        """Remove, and open what stood beside the selected pieces."""
        desk = self._window.desk
        if desk is None or not any(ids):
            return
        beside = desk.list.list.beside_selected() if "-" in ids[0] else ""

        desk.piece_deeds.remove(ids, count, said, lambda: desk.open(beside) if beside else None)
