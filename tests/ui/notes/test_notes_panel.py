from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.model.annotation import Annotation
from reader.model.messages import speak
from reader.model.status import LeftBehind
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look
from reader.ui.notes.entries import FILTERS, NoteEntry, Row, chosen, rows_of, when
from reader.ui.notes.panel import NotesPanel
from tests.ui.opened import PATIENCE

OWN = Annotation(id="a1", article="p-1", exact="三十七步", end=4, color="key", note="我走了三十六步。")
PLAIN = replace(OWN, id="a2", exact="九十九块条石", color="doubt", note="")
FAR = replace(OWN, id="a3", article="q-4", exact="渡船改作茶馆", color="source", note="去喝过")
LOST = replace(OWN, id="a4", article="q-4", exact="再也找不到的话", orphan=True)
ENTRIES = [
    NoteEntry(annotation=OWN, headline="石桥修好了", place="渡口周报 · 今天 · 02版"),
    NoteEntry(annotation=PLAIN, headline="石桥修好了", place="渡口周报 · 今天 · 02版"),
    NoteEntry(annotation=FAR, headline="渡船改作茶馆", place="渡口周报 · 昨天 · 04版"),
    NoteEntry(annotation=LOST, headline="渡船改作茶馆"),
]


@pytest.fixture
def panel(qtbot: QtBot, look: Look, icons: Icons) -> NotesPanel:
    made = NotesPanel(look, icons)
    qtbot.addWidget(made)
    made.resize(300, 700)
    with qtbot.waitExposed(made, timeout=PATIENCE):
        made.show()
    made.set_entries(ENTRIES, "p-1")
    return made


def test_filters_let_through_what_they_say() -> None:
    passed = {which: [e.annotation.id for e in chosen(ENTRIES, which, "p-1")] for which in FILTERS}
    assert passed == {
        "piece": ["a1", "a2"],
        "all": ["a1", "a2", "a3", "a4"],
        "doubt": ["a2"],
        "noted": ["a1", "a3", "a4"],
    }


def test_rows_go_piece_by_piece_and_end_with_what_lost_its_place() -> None:
    assert [r.kind for r in rows_of(ENTRIES)] == ["piece", "note", "note", "piece", "note", "orphans", "note"]
    assert rows_of([]) == []


def listed(panel: NotesPanel) -> list[Row]:
    model = panel.list.model()
    return [model.index(k, 0).data(Qt.ItemDataRole.UserRole) for k in range(model.rowCount())]


LEFT = (
    LeftBehind(article="q-7", headline="沉了的船", newspaper="渡口周报", bookmarked=True, annotations=("a4",)),
    LeftBehind(article="q-9", headline="拆了的桥", read=True, tags=("桥",)),
)


def test_pieces_that_are_no_more_come_last_with_their_notes(panel: NotesPanel, qtbot: QtBot) -> None:
    panel.set_entries(ENTRIES, "p-1", LEFT)
    rows = listed(panel)
    assert [r.kind for r in rows][-4:] == ["orphans", "left", "note", "left"]
    assert (rows[-4].count, rows[-4].pieces) == (1, 2)
    said = [panel.list.model().index(k, 0).data(Qt.ItemDataRole.AccessibleTextRole) for k in range(len(rows))]
    assert said[-4:-2] == ["原处没有了：文章 2 篇，批注 1 条", "沉了的船，渡口周报 · 书签 · 批注 1 条"]
    assert said[-1] == "拆了的桥，读过 · 桥"
    menu = panel.left_menu(LEFT[0])
    with qtbot.waitSignal(panel.left_put, timeout=PATIENCE) as put:
        menu.actions()[0].trigger()
    assert put.args == ["q-7", "p-1"]
    panel.list.setCurrentIndex(panel.list.model().index(len(rows) - 1, 0))
    with qtbot.waitSignal(panel.left_dropped, timeout=PATIENCE) as dropped:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert dropped.args == ["q-9"]
    panel.set_article("")
    assert not panel.left_menu(LEFT[0]).actions()[0].isEnabled()
    panel.set_filter("noted")
    assert "left" not in [r.kind for r in listed(panel)]


def test_times_are_told_in_words() -> None:
    today = datetime.date(2026, 11, 24)
    here = datetime.datetime.now().astimezone().tzinfo

    def iso(*parts: int) -> str:
        return datetime.datetime(*parts, tzinfo=here).isoformat()  # type: ignore[misc,arg-type]  # year, month, day…

    assert when(iso(2026, 11, 24, 7, 5), today) == "今天 7:05"
    assert when(iso(2026, 11, 23, 20, 10), today) == "昨天 20:10"
    assert when(iso(2026, 3, 9, 8, 0), today) == "3月9日"
    assert when(iso(2025, 3, 9, 8, 0), today) == "2025年3月9日"
    assert when("", today) == ""
    assert when("soon", today) == ""


def test_the_panel_lists_and_narrows(panel: NotesPanel) -> None:
    assert panel.shown() == ["a1", "a2", "a3", "a4"]
    panel.chips["piece"].click()
    assert panel.shown() == ["a1", "a2"]
    panel.set_article("q-4")
    assert panel.shown() == ["a3", "a4"]
    panel.set_filter("doubt")
    assert panel.shown() == ["a2"]
    assert panel.chips["doubt"].isChecked()
    assert panel.chips["noted"].accessibleName() == "有字 3"


def test_a_menu_narrows_to_one_colour(panel: NotesPanel) -> None:
    menu = panel.color_menu()
    assert [a.text() for a in menu.actions()] == ["全部\t4", "要点\t2", "人与事\t0", "存疑\t1", "史料\t1"]
    menu.actions()[4].trigger()
    assert panel.shown() == ["a3"]
    assert not any(chip.isChecked() for chip in panel.chips.values())
    panel.color_menu().actions()[0].trigger()
    assert len(panel.shown()) == 4


def test_enter_and_click_open_a_note(panel: NotesPanel, qtbot: QtBot) -> None:
    panel.choose("a3")
    with qtbot.waitSignal(panel.entry_opened, timeout=PATIENCE) as opened:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args == ["q-4", "a3"]
    QApplication.processEvents()
    rect = panel.list.visualRect(panel.list.model().index(1, 0))
    with qtbot.waitSignal(panel.entry_opened, timeout=PATIENCE) as opened:
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert opened.args == ["p-1", "a1"]


def test_arrows_pass_over_the_heads_of_pieces(panel: NotesPanel) -> None:
    panel.choose("a2")
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    row = panel.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert row.entry.annotation.id == "a3"


def test_delete_asks_for_removal(panel: NotesPanel, qtbot: QtBot) -> None:
    panel.choose("a1")
    with qtbot.waitSignal(panel.annotation_removed, timeout=PATIENCE) as removed:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert removed.args == ["a1"]


def test_rows_say_themselves(panel: NotesPanel) -> None:
    model = panel.list.model()
    said = [model.index(k, 0).data(Qt.ItemDataRole.AccessibleTextRole) for k in range(model.rowCount())]
    assert said[0] == "石桥修好了，渡口周报 · 今天 · 02版"
    assert said[1] == "要点：三十七步。批注：我走了三十六步。"
    assert said[5] == "找不到原处的批注 1 条"


def test_the_choice_stays_when_the_list_is_filled_again(panel: NotesPanel) -> None:
    panel.choose("a2")
    panel.set_entries([e for e in ENTRIES if e.annotation.id != "a1"], "p-1")
    row = panel.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert row.entry.annotation.id == "a2"


def test_an_empty_panel_says_how_to_begin(panel: NotesPanel) -> None:
    panel.set_entries([], "p-1")
    assert panel.shown() == []
    assert not panel.list.isVisible()


def test_thousands_of_notes_are_listed(panel: NotesPanel) -> None:
    many = [
        NoteEntry(annotation=replace(OWN, id=f"m{k}", article=f"p-{k // 9}"), headline=f"第{k // 9}篇")
        for k in range(3000)
    ]
    panel.set_entries(many, "p-1")
    QApplication.processEvents()
    assert len(panel.shown()) == 3000


def test_zoom_and_theme_reach_the_panel(panel: NotesPanel, look: Look) -> None:
    look.set_em(24)
    look.set_theme("dark")
    QApplication.processEvents()
    image = panel.grab().toImage()
    assert image.pixelColor(4, image.height() - 4) == look.tokens.colour("list")


def test_rows_follow_the_width_of_the_panel(panel: NotesPanel, qtbot: QtBot) -> None:
    long = replace(OWN, exact="三十七步" * 6)
    panel.set_entries([NoteEntry(annotation=long, headline="石桥修好了")], "p-1")
    note = panel.list.model().index(1, 0)
    narrow = panel.list.visualRect(note).height()
    panel.resize(700, 700)
    qtbot.waitUntil(lambda: panel.list.visualRect(note).height() < narrow, timeout=PATIENCE)


def test_the_menu_narrows_to_a_tag_however_it_is_spelled(panel: NotesPanel) -> None:
    tagged = [replace(e, annotation=replace(e.annotation, note=f"{e.annotation.note} {tag}".strip()))
              for e, tag in zip(ENTRIES, ("#石橋 #GDP", "#石桥", "#gdp", ""), strict=True)]  # fmt: skip
    panel.set_entries(tagged, "p-1")
    offered = [action.text() for action in panel.color_menu().actions()]
    assert offered[-2:] == ["#GDP\t2", "#石橋\t2"]
    panel.color_menu().actions()[-1].trigger()
    assert panel.shown() == ["a1", "a2"]
    assert next(a for a in panel.color_menu().actions() if a.text().startswith("#石橋")).isChecked()
    panel.set_filter("#ｇｄｐ")
    assert panel.shown() == ["a1", "a3"]


def test_chips_whose_words_are_long_stand_whole_in_further_lines(panel: NotesPanel) -> None:
    one_line = panel._chip_row.height()
    speak("long")
    panel.set_entries(ENTRIES, "p-1")
    chips = list(panel.chips.values())
    assert [chip.width() for chip in chips] == [chip.sizeHint().width() for chip in chips]
    assert all(panel._chip_row.rect().contains(chip.geometry()) for chip in chips)
    assert panel._chip_row.height() > one_line
    panel.resize(800, 700)
    assert len({chip.y() for chip in chips}) == 1
    assert panel._chip_row.height() == one_line
