"""What dialogs, menus and commands need of the window they belong to; every window that has this can hold them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.look.icons import Icons
    from reader.ui.look.theme import Look, ThemeName
    from reader.workspace.session import Session

T = TypeVar("T")


class Host(Protocol):
    """A window with a library: its look, what it says, and where it can take the reader."""

    @property
    def look(self) -> Look:
        """Colours and sizes."""

    @property
    def icons(self) -> Icons:
        """The icons."""

    @property
    def session(self) -> Session:
        """The session that is shown: the reader's own, or the sample's."""

    @property
    def library_session(self) -> Session:
        """The reader's own session."""

    def window(self) -> QWidget:
        """Return the widget that dialogs lie over."""

    def say(self, sentence: str, links: Sequence[str] = (), *, warning: bool = True) -> None:
        """Say a sentence, with links that the window knows."""

    def tell_done(self, sentence: str) -> None:
        """Say what was done just now, and offer to take it back."""

    def work(self, words: str, deed: Callable[[], T], then: Callable[[T], None], *, size: int = 1) -> None:
        """Do something for `size` pieces beside the window, which says `words` meanwhile unless they are few."""

    def attempt(self, deed: Callable[[], T], *, passing: tuple[type[Exception], ...] = ()) -> T | None:
        """Do something; expected trouble is said, except that of the kinds `passing` through."""

    def open_piece(self, article: str) -> None:
        """Open a piece."""

    def open_issue(self, issue: str) -> None:
        """Show the pieces of an issue."""

    def search_for(self, query: str) -> None:
        """Search."""


def choose_theme(host: Host, name: ThemeName) -> None:
    """Change the colours and remember them."""
    from dataclasses import replace

    host.look.set_theme(name)
    host.library_session.change_settings(replace(host.library_session.settings, theme=name))
