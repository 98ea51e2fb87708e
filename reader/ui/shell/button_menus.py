"""The menus that open under a button: of importing, of clippings, of the piece, and the whole menu bar as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.shell.context_menus import open_at

if TYPE_CHECKING:
    from reader.ui.shell.desk_host import DeskHost
    from reader.ui.shell.menus import Menus

MenuName = Literal["import", "clippings", "piece", "whole"]
IMPORT_MENU = ("import", "import_folder", "paste", "", "sample")
CLIPPINGS_MENU = ("clip", "clippings", "export")
PIECE_MENU = (
    "copy_cited", "original", "clip", "unread", "", "review", "issue", "set_aside", "", "preview", "pdf", "", "remove",
    "remove_issue",
)  # fmt: skip


# What is done now and then and has no button of its own; all that can be done stands below, in the menus of the bar.
WHOLE_MENU = ("easy", "layout", "palette", "manual")


def open_menu(window: DeskHost, menus: Menus, name: MenuName) -> None:
    """Open one of them: under its button of the nameplate, or under the dots of the piece bar."""
    match name:
        case "import":
            _open(window, menus, window.nameplate.import_button, IMPORT_MENU)
        case "clippings":
            _open(window, menus, window.nameplate.clippings_button, CLIPPINGS_MENU)
        case "piece" if window.desk is not None:
            _open(window, menus, window.desk.page.bar.button("more"), PIECE_MENU)
        case "whole":
            _open_whole(window)


def _open(window: DeskHost, menus: Menus, button: QWidget, names: Sequence[str]) -> None:
    menu = QMenu(window.window())
    menu.setFont(window.look.tokens.font(0.93))
    for name in names:
        if name:
            menu.addAction(menus.action(name))
        else:
            menu.addSeparator()
    open_at(menu, button.mapToGlobal(button.rect().bottomLeft()))


def _open_whole(window: DeskHost) -> None:
    """Open all menus of the menu bar as one."""
    menu = QMenu(window.window())
    if window.menus is not None:
        menu.addActions([window.menus.action(name) for name in WHOLE_MENU])
        menu.addSeparator()
    for action in window.menuBar().actions():
        menu.addAction(action)
    button = window.nameplate.menu_button
    corner = button.mapToGlobal(button.rect().bottomRight())
    open_at(menu, QPoint(corner.x() - menu.sizeHint().width(), corner.y()))
