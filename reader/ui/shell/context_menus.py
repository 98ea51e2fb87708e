"""What the right button offers over list and tree; everything in it can be reached without it too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from reader.model.messages import _, counted
from reader.ui.shell.reread_scopes import read_again

if TYPE_CHECKING:
    from reader.model.summary import Collection
    from reader.ui.shell.desk_host import DeskHost
    from reader.ui.shell.menus import Menus

LIST_MENU = (
    "bookmark", "clip", "unread", "", "print", "clippings", "export", "copy_address", "", "front_page", "review",
    "edit_pieces", "issue", "", "remove",
)  # fmt: skip
BIN_MENU = ("recover", "", "print", "export")


def list_menu(window: DeskHost) -> QMenu:
    """Return the menu for the selected pieces."""
    bin_shown = window.desk is not None and window.desk.browser.collection.kind == "removed"
    menu = _menu_of(window, BIN_MENU if bin_shown else LIST_MENU)
    count = window.desk.list.list.selected_count if window.desk is not None else 0
    if count > 1 and window.menus is not None:
        _speak_of_many(menu, window.menus, count)
    return menu


def _speak_of_many(menu: QMenu, menus: Menus, count: int) -> None:
    """Say of how many pieces the menu is, and leave out what is for one."""
    for name in ("print", "front_page", "review", "issue"):
        menu.removeAction(menus.action(name))
    remove = menus.action("remove")
    if remove in menu.actions():
        many = QAction(counted("移去选中的 {n} 篇", count).format(n=f"{count:,}"), menu)
        many.setEnabled(remove.isEnabled())
        many.triggered.connect(remove.trigger)
        menu.insertAction(remove, many)
        menu.removeAction(remove)


def open_row_menu(window: DeskHost, at: QPoint, collection: Collection | None) -> None:
    """Open the menu of a row of the tree; without one, of the pieces selected in the list."""
    if collection is None:
        open_at(list_menu(window), at)
    elif collection.kind == "search":
        from reader.ui.shell.saved_search_menu import open_saved_search_menu

        open_saved_search_menu(window, collection, at)
    else:
        open_at(tree_menu(window, collection), at)


def tree_menu(window: DeskHost, collection: Collection) -> QMenu:
    """Return the menu for a collection."""
    menu = QMenu(window.window())
    menu.setFont(window.look.tokens.font(0.93))
    desk = window.desk
    if desk is None:
        return menu
    writable = desk.writable

    def add(word: str, deed: Callable[[], object], *, writes: bool = True) -> None:
        action = menu.addAction(word)
        action.setEnabled(writable or not writes)
        action.triggered.connect(lambda: window.attempt(deed))

    node = desk.tree.nodes.node_of(collection)
    count = node.count if node is not None else 0
    if node is not None and node.unread:
        add(_("全部标为已读"), lambda: desk.piece_deeds.mark_collection_read(collection))
    if collection.kind == "tag":
        add(_("改名…"), lambda: _rename_tag(window, collection.path[0], count))
        add(_("编成剪报本…"), lambda: _print(window, collection, count))
        add(_("解散这份剪报"), lambda: _dissolve(window, collection.path[0], count))
    if collection.kind == "person":
        add(_("人物生平…"), lambda: _show_life(window, collection.path[0]), writes=False)
        add(_("搜索这个名字"), lambda: window.search_for(collection.path[0]), writes=False)
        add(_("编成剪报本…"), lambda: _print(window, collection, count), writes=False)
    if collection.kind == "removed" and window.menus is not None:
        menu.addAction(window.menus.action("empty_bin"))
    if collection.kind == "newspaper" and len(collection.path) <= 3:
        add(_("用现在的规则重读…"), lambda: read_again(window, desk.tree.nodes, collection))
    if collection.kind == "newspaper" and len(collection.path) == 3:
        add(_("名称与日期…"), lambda: _edit_issue(window, collection.path[2]))
        add(_("同一天的另几份…"), lambda: _show_same_day(window, collection.path[2]), writes=False)
        add(_("移去这一份报纸"), lambda: _remove_issue(window, collection.path[2], count))
    return menu


def _menu_of(window: DeskHost, names: Sequence[str]) -> QMenu:
    menu = QMenu(window.window())
    menu.setFont(window.look.tokens.font(0.93))
    for name in names:
        if not name:
            menu.addSeparator()
        elif window.menus is not None:
            menu.addAction(window.menus.action(name))
    return menu


def open_at(menu: QMenu, at: QPoint) -> None:
    """Open a menu and let it go afterwards; an empty one is not shown."""
    menu.aboutToHide.connect(menu.deleteLater)
    if menu.actions():
        menu.popup(at)
    else:
        menu.deleteLater()


def _rename_tag(window: DeskHost, name: str, count: int) -> None:
    from reader.ui.dialogs.one_line import ask_line
    from reader.workspace import tagging

    new = ask_line(window, _("给剪报改名"), _("剪报名"), text=name, ok=_("改名"))
    if new is not None and new != name:
        window.work(
            _("正在改名…"), lambda: tagging.rename(window.session, name, new), lambda _renamed: None, size=count
        )


def _dissolve(window: DeskHost, name: str, count: int) -> None:
    from reader.workspace import tagging

    def tell(_changed: object) -> None:
        window.tell_done(_("剪报“{name}”解散了，文章都还在。").format(name=name))

    words = counted("正在标记 {n} 篇…", count).format(n=f"{count:,}")
    window.work(words, lambda: tagging.dissolve(window.session, name), tell, size=count)


def _print(window: DeskHost, collection: Collection, count: int) -> None:
    from reader.ui.dialogs.book_making import make_book

    name, catalogue = collection.path[0], window.session.library.catalogue
    window.work(
        _("正在打开 {n} 篇…").format(n=f"{count:,}"),
        lambda: catalogue.ids(catalogue.row_numbers(collection, sort="printed")),
        lambda ids: make_book(window, window.session, ids, name, clipping=name),
        size=count,
    )


def _show_life(window: DeskHost, name: str) -> None:
    from reader.ui.dialogs.through_library import open_through_library

    open_through_library(window, window.session, name, "life")


def _edit_issue(window: DeskHost, issue: str) -> None:
    from reader.ui.dialogs.issue_details import edit_issue_of

    edit_issue_of(window, window.session, issue)


def _show_same_day(window: DeskHost, issue: str) -> None:
    from reader.ui.dialogs.same_day import show_same_day

    show_same_day(window, issue)


def _remove_issue(window: DeskHost, issue: str, count: int) -> None:
    if window.desk is not None:
        window.desk.piece_deeds.remove([issue], count, _("移去了这一份报纸。"), lambda: None)
