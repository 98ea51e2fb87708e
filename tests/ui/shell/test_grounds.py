"""Tree, list and page stand on the grounds of the theme, also after it was changed."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.ui.jobs.host import choose_theme
from reader.ui.look.theme import ThemeName
from tests.ui.opened import desk_of, opened

THEMES: tuple[ThemeName, ...] = ("dark", "light", "sepia", "contrast", "black")


def test_the_grounds_follow_the_theme(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        views = {"desk": desk.tree, "list": desk.list.list, "paper": desk.page.view}
        for theme in THEMES:
            choose_theme(window, theme)
            for token, view in views.items():
                image = view.viewport().grab().toImage()
                spot = image.pixelColor(2, image.height() - 2)
                assert spot == window.look.tokens.colour(token), (theme, token)  # type: ignore[arg-type]  # tokens
