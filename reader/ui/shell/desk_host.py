"""What menus, commands and the page of the first run need of the window around a desk, besides what dialogs need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from reader.ui.jobs.host import Host

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenuBar, QWidget

    from reader.ui.jobs.happenings import Happenings
    from reader.ui.look.message_line import MessageLine
    from reader.ui.shell.desk import Desk
    from reader.ui.shell.menus import Menus
    from reader.ui.shell.nameplate import Nameplate
    from reader.ui.shell.state_line import StateLine
    from reader.workspace.session import Session


class DeskHost(Host, Protocol):
    """A host that shows one library on a desk, with nameplate, menus and a line for what it says."""

    nameplate: Nameplate
    message: MessageLine
    state_line: StateLine
    happenings: Happenings
    cautious: bool  # the last start came to no end: nothing is opened by itself
    came_from: QWidget | None  # who had the keyboard before the menu bar

    @property
    def desk(self) -> Desk | None:
        """The desk; None where there is nothing to show yet."""

    @property
    def menus(self) -> Menus | None:
        """The menus, once they are built."""

    @property
    def article_id(self) -> str:
        """The open piece, empty where none is."""

    def menuBar(self) -> QMenuBar:  # noqa: N802  # Qt's name
        """Return the menu bar."""

    def focusWidget(self) -> QWidget:  # noqa: N802  # Qt's name
        """Return what has the keyboard."""

    def show_desk(self, session: Session) -> Desk:
        """Show a library's desk in place of what was shown."""

    def show_first_run(self) -> QWidget:
        """Show the page for a library with nothing in it."""

    def show_state(self) -> None:
        """Show on buttons and in menus what is on and what can be done."""

    def say_with(self, sentence: str, links: dict[str, Callable[[], None]], **manner: bool) -> None:
        """Say a sentence with links that do something, in the manner of `say`."""

    def trigger(self, action_id: str) -> None:
        """Do an action of the table."""

    def import_paths(self, paths: Sequence[Path], *, show: bool = False) -> None:
        """Import files and folders; with `show`, what comes first is shown even to one who is reading."""

    def import_text(self, text: str) -> None:
        """Import copied text."""
