"""Put into a window what its first paint does without: who works beside its desk, the actions and their commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.shell.commands.edit_commands import EditCommands
from reader.ui.shell.commands.file_commands import FileCommands
from reader.ui.shell.commands.help_commands import HelpCommands
from reader.ui.shell.commands.notes_commands import NotesCommands
from reader.ui.shell.commands.piece_commands import PieceCommands
from reader.ui.shell.commands.view_commands import ViewCommands
from reader.ui.shell.dropping import Dropping
from reader.ui.shell.import_desk import ImportDesk
from reader.ui.shell.index_desk import IndexDesk
from reader.ui.shell.menu_bar import AltKey
from reader.ui.shell.menu_state import name_deeds
from reader.ui.shell.menus import Menus
from reader.ui.shell.rotating_backups import RotatingBackups
from reader.ui.shell.watched_folder import WatchedFolder

if TYPE_CHECKING:
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.window import MainWindow


def make_workers(window: MainWindow) -> ImportDesk:
    """Build who imports, indexes, watches and backs up; each desk that is shown is theirs to look after."""
    window.imports = imports = ImportDesk(window)
    window.indexing = indexing = IndexDesk(window, imports)
    window.watched, window.backups = WatchedFolder(window, imports), RotatingBackups(window)

    def adopt(desk: Desk) -> None:
        imports.add_strip(desk.strip)
        indexing.adopt(desk)

    window.desk_opened.connect(adopt)
    if window.desk is not None:
        adopt(window.desk)
    return imports


def make_menus(window: MainWindow) -> None:
    """Build the menus of a window and bind their keys."""
    window.menus = Menus(
        window,
        window.look,
        window.icons,
        {
            "file": FileCommands(window),
            "edit": EditCommands(window),
            "view": ViewCommands(window),
            "piece": PieceCommands(window),
            "notes": NotesCommands(window),
            "help": HelpCommands(window),
        },
    )
    window.menus.menu("edit").aboutToShow.connect(lambda: name_deeds(window))
    AltKey(window)
    Dropping(window, window.look, window.import_paths, window.import_text)
    if window.desk is not None:
        window.adopt(window.desk)
    window.show_state()
