"""The page desk in a real window: pieces are drawn with the mouse, joined, put in order, and taken back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reader.model.correction import Correction
from reader.model.summary import Changes
from reader.ui.dialogs import page_desk
from reader.ui.dialogs.drawn_page import DrawnPage, drawn_page
from reader.ui.dialogs.page_desk import PageDesk
from reader.ui.reading.print_picture import PrintPicture
from reader.ui.shell.window import MainWindow
from reader.workspace import importing
from reader.workspace.session import Session, open_session
from tests.importing.formats.test_pdf import document
from tests.ui.opened import PATIENCE, desk_of, opened
from tests.workspace.test_facsimile import PAGE


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window at the first of a printed page's two pieces."""
    with open_session(tmp_path / "library") as session:
        list(importing.import_bytes(session, document(PAGE), name="青禾日报.pdf"))
    with opened(qtbot, tmp_path / "library") as made:
        desk = desk_of(made)
        desk.open(next(i for i in desk.list.model.ids if i.endswith("-1")))
        yield made


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow) -> Iterator[PageDesk]:
    """Return the page desk, opened by its action, its page there."""
    window.trigger("page_desk")
    made = window.findChild(PageDesk)
    assert isinstance(made, PageDesk)
    wait(qtbot, made)
    yield made
    with suppress(RuntimeError):  # closed already
        made.close()


def wait(qtbot: QtBot, desk: PageDesk) -> None:
    qtbot.waitUntil(
        lambda: desk.drawing.lane.idle and desk._lane.idle and desk.drawing.page is not None, timeout=PATIENCE
    )


def told(desk: PageDesk) -> list[tuple[str, str]]:
    """Return headline and first words of the issue's pieces."""
    issue = desk._piece.partition("-")[0]
    return [(a.headline or "", a.body[:4]) for a in desk._session.library.current(issue).issue.articles]


def point(desk: PageDesk, x: float, y: float) -> QPoint:
    return desk.view.to_window(QRectF(x, y, 0, 0)).topLeft().toPoint()


def box(desk: PageDesk, first: int, last: int, column: float = 50) -> None:
    """Draw a box round the lines first to last of a column with the mouse."""
    page = desk.drawing.page
    assert page is not None
    own = sorted(
        (o.box for o in page.lines if abs(o.box.left - column) < 40 and o.field in {"headline", "body"}),
        key=lambda b: b.top,
    )[first : last + 1]
    begin, end = point(desk, column - 12, own[0].top - 1), point(desk, column + 230, own[-1].bottom + 1)
    view = desk.view.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, (begin + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_a_box_becomes_a_piece_and_is_taken_back(qtbot: QtBot, desk: PageDesk) -> None:
    box(desk, 2, 2)
    assert len(desk.drawing.box) == 1
    QTest.keyClick(desk.view, Qt.Key.Key_N)
    wait(qtbot, desk)
    assert ("", "撑船的人") in told(desk)
    assert len(desk.view.pieces) == 3
    desk.drawing.undo()
    wait(qtbot, desk)
    assert [h for h, _body in told(desk)] == ["灯笼没有亮", "面馆添了座位"]


def test_two_pieces_that_are_clicked_become_one_and_are_put_in_order(qtbot: QtBot, desk: PageDesk) -> None:
    view = desk.view.viewport()
    first, second = (p.path.boundingRect().center() for p in desk.view.pieces)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point(desk, first.x(), first.y()))
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, control, point(desk, second.x(), second.y()))
    assert len(desk.drawing.selected) == 2
    QTest.keyClick(desk.view, Qt.Key.Key_M)
    wait(qtbot, desk)
    assert told(desk) == [("灯笼没有亮", "渡口的灯")]
    QTest.keyClick(desk.view, Qt.Key.Key_R)
    assert [number for _box, number in desk.view.blocks] == [0, 0]
    block = desk.view.blocks[1][0].center()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point(desk, block.x(), block.y()))
    assert [number for _box, number in desk.view.blocks] == [0, 1]
    QTest.keyClick(desk.view, Qt.Key.Key_Return)
    wait(qtbot, desk)
    assert told(desk) == [("灯笼没有亮", "面馆添了")]


def test_a_box_goes_into_the_selected_piece_and_one_into_none(qtbot: QtBot, desk: PageDesk) -> None:
    QTest.keyClick(desk.view, Qt.Key.Key_Down)
    assert desk.drawing.selected == [desk.view.pieces[1].id]
    box(desk, 3, 4)
    QTest.keyClick(desk.view, Qt.Key.Key_T)
    wait(qtbot, desk)
    assert "铁匠" in desk._session.library.article(desk.view.pieces[1].id).body
    box(desk, 2, 2)
    QTest.keyClick(desk.view, Qt.Key.Key_D)
    wait(qtbot, desk)
    assert all("撑船" not in desk._session.library.article(p.id).body for p in desk.view.pieces)


def test_what_goes_not_is_said_and_esc_leaves_step_by_step(desk: PageDesk) -> None:
    QTest.keyClick(desk.view, Qt.Key.Key_N)
    assert "框" in desk.said.text
    box(desk, 1, 4)
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert desk.drawing.box == ()
    assert desk.isVisible()
    left: list[int] = []
    desk.finished.connect(left.append)
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert left == [0]


def test_what_is_done_elsewhere_is_followed_and_keeps_a_box_where_the_page_is_the_same(
    qtbot: QtBot, window: MainWindow, desk: PageDesk
) -> None:
    box(desk, 2, 2)
    came = importing.import_bytes(window.session, "渡口\n\n灯亮了。\n".encode(), name="灯.txt")
    assert [o.status for o in came] == ["imported"]
    desk.load()
    wait(qtbot, desk)
    assert len(desk.drawing.box) == 1
    first = desk.view.pieces[0].id
    with window.session.library.deed("correct", first.partition("-")[0]) as deed:
        deed.add_correction(
            Correction(
                id="", issue=first.partition("-")[0], article=first, kind="set", field="headline", value="灯笼亮了"
            )
        )
    qtbot.waitUntil(
        lambda: desk.drawing.page is not None and desk.drawing.page.pieces[0].headline == "灯笼亮了", timeout=PATIENCE
    )
    assert not desk.drawing.box


def test_a_page_that_is_turned_to_is_shown_though_the_issue_changes_meanwhile(
    qtbot: QtBot, desk: PageDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, may_end, real = list[int](), threading.Event(), drawn_page

    def slow(session: Session, piece: str, number: int, picture: PrintPicture | None) -> DrawnPage:
        asked.append(number)
        may_end.wait(PATIENCE / 1000)
        return real(session, piece, 1, picture)

    monkeypatch.setattr(page_desk, "drawn_page", slow)
    page = desk.drawing.page
    assert page is not None
    desk.load(anew=True, sheet=2)
    desk.follow(Changes(issues=frozenset({page.issue})))
    may_end.set()
    wait(qtbot, desk)
    assert asked[-1] == 2
    desk.load()
    wait(qtbot, desk)
    assert asked[-1] == 1, "what is shown is fetched again where nothing else is coming"
