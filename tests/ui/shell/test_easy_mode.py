"""The mode for old eyes and hands: the national rule's sizes, entries in sight, and the way back with nothing lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.model.messages import speak
from reader.ui.look.big_button import BigButton
from reader.ui.reading.related_line import Foot
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
    others = [b for b in seen(window, QAbstractButton) if b not in large]
    assert all(b.height() >= 44 for b in others), [(b.objectName(), b.size()) for b in others if b.height() < 44]
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
