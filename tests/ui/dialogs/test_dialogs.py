from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from reader.model.messages import speak
from reader.ui.dialogs import (
    backups,
    clippings,
    exporting,
    import_report,
    issue_details,
    reference,
    report_words,
    saving,
)
from reader.ui.dialogs.day_field import iso_day
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.issue_details import IssueDetails
from reader.ui.dialogs.layout_sheet import LayoutSheet
from reader.ui.dialogs.palette import Palette
from reader.ui.dialogs.print_choices import PrintChoices
from reader.ui.dialogs.segments import SegmentRow
from reader.ui.dialogs.series_details import SeriesDetails
from reader.ui.jobs.host import choose_theme
from reader.ui.jobs.import_jobs import ImportJob
from reader.ui.look.actions import action_specs
from reader.ui.look.entries import Entry
from reader.ui.look.screen_room import screen_room
from reader.ui.look.theme import STEPS
from reader.ui.searching import askers, questions
from reader.ui.searching.fitting_names import Fit
from reader.ui.shell.libraries import show_own_library
from reader.ui.shell.window import MainWindow
from reader.workspace import annotating, finding, opening
from reader.workspace.storing import ImportOutcome
from tests.ui.opened import PATIENCE, desk_of, opened, press

pytestmark = pytest.mark.gui


@pytest.fixture
def unchanged(standing: MainWindow) -> Iterator[MainWindow]:
    """Return the window that stays for all; whoever changes type, size or columns leaves them as they were."""
    em, size = standing.look.em, standing.size()
    standing.activateWindow()  # another may have had the keyboard since
    yield standing
    standing.look.set_em(em)
    standing.resize(size)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-24", "2026-11-24"), ("2026年1月4日", "2026-01-04"), (" 2026/1/4 ", "2026-01-04"), ("", ""),
        ("2026-02-30", None), ("昨天", None),
    ],
)  # fmt: skip
def test_days_are_understood_as_people_write_them(typed: str, day: str | None) -> None:
    assert iso_day(typed) == day


def test_an_issue_that_prints_neither_gets_newspaper_and_day(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(window)
    piece = desk.navigation.piece
    assert piece is not None

    def answer(dialog: IssueDetails) -> bool:
        dialog.newspaper.setCurrentText("渡口报")
        dialog.day.setText("不知道")
        assert not dialog.ok.isEnabled()
        dialog.day.setText("2025年12月2日")
        assert dialog.ok.isEnabled()
        return True

    monkeypatch.setattr(IssueDetails, "ask", answer)
    issue_details.edit_issue(window, window.session, piece.issue, [])
    changed = window.session.library.current(piece.issue.id).issue
    assert (changed.newspaper, changed.date_published) == ("渡口报", "2025-12-02")
    qtbot.waitUntil(
        lambda: desk.navigation.piece is not None and desk.navigation.piece.masthead.newspaper == "渡口报",
        timeout=PATIENCE,
    )


def test_what_photographs_lack_is_asked_once_for_all_of_them(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece = desk_of(window).navigation.piece
    assert piece is not None
    job = ImportJob(request={})
    job.outcomes = [
        ImportOutcome(
            source="/a/1.jpg", status="imported", recognised=2, issue="elsewhere", newspaper="渡口报",
            date_published="1958-03-01",
        ),
        ImportOutcome(source="/a/2.jpg", status="imported", recognised=2, issue=piece.issue.id),
    ]  # fmt: skip
    offered: dict[str, Callable[[], None]] = {}
    said: list[str] = []

    def say(words: str, ways: dict[str, Callable[[], None]], **_more: object) -> None:
        said.append(words)
        offered.update(ways)

    monkeypatch.setattr(window, "say_with", say)
    assert window.imports is not None
    window.imports.jobs.finished.emit(job)
    assert said == ["照片里有 1 份没有读到报名，1 份没有读到日期。"]

    def answer(dialog: SeriesDetails) -> bool:
        assert dialog.newspaper.currentText() == "渡口报"
        dialog.day.setText("不知道")
        assert not dialog.ok.isEnabled()
        dialog.day.setText("1958年3月2日")
        return dialog.ok.isEnabled()

    monkeypatch.setattr(SeriesDetails, "ask", answer)
    offered["一起补上…"]()
    qtbot.waitUntil(
        lambda: (
            (own := window.session.library.current(piece.issue.id).issue).newspaper == "渡口报"
            and own.date_published == "1958-03-02"
        ),
        timeout=PATIENCE,
    )


def test_the_report_tells_each_source(qtbot: QtBot, unchanged: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    job = ImportJob(request={})
    job.outcomes = [
        ImportOutcome(source="/a/渡口报.txt", status="imported", issue="i1", newspaper="渡口报", articles=4, doubts=2),
        ImportOutcome(source="/a/b.pdf", status="failed", error_kind="no_text", error_message="里面只有图片。"),
    ]
    assert report_words.heading(job.outcomes[0]) == "《渡口报》"
    assert report_words.sentences(job.outcomes[0]) == ["读入 4 篇。修整 0 处，2 处拿不准。"]
    assert report_words.heading(job.outcomes[1]) == "b.pdf"
    assert report_words.sentences(job.outcomes[1]) == ["里面只有图片。"]
    monkeypatch.setattr(Dialog, "ask", lambda self: bool(self.isModal() or True))
    import_report.show_report(unchanged, job)


def test_pieces_are_put_into_a_clipping(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_of(window)
    monkeypatch.setattr(clippings, "ask_line", lambda *_args, **_more: "老桥旧事")
    desk.list.list.selectAll()
    window.trigger("clip")
    qtbot.waitUntil(lambda: any(c.kind == "tag" for c, _n in desk.tree.nodes.collections()), timeout=PATIENCE)
    assert "15 篇放进了“老桥旧事”" in desk.list.deed_line.text


def test_pieces_and_notes_are_written_into_files(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "桥.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    exporting.export_pieces(window, window.session, [window.article_id])
    assert "<html" in target.read_text("utf-8")
    exporting.export_notes(window, window.session)
    assert "还没有批注" in window.message.text
    words = opening.article(window.session, window.article_id).article.body[:6]
    annotating.annotate(window.session, window.article_id, exact=words, note="记下")
    target = tmp_path / "批注.md"
    exporting.export_notes(window, window.session)
    assert "记下" in target.read_text("utf-8")
    target = tmp_path / "批注.jsonld"
    exporting.export_notes(window, window.session)
    annotating.unannotate(window.session, *[a.id for a in annotating.all_annotations(window.session)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(target), ""))
    window.trigger("bring_notes")
    assert [a.note for a in annotating.all_annotations(window.session)] == ["记下"]
    window.trigger("bring_notes")
    assert "1 条本来就有" in window.message.text
    target = tmp_path / "题录.csl.json"
    exporting.export_pieces(window, window.session, [window.article_id])
    assert "article-newspaper" in target.read_text("utf-8")


def test_a_disk_that_refuses_an_export_is_told(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = opening.article(window.session, window.article_id).article.body[:6]
    annotating.annotate(window.session, window.article_id, exact=words)
    nowhere = tmp_path / "file"
    nowhere.write_text("x")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(nowhere / "a.md"), ""))
    window.trigger("export_notes")
    assert "写不了" in window.message.text


def test_a_backup_is_written_and_restored(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "备份.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    backups.back_up(window, window.session)
    qtbot.waitUntil(lambda: "备份好了" in window.message.text, timeout=PATIENCE)
    assert target.stat().st_size > 1000
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(target), ""))
    shown, offered = list[str](), list[list[str]]()

    def ask(dialog: backups.LookIn) -> bool:
        shown.extend(label.text() for label in dialog.findChildren(QLabel))
        offered.append([button.text() for button in dialog.findChildren(QPushButton)])
        return True

    monkeypatch.setattr(backups.LookIn, "ask", ask)
    backups.restore(window, lambda: show_own_library(window))
    qtbot.waitUntil(lambda: "恢复了" in window.message.text, timeout=PATIENCE)
    assert any("没有要补回的" in text for text in shown)
    assert offered == [["关闭"]]  # a button that would do nothing is none
    assert desk_of(window).list.model.rowCount() == 15
    target.write_bytes(b"no archive")
    backups.restore(window, lambda: show_own_library(window))
    qtbot.waitUntil(lambda: "不是完好的备份" in window.message.text, timeout=PATIENCE)


def test_the_name_that_is_written_is_the_one_that_is_asked_about(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, other = tmp_path / "桥.md", tmp_path / "桥二"
    there.write_text("我的", "utf-8")
    names = [str(tmp_path / "桥"), str(other)]
    asked: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (names.pop(0), ""))

    def refuse(dialog: saving.Replacing) -> bool:
        asked.append(dialog.windowTitle())
        return False

    monkeypatch.setattr(saving.Replacing, "ask", refuse)
    exporting.export_pieces(window, window.session, [window.article_id])
    assert there.read_text("utf-8") == "我的"
    assert asked == ["已有《桥.md》"]
    assert other.with_suffix(".md").exists()
    names = [str(tmp_path / "桥")]
    monkeypatch.setattr(saving.Replacing, "ask", lambda _dialog: True)
    exporting.export_pieces(window, window.session, [window.article_id])
    assert there.read_text("utf-8") != "我的"


def test_the_name_of_a_field_stands_whole_where_the_fields_are_wide(unchanged: MainWindow) -> None:
    speak("long")
    pieces = [opening.article(unchanged.session, unchanged.article_id).piece]
    dialog = PrintChoices(unchanged, 1, [], lambda _most, _printed: pieces)
    dialog.show()
    QApplication.processEvents()
    names = [label for label in dialog.findChildren(QLabel) if label.buddy() is not None and label.isVisible()]
    assert len(names) > 3
    assert [label.text() for label in names if label.width() < label.sizeHint().width()] == []
    dialog.done(0)


def test_printing_without_a_printer_offers_a_pdf(unchanged: MainWindow, qtbot: QtBot) -> None:
    pieces = [opening.article(unchanged.session, unchanged.article_id).piece]
    dialog = PrintChoices(unchanged, 1, [], lambda _most, _printed: pieces)
    words = [b.text() for b in dialog.findChildren(QPushButton)]
    assert "存为 PDF…" in words
    assert "打印" not in words
    dialog.columns.setCurrentIndex(2)
    dialog.pinyin.setChecked(True)
    options = dialog.options()
    assert (options.paper, options.columns, options.pinyin) == ("A4", 2, "all")
    dialog.close()
    dialog.done(0)
    other = PrintChoices(unchanged, 1, ["渡口"], lambda _most, _printed: pieces)
    assert "打印" in [b.text() for b in other.findChildren(QPushButton)]
    other.printing.duplex.setCurrentIndex(1)
    other.printing.pages.setText("2-3")
    assert (other.printing.run().duplex, other.printing.run().pages) == ("long", (range(2, 4),))
    other.done(0)


def test_the_print_sheet_shows_the_pages_that_its_choices_make(unchanged: MainWindow, qtbot: QtBot) -> None:
    pieces = [opening.article(unchanged.session, unchanged.article_id).piece]
    dialog = PrintChoices(unchanged, 1, [], lambda _most, _printed: pieces)
    qtbot.waitUntil(lambda: dialog.preview.pages > 0, timeout=PATIENCE)
    before = dialog.preview.pages
    assert f"共 {before} 页" in dialog.told.text()
    dialog.paper.setCurrentIndex(dialog.paper.findData("A5"))
    dialog.points.setValue(28)
    qtbot.waitUntil(lambda: dialog.preview.pages > before, timeout=PATIENCE)
    dialog.columns.setCurrentIndex(3)
    qtbot.waitUntil(lambda: "排不下 3 栏" in dialog.told.text(), timeout=PATIENCE)
    dialog.done(0)


def open_palette(window: MainWindow) -> Palette:
    """Open the palette as its key does."""
    window.trigger("palette")
    return next(p for p in window.findChildren(Palette) if p.isVisible())


def open_layout_sheet(window: MainWindow) -> LayoutSheet:
    """Open the sheet of size and layout as its button does."""
    window.trigger("layout")
    return next(s for s in reversed(window.findChildren(LayoutSheet)) if s.isVisible())


def lines(palette: Palette) -> list[str]:
    return [entry.text for entry in palette.entries.entries]


def test_the_palette_finds_commands_by_pinyin_and_does_them(qtbot: QtBot, window: MainWindow) -> None:
    before = window.look.em
    palette = open_palette(window)
    QTest.keyClicks(palette.field, "zida")
    qtbot.waitUntil(lambda: "字大" in lines(palette), timeout=PATIENCE)
    while palette.list.currentIndex().data() != "字大":
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.look.em > before, timeout=PATIENCE)
    assert not window.findChildren(Palette)


def test_the_palette_shows_no_list_of_something_else_while_readings_are_loaded(
    qtbot: QtBot, unchanged: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = unchanged.desk
    assert desk is not None
    assert desk.search is not None
    monkeypatch.setattr(type(desk.search.asker), "ask", lambda *_question, **_manner: None)  # no answer ever comes
    palette = open_palette(unchanged)
    palette.field.setText("备份")
    assert lines(palette)
    assert all("备份" in line for line in lines(palette))
    palette.field.setText("beifen")
    qtbot.waitUntil(lambda: lines(palette) == ["正在找“beifen”…"], timeout=PATIENCE)
    palette.field.setText("")
    assert len(lines(palette)) > 1
    palette.leave()


def test_the_palette_finds_words_however_they_are_parted(qtbot: QtBot, unchanged: MainWindow) -> None:
    palette = open_palette(unchanged)
    palette._named[:] = [Entry(icon="command", text="Back up daily…", run=lambda: None)]
    for typed in ("backup", "back-up", "Back  UP da"):
        palette.field.setText(typed)
        qtbot.waitUntil(lambda: not palette._awaited, timeout=PATIENCE)
        assert lines(palette)[0] == "Back up daily…", typed
    palette.leave()


def test_the_palette_finds_places_and_pieces(qtbot: QtBot, unchanged: MainWindow) -> None:
    palette = open_palette(unchanged)
    QTest.keyClicks(palette.field, "zaoshi")
    qtbot.waitUntil(lambda: any("早市" in text for text in lines(palette)), timeout=PATIENCE)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_palette_does_what_was_typed_before_enter(qtbot: QtBot, window: MainWindow) -> None:
    """Enter may come before the answer: it is the answer's first line that is done, not what stood there before."""
    before = window.look.em
    palette = open_palette(window)
    palette.field.setText("字大")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.look.em > before, timeout=PATIENCE)
    assert not window.findChildren(Palette)


def test_enter_in_the_palette_stands_for_what_was_typed_before_it(
    qtbot: QtBot, unchanged: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed while the answer to Enter is still coming changes nothing, and forgets nothing."""
    desk = unchanged.desk
    assert desk is not None
    assert desk.search is not None
    answers: list[Callable[[object], None]] = []

    def keep(
        _asker: object, _question: object, then: Callable[[object], None], *_rest: object, **_more: object
    ) -> None:
        answers.append(then)

    monkeypatch.setattr(type(desk.search.asker), "ask", keep)
    done: list[str] = []
    palette = open_palette(unchanged)
    entry = replace(palette._named[0], run=lambda: done.append(entry.text))
    palette._named[0] = entry
    QTest.keyClicks(palette.field, "zq")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QTest.keyClicks(palette.field, "more")
    assert palette.field.text() == "zq"
    names, hits = answers[-2:]
    names(())
    hits(SimpleNamespace(rows=()))
    assert lines(palette) == ["没有找到“zq”"]
    QTest.keyClicks(palette.field, "d")  # nothing was found: the field is the reader's again
    assert palette.field.text() == "zqd"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    answers[-2]((Fit(number=0, marks=()),))
    qtbot.waitUntil(lambda: done == [entry.text], timeout=PATIENCE)
    assert not unchanged.findChildren(Palette)


def test_the_palette_looks_for_nothing_on_the_gui_thread(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(askers, "LARGE", 1)
    with opened(qtbot, library) as window:

        def refused(*_asked: object) -> None:
            raise AssertionError("looked for in the window's own process")

        monkeypatch.setattr(questions, "fitting_names", refused)
        monkeypatch.setattr(finding, "find", refused)
        palette = open_palette(window)
        QTest.keyClicks(palette.field, "zida")
        qtbot.waitUntil(lambda: "字大" in lines(palette), timeout=PATIENCE)
        palette.field.clear()
        assert len(lines(palette)) > 1
        QTest.keyClicks(palette.field, "zaoshi")
        qtbot.waitUntil(lambda: any("早市" in text for text in lines(palette)), timeout=PATIENCE)
        palette.leave()


@pytest.mark.parametrize("keys", ["Ctrl+L", "Ctrl+K"])
def test_the_palette_closes_when_the_keyboard_goes_elsewhere(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    palette = open_palette(window)
    qtbot.waitUntil(palette.field.hasFocus, timeout=PATIENCE)
    press(palette.field, keys)
    qtbot.waitUntil(lambda: not palette.isVisible(), timeout=PATIENCE)
    left = [p for p in window.findChildren(Palette) if p.isVisible()]
    assert len(left) == (keys == "Ctrl+K")
    assert window.nameplate.search.hasFocus() == (keys == "Ctrl+L")
    for other in left:
        other.leave()


def test_size_and_ground_act_at_once(qtbot: QtBot, window: MainWindow) -> None:
    sheet = open_layout_sheet(window)
    sheet.slider.setValue(sheet.slider.value() + 2)
    assert window.look.em == 19
    again = open_layout_sheet(window)
    again.leave()
    choose_theme(window, "sepia")
    assert window.library_session.settings.theme == "sepia"


@pytest.mark.parametrize("em", [15, 28])
def test_the_sheet_of_the_layout_stands_whole_in_the_window(unchanged: MainWindow, em: int) -> None:
    before = unchanged.look.em
    unchanged.look.set_em(em)
    sheet = open_layout_sheet(unchanged)
    try:
        assert unchanged.rect().contains(sheet.geometry())
        area = sheet.findChildren(QScrollArea)[0]
        whole = area.widget()
        assert whole is not None
        assert whole.width() <= area.viewport().width(), "nothing is cut at the right"
        shown = whole.height() <= area.viewport().height()
        assert shown or area.verticalScrollBar().maximum() > 0
    finally:
        sheet.leave()
        unchanged.look.set_em(before)


def test_two_columns_are_chosen_in_the_sheet(unchanged: MainWindow) -> None:
    unchanged.resize(1440, 900)
    sheet = open_layout_sheet(unchanged)
    row = next(r for r in sheet.findChildren(SegmentRow) if r.accessibleName() == "栏数")
    try:
        row.segments[1].click()
        assert unchanged.library_session.settings.columns == 2
        assert unchanged.desk is not None
        assert unchanged.desk.page.view.style_.columns == 2
    finally:
        row.segments[0].click()
        sheet.leave()
    assert unchanged.library_session.settings.columns == 1


def test_every_key_of_the_table_is_listed() -> None:
    listed = " ".join(keys for keys, _what in reference.key_rows())
    for key in ("Ctrl+D", "F6", "Ctrl+K", "F3"):
        assert key in listed
    specs = action_specs()
    assert len({s.id for s in specs}) == len(specs)
    keys = [k for s in specs for k in s.shortcuts]
    assert len(set(keys)) == len(keys)


def test_reference_dialogs_open(qtbot: QtBot, unchanged: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def ask(dialog: Dialog) -> bool:
        opened.append(dialog.windowTitle())
        return False

    monkeypatch.setattr(Dialog, "ask", ask)
    for show in (reference.show_keys, reference.show_search_syntax, reference.show_about):
        show(unchanged)
    assert len(opened) == 3
    assert all(isinstance(d, QDialog) for d in unchanged.findChildren(Dialog))


def test_a_dialog_in_very_large_type_stays_on_the_screen_and_scrolls(qtbot: QtBot, unchanged: MainWindow) -> None:
    unchanged.look.set_em(STEPS[-1])
    dialog = Dialog(unchanged, "很长", width=200)
    wide = QWidget()
    wide.setFixedWidth(5000)
    dialog.body.addWidget(wide)
    dialog.add_close()
    dialog.show()
    try:
        room = screen_room(dialog).size()
        assert dialog.width() <= room.width()
        assert dialog.height() <= room.height()
        area = dialog.findChild(QScrollArea)
        assert area is not None
        qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() > 0, timeout=PATIENCE)
    finally:
        dialog.close()


def test_the_palette_in_very_large_type_stays_in_the_window(window: MainWindow) -> None:
    window.resize(900, 640)
    window.look.set_em(STEPS[-1])
    window.trigger("palette")
    palette = window.findChild(Palette)
    assert palette is not None
    assert palette.geometry().bottom() <= window.height()
    palette.leave()


def test_a_sheet_over_the_window_gives_the_keyboard_back(unchanged: MainWindow) -> None:
    rows = desk_of(unchanged).list.list
    rows.setFocus()
    palette = open_palette(unchanged)
    assert unchanged.focusWidget() is palette.field
    palette.leave()
    assert unchanged.focusWidget() is rows
    sheet = open_layout_sheet(unchanged)
    sheet.slider.setValue(sheet.slider.value() + 1)
    again = next(s for s in unchanged.findChildren(LayoutSheet) if s.isVisible())
    again.leave()
    assert unchanged.focusWidget() is rows
