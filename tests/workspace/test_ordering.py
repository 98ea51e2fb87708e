from __future__ import annotations

from array import array

from reader.model.summary import Collection
from reader.workspace import finding, ordering
from reader.workspace.session import Session
from reader.workspace.ways_out import ways_out


def test_all_that_was_found_stands_in_the_order_of_the_hits(filled: Session) -> None:
    hits = finding.find(filled, "的", limit=None).hits
    whole = ordering.order(filled, "的")
    assert whole.rows.tolist() == [hit.summary.row for hit in hits]
    within = Collection(kind="section", path=("科普角",))
    assert len(ordering.order(filled, "的", within=within).rows) == 1


def test_what_was_found_in_some_rows_is_what_the_hits_say(filled: Session) -> None:
    hits = finding.find(filled, "渡口", limit=None).hits
    whole = ordering.order(filled, "渡口")
    some = ordering.Ordered(rows=whole.rows[1:], generation=whole.generation)
    assert {hit.summary.id: hit for hit in ordering.hits_in(filled, "渡口", some)} == {
        hit.summary.id: hit for hit in hits[1:]
    }
    other = ordering.Ordered(rows=array("q", whole.rows), generation="another")
    assert ordering.hits_in(filled, "渡口", other) == ()


def test_a_query_without_hits_has_ways_out_that_do_find(filled: Session) -> None:
    for query, narrow, dropped in (
        ("渡口 没有这个词", None, "没有这个词"),
        ("渡口", {"year": ("1912",)}, ""),
        ("渡扣", None, ""),
        ("渡口添了新灯盏", None, ""),
    ):
        assert not finding.find(filled, query, narrow=narrow).hits
        ways = ways_out(filled, query, narrow=narrow)
        assert ways
        assert ways[0].dropped == dropped
        for way in ways:
            found = finding.find(filled, way.query, narrow=None if way.unfiltered else narrow, limit=None)
            assert len(found.hits) == way.pieces > 0


def test_where_nothing_near_finds_anything_no_way_out_is_offered(filled: Session) -> None:
    assert ways_out(filled, "qqqqqqqq") == ()
    assert ways_out(filled, "") == ()
