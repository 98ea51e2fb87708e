"""Long lists of repairs are read packed: the same values as if each were made, and none of them is."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importing import read_text
from reader.library import Library, issue_text, repairs_json
from reader.model.article import Repair
from reader.model.issue import PublicationIssue
from reader.model.packed_repairs import PackedRepairs
from reader.model.text import Span
from tests.examples import examples

from .papers import paper

Open = Callable[..., Library]
_PLACES = st.integers(0, 3000) | st.sampled_from([10**9 - 1, 10**9, 1 << 33])
_TEXTS = st.text(max_size=3) | st.sampled_from([" ", '"repairs":[', "}],", "\\", '\\"', "\ud83d", "\0", "-Infinity"])
_REPAIRS = st.builds(
    Repair,
    id=st.sampled_from(["r1", "r7b", "", '"', "\ud83d"]),
    kind=st.sampled_from(["space", "space", "punctuation", "of a later version"]),
    rule=st.sampled_from(["spaced", "half_width"]),
    confidence=st.sampled_from([0, 1, 0.95, 1e-07]),
    field=st.sampled_from(["body", "headline"]),
    start=_PLACES,
    end=_PLACES,
    original=_TEXTS,
    result=_TEXTS,
    source=st.builds(Span, _PLACES, _PLACES) | st.integers(0, 3000).map(lambda at: Span(at, at + 1)),
    undone=st.sampled_from([False, False, False, True]),
)
_LISTS = st.lists(_REPAIRS, max_size=6) | st.lists(
    st.builds(replace, _REPAIRS, kind=st.just("space"), start=st.just(3), end=st.just(4), source=st.just(Span(7, 8)),
              undone=st.just(False)), min_size=2, max_size=6,
)  # fmt: skip


def _file(*lists: list[Repair]) -> bytes:
    """Return the file of an issue whose first pieces have these repairs."""
    issue = replace(paper(), id="0123456789ab")
    articles = [replace(a, id=f"{issue.id}-{k}") for k, a in enumerate(issue.articles, 1)]
    for k, repairs in enumerate(lists):
        articles[k] = replace(articles[k], repairs=tuple(repairs))
    issue = replace(issue, articles=tuple(articles))
    ((_revision, data),) = issue_text.write(issue, issue_text.Revision(issue=issue.id))
    return data


def _read(data: bytes, most_made: int) -> PublicationIssue | None:
    """Return the issue in a file, None where it is none; lists of more repairs than these are packed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repairs_json, "MOST_MADE", most_made)
        try:
            return issue_text.assemble([issue_text.read(data)[1]])
        except ValueError:
            return None


@examples(60, deadline=None)
@given(st.lists(_LISTS, max_size=3))
def test_packed_and_made_repairs_have_the_same_values(lists: list[list[Repair]]) -> None:
    data = _file(*lists)
    packed, made = _read(data, 0), _read(data, 1 << 40)
    assert packed is not None
    assert made is not None
    assert packed == made
    assert repr(packed) == repr(made)
    for one, other in zip(packed.articles, made.articles, strict=True):
        assert hash(one) == hash(other)
        assert pickle.loads(pickle.dumps(one)) == other
        assert one.repairs[::-2] == other.repairs[::-2]
        assert one.repairs[1:3] == other.repairs[1:3]


@examples(100, deadline=None)
@given(_LISTS, st.data())
def test_a_file_that_is_otherwise_is_read_the_same_either_way(some: list[Repair], draw: st.DataObject) -> None:
    data = _file(some)
    at = data.find(b'"repairs"') if some else 0
    at = draw.draw(st.integers(at, min(at + 600, len(data))))
    instead = draw.draw(
        st.sampled_from([b"", b'"', b"]", b"}", b",", b" ", b"\xff", b"-Infinity", b'"repairs":[', b"0"])
    )
    damaged = data[:at] + instead + data[at + draw.draw(st.integers(0, 3)) :]
    assert repr(_read(damaged, 0)) == repr(_read(damaged, 1 << 40))


def test_a_long_list_is_read_without_being_made(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    (issue,) = read_text("春 " * 4000, name="p.txt").issues
    own = opened().store(issue, name="p.txt", origin="o").issue
    again, made, init = opened(), 0, Repair.__init__

    def counted(repair: Repair, **values: Any) -> None:
        nonlocal made
        made += 1
        init(repair, **values)

    with monkeypatch.context() as patch:
        patch.setattr(Repair, "__init__", counted)
        (article,) = again.current(own).issue.articles
        assert list(again.check()) == []
        few = article.repairs[2000:2003]
    assert made == 3
    assert isinstance(article.repairs, PackedRepairs)
    assert [r.original for r in few] == [" "] * 3
    assert len(article.repairs) == 3999
    assert article.repairs == issue.articles[0].repairs


def test_each_file_of_an_issue_in_parts_is_read_once(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    stories = tuple((f"第{k}座桥", (f"说的是第{k}座桥。",)) for k in range(1, 1205))
    own, again, seen = opened().store(paper(stories), name="p.txt", origin="o").issue, opened(), list[bytes]()
    read = issue_text.read

    def counted(data: bytes) -> tuple[issue_text.Revision, issue_text.Tables]:
        seen.append(data)
        return read(data)

    monkeypatch.setattr(issue_text, "read", counted)
    with again.one_moment(own):
        assert len(again.current(own).issue.articles) == len(stories)
    assert len(seen) == len(set(seen)) == 2
