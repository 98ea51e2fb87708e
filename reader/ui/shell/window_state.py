"""What the window remembers from one day to the next: size, widths, where the reader was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.summary import Collection
from reader.ui.browsing.collection_browser import collection_of, labels_of
from reader.ui.look.screen_room import screen_room
from reader.ui.shell.appearance import lay_out_page
from reader.ui.shell.navigation import Step
from reader.workspace import desk_state
from reader.workspace.desk_state import DeskState

if TYPE_CHECKING:
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.desk_host import DeskHost

SHIPPED = (96.0, 60.0)  # em


def restore_window(window: DeskHost) -> None:
    """Give the window its size and place."""
    if not _restore_geometry(window):
        screen = screen_room(window.window())
        width, height = (round(window.look.em * length) for length in SHIPPED)
        # Leave room for the frame that the window manager draws.
        frame = round(window.look.em * 3)
        window.window().resize(min(width, screen.width()), min(height, screen.height() - frame))


def _restore_geometry(window: DeskHost) -> bool:
    kept = window.library_session.settings.geometry
    if not kept:
        return False
    from PySide6.QtCore import QByteArray

    return window.window().restoreGeometry(QByteArray.fromBase64(kept.encode()))


def restore_desk(window: DeskHost, desk: Desk) -> None:
    """Show the collection that was open last, else all pieces; in a window that is shown, the piece too.

    A page set before its window has a size would be set twice.
    """
    settings = window.library_session.settings
    state = _state_of(desk)
    desk.panes.restore(settings.pane_widths)
    lay_out_page(window)
    desk.page.set_motion(not settings.reduce_motion)
    desk.browser.sort = state.sort  # type: ignore[assignment]  # what the menu of orders gave
    desk.browser.grouped = state.grouped
    desk.browser.narrowed = {c for c in map(collection_of, state.unread_only) if c is not None}
    desk.modes.restore(settings)
    desk.papers.calendar_wanted = settings.calendar
    desk.tree.labels.folded = set(state.folded)
    desk.browser.load_tree()
    if state.expanded:
        desk.tree.open([c for c in map(collection_of, state.expanded) if c is not None])
    else:
        desk.tree.open_first_paper()
    kept = collection_of(state.collection) if state.collection else None
    there = kept is not None and (kept.kind == "person" or desk.tree.nodes.node_of(kept) is not None)
    desk.browser.show(
        kept if kept is not None and there else Collection(kind="all"), "" if window.cautious else state.article
    )
    if settings.notes_open and not window.cautious:
        desk.show_notes(True)
    # A list that gets the focus makes its first row current, and that piece is opened.
    (desk.tree if window.cautious else desk.list.list).setFocus()
    if window.window().isVisible():
        open_piece(window, desk)


def open_piece(window: DeskHost, desk: Desk, *, stays: bool = True) -> None:
    """Open the piece that was open last, where the reader was in it, else the first of the list.

    None after a start that came to no end. Where nobody `stays` to read it, it never counts as opened.
    """
    if window.cautious:
        window.show_state()
        return
    state = _state_of(desk)
    article = state.article if desk.session.library.catalogue.known([state.article]) else ""
    if article:
        desk.page.progress.places[article] = state.place
    elif not (article := desk.list.model.first_id):
        return
    desk.open(article, at_once=True)
    if not stays:
        desk.navigation.leave_unread()
    window.show_state()


def restore_late(window: DeskHost, desk: Desk) -> None:
    """Restore the desk once the catalogue knows the library again: a cache may be lost, or this machine a new one."""
    if desk.navigation.article_id or window.cautious or desk.session.sample:
        return
    stood = stands_at(desk)

    def filled() -> None:
        if (
            window.desk is desk
            and stands_at(desk) == stood
            and desk.session.library.catalogue.count(stood.collection)[0]
        ):
            restore_desk(window, desk)

    desk.look_for_changes(filled)


def stands_at(desk: Desk) -> Step:
    """Return where the reader is now: the piece open or just chosen, and what it is looked for in."""
    chosen = desk.list.list.wanted_id or desk.navigation.article_id
    return Step(article=chosen, collection=desk.browser.collection, query=desk.query)


def _state_of(desk: Desk) -> DeskState:
    """Return what is remembered of the library that is shown; the sample begins anew each time."""
    return DeskState() if desk.session.sample else desk_state.load(desk.session)


def keep_state(window: DeskHost) -> None:
    """Write down what is to be remembered."""
    session = window.library_session
    settings = replace(
        session.settings,
        em=round(window.look.em),
        geometry=bytes(window.window().saveGeometry().toBase64().data()).decode(),
    )
    desk = window.desk
    if desk is not None and not desk.session.sample:
        settings = replace(
            settings,
            pane_widths=desk.panes.widths(),
            notes_open=desk.panes.notes_shown,
            calendar=desk.papers.calendar_wanted,
        )
        settings = desk.modes.kept(settings)
        article = desk.navigation.article_id
        if not article and desk_state.load(desk.session).article:
            session.change_settings(settings)  # where the reader was last time is not known here yet, and stays
            return
        desk.page.progress.flush()
        state = DeskState(
            collection=labels_of([desk.browser.collection])[0],
            article=article,
            place=desk.page.progress.places.get(article, 0),
            sort=desk.browser.sort,
            grouped=desk.browser.grouped,
            expanded=tuple(labels_of(desk.tree.open_collections())),
            folded=tuple(sorted(desk.tree.labels.folded)),
            unread_only=tuple(sorted(labels_of(desk.browser.narrowed))),
        )
        desk_state.save(desk.session, state)
    session.change_settings(settings)
