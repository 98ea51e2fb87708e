"""How the window looks by the reader's settings: its colours, and how a page is set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.ui.look.theme import ThemeName

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


def choose_theme(window: MainWindow, name: ThemeName) -> None:
    """Change the colours and remember them."""
    window.look.set_theme(name)
    window.library_session.change_settings(replace(window.library_session.settings, theme=name))
    window.show_state()


def lay_out_page(window: MainWindow) -> None:
    """Set the page as the settings say."""
    settings = window.library_session.settings
    if window.desk is not None:
        window.desk.page.set_layout(
            measure=settings.measure,
            leading=settings.leading,
            pinyin=settings.pinyin,
            easy=settings.easy_reading,
        )
