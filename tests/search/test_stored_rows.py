"""Rows that tell nothing are not stored, and nothing is lost by that: a candidate set never misses a document."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reader.search import Document, SearchIndex, parse
from reader.search.signature import ROWS
from reader.search.stored_rows import EVERYBODY, NOBODY, StoredRows, places_by_count

COUNT = 20


def some_rows() -> tuple[np.ndarray, StoredRows]:
    """Return truth [rows, documents] and the stored rows: nobody, three documents, all but one, everybody."""
    truth = np.zeros((4, COUNT), np.bool_)
    truth[1, [0, 7, 19]] = True
    truth[2, 1:] = True
    truth[3] = True
    places = places_by_count(truth.sum(axis=1), COUNT)
    return truth, StoredRows(np.packbits(truth[places >= 0], axis=1, bitorder="little"), places)


def test_only_rows_that_tell_something_are_stored() -> None:
    _truth, rows = some_rows()
    assert rows.places.tolist() == [NOBODY, 0, EVERYBODY, EVERYBODY]
    assert rows.counts(COUNT).tolist() == [0, 3, COUNT, COUNT]


def test_rows_come_back_whole_and_miss_nobody() -> None:
    truth, rows = some_rows()
    back = np.unpackbits(rows.rows(np.arange(4)), axis=1, count=COUNT, bitorder="little").view(np.bool_)
    assert (back >= truth).all()
    assert (back[:2] == truth[:2]).all()


@pytest.mark.parametrize(("group", "documents"), [((0,), []), ((1,), [0, 7, 19]), ((0, 1), [0, 7, 19]), ((1, 2), None)])
def test_a_group_tells_who_may_match(group: tuple[int, ...], documents: list[int] | None) -> None:
    _truth, rows = some_rows()
    bits = rows.either(group)
    found = None if bits is None else np.flatnonzero(np.unpackbits(bits, count=COUNT, bitorder="little")).tolist()
    assert found == documents


def test_an_index_joined_again_and_again_finds_the_same(tmp_path: Path) -> None:
    """A row left out as nearly everybody's stays so through joins; pieces that lack it are still judged by text."""
    common, rare = "新闻报道的社会生活", "渡口灯火"
    pieces = [
        Document(row, 20240101 + row % 28, {"headline": f"{common}第{row}篇", "body": common * 5}) for row in range(300)
    ]
    others = [Document(1000 + row, 20240201, {"headline": rare, "body": f"船工{row}"}) for row in range(9)]
    index = SearchIndex.open(tmp_path, source="joins")
    index.rebuild(pieces)
    for other in others:
        index.update([other])
        index.flush()
    again = SearchIndex.open(tmp_path, source="joins")
    assert set(again.rows(parse("shehuishenghuo")).tolist()) == set(range(300))
    assert set(again.rows(parse("dkdh")).tolist()) == {other.row for other in others}
    assert set(again.rows(parse("xinwen -船工")).tolist()) == set(range(300))
    signature = max(tmp_path.glob("segment-*/signature.npy"), key=lambda path: path.stat().st_size)
    assert len(np.load(signature)) < ROWS / 4


def test_a_signature_that_does_not_fit_is_damage(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path, source="harm")
    index.rebuild([Document(row, 0, {"headline": f"第{row}篇"}) for row in range(30)])
    index.close()
    path = next(tmp_path.glob("segment-*/signature.places.npy"))
    places = np.load(path)
    places[places >= 0] = EVERYBODY
    np.save(path, places)
    assert SearchIndex.open(tmp_path, source="harm").state == "damaged"
