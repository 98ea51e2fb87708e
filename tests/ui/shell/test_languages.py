"""The window speaks what the reader chose, our subjects too; and it has room for longer words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.long_language import lengthened
from reader.model.messages import _, speak
from reader.model.resources import resource
from reader.ui.browsing.subject_words import in_words
from reader.ui.dialogs.language_choice import NAMES, LanguageChoice
from reader.ui.look.controls import Label
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.shell.first_run import FirstRun, Picture
from reader.ui.shell.nameplate import Nameplate
from reader.ui.shell.window import MainWindow
from resources.locale import update
from tests.ui.opened import PATIENCE, desk_of, opened

ROOT = Path(__file__).resolve().parents[3]
OPEN = """
import sys
from types import SimpleNamespace
from reader.cli import open_window
from reader.model.messages import language
from reader.ui.shell import application
application.run = lambda **more: print(language())
args = SimpleNamespace(library=None, lang=sys.argv[1] or None, paths=[], quit_when_shown=True)
open_window.run(args, None)
"""


@pytest.fixture(autouse=True)
def chinese_again() -> Iterator[None]:
    yield
    speak("zh_CN")


def subjects() -> list[str]:
    heads = [path.read_text("utf-8").splitlines()[0] for path in resource("vocabulary", "subjects").glob("*.txt")]
    return [head.removeprefix("# Subject: ") for head in heads]


def test_subjects_are_english_words_again_after_the_long_language() -> None:
    speak("long")
    assert in_words("体育") != "Sport"
    speak("en")
    assert in_words("体育") == "Sport"


@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_every_subject_is_said_in_the_windows_language(language: str) -> None:
    speak(language)
    said = {subject: in_words(subject) for subject in [*subjects(), "未分类"]}
    assert len(said) > 10
    if language == "zh_TW":
        assert all(words == update.traditional(subject) for subject, words in said.items())
    else:
        assert all(words.isascii() for words in said.values())


def test_name_and_day_are_written_as_the_language_is(qtbot: QtBot, look: Look, icons: Icons) -> None:
    said = {}
    for language in ("zh_CN", "zh_TW", "en"):
        speak(language)
        plate = Nameplate(look, icons)
        qtbot.addWidget(plate)
        plate.set_day(date(2026, 1, 25))
        said[language] = "".join(label.text() for label in plate.findChildren(Label))
    assert "报夹" in said["zh_CN"]
    assert "农历腊月" in said["zh_CN"]
    assert "報夾" in said["zh_TW"]
    assert "農曆臘月" in said["zh_TW"]
    assert "January" in said["en"]


def test_the_picture_of_the_first_page_bears_the_name_as_the_language_writes_it(
    qtbot: QtBot, look: Look, icons: Icons
) -> None:
    drawn = {}
    for language in ("zh_CN", "zh_TW", "en"):
        speak(language)
        page = FirstRun(look, icons)
        qtbot.addWidget(page)
        (picture,) = page.findChildren(Picture)
        picture.resize(500, 400)
        drawn[language] = picture.grab().toImage()
    assert drawn["zh_TW"] != drawn["zh_CN"] == drawn["en"]


def test_a_papers_own_section_stays_as_printed() -> None:
    speak("en")
    assert in_words("读者来信") == "读者来信"


def test_the_tree_says_subjects_in_english(library: Path, qtbot: QtBot) -> None:
    speak("en")
    with opened(qtbot, library) as window:
        model = desk_of(window).tree.model()

        def names() -> list[object]:
            heads = [model.index(k, 0) for k in range(model.rowCount())]
            return [i.data() for head in heads for i in (head, *(model.index(j, 0, head) for j in range(40)))]

        qtbot.waitUntil(lambda: "Sport" in names(), timeout=PATIENCE)  # a catalogue that is new fills as one looks
        assert "体育" not in names()


def test_the_choice_is_kept_and_offered_at_once(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(dialog: LanguageChoice) -> bool:
        assert set(dialog.choices) == {"", *NAMES}
        dialog.choices["en"].setChecked(True)
        dialog.accept()
        return True

    monkeypatch.setattr(LanguageChoice, "ask", choose)
    window.trigger("language")
    assert window.library_session.settings.language == "en"
    assert window.message.offers(_("现在重开"))
    session = window.library_session
    session.change_settings(replace(session.settings, language=""))


@pytest.mark.parametrize(("named", "spoken"), [("", "zh_TW"), ("en", "en")])
def test_the_next_window_speaks_it_unless_another_is_named(tmp_path: Path, named: str, spoken: str) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": "zh_TW"}), "utf-8")
    own = {"BAOJIA_CONFIG": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
    code = OPEN if not named else f"from reader.model.messages import speak; speak({named!r})\n{OPEN}"
    command = [sys.executable, "-c", code, named]
    run = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == spoken


def test_the_long_language_has_half_as_much_again_and_fills_in_the_same() -> None:
    speak("en")
    plain = _("报夹已更新到 {version}。")
    speak("long")
    assert _("报夹已更新到 {version}。") == lengthened(plain)
    assert len(lengthened(plain)) >= 1.5 * len(plain)
    assert lengthened(plain).format(version="1").startswith(plain.format(version="1"))


def test_in_a_longer_language_the_head_of_the_list_gives_way_in_its_counts_alone(library: Path, qtbot: QtBot) -> None:
    speak("long")
    with opened(qtbot, library) as window:
        desk = desk_of(window)
        window.search_for("桥")
        qtbot.waitUntil(lambda: bool(desk.list._sort.text()), timeout=PATIENCE)
        desk.list.setFixedWidth(250)
        QApplication.processEvents()
        head = desk.list
        assert head._sort.width() >= head._sort.sizeHint().width()
        assert head._title.width() >= min(head._title.sizeHint().width(), window.look.tokens.px(8))
        assert head._counts.width() < head._counts.sizeHint().width()
        head.grab()
        assert head._counts.toolTip() == head._counts.text()  # what is cut off can be read all the same
