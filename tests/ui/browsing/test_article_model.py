from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex
from pytestqt.qtbot import QtBot

from reader.ui.browsing.article_model import PAGE, ArticleModel
from reader.ui.browsing.rows import Row, plain_row
from tests.ui.browsing.test_wording import summary
from tests.ui.opened import PATIENCE


def rows(count: int) -> list[Row]:
    return [plain_row(summary(row=k, id=f"a-{k}", headline=f"第{k}篇")) for k in range(count)]


class Source:
    """Answers as the catalogue does, and counts how often it is asked."""

    def __init__(self, count: int) -> None:
        self.rows = rows(count)
        self.asked = 0

    def __call__(self, offset: int, limit: int) -> Sequence[Row]:
        self.asked += 1
        return self.rows[offset : offset + limit]


def test_a_long_list_is_read_a_page_at_a_time(qtbot: QtBot) -> None:
    model, source = ArticleModel(), Source(PAGE * 2 + 5)
    model.load(source)
    assert (model.loaded, source.asked) == (PAGE, 1)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.ids == [r.summary.id for r in source.rows]


def test_a_piece_far_down_is_found_by_reading_on(qtbot: QtBot) -> None:
    model = ArticleModel()
    model.load(Source(PAGE * 3))
    assert not model.index_of(f"a-{PAGE * 2}").isValid()
    assert model.index_of(f"a-{PAGE * 2}", load=PAGE * 3).row() == PAGE * 2


def test_a_new_state_changes_the_row_and_nothing_else(qtbot: QtBot) -> None:
    model = ArticleModel()
    model.load(Source(10))
    changed = plain_row(replace(rows(10)[4].summary, bookmarked=True))
    with qtbot.waitSignal(model.dataChanged, timeout=PATIENCE) as told, qtbot.assertNotEmitted(model.modelReset):
        model.update([changed])
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


def test_more_hits_are_appended_below_those_shown(qtbot: QtBot) -> None:
    model, found = ArticleModel(), rows(9)
    model.show(found[:3])
    with qtbot.assertNotEmitted(model.modelReset):
        assert model.extend(found)
    assert model.ids == [r.summary.id for r in found]
    assert not model.extend(found[1:])
