"""Pictures stand on the page where they stood in the piece, and no place in the text moves for them."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from reader.model import picture_bytes
from reader.model.picture import Figure, Picture
from reader.printing.picture_decoding import decoded, turned_up
from reader.ui.reading import picture_loading
from reader.ui.reading.pane import ReadingPane
from reader.ui.reading.picture_window import PictureWindow
from reader.workspace.opening import OpenPiece
from tests.pictures import bmp, exif, gif, jpeg, png
from tests.ui.opened import PATIENCE

from .bridge import BODY, PIECE


def figure(path: Path, after: int, data: bytes, caption: int | None = None) -> Figure:
    """Return a figure whose bytes are written to a file."""
    picture, kept = picture_bytes.read(data)
    path.write_bytes(kept)
    known = {name: getattr(picture, name) for name in Picture.__dataclass_fields__}
    return Figure(**known, after=after, caption_paragraph=caption)


@pytest.fixture
def pictured(tmp_path: Path) -> OpenPiece:
    """The piece of the bridge with three pictures, one of them absent, one damaged."""
    large = figure(tmp_path / "a.png", 1, png(1600, 800, 90), 2)
    small = figure(tmp_path / "b.png", 3, png(60, 50, 10))
    absent = figure(tmp_path / "c.png", 9, png(90, 60, 20))
    (tmp_path / "b.png").write_bytes(b"no picture")
    article = replace(PIECE.article, figures=(large, small, absent))
    here = {large.sha256: tmp_path / "a.png", small.sha256: tmp_path / "b.png"}
    return replace(PIECE, article=article, pictures=here)


def test_pictures_have_room_and_move_no_place_in_the_text(pane: ReadingPane, pictured: OpenPiece) -> None:
    pane.show_piece(pictured)
    view = pane.view
    view.write_all()
    shown = {n: view.page.pictures[n] for n in sorted(view.page.pictures)}
    assert [p.path is not None for p in shown.values()] == [True, True, False]
    pictures = view.pictures()
    assert pictures is not None
    for number, picture in shown.items():
        rect = pictures.rect(number)
        assert view.page.column.left <= rect.left()
        assert rect.right() <= view.page.column.right + 1
        assert view.positions.stretch(number) is None
        assert abs(rect.width() / rect.height() - picture.width / picture.height) < 0.01
        following = view.page.document.findBlockByNumber(number + 1)
        below = view.page.document.documentLayout().blockBoundingRect(following)
        assert 0 < below.top() - rect.bottom() < 2 * view.look.em
    first = min(shown)
    assert view.positions.stretch(first) is None
    assert view.positions.blocks("body")[0] < first < view.positions.blocks("body")[1]
    for word in ("三十七步", "九十九块", "牛先过"):
        start = BODY.index(word)
        view.select("body", start, start + len(word))
        assert view.selected() == [("body", start, start + len(word))]
        assert view.selected_text() == word
    view.selectAll()
    assert view.selected()[-1][0] == "body"


def test_a_screen_reader_hears_of_each_picture_in_its_place(pane: ReadingPane, pictured: OpenPiece) -> None:
    pane.show_piece(pictured)
    view = pane.view
    view.write_all()
    spoken = QAccessible.queryAccessibleInterface(view)
    assert spoken is not None
    text = spoken.textInterface()
    read = text.text(0, text.characterCount())
    caption = BODY.split("\n")[2]
    said = [f"〔图片：{caption}〕", "〔图片〕", "〔这台电脑上没有这张图〕"]
    places = [read.index(words) for words in said]
    assert places == sorted(places)
    assert read.index(caption, places[0] + len(said[0])) < places[1]  # and its caption is still a paragraph
    view.selectAll()
    assert "图片" not in view.selected_text()


def test_a_click_on_a_picture_shows_it_large(pane: ReadingPane, pictured: OpenPiece, qtbot: QtBot) -> None:
    pane.show_piece(pictured)
    view = pane.view
    view.write_all()
    pictures = view.pictures()
    assert pictures is not None
    rect = pictures.rect(min(view.page.pictures))
    view.ticks.setValue(max(0, round(rect.top() - 50)))
    point = rect.center() - QPointF(0, view.ticks.value())
    assert view.picture_at(point) is not None
    assert view.picture_at(QPointF(2, 2)) is None
    spot = QPoint(round(point.x()), round(point.y()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: bool(view.findChildren(PictureWindow)), timeout=PATIENCE)
    (window,) = view.findChildren(PictureWindow)
    assert window.windowTitle() == BODY.split("\n")[2]
    qtbot.waitUntil(lambda: not window.picture.pixmap().isNull(), timeout=PATIENCE)
    fitted = window.picture.pixmap().size()
    window.toggle()
    assert window.picture.pixmap().width() == 1600 > fitted.width()
    window.copy()
    window.close()


def test_what_is_drawn_was_looked_at_first(tmp_path: Path) -> None:
    for data in (jpeg((0xE1, exif(6))), png(40, 30), gif(20, 10), bmp(12, 8)):
        known = figure(tmp_path / "p", 0, data)
        image = decoded(known, tmp_path / "p")
        assert (image.width(), image.height()) == known.shown_size
    (tmp_path / "p").write_bytes(png(40, 31))
    assert decoded(known, tmp_path / "p").isNull()
    bomb = png(40, 30).replace((40).to_bytes(4, "big"), (39_999).to_bytes(4, "big"))
    (tmp_path / "p").write_bytes(bomb)
    claimed = replace(known, sha256=hashlib.sha256(bomb).hexdigest(), media_type="image/png")
    assert decoded(claimed, tmp_path / "p").isNull()
    assert decoded(known, tmp_path / "gone").isNull()


def test_each_orientation_is_turned_up() -> None:
    from PySide6.QtGui import QColor, QImage

    upright = QImage(2, 3, QImage.Format.Format_RGB32)
    upright.fill(QColor("white"))
    upright.setPixelColor(0, 0, QColor("red"))  # the left upper corner
    # Where EXIF says that corner lies in what is stored.
    corners = {1: (0, 0), 2: (1, 0), 3: (1, 2), 4: (0, 2), 5: (0, 0), 6: (0, 1), 7: (2, 1), 8: (2, 0)}
    for orientation, corner in corners.items():
        stored = QImage(*((3, 2) if orientation >= 5 else (2, 3)), QImage.Format.Format_RGB32)
        stored.fill(QColor("white"))
        stored.setPixelColor(*corner, QColor("red"))
        seen = turned_up(stored, orientation)
        assert (seen.width(), seen.height()) == (2, 3)
        assert seen.pixelColor(0, 0) == QColor("red"), orientation


def test_a_picture_that_is_decoded_when_its_page_is_gone_is_told_to_nobody(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(picture: Picture, path: Path, size: QSize) -> QImage:
        begun.set()
        go.wait(PATIENCE / 1000)
        return decoded(picture, path, size)

    monkeypatch.setattr(picture_loading, "decoded", slow)
    view, asked = QScrollArea(), figure(tmp_path / "a.png", 1, png(60, 50, 10))
    loader = picture_loading.PictureLoader(view.viewport().update, view)
    assert loader.image(asked, tmp_path / "a.png", QSize(30, 25)) is None
    assert begun.wait(PATIENCE / 1000)
    thread = loader._lane._thread
    assert thread is not None
    shiboken6.delete(view)
    go.set()
    thread.join(PATIENCE / 1000)
    QApplication.processEvents()  # what is raised here fails this test
    assert not thread.is_alive()
