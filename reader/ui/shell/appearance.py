"""How a page is set by the reader's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.shell.window import MainWindow


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
