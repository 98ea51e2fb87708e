"""Follow an address to a piece, a passage or a search; copy those of what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from reader.model.address import is_address
from reader.model.errors import WrongRequest
from reader.model.messages import _
from reader.model.text import Place
from reader.workspace import addresses

if TYPE_CHECKING:
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.desk_host import DeskHost


def library_wanted(wanted: Sequence[str]) -> Path | None:
    """Return the folder of the library that the first address is of, where this machine knows it."""
    try:
        return addresses.library_of(addresses.read(next(filter(is_address, wanted))))
    except WrongRequest:
        return None  # the window says what is wrong


def bring(window: DeskHost, wanted: Sequence[str]) -> None:
    """Import the paths, and follow the first of the addresses, that a start was given."""
    window.import_paths([Path(word) for word in wanted if not is_address(word)], show=True)
    for text in [word for word in wanted if is_address(word)][:1]:
        follow(window, text)


def follow(window: DeskHost, text: str) -> None:
    """Show what an address says; one of another library opens in that library's window. Says what is wrong with it."""
    window.attempt(lambda: _follow(window, text))


def _follow(window: DeskHost, text: str) -> None:
    address = addresses.read(text)
    if address.library != window.session.library.id:
        if address.library != window.library_session.library.id:
            _go_elsewhere(window, address, text)
            return
        from reader.ui.shell.libraries import dismiss_sample

        dismiss_sample(window)
    desk = window.desk
    if desk is None:
        window.say(_("报库还是空的，链接说的文章不在这里。"))
    elif address.query:
        desk.search_for(address.query)
    else:
        session = window.session
        window.work(
            _("正在打开…"),
            lambda: addresses.passage_now(session, address),
            lambda passage: _open(window, desk, address, passage),
        )


def _open(window: DeskHost, desk: Desk, address: addresses.Address, passage: Place | None) -> None:
    """Open the piece of an address, there where its passage stands now."""

    def shown() -> None:
        if address.passage is not None and passage is None:
            window.say(_("链接说的那一段话改过了，这是那一篇。"), warning=False)

    if desk is window.desk:
        desk.open(address.article, goto=passage, then=shown)


def _go_elsewhere(window: DeskHost, address: addresses.Address, text: str) -> None:
    folder = addresses.library_of(address)
    if folder is None:
        window.say(addresses.unknown(address))
        return
    from reader.ui.shell.next_library import start_window

    start_window(folder, text)


def copy_address(window: DeskHost) -> None:
    """Copy the address of the pieces that are selected, of the passage where text of the open piece is."""
    desk = window.desk
    if desk is None:
        return
    ids = [i for i in desk.selected_ids() if i]
    places = desk.page.selected_places()
    session, open_one = window.session, desk.navigation.article_id

    def write() -> list[str]:
        if places and ids == [open_one]:
            return [addresses.of_piece(session, open_one, Place(open_one, *places[0]))]
        return [addresses.of_piece(session, article) for article in ids]

    def copy(said: list[str]) -> None:
        QApplication.clipboard().setText("\n".join(said))
        window.say(_("链接复制好了，贴到别处，点它就回到这里。"), warning=False)

    if ids:
        window.work(_("正在复制链接…"), write, copy, size=len(ids))


def copy_search_address(window: DeskHost) -> None:
    """Copy the address of the search in force."""
    if window.desk is not None and window.desk.query:
        QApplication.clipboard().setText(addresses.of_search(window.session, window.desk.query))
        window.say(_("这次搜索的链接复制好了。"), warning=False)
    else:
        window.say(_("先搜索，再复制这次搜索的链接。"), warning=False)
