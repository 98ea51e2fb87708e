from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from reader.ui.look import icons
from reader.ui.look.actions import action_specs
from reader.ui.look.icons import NAMES, Icons


def test_every_icon_of_the_table_can_be_drawn(qtbot: QtBot) -> None:
    assert {spec.icon for spec in action_specs() if spec.icon} <= set(NAMES)


def test_an_icon_has_the_colour_asked_for(qtbot: QtBot) -> None:
    image = Icons().pixmap("bookmark-simple-fill", QColor("#9E2B20"), 20).toImage()
    inked = [image.pixelColor(x, y) for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha() == 255]
    assert inked
    assert all(c.name().upper() == "#9E2B20" for c in inked)


def test_a_later_start_draws_from_the_cache(qtbot: QtBot, tmp_path: Path) -> None:
    Icons(tmp_path).pixmap("tray", QColor("black"), 18)
    program = (
        "import sys, pathlib; from PySide6.QtWidgets import QApplication; from PySide6.QtGui import QColor\n"
        "app = QApplication([]); from reader.ui.look.icons import Icons\n"
        "made = Icons(pathlib.Path(sys.argv[1])).pixmap('tray', QColor('black'), 18)\n"
        "assert not made.isNull() and 'qtawesome' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)


def test_a_damaged_or_unwritable_cache_is_only_slower(qtbot: QtBot, tmp_path: Path) -> None:
    Icons(tmp_path).pixmap("tray", QColor("black"), 18)
    for strip in tmp_path.iterdir():
        strip.write_bytes(b"no picture")
    assert not Icons(tmp_path).pixmap("tray", QColor("black"), 18).isNull()
    (tmp_path / "file").write_text("x")
    assert not Icons(tmp_path / "file" / "below").pixmap("tray", QColor("black"), 18).isNull()


def test_sizes_and_themes_that_were_asked_for_once_are_not_kept_for_ever(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(icons, "MOST_PIXMAPS", 5)
    monkeypatch.setattr(icons, "MOST_STRIPS", 2)
    own = Icons(tmp_path)
    first = own.pixmap(NAMES[0], QColor("black"), 12).toImage()
    for size in (12, 13, 14):
        for name in NAMES[:4]:
            own.pixmap(name, QColor("black"), size)
    assert len(own._pixmaps) == 5
    assert len(own._strips) == 2
    assert own.pixmap(NAMES[0], QColor("black"), 12).toImage() == first
