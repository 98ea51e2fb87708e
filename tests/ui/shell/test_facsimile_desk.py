"""看原文: the print beside the text, and what is pointed at in one shown in the other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.hanzi import words
from reader.model.errors import NotFound
from reader.ui.jobs import answering
from reader.ui.reading.print_beside import PrintBeside
from reader.ui.shell import facsimile_desk, loaded_page
from reader.ui.shell.facsimile_desk import facsimile_of
from reader.ui.shell.piece_window import PieceWindow
from reader.ui.shell.window import MainWindow
from reader.workspace import importing
from reader.workspace.opening import OpenPiece
from reader.workspace.session import Session, open_session
from reader.workspace.storing import ImportOptions
from tests.importing.formats.test_pdf import document
from tests.ui.opened import PATIENCE, desk_of, opened
from tests.workspace.test_facsimile import PAGE

HEADLINES = ["灯笼没有亮", "面馆添了座位"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with a printed page of two pieces, its picture kept."""
    folder = tmp_path_factory.mktemp("facsimile")
    paper = folder / "青禾日报.pdf"
    paper.write_bytes(document(PAGE))
    with open_session(folder / "library") as session:
        # not by the setting: what is made once for all tests stands outside the settings of each
        (outcome,) = importing.import_paths(session, [paper], ImportOptions(pages=True))
        assert outcome.pages == 1
    return folder / "library"


@pytest.fixture
def window(qtbot: QtBot, library: Path) -> Iterator[MainWindow]:
    """Return a window at the first piece."""
    with opened(qtbot, library) as made:
        desk = desk_of(made)
        desk.open(next(i for i in desk.list.model.ids if i.endswith("-1")))
        yield made


def shown(qtbot: QtBot, window: MainWindow) -> PrintBeside:
    """Press O and wait for the print."""
    window.trigger("original")
    desk = facsimile_of(window)
    qtbot.waitUntil(lambda: desk.beside is not None and desk.beside.printed is not None, timeout=PATIENCE)
    assert desk.beside is not None
    return desk.beside


def test_the_print_stands_beside_the_text_and_goes_again(qtbot: QtBot, window: MainWindow) -> None:
    beside = shown(qtbot, window)
    assert beside.panel.isVisible()
    assert desk_of(window).page.view.isVisible()
    view = beside.panel.view
    assert view.piece.boundingRect().width() > 100
    picture = view.grab().toImage()
    inside = view.to_window(view.piece.boundingRect()).center().toPoint()
    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(QPoint(round(inside.x() * ratio), round(inside.y() * ratio))).lightness() > 0
    window.trigger("original")
    assert not beside.panel.isVisible()
    window.trigger("original")
    assert beside.panel.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not beside.panel.isVisible()
    window.trigger("original")
    QTest.keyClick(desk_of(window).page.view, Qt.Key.Key_Escape)
    assert not beside.panel.isVisible()


def test_the_print_follows_to_the_next_piece(qtbot: QtBot, window: MainWindow) -> None:
    beside = shown(qtbot, window)
    first = beside.panel.view.piece.boundingRect()
    desk_of(window).open(next(i for i in desk_of(window).list.model.ids if i.endswith("-2")))
    qtbot.waitUntil(lambda: beside.panel.view.piece.boundingRect() != first, timeout=PATIENCE)
    assert beside.panel.view.piece.boundingRect().left() > first.right()


def test_a_word_pointed_at_is_shown_on_the_other_side(qtbot: QtBot, window: MainWindow) -> None:
    beside, page = shown(qtbot, window), desk_of(window).page.view
    body = beside.printed.article.body if beside.printed is not None else ""
    at = body.index("铁匠")

    def pointed() -> bool:
        page.reveal("body", at, at + 1)  # the text moves while the splitter finds its place
        QTest.mouseMove(page.viewport(), QPoint(5, 5))
        QTest.mouseMove(page.viewport(), page.box_of("body", at, at + 1).center().toPoint())
        return bool(beside.panel.view.word)

    qtbot.waitUntil(pointed, timeout=PATIENCE)
    (word,) = beside.panel.view.word
    assert beside.printed is not None
    beside.show_print(beside.printed, beside.sheet, None, "")
    assert beside.panel.view.word == [word], "the print comes anew under a mouse that stands still"
    assert word.width() == pytest.approx(2 * 9, abs=0.5)
    beside.panel.view.pointed.emit(word.center().x() + 200, -5)
    assert not beside.panel.view.word
    beside.panel.view.pointed.emit(word.center().x(), word.center().y())
    assert beside.panel.view.word == [word]
    assert page._lit == ("body", at, at + 2)


def test_another_piece_is_opened_by_a_click_on_its_print(qtbot: QtBot, window: MainWindow) -> None:
    beside = shown(qtbot, window)
    qtbot.waitUntil(lambda: beside._all_known, timeout=PATIENCE)
    assert beside.printed is not None
    other = next(i for i in desk_of(window).list.model.ids if i.endswith("-2"))
    (outline,) = beside.printed.outlines_of(other)
    x, y = outline.polygons[0][0]
    beside.panel.view.pointed.emit(x + 3, y + 3)
    assert not beside.panel.view.other.isEmpty()
    beside.panel.view.clicked.emit(x + 3, y + 3)
    assert window.article_id == other


def test_what_was_found_is_marked_on_the_print(qtbot: QtBot, window: MainWindow) -> None:
    beside, page = shown(qtbot, window), desk_of(window).page
    page.hits.find("渡口")
    qtbot.waitUntil(lambda: len(beside.panel.view.hits) == 2, timeout=PATIENCE)
    before = beside.panel.view.current
    page.next_hit()
    assert beside.panel.view.current != before


def test_keys_zoom_and_fit(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window).panel.view
    fitted = view.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > fitted
    place = view.to_page(QPointF(40, 40))
    view.zoom_by(1.5, QPointF(40, 40))
    there = view.to_page(QPointF(40, 40))
    assert (there - place).manhattanLength() < 4
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == fitted
    QTest.keyClick(view, Qt.Key.Key_9)
    assert view.size_.height() * view.zoom <= view.viewport().height()


def test_a_picture_that_is_not_here_is_said_to_be_so(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    away = [(path, path.read_bytes()) for path in (library / "pictures").rglob("*.webp")]
    for path, _data in away:
        path.unlink()
    try:
        view = shown(qtbot, window).panel.view
        qtbot.waitUntil(lambda: view.accessibleDescription() == "这台电脑上没有这张图。", timeout=PATIENCE)
        assert not view.piece.isEmpty()  # where it stands is known all the same
    finally:
        for path, data in away:
            path.write_bytes(data)


def test_a_window_of_its_own_shows_the_print_too(qtbot: QtBot, window: MainWindow) -> None:
    window.trigger("beside")
    qtbot.waitUntil(lambda: bool(desk_of(window).findChildren(PieceWindow)), timeout=PATIENCE)
    (other,) = [w for w in desk_of(window).findChildren(PieceWindow) if w.isVisible()]
    assert other.print is not None
    beside = other.print.beside
    qtbot.waitUntil(lambda: beside.printed is not None, timeout=PATIENCE)
    assert beside.panel.view.piece.boundingRect().width() > 100
    assert len(other.panes) == 1
    beside.panel.text_asked.emit()
    assert [pane.printed for pane in other.panes] == [True, False]
    assert not beside.panel.isVisible()
    other.close()


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return what lets the question go on whether there is a print; nobody waits for its answer."""
    gate, real = threading.Event(), loaded_page.has_print

    def held(session: Session, piece: OpenPiece) -> bool:
        assert gate.wait(PATIENCE / 1000)
        return real(session, piece)

    monkeypatch.setattr(facsimile_desk, "has_print", held)
    monkeypatch.setattr(answering, "AT_ONCE_S", 0.0)
    return gate


def heard(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until whatever was asked of prints has been answered and told."""
    told = list[bool]()
    answering.ask(facsimile_of(window)._lane, lambda: True, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)


def test_a_late_answer_brings_no_print_back(qtbot: QtBot, window: MainWindow, late: threading.Event) -> None:
    late.set()
    beside = shown(qtbot, window)
    late.clear()
    desk = desk_of(window)
    desk.open(next(i for i in desk.list.model.ids if i.endswith("-2")))
    qtbot.waitUntil(lambda: not facsimile_of(window)._lane.idle, timeout=PATIENCE)
    window.trigger("original")
    assert not beside.panel.isVisible()
    late.set()
    heard(qtbot, window)
    assert not beside.panel.isVisible()


def test_a_print_asked_for_twice_before_it_is_there_is_wanted_no_more(
    qtbot: QtBot, window: MainWindow, late: threading.Event
) -> None:
    window.trigger("original")
    window.trigger("original")
    late.set()
    heard(qtbot, window)
    assert not facsimile_of(window).shown
    assert not desk_of(window).page.printed
    assert shown(qtbot, window).panel.isVisible()


def test_after_a_refusal_the_next_press_asks_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_session: Session, _piece: OpenPiece) -> bool:
        raise NotFound("盘不在")

    said = list[str]()
    desk_of(window).deeds.refused.connect(said.append)
    with monkeypatch.context() as patched:
        patched.setattr(facsimile_desk, "has_print", refuse)
        window.trigger("original")
        qtbot.waitUntil(lambda: said == ["盘不在"], timeout=PATIENCE)
    assert shown(qtbot, window).panel.isVisible()


def test_a_late_print_does_not_take_the_keyboard(qtbot: QtBot, window: MainWindow, late: threading.Event) -> None:
    desk_of(window).page.view.setFocus()
    window.trigger("original")
    field = desk_of(window).list.list
    field.setFocus()
    late.set()
    qtbot.waitUntil(lambda: facsimile_of(window).shown, timeout=PATIENCE)
    assert QApplication.focusWidget() is field


def test_words_are_known_before_the_mouse_can_ask_for_one(library: Path) -> None:
    words._segmenter.cache_clear()
    with open_session(library) as session:
        catalogue = session.library.catalogue
        article = catalogue.summaries(catalogue.row_numbers())[0].id
        assert loaded_page.load(session, article, 0, None).printed is not None
    assert words._segmenter.cache_info().currsize
