"""The mode for old eyes and hands: the national rule's sizes, entries in sight, and the way back with nothing lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.model.messages import speak
from reader.ui.browsing.article_model import RowRole
from reader.ui.browsing.wording import day_words
from reader.ui.look.big_button import BigButton
from reader.ui.look.chip import Chip
from reader.ui.reading.related_line import Foot
from reader.ui.searching.suggestion_list import Suggestions
from reader.ui.shell.window import MainWindow
from tests.ui.opened import PATIENCE, desk_of, opened


def seen(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [w for w in window.findChildren(kind) if w.isVisible() and w.width() > 1]


def go_easy(window: MainWindow, qtbot: QtBot) -> None:
    window.trigger("easy")
    qtbot.waitUntil(lambda: window.look.easy, timeout=PATIENCE)


def light(colour: QColor) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_of_another_language_fit_a_common_screen(library: Path, qtbot: QtBot) -> None:
    speak("en")
    with opened(qtbot, library) as window:
        window.resize(1366, 768)
        go_easy(window, qtbot)
        qtbot.waitUntil(lambda: window.minimumSizeHint().width() <= 1366, timeout=PATIENCE)
        window.trigger("easy")
        qtbot.waitUntil(lambda: not window.look.easy, timeout=PATIENCE)
        assert window.width() == 1366  # nor at the moment of changing, when both rows would stand side by side


def test_text_is_18_pixels_and_more_and_can_be_set_to_30(window: MainWindow, qtbot: QtBot) -> None:
    go_easy(window, qtbot)
    desk = window.desk
    assert desk is not None
    assert desk.page.view.style_.body >= 18
    labels = [w for w in seen(window, QLabel) if w.property("text")]
    assert labels
    assert all(QFontInfo(w.font()).pixelSize() >= 18 for w in labels)
    while desk.page.view.style_.body < 30:
        before = window.look.em
        window.trigger("larger")
        assert window.look.em > before, "30 px cannot be reached"


def test_all_that_is_pressed_in_sight_is_large_enough(window: MainWindow, qtbot: QtBot) -> None:
    go_easy(window, qtbot)
    large = seen(window, BigButton)
    assert {b.text() for b in large if isinstance(b, QAbstractButton)} >= {
        "目录", "打印", "字大", "字小", "上一篇", "下一篇", "加书签"
    }  # fmt: skip
    assert all(b.height() >= 60 and b.width() >= 60 for b in large)
    window.say_with("这里说一句。", {"好": lambda: None}, warning=False)
    qtbot.waitUntil(lambda: bool(seen(window.message, QAbstractButton)), timeout=PATIENCE)
    others = [b for b in seen(window, QAbstractButton) if b not in large]
    small = [(b.accessibleName(), b.size().toTuple()) for b in others if min(b.height(), b.width()) < 44]
    assert small == []
    assert window.nameplate.search.height() >= 60


def test_lines_and_paragraphs_stand_apart_and_ink_is_strong(window: MainWindow, qtbot: QtBot) -> None:
    go_easy(window, qtbot)
    assert window.desk is not None
    view = window.desk.page.view
    document = view.page.document
    first = view.positions.blocks("body")[0]
    layout = document.findBlockByNumber(first).layout()
    line = layout.lineAt(1).y() - layout.lineAt(0).y()
    assert line >= 1.3 * view.style_.body
    end = view.positions.stretch(first)
    assert end is not None
    last = view.box_of("body", end.end - 1, end.end).center().y()
    assert view.box_of("body", end.end + 1, end.end + 2).center().y() - last >= 1.3 * line
    tokens = window.look.tokens
    for ink in ("ink", "ink2", "ink3", "link", "accent"):
        for ground in ("paper", "list", "desk"):
            bright, dark = sorted((light(tokens.colour(ink)), light(tokens.colour(ground))), reverse=True)
            assert (bright + 0.05) / (dark + 0.05) >= 4.5


def test_the_way_back_restores_size_and_colours(qtbot: QtBot, library: Path) -> None:
    with opened(qtbot, library) as window:
        window.trigger("theme_sepia")
        window.trigger("larger")
        em = window.look.em
        go_easy(window, qtbot)
        assert window.look.theme.name == "contrast"
        assert window.look.em >= 24
    with opened(qtbot, library) as window:
        assert window.look.easy, "the mode is remembered"
        window.trigger("easy")
        assert (window.look.easy, window.look.theme.name, window.look.em) == (False, "sepia", em)
        assert window.desk is not None
        assert window.desk.page.bar.isVisible()
        assert not any(b.isVisible() for b in window.findChildren(BigButton))


def test_the_palette_knows_its_other_names(window: MainWindow, qtbot: QtBot) -> None:
    from reader.ui.dialogs.palette import Palette

    window.trigger("palette")
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)

    def offered(there: bool) -> bool:
        return any("长者模式" in entry.text for entry in palette.entries.entries[:3]) is there

    for word in ("长者", "长辈", "关爱", "zhangzhe"):
        palette.field.setText(word)
        qtbot.waitUntil(lambda: offered(True), timeout=PATIENCE)
        palette.field.setText("打印")
        qtbot.waitUntil(lambda: offered(False), timeout=PATIENCE)


def test_the_entry_is_in_sight_on_the_first_page(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "empty") as window:
        page = window.show_first_run()
        entry = next(b for b in seen(page, QAbstractButton) if "长者模式" in b.property("text"))
        QTest.mouseClick(entry, Qt.MouseButton.LeftButton)
        assert window.look.easy
        assert "退出" in entry.property("text")


def test_a_ruler_follows_the_pointer(window: MainWindow, qtbot: QtBot) -> None:
    window.trigger("ruler")
    assert window.desk is not None
    view = window.desk.page.view
    assert view.ruler is not None

    def followed() -> bool:
        """Move as a hand does, in steps, for the page may still be laid out at the first."""
        assert view.ruler is not None
        place = view.box_of("body", 30, 31).center()
        QTest.mouseMove(view.viewport(), QPoint(5, 5))
        QTest.mouseMove(view.viewport(), place.toPoint())
        line = view.ruler.line()
        return bool(line.top() <= place.y() + view.ticks.value() <= line.bottom())

    qtbot.waitUntil(followed, timeout=PATIENCE)
    window.trigger("ruler")
    assert view.ruler is None


def test_a_message_lies_above_the_large_buttons_and_hides_none(window: MainWindow, qtbot: QtBot) -> None:
    go_easy(window, qtbot)
    window.say("存好了。")
    qtbot.waitUntil(window.message.isVisible, timeout=PATIENCE)
    desk = window.desk
    assert desk is not None
    foot = desk.page.foot
    assert foot is not None
    told = QRect(window.message.mapTo(window, QPoint()), window.message.size())
    assert not told.intersects(QRect(foot.mapTo(window, QPoint()), foot.size()))


def test_no_room_is_kept_for_what_is_not_said(window: MainWindow, qtbot: QtBot) -> None:
    go_easy(window, qtbot)
    desk = desk_of(window)
    line, top = desk.list.deed_line, desk.list.list.visualRect(desk.list.model.index(0)).top()
    assert not line.isVisible()
    assert not any(foot.isVisible() for foot in window.findChildren(Foot))
    line.say("撤回了：移去一篇")
    assert line.isVisible()
    assert desk.list.list.visualRect(desk.list.model.index(0)).top() == top
    window.trigger("easy")
    line.say("")
    assert line.isVisible()
    assert all(foot.isVisible() for foot in window.findChildren(Foot))


def test_a_row_has_headline_and_day_and_the_list_no_counts(window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(window)
    said = desk.list.list.accessibleDescription()
    assert "篇" in said
    go_easy(window, qtbot)
    row = desk.list.model.index(0).data(RowRole)
    set_ = desk.list.list._row._setting(row, 300, strong=False)
    assert set_.meta == day_words(row.summary.date_published, date.today())
    assert not set_.snippet
    assert not any("篇" in str(w.property("text")) for w in desk.list.bar.findChildren(QLabel))
    window.trigger("easy")
    assert desk.list.list.accessibleDescription() == said


def test_words_offered_in_a_narrow_field_have_room(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    go_easy(window, qtbot)
    window.look.set_em(30)
    field = window.nameplate.search
    field.setFocus()
    QTest.keyClicks(field, "j")
    offered = window.findChild(Suggestions)
    assert offered is not None
    qtbot.waitUntil(lambda: bool(offered.shown), timeout=PATIENCE)
    assert offered.sheet is not None
    assert offered.sheet.width() >= 18 * 30 > field.width()
    assert offered.sheet.geometry().right() <= window.width()


def test_no_chips_but_those_that_narrow_already(window: MainWindow, qtbot: QtBot) -> None:
    desk = desk_of(window)
    desk.search_for("zaoshi")
    qtbot.waitUntil(lambda: bool(chips(window)), timeout=PATIENCE)
    go_easy(window, qtbot)
    assert not chips(window)
    desk.search_for("shi")
    qtbot.waitUntil(lambda: desk.query == "shi" and desk.list.model.rowCount() > 0, timeout=PATIENCE)
    assert not chips(window)
    window.trigger("easy")
    qtbot.waitUntil(lambda: bool(chips(window)), timeout=PATIENCE)
    chip = chips(window)[0]
    chip.click()
    go_easy(window, qtbot)
    assert chip in chips(window)
    row = chip.parentWidget()
    assert row is not None
    assert row.height() >= chip.geometry().bottom()


def chips(window: MainWindow) -> list[Chip]:
    return [chip for chip in window.findChildren(Chip) if chip.isVisible()]


def follow(window: MainWindow, qtbot: QtBot, word: str) -> None:
    """Click the link of the line that says what the window is in."""

    def links() -> list[QWidget]:
        return [b for b in seen(window.state_line, QAbstractButton) if b.property("text") == word]

    qtbot.waitUntil(lambda: bool(links()), timeout=PATIENCE)
    QTest.mouseClick(links()[0], Qt.MouseButton.LeftButton)


def test_the_sample_has_the_entry_in_sight_at_the_first_start(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "empty") as window:
        qtbot.waitUntil(lambda: window.session.sample, timeout=PATIENCE)
        follow(window, qtbot, "长者模式")
        assert window.look.easy
        follow(window, qtbot, "退出长者模式")
        assert not window.look.easy
        assert window.state_line.offers("五分钟看一遍")


def test_the_keyboard_goes_to_the_page_where_it_takes_the_lists_place(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    desk = desk_of(window)
    desk.list.list.setFocus()
    go_easy(window, qtbot)
    window.look.set_em(30)
    qtbot.waitUntil(desk.list.isHidden, timeout=PATIENCE)
    held = window.focusWidget()
    assert held is not None
    assert desk.page.isAncestorOf(held)


def test_space_begins_each_screen_with_a_whole_line(window: MainWindow, qtbot: QtBot) -> None:
    go_easy(window, qtbot)
    view = desk_of(window).page.view
    view.write_all()
    tops = set()
    for number in view.positions.blocks("body"):
        block = view.page.document.findBlockByNumber(number)
        top = view.page.document.documentLayout().blockBoundingRect(block).top()
        tops |= {int(top + block.layout().lineAt(k).y()) for k in range(block.layout().lineCount())}
    seen_at = [view.ticks.value()]
    while True:
        view.turn(1)
        if view.ticks.value() in {seen_at[-1], view.ticks.maximum()}:
            break
        seen_at.append(view.ticks.value())
    assert len(seen_at) > 1
    assert all(any(0 <= at - top < 2 for top in tops) for at in seen_at[1:])
    view.turn(-1)
    assert any(abs(view.ticks.value() - top) < 2 for top in tops)
