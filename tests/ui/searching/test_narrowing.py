"""The two rows of chips over an answer: what pinyin was found as and where, and what the catalogue knows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reader.search import FoundWord, FoundWords
from reader.ui.look.chip import Chip
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.searching.chip_rows import ChipRows
from reader.ui.searching.narrowing import Choice, Narrowing
from reader.ui.searching.word_row import WordRow
from reader.ui.shell.window import MainWindow
from reader.workspace import keeping_searches, opening, removing
from tests.ui.opened import PATIENCE, desk_of


def rows_of(window: MainWindow) -> ChipRows:
    search = desk_of(window).search
    assert search is not None
    return search.rows


def idle(qtbot: QtBot, window: MainWindow) -> None:
    search = desk_of(window).search
    assert search is not None

    def done() -> bool:
        counted = search.answer is not None and search.answer.asked == search._asked and search._totals is not None
        upper = search.rows.upper
        return counted and upper is not None and not upper._stale and bool(upper.chips or upper.isHidden())

    qtbot.waitUntil(done, timeout=PATIENCE)


def asked(qtbot: QtBot, window: MainWindow, text: str) -> WordRow:
    """Type a query, wait for all that is counted, and return the upper row."""
    field = window.nameplate.search
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text.isascii() else field.insert(text)
    qtbot.waitUntil(lambda: desk_of(window).search is not None, timeout=PATIENCE)
    search = desk_of(window).search
    assert search is not None
    qtbot.waitUntil(lambda: search.text == text, timeout=PATIENCE)
    idle(qtbot, window)
    upper = rows_of(window).upper
    assert upper is not None
    return upper


def chip_of(row: Narrowing, word: str) -> Chip:
    return next(chip for chip in row.chips if chip.word == word)


def marked(window: MainWindow) -> set[str]:
    """Return the texts that are marked on the page."""
    desk = desk_of(window)
    own = opening.article(window.session, desk.navigation.article_id).article
    return {own.field_text(m.field)[m.start : m.end] for m in desk.page.hits.all}


def test_a_word_narrows_to_one_of_its_texts(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    row = asked(qtbot, window, "zs")
    found = desk.list.model.rowCount()
    chip = next(c for c in row.chips if c.isVisible() and c.accessibleName().startswith("zs "))
    pieces = int(chip.accessibleName().rpartition("，")[2].removesuffix(" 篇"))
    assert chip.accessibleName() == f"zs {chip.word}，{pieces} 篇"
    place = chip.pos()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    assert desk.list.model.rowCount() == pieces < found
    assert chip.isChecked()
    assert (chip.isVisible(), chip.pos()) == (True, place)
    assert window.nameplate.search.text() == "zs"
    assert desk.query == f'"{chip.word}"'
    desk.open(desk.list.model.ids[0])
    assert marked(window) == {chip.word}
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    assert desk.list.model.rowCount() == found
    assert (chip.isChecked(), chip.pos()) == (False, place)
    assert desk.query == "zs"


def test_a_field_narrows(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    row = asked(qtbot, window, "zaoshi")
    chip = chip_of(row, "标题")
    assert chip.accessibleName().startswith("所在 标题，")
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chip, Qt.Key.Key_Space)
    idle(qtbot, window)
    assert desk.query == "标题:zaoshi"
    assert desk.list.model.rowCount() > 0
    assert chip.hasFocus()


def test_the_list_stays_where_it_is_while_chips_come(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    seen: list[int] = []
    desk.complete()
    assert desk.search is not None

    def look() -> None:
        qtbot.wait(1)
        seen.append(desk.list.list.y())

    desk.search._searching.answered.connect(look)
    desk.search._searching.counted.connect(lambda *_counts: look())
    desk.search._searching.faceted.connect(lambda *_facets: look())
    desk.search._searching.worded.connect(lambda *_words: look())
    for text in ("zs", "zaoshi", "早市"):
        desk.search_for(text)
        idle(qtbot, window)
    assert len(set(seen)) == 1
    desk.leave_search()
    assert desk.list.list.y() < seen[0]


def test_another_text_has_other_words(qtbot: QtBot, window: MainWindow) -> None:
    row = asked(qtbot, window, "zs")
    row.chips[0].click()
    idle(qtbot, window)
    row = asked(qtbot, window, "早市")
    assert row.texts == {}
    assert all(chip.isEnabled() and not chip.isChecked() for chip in row.chips)
    assert [chip.word for chip in row.chips if chip.word == "早市"] == []
    assert desk_of(window).query == "早市"
    asked(qtbot, window, "qqqqqqqq")
    assert row.isHidden()


def test_words_found_by_similar_sounds_narrow_too(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    row = asked(qtbot, window, "zaosi")
    answer = desk.search.answer  # type: ignore[union-attr]  # there is one
    assert answer is not None
    assert answer.fuzzy
    found = desk.list.model.rowCount()
    chip = chip_of(row, "早市")
    chip.click()
    idle(qtbot, window)
    assert 0 < desk.list.model.rowCount() <= found
    assert desk.query == '"早市"'
    assert chip in row.chips
    assert chip.isChecked()


def test_a_change_of_the_library_keeps_what_is_on(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    row = asked(qtbot, window, "zs")
    row.chips[0].click()
    idle(qtbot, window)
    word, rows = row.chips[0].word, desk.list.model.rowCount()
    assert rows > 1
    removing.remove(window.session, desk.list.model.ids[0])
    desk.look_for_changes()
    qtbot.waitUntil(lambda: desk.list.model.rowCount() == rows - 1, timeout=PATIENCE)
    idle(qtbot, window)
    assert row.texts == {0: word}
    qtbot.waitUntil(lambda: chip_of(row, word).accessibleName().endswith(f"{rows - 1} 篇"), timeout=PATIENCE)
    assert chip_of(row, word).isChecked()


def test_going_back_and_saved_searches_keep_it(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    row = asked(qtbot, window, "zs")
    found = desk.list.model.rowCount()
    row.chips[0].click()
    idle(qtbot, window)
    narrowed, text, inside = desk.list.model.rowCount(), desk.query, desk.list.model.ids[0]
    row.chips[0].click()
    idle(qtbot, window)
    desk.open(next(other for other in desk.list.model.ids if other != inside))
    row.chips[0].click()
    idle(qtbot, window)
    keeping_searches.save_search(window.session, "一个词", text)
    desk.open(inside)
    desk.go(-1)
    idle(qtbot, window)
    assert (desk.query, desk.list.model.rowCount()) == ("zs", found)
    assert row.texts == {}
    assert not any(chip.isChecked() for chip in row.chips)
    desk.go(1)
    idle(qtbot, window)
    assert (desk.query, desk.list.model.rowCount()) == (text, narrowed)


def test_without_anything_left_the_filters_can_be_dropped(qtbot: QtBot, window: MainWindow) -> None:
    desk = desk_of(window)
    row = asked(qtbot, window, "zs")
    found, chips = desk.list.model.rowCount(), list(row.chips)
    chips[0].click()
    idle(qtbot, window)
    desk.search.drop_filters()  # type: ignore[union-attr]  # there is one
    idle(qtbot, window)
    assert desk.list.model.rowCount() == found
    assert row.isVisible()
    assert row.texts == {}


@pytest.fixture
def row(qtbot: QtBot, look: Look, icons: Icons) -> WordRow:
    made = WordRow(look, icons)
    qtbot.addWidget(made)
    made.resize(340, 60)
    return made


MANY = FoundWords(
    words=(
        FoundWord(word="qs", start=0, end=2, texts=(("桥石", 54), ("桥市", 7), ("清水", 3), ("七十", 1))),
        FoundWord(word="dk", start=3, end=5, texts=(("渡口", 9),)),
    ),
    fields=(("body", 60), ("headline", 6)),
)


def test_the_most_frequent_of_each_are_shown_and_the_rest_is_in_the_menu(row: WordRow) -> None:
    row.show_words(MANY)
    row.show()
    shown = [chip.word for chip in row.findChildren(Chip) if chip.isVisible()]
    assert shown[0] == "桥石"
    assert {"渡口", "正文"} <= set(shown)
    assert "更多…" in shown
    menus = row.more_menu().findChildren(QMenu)
    assert [menu.title() for menu in menus] == ["qs", "dk", "所在"]
    assert [action.text() for action in menus[0].actions()] == ["桥石　54", "桥市　7", "清水　3", "七十　1"]
    told: list[dict[str, str]] = []
    row.narrowed.connect(told.append)
    menus[0].actions()[3].trigger()
    assert told == [{"0": "七十"}]
    assert (row.texts, row.field) == ({0: "七十"}, "")
    chip = chip_of(row, "七十")
    assert chip.isChecked()
    assert chip.isVisible()


def test_a_chip_that_is_on_never_moves_to_the_left(row: WordRow) -> None:
    row.show_words(MANY)
    row.show()
    for chip in [c for c in row.chips if c.isVisible()]:
        place = chip.x()
        chip.click()
        assert (chip.isVisible(), chip.x()) == (True, place), chip.word
        chip.click()
        assert chip.x() == place


def test_a_long_text_is_cut_and_whole_in_its_tooltip(row: WordRow) -> None:
    text = "渡口添了四盏新灯" * 5
    row.show_words(FoundWords(words=(FoundWord(word="z", start=0, end=1, texts=((text, 1), ("在", 1))),)))
    row.show()
    chip = row.chips[0]
    assert chip.geometry().right() < row.width()
    chip.grab()
    assert chip.toolTip() == text


def test_chips_that_are_no_longer_meant_cannot_be_pressed(row: WordRow) -> None:
    row.show_words(MANY)
    row.show()
    row.chips[0].click()
    height = row.height()
    row.expect()
    assert row.texts == {}
    assert not any(chip.isEnabled() for chip in row.findChildren(Chip))
    row.show_words(MANY)
    assert all(chip.isEnabled() and not chip.isChecked() for chip in row.chips)
    assert row.height() == height


def test_one_field_is_told_where_nothing_was_typed_by_sound(row: WordRow) -> None:
    row.show_words(FoundWords(fields=(("note", 2),)))
    assert [chip.word for chip in row.chips] == ["批注"]
    row.show_words(
        FoundWords(words=(FoundWord(word="dk", start=0, end=2, texts=(("渡口", 9),)),), fields=(("body", 9),))
    )
    assert [chip.word for chip in row.chips] == ["渡口"]


def test_rows_are_one_line_each_and_the_last_is_closed(qtbot: QtBot, look: Look, icons: Icons) -> None:
    lower = Narrowing(look, icons)
    qtbot.addWidget(lower)
    lower.resize(300, 50)
    offered = [Choice("year", str(year), str(year), 1) for year in range(1990, 2020)]
    lower.show_choices(offered, {"year": "年份"})
    closed = lower.height()
    lower.set_closing(False)
    assert lower.height() < closed
    assert len({chip.y() for chip in lower.chips if not chip.isHidden()}) == 1
