"""The manual's table of keys and the table of actions say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.model.messages import speak
from reader.ui.look.actions import action_specs

DOCS = Path(__file__).resolve().parents[3] / "docs"
SPOKEN = {"空格": "Space", "←": "Left", "→": "Right", "↓": "Down", "↑": "Up"}
NOT_ACTIONS = {"Down", "Up", "Esc"}  # keys of the list and of whatever lies topmost


def keys_of(cell: str) -> set[str]:
    """Return the keys of a cell: `Alt+← Alt+→`, `Ctrl+L 或 /`, `Ctrl + - 0` (one modifier for all)."""
    words = cell.replace("或", " ").split()
    if words[:1] == ["Ctrl"]:
        words = [f"Ctrl+{word}" for word in words[1:]]
    for spoken, name in SPOKEN.items():
        words = [word.replace(spoken, name) for word in words]
    return set(words)


@pytest.fixture
def chinese() -> None:
    speak("zh_CN")


@pytest.mark.usefixtures("chinese")
def test_every_key_of_the_manual_does_something_and_every_action_with_a_key_is_told() -> None:
    section = (DOCS / "manual.md").read_text("utf-8").split("## 按键一览")[1].split("\n## ")[0]
    rows = [line.strip("| \n").split(" | ") for line in section.splitlines() if line.startswith("|")][2:]
    told = set().union(*(keys_of(cell) for row in rows for cell in row[::2]))
    real = {key for spec in action_specs() for key in spec.shortcuts}
    assert not told - real - NOT_ACTIONS
    first = {spec.shortcuts[0] for spec in action_specs() if spec.shortcuts}
    assert not first - told


@pytest.mark.usefixtures("chinese")
def test_menu_entries_that_the_manual_quotes_exist() -> None:
    text = (DOCS / "manual.md").read_text("utf-8")
    known = {spec.text for spec in action_specs()}
    quoted = re.findall(r"“(?:文件|编辑|查看|文章|批注|帮助) → ([^”]+)”", text)
    assert quoted
    assert not set(quoted) - known
