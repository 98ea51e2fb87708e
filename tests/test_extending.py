"""The recipes of docs/extending.md, followed literally in a copy of the program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RECIPES = re.split(r"^## ", (ROOT / "docs" / "extending.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
STEP = re.compile(
    r"New file `(?P<new>[^`]+)`:\n```python\n(?P<text>.*?)```"
    r"|In `(?P<file>[^`]+)`, (?P<where>after|before) `(?P<line>[^`]+)`:\n```text\n(?P<block>.*?)```"
    r"|In `(?P<changed>[^`]+)`, replace `(?P<old>[^`]+)` by `(?P<by>[^`]+)`\."
    r"|Try it:\n```python\n(?P<trial>.*?)```",
    re.DOTALL,
)


def inserted(text: str, where: str, words: str, block: str) -> str:
    """Return text with a block below or above the first line that has these words."""
    lines = text.splitlines(keepends=True)
    at = next(k for k, line in enumerate(lines) if words in line)
    while where == "after" and not _ends(lines[at]):
        at += 1  # an entry goes on over several lines
    at += where == "after"
    return "".join([*lines[:at], block, *lines[at:]])


def _ends(line: str) -> bool:
    return line.rstrip().endswith(("),", "{"))


def follow(recipe: str, copy: Path) -> str:
    """Do what a recipe says; returns what is to be tried."""
    trial = ""
    for step in STEP.finditer(recipe):
        if step["new"]:
            (copy / step["new"]).write_text(step["text"], "utf-8")
        elif step["file"]:
            path = copy / step["file"]
            path.write_text(inserted(path.read_text("utf-8"), step["where"], step["line"], step["block"]), "utf-8")
        elif step["changed"]:
            path = copy / step["changed"]
            text = path.read_text("utf-8")
            assert step["old"] in text, f"{step['changed']} has no {step['old']}"
            path.write_text(text.replace(step["old"], step["by"], 1), "utf-8")
        else:
            trial = step["trial"]
    assert trial
    return trial


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.split("\n")[0])
def test_a_recipe_works_as_it_stands(recipe: str, tmp_path: Path) -> None:
    for name in ("reader", "resources", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    trial = follow(recipe, tmp_path)
    own = {f"BAOJIA_{name}": str(tmp_path / name.lower()) for name in ("LIBRARY", "CACHE", "CONFIG")}
    environment = os.environ | own | {"PYTHONPATH": str(tmp_path), "LC_ALL": "C", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-P", "-c", trial]
    run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_every_promised_recipe_is_there() -> None:
    assert [recipe.split("\n")[0] for recipe in RECIPES] == [
        "A format",
        "An export",
        "A theme",
        "A menu action",
        "A language",
    ]
