from __future__ import annotations

import os
import sys

import pytest

from reader.cli.arguments import COMMANDS
from reader.setup.needs import WITHOUT_QT, command_of, libraries_for
from reader.setup.testing import pytest_command
from reader.setup.words import in_chinese

X11 = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], "open"),
        (["--library", "list", "search", "x"], "search"),
        (["--lang=en", "list"], "list"),
        (["--json", "--lang", "en", "stats"], "stats"),
        (["paper.txt"], "paper.txt"),
    ],
)
def test_the_command_is_the_first_word_that_is_no_options_value(arguments: list[str], command: str) -> None:
    assert command_of(arguments) == command


def test_every_command_is_known_to_need_qt_or_not() -> None:
    assert WITHOUT_QT | {"open", "print", "book", "card", "cutting"} == COMMANDS.keys()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings all it needs")
@pytest.mark.parametrize(
    ("arguments", "environment", "groups"),
    [
        (["list"], X11, set()),
        (["open"], {}, set()),
        ([], X11, {"drawing", "x11"}),
        (["paper.txt"], X11, {"drawing", "x11"}),
        (["open"], {"WAYLAND_DISPLAY": "wayland-0", **X11}, {"drawing"}),
        (["open"], {"QT_QPA_PLATFORM": "offscreen", **X11}, {"drawing"}),
        (["open"], {"QT_QPA_PLATFORM": "xcb"}, {"drawing", "x11"}),
        (["print", "ID"], {}, {"drawing"}),
        (["pages", "keep", "yes"], {}, set()),
        (["pages", "--pdf", "ISSUE", "a.pdf"], {}, {"drawing"}),
        (["test"], {}, {"drawing"}),
        (["--library", "L", "print", "ID"], {}, {"drawing"}),
        (["cutting", "ID"], {}, {"drawing"}),
        (["facsimile", "ID"], X11, set()),
        (["open", "--help"], X11, set()),
        (["--version"], X11, set()),
    ],
)
def test_what_a_command_needs_of_the_system(
    arguments: list[str], environment: dict[str, str], groups: set[str]
) -> None:
    assert libraries_for(arguments, environment) == groups


def test_the_tests_run_side_by_side_unless_the_caller_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    spread = pytest_command("python", [])
    assert spread[spread.index("-n") + 1] == "3"
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert "-n" not in pytest_command("python", [])
    monkeypatch.undo()
    assert "-n" not in pytest_command("python", ["--pdb"])
    assert pytest_command("python", ["-n3"]).count("-n3") == 1
    assert pytest_command("python", ["tests/hanzi"])[-1] == "tests/hanzi"


@pytest.mark.parametrize(
    ("locale", "arguments", "chinese"),
    [
        ("C", [], True),
        ("zh_TW.UTF-8", [], True),
        ("de_DE.UTF-8", [], False),
        ("de_DE.UTF-8", ["--lang", "zh_CN"], True),
        ("zh_CN.UTF-8", ["list", "--lang=en"], False),
    ],
)
def test_the_set_up_speaks_the_readers_language(
    locale: str, arguments: list[str], chinese: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert in_chinese(arguments) is chinese
