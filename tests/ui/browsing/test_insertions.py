"""Where rows came into a list, and that a list which follows keeps what was current and selected."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from reader.ui.browsing.article_model import PAGE, ArticleModel
from reader.ui.browsing.insertions import MOST, insertions
from tests.examples import examples
from tests.ui.browsing.test_article_model import Shelf, loaded

NUMBERS = st.lists(st.integers(0, 400), unique=True, max_size=120)


@examples(300)
@given(now=NUMBERS, taken=st.sets(st.integers(0, 119)))
def test_what_came_is_found_and_nothing_else(now: list[int], taken: set[int]) -> None:
    before = [n for k, n in enumerate(now) if k not in taken]
    found = insertions(array("q", before), array("q", now))
    came = [k for k, n in enumerate(now) if n not in set(before)]
    if found is None:
        runs = sum(k - 1 not in came for k in came)
        assert runs > MOST
    else:
        assert [k for run in found for k in run] == came


@examples(300)
@given(before=NUMBERS, now=NUMBERS)
def test_a_list_that_lost_or_moved_rows_is_no_such_list(before: list[int], now: list[int]) -> None:
    found = insertions(array("q", before), array("q", now))
    if found is not None:
        new = {k for run in found for k in run}
        assert [n for k, n in enumerate(now) if k not in new] == before


@examples(30)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 260)), max_size=4))
def test_a_list_that_follows_is_the_list_loaded_anew(changes: list[tuple[int, int]]) -> None:
    shelf = Shelf(2000)
    shown = array("q", range(300))
    model, fresh = ArticleModel(), 300
    model.load(array("q", shown), shelf)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for at, count in changes:
        shown = shown[:at] + array("q", range(fresh, fresh + count)) + shown[at:]
        fresh += count
        assert model.follow(array("q", shown), shelf)
        assert model.rowCount() == len(shown)
        assert model.numbers == shown
        assert [model.row_at(model.index(k)).summary.row for k in (0, at, len(shown) - 1)] == [  # type: ignore[union-attr]
            shown[0], shown[at], shown[-1]
        ]  # fmt: skip


def test_what_was_current_and_selected_stays_so(qtbot: QtBot) -> None:
    shelf = Shelf(PAGE * 8)
    model, view = ArticleModel(), QListView()
    qtbot.addWidget(view)
    model.load(array("q", range(PAGE, PAGE * 4)), shelf)
    view.setModel(model)
    view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
    for k in (3, 200):
        view.selectionModel().setCurrentIndex(model.index(k), QItemSelectionModel.SelectionFlag.Select)
    with qtbot.assertNotEmitted(model.modelReset):
        now = array("q", [*range(PAGE), *range(PAGE, PAGE * 2), *range(PAGE * 5, PAGE * 8), *range(PAGE * 2, PAGE * 4)])
        assert model.follow(now, shelf)
    selected = sorted(model.numbers[i.row()] for i in view.selectionModel().selectedIndexes())
    assert selected == [PAGE + 3, PAGE + 200]
    assert model.numbers[view.currentIndex().row()] == PAGE + 200


def test_what_lost_a_row_does_not_follow(qtbot: QtBot) -> None:
    shelf = Shelf(20)
    model = loaded(shelf)
    assert not model.follow(array("q", range(1, 20)), shelf)
    assert model.numbers == array("q", range(20))
