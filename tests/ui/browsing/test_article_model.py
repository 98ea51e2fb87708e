from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from pytestqt.qtbot import QtBot

from reader.ui.browsing.article_model import KEPT, PAGE, ArticleModel
from reader.ui.browsing.rows import Row, plain_row
from tests.ui.browsing.test_wording import summary
from tests.ui.opened import PATIENCE


def rows(count: int) -> list[Row]:
    return [plain_row(summary(row=k, id=f"a-{k}", headline=f"第{k}篇")) for k in range(count)]


class Shelf:
    """Answers as the catalogue does, and counts how often it is asked for rows."""

    def __init__(self, count: int) -> None:
        self.rows = {row.summary.row: row for row in rows(count)}
        self.asked = 0

    @property
    def numbers(self) -> array[int]:
        return array("q", self.rows)

    def fetch(self, numbers: Sequence[int]) -> Sequence[Row]:
        self.asked += 1
        return [self.rows[n] for n in numbers if n in self.rows]

    def ids(self, numbers: Sequence[int]) -> Sequence[str]:
        return [self.rows[n].summary.id for n in numbers if n in self.rows]

    def number(self, article_id: str) -> int | None:
        return next((n for n, row in self.rows.items() if row.summary.id == article_id), None)

    def unread(self, numbers: Sequence[int]) -> Sequence[int]:
        return [n for n in numbers if not self.rows[n].summary.read]


def loaded(shelf: Shelf) -> ArticleModel:
    model = ArticleModel()
    model.load(shelf.numbers, shelf)
    return model


def test_a_long_list_is_whole_at_once_and_read_where_it_is_looked_at(qtbot: QtBot) -> None:
    shelf = Shelf(PAGE * 20 + 5)
    model = loaded(shelf)
    assert (model.rowCount(), shelf.asked) == (PAGE * 20 + 5, 0)
    last = model.row_at(model.index(model.rowCount() - 1))
    assert last is not None
    assert last.summary.id == f"a-{PAGE * 20 + 4}"
    assert shelf.asked == 1
    assert model.ids == [row.summary.id for row in shelf.rows.values()]


def test_a_piece_far_down_is_found_without_reading_what_stands_above(qtbot: QtBot) -> None:
    shelf = Shelf(PAGE * 30)
    model = loaded(shelf)
    assert model.index_of(f"a-{PAGE * 25}").row() == PAGE * 25
    assert not model.index_of("a-none").isValid()
    assert shelf.asked == 0


def test_rows_looked_at_do_not_heap_up(qtbot: QtBot) -> None:
    shelf = Shelf(KEPT * 3)
    model = loaded(shelf)
    for k in range(0, KEPT * 3, PAGE // 2):
        row = model.row_at(model.index(k))
        assert row is not None
        assert row.summary.row == k
    asked = shelf.asked
    model.row_at(model.index(0))
    assert shelf.asked == asked + 1


def test_a_piece_that_is_gone_leaves_its_row_empty_until_the_list_is_loaded_anew(qtbot: QtBot) -> None:
    shelf = Shelf(10)
    model = loaded(shelf)
    del shelf.rows[4]
    assert model.row_at(model.index(4)) is None
    assert model.data(model.index(4)) is None
    asked = shelf.asked
    assert model.row_at(model.index(4)) is None
    assert shelf.asked == asked


def test_the_next_unread_piece_is_found_wherever_it_stands(qtbot: QtBot) -> None:
    shelf = Shelf(PAGE * 9)
    for k in range(1, PAGE * 9 - 1):
        shelf.rows[k] = plain_row(replace(shelf.rows[k].summary, read=True))
    model = loaded(shelf)
    assert model.next_unread(0) == PAGE * 9 - 1
    assert model.next_unread(-1) == 0
    assert model.next_unread(PAGE * 9 - 1) == -1


def test_a_new_state_changes_the_row_and_nothing_else(qtbot: QtBot) -> None:
    model = loaded(Shelf(10))
    model.row_at(model.index(0))
    changed = plain_row(replace(rows(10)[4].summary, bookmarked=True))
    with qtbot.waitSignal(model.dataChanged, timeout=PATIENCE) as told, qtbot.assertNotEmitted(model.modelReset):
        model.update_summaries([changed])
    assert told.args is not None
    assert told.args[0].row() == 4
    assert model.row_of("a-4") == changed


def test_what_a_search_found_stays_when_the_state_changes(qtbot: QtBot) -> None:
    model = ArticleModel()
    hit = replace(rows(1)[0], headline_hits=((1, 2),), why="标题")
    model.show([hit])
    model.update_summaries([plain_row(replace(hit.summary, read=True))])
    row = model.row_of("a-0")
    assert row is not None
    assert (row.headline_hits, row.summary.read) == (((1, 2),), True)


def test_an_answer_goes_on_below_the_first_hits_and_keeps_them(qtbot: QtBot) -> None:
    model, found = ArticleModel(), rows(9)
    hits = [replace(row, headline_hits=((0, 1),)) for row in found[:3]]
    model.show(hits)
    shelf = Shelf(9)
    with qtbot.assertNotEmitted(model.modelReset):
        model.extend(array("q", (r.summary.row for r in found)), shelf)
    assert model.ids == [r.summary.id for r in found]
    assert [model.row_at(model.index(k)) for k in range(9)] == [*hits, *found[3:]]


def test_what_was_found_in_a_row_comes_after_the_row(qtbot: QtBot) -> None:
    model, found = ArticleModel(), rows(9)
    model.extend(array("q", (r.summary.row for r in found)), Shelf(9))
    model.row_at(model.index(4))
    hit = replace(found[4], snippet_hits=((1, 2),))
    with qtbot.waitSignal(model.dataChanged, timeout=PATIENCE):
        model.show_found([hit])
    assert model.row_at(model.index(4)) == hit


def test_a_long_answer_goes_on_in_hundreds(qtbot: QtBot) -> None:
    """Qt puts each row before those that it has put: 100,000 at once took three seconds."""
    model, runs = ArticleModel(), list[int]()
    model.show(rows(3))
    model.rowsInserted.connect(lambda _parent, first, last: runs.append(last - first + 1))
    model.extend(array("q", range(20 * PAGE + 7)), Shelf(20 * PAGE + 7))
    assert sum(runs) == 20 * PAGE + 4
    assert max(runs) <= PAGE
