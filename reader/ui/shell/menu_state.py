"""What the menus show as on, and what as possible, in the window's present state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model.messages import _
from reader.ui.look.theme import THEMES
from reader.ui.shell.list_modes import MODES
from reader.ui.shell.speaking import is_speaking

if TYPE_CHECKING:
    from reader.ui.shell.desk_host import DeskHost
    from reader.ui.shell.menus import Menus


def show_in_menus(window: DeskHost, menus: Menus) -> None:
    """Enable and check the actions of a window."""
    desk, own = window.desk, window.library_session
    # Importing goes into the reader's own library, even while the sample is shown.
    menus.allow(piece=bool(window.article_id), writable=desk is None or desk.writable)
    for name in ("import", "import_folder", "paste"):
        menus.action(name).setEnabled(not own.library.read_only)
    menus.check("tree", desk is not None and desk.panes.tree_shown)
    menus.check("notes_panel", desk is not None and desk.panes.notes_shown)
    menus.check("easy", window.look.easy)
    menus.check("speak", is_speaking(window))
    menus.check("ruler", own.settings.ruler)
    menus.check("page_alone", desk is not None and desk.panes.page_alone)
    menus.check("unread_only", desk is not None and desk.browser.unread_only)
    menus.check("auto_backup", bool(own.settings.backup_folder))
    menus.check("watch", bool(own.settings.watched_folder))
    menus.check("menu_bar", window.menuBar().isVisible())
    menus.check("calendar", desk is not None and desk.papers.calendar_shown)
    menus.check("list_groups", desk is not None and desk.browser.grouped)
    menus.check("list_pictures", desk is not None and desk.modes.pictures.shown)
    for mode in MODES:
        menus.check(f"list_{mode}", desk is not None and desk.modes.shown == mode)
    for theme in THEMES:
        menus.check(f"theme_{theme}", window.look.theme.name == theme)


def name_deeds(window: DeskHost) -> None:
    """Say in the menu what undo would take back and redo do again."""
    from reader.workspace import undoing

    menus, desk = window.menus, window.desk
    if menus is None or desk is None:
        return
    for name, following in (("undo", undoing.next_undo(desk.session)), ("redo", undoing.next_redo(desk.session))):
        words = menus.specs[name].text
        offered = following is not None and (name == "redo" or following.own)
        said = _("{action}：{deed}").format(action=words, deed=following.words) if following and offered else words
        menus.action(name).setText(said)
