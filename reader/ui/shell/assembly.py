"""Put the table of actions and the commands behind it into a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.shell.commands.edit_commands import EditCommands
from reader.ui.shell.commands.file_commands import FileCommands
from reader.ui.shell.commands.help_commands import HelpCommands
from reader.ui.shell.commands.notes_commands import NotesCommands
from reader.ui.shell.commands.piece_commands import PieceCommands
from reader.ui.shell.commands.view_commands import ViewCommands
from reader.ui.shell.dropping import Dropping
from reader.ui.shell.menu_bar import AltKey
from reader.ui.shell.menu_state import name_deeds
from reader.ui.shell.menus import Menus

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


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
