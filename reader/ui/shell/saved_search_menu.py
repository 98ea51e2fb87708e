"""Saved searches in the tree: opened by a click, renamed and forgotten from their menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from reader.model.messages import _

if TYPE_CHECKING:
    from reader.model.summary import Collection
    from reader.ui.shell.desk_host import DeskHost


def saved_search_menu(window: DeskHost, collection: Collection, name: str) -> QMenu:
    """Return the menu of a saved search."""
    menu = QMenu(window.window())
    menu.setFont(window.look.tokens.font(0.93))
    desk = window.desk
    if desk is None:
        return menu
    menu.addAction(_("打开")).triggered.connect(lambda: desk.browser.show(collection))
    rename = menu.addAction(_("改名…"))
    rename.triggered.connect(lambda: rename_search(window, name))
    orders = menu.addAction(_("新来的自动收…"))
    orders.triggered.connect(lambda: set_orders(window, collection.path[0], name))
    forget = menu.addAction(_("从左边拿掉"))
    forget.triggered.connect(lambda: forget_search(window, name))
    for action in (rename, orders, forget):
        action.setEnabled(desk.writable)
    return menu


def open_saved_search_menu(window: DeskHost, collection: Collection, at: QPoint) -> None:
    """Open the menu of a saved search at a place of the screen."""
    node = window.desk.tree.nodes.node_of(collection) if window.desk is not None else None
    if node is not None and collection.kind == "search":
        menu = saved_search_menu(window, collection, node.label)
        menu.exec(at)
        menu.deleteLater()


def set_orders(window: DeskHost, query: str, name: str) -> None:
    """Ask what a saved search does with what arrives."""
    from reader.ui.dialogs.saved_search import save_search

    save_search(window, window.session, query, name)


def rename_search(window: DeskHost, name: str) -> None:
    """Ask for another name."""
    from reader.ui.dialogs.one_line import ask_line
    from reader.workspace import keeping_searches

    new_name = ask_line(window, _("给搜索改名"), _("名称"), text=name, ok=_("改"))
    if new_name is not None:
        session = window.session
        window.work(_("正在改名…"), lambda: keeping_searches.rename_search(session, name, new_name), lambda _none: None)


def forget_search(window: DeskHost, name: str) -> None:
    """Take a saved search out of the tree; it can be undone."""
    from reader.workspace import keeping_searches

    session, said = window.session, _("“{name}”从左边拿掉了。").format(name=name)
    window.work(
        _("正在拿掉…"), lambda: keeping_searches.forget_search(session, name), lambda _none: window.tell_done(said)
    )
