"""Small pictures stand in rows and on front pages: decoded beside the window, and nothing is higher for them."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from reader.model import picture_bytes
from reader.ui.browsing.article_row import GUTTER
from reader.ui.browsing.columns import HEADLINE
from reader.ui.browsing.small_pictures import SmallPictures
from reader.ui.look.theme import Look
from reader.ui.shell.window import MainWindow
from reader.workspace.importing import import_paths
from reader.workspace.session import open_session
from tests.pictures import png
from tests.ui.opened import PATIENCE, desk_of, opened

LINE = "渡口的钟楼修好那天，看船的人数了三遍，石阶一级也没有少，钟却比往日慢了半刻。"
GREYS = (40, 90, 200)


class Store:
    """Pictures by their names; remembers which threads asked."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self.known, self.threads = known, set[int]()

    def read_named(self, name: str) -> bytes | str:
        """Return the bytes of a picture, or why there are none."""
        self.threads.add(threading.get_ident())
        return self.known.get(name, "absent")


@pytest.fixture
def illustrated(tmp_path: Path) -> Path:
    """Return a library with an issue of pieces with pictures and without."""
    pieces = ""
    for k, grey in enumerate((*GREYS, None)):
        picture = ""
        if grey is not None:
            picture = f"<figure><img src='{k}.png'><figcaption>钟楼第{k + 1}层。水春生 摄</figcaption></figure>"
            (tmp_path / f"{k}.png").write_bytes(png(300 + k, 200, grey))
        pieces += f"<h2>钟楼第{k + 1}层修好了</h2><p>{LINE}</p>{picture}<p>{LINE * 3}</p>"
    page = f"<html><meta charset=utf-8><title>石阶日报 2025年3月14日</title><body>{pieces}</body></html>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    with open_session(tmp_path / "library") as session:
        assert [o.status for o in import_paths(session, [tmp_path / "page.html"])] == ["imported"]
    return tmp_path / "library"


def test_pictures_are_read_and_decoded_on_another_thread(qtbot: QtBot) -> None:
    known = {f"{k}": png(900, 600, 10 * k) for k in range(1, 6)}
    store, owner = Store(known), QObject()
    pictures, tokens = SmallPictures(store, owner), Look().tokens
    came: list[str] = []
    pictures.came.connect(came.append)
    canvas = QImage(80, 60, QImage.Format.Format_RGB32)

    def draw(name: str) -> None:
        painter = QPainter(canvas)
        pictures.draw(painter, QRectF(0, 0, 80, 60), name, tokens)
        painter.end()

    for name in [*known, "absent"]:
        assert pictures.has(name)
        draw(name)
    qtbot.waitUntil(lambda: len(came) == 6, timeout=PATIENCE)
    assert came == ["absent", "5", "4", "3", "2", "1"]  # what was asked for last comes first
    assert store.threads
    assert threading.get_ident() not in store.threads
    assert not pictures.has("absent")
    assert pictures.lacking() == ["absent"]
    known["torn"] = known["1"][:60]
    draw("torn")
    qtbot.waitUntil(lambda: not pictures.has("torn"), timeout=PATIENCE)
    assert pictures.lacking() == ["absent"], "nobody looks whether a damaged one comes"
    del known["torn"]
    for name, grey in zip(known, range(10, 60, 10), strict=True):
        draw(name)
        assert canvas.pixelColor(0, 0) == canvas.pixelColor(79, 59) == QColor(grey, grey, grey)
    pictures.show(False)
    assert not pictures.has("1")


def test_rows_show_pictures_and_are_as_high_as_without(qtbot: QtBot, illustrated: Path) -> None:
    with opened(qtbot, illustrated) as window:
        desk = desk_of(window)
        view, model = desk.list.list, desk.list.model
        found = {r.summary.id: r for k in range(model.rowCount()) if (r := model.row_at(model.index(k))) is not None}
        kept = {picture_bytes.read(png(300 + k, 200, grey))[0].file_name: grey for k, grey in enumerate(GREYS)}
        greys_of = {i: kept[row.summary.picture] for i, row in found.items() if row.summary.picture}
        assert sorted(greys_of.values()) == sorted(GREYS)
        assert len(found) > len(greys_of)
        for mode in ("list_snippets", "list_compact", "list_table"):
            window.trigger(mode)
            assert len({view.sizeHintForIndex(model.index(k)).height() for k in range(model.rowCount())}) == 1
            for article, grey in greys_of.items():
                qtbot.waitUntil(partial(is_in_row, window, article, grey), timeout=PATIENCE)
        window.trigger("list_pictures")
        assert not any(is_in_row(window, *one) for one in greys_of.items())
        window.trigger("list_pictures")
        desk.papers.show_front(next(iter(found.values())).summary.issue)
        front = desk.papers.at_front
        assert front is not None
        pieces = {piece.summary.id: piece for piece in front.sheet.pieces}
        for article, grey in greys_of.items():
            qtbot.waitUntil(partial(is_in_widget, pieces[article], grey), timeout=PATIENCE)


def is_in_row(window: MainWindow, article: str, grey: int) -> bool:
    """Tell whether a grey is seen in the right part of the row of a piece, or of its headline in a table."""
    desk = desk_of(window)
    view, index = desk.list.list, desk.list.model.index_of(article)
    canvas = QImage(view.viewport().width(), view.sizeHintForIndex(index).height(), QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    painter, option = QPainter(canvas), QStyleOptionViewItem()
    option.rect = QRect(0, 0, canvas.width(), canvas.height())
    view.itemDelegate().paint(painter, option, index)
    painter.end()
    end = canvas.width()
    if desk.modes.mode == "table":
        columns = view.itemDelegate().shown  # type: ignore[attr-defined]  # a TableRow
        end = round((GUTTER + columns[HEADLINE]) * window.look.em)
    return is_seen(canvas.copy(end * 2 // 3, 0, end // 3, canvas.height()), grey)


def is_in_widget(widget: QWidget, grey: int) -> bool:
    """Tell whether a grey is seen in a widget."""
    return is_seen(widget.grab().toImage(), grey)


def is_seen(image: QImage, grey: int) -> bool:
    """Tell whether a grey fills a part of an image."""
    dots = (image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(dot == QColor(grey, grey, grey) for dot in dots) >= 40


def test_pictures_that_come_later_are_shown_without_a_new_start(
    qtbot: QtBot, illustrated: Path, tmp_path: Path
) -> None:
    (illustrated / "pictures").rename(tmp_path / "away")  # a synchroniser has not brought them yet
    with opened(qtbot, illustrated) as window:
        desk = desk_of(window)
        rows = desk.list.list.text.pictures
        assert rows is not None
        desk.open(desk.list.model.ids[0])
        qtbot.waitUntil(lambda: desk.navigation.piece is not None and len(rows.lacking()) == 3, timeout=PATIENCE)
        shown = [p.path for p in desk.page.view.page.pictures.values()]
        assert shown == [None]
        (tmp_path / "away").rename(illustrated / "pictures")
        qtbot.waitUntil(lambda: not rows.lacking(), timeout=PATIENCE)
        qtbot.waitUntil(
            lambda: [p.path is not None for p in desk.page.view.page.pictures.values()] == [True], timeout=PATIENCE
        )
