"""Every place on a line: the same places as the hits', the text as it stands, the order asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import Cancelled
from reader.search import Document, SearchIndex, parse
from reader.search.concordance import WIDTH
from tests.examples import examples

TEXT = st.text(alphabet="甲乙丙丁重庆行，。\n安全A1龘𠮷", max_size=70)


def index_of(folder: Path, documents: list[Document], fresh: int = 0) -> SearchIndex:
    index = SearchIndex.open(folder, source="test")
    index.rebuild(documents[fresh:])
    index.update(documents[:fresh])
    return index


@examples(40, deadline=None)
@given(
    pieces=st.lists(st.tuples(TEXT, TEXT, TEXT, st.sampled_from([0, 20240101, 20240102])), min_size=1, max_size=6),
    fresh=st.integers(0, 3),
    query=st.sampled_from(
        [
            "甲",
            "甲乙",
            "安全",
            "aq",
            "chongqing",
            "xing",
            "甲 OR 乙",
            "甲 near/3 丙",
            "/甲.?乙/",
            "龘",
            "标题:甲",
            "甲 -乙",
        ]
    ),
)
def test_the_lines_are_the_places_of_the_hits(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[tuple[str, str, str, int]], fresh: int, query: str
) -> None:
    documents = [
        Document(row, date, {"headline": head, "body": body}, {"n": note} if note else {})
        for row, (head, body, note, date) in enumerate(pieces)
    ]
    index = index_of(tmp_path_factory.mktemp("lines"), documents, fresh)
    lines = index.concordance(parse(query))
    told = [lines[k] for k in range(len(lines))]
    hits = index.search(parse(query), limit=None, sort="date").hits
    if not index.rows(parse(query)).size:
        assert not told
        return
    assert sorted((one.row, one.field, one.start, one.end) for one in told) == sorted(
        (hit.row, place.field, place.start, place.end) for hit in hits for place in hit.places
    )
    assert [one.row for one in told] == [hit.row for hit in hits for _place in hit.places]
    for one in told:
        document = documents[one.row]
        text = document.notes["n"] if one.field == "note" else document.fields[one.field]
        flat = text.replace("\n", " ")
        assert one.found == flat[one.start : one.end]
        assert one.left == flat[max(0, one.start - WIDTH) : one.start]
        assert one.right == flat[one.end : one.end + WIDTH]
    for order in ("left", "right", "found", "date"):
        other = lines.ordered(order)
        assert sorted(map(repr, (other[k] for k in range(len(other))))) == sorted(map(repr, told))
    index.close()


def test_neighbours_are_ordered_by_pinyin(tmp_path: Path) -> None:
    bodies = ["路灯亮", "路边", "路口", "路安", "新路", "大路", "老路"]
    index = index_of(tmp_path, [Document(row, 20240101, {"body": body}) for row, body in enumerate(bodies)])
    right = index.concordance(parse("路")).ordered("right")
    assert [right[k].right for k in range(len(right)) if right[k].right] == ["安", "边", "灯亮", "口"]
    left = index.concordance(parse("路")).ordered("left")
    assert [left[k].left for k in range(len(left)) if left[k].left] == ["大", "老", "新"]


def test_a_concordance_can_be_stopped(tmp_path: Path) -> None:
    index = index_of(tmp_path, [Document(1, 0, {"body": "路"})])
    with pytest.raises(Cancelled):
        index.concordance(parse("路"), cancelled=lambda: True)
    with pytest.raises(Cancelled):
        index.days(parse("路"), cancelled=lambda: True)
