from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.errors import BaojiaError, NotFound, WrongRequest
from reader.model.text import Place
from reader.workspace import addresses, correcting, known_libraries
from reader.workspace.session import Session, open_session


@pytest.fixture
def first(filled: Session) -> str:
    """Return the id of the first piece."""
    (issue,) = filled.library.issue_ids()
    return filled.library.current(issue).issue.articles[0].id


def test_a_passage_is_found_again_where_text_before_it_was_changed(filled: Session, first: str) -> None:
    body = filled.library.article(first).body
    at = body.index("四盏新灯")
    said = addresses.of_piece(filled, first, Place(first, "body", at, at + 4))
    assert said.isascii()
    correcting.set_field(filled, first, "headline", "渡口添新灯")
    assert addresses.passage_now(filled, addresses.read(said)) == Place(first, "body", at, at + 4)
    before = addresses.read(said.replace(f"start={at}", f"start={at + 3}"))
    assert addresses.passage_now(filled, before) == Place(first, "body", at, at + 4)


def test_a_passage_whose_words_are_gone_is_none(filled: Session, first: str) -> None:
    address = addresses.read(addresses.of_piece(filled, first, Place(first, "headline", 0, 2)))
    correcting.set_field(filled, first, "headline", "新灯四盏")
    assert addresses.passage_now(filled, address) is None


def test_of_equal_words_the_nearest_are_meant(filled: Session, first: str) -> None:
    body = filled.library.article(first).body
    places = [k for k in range(len(body)) if body.startswith("新灯", k)]
    assert len(places) > 1
    for at in places:
        address = addresses.read(addresses.of_piece(filled, first, Place(first, "body", at, at + 2)))
        assert addresses.passage_now(filled, address) == Place(first, "body", at, at + 2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(min_size=1).filter(str.strip))
def test_a_search_comes_back_as_it_was(filled: Session, query: str) -> None:
    assert addresses.read(addresses.of_search(filled, query)).query == query


@given(
    text=st.text()
    | st.text().map(lambda rest: f"baojia://{rest}")
    | st.text().map(lambda q: f"baojia://a/piece/b-1?{q}")
)
def test_what_is_no_address_is_refused_in_a_sentence(text: str) -> None:
    try:
        address = addresses.read(text)
    except WrongRequest:
        return
    assert address.query or address.article


def test_the_library_is_found_where_this_machine_knows_it(filled: Session, first: str, tmp_path: Path) -> None:
    address = addresses.read(addresses.of_piece(filled, first))
    assert addresses.library_of(address) is None
    assert address.library in addresses.unknown(address)
    known_libraries.remember(filled.library.folder)
    assert addresses.library_of(address) == filled.library.folder
    with open_session(tmp_path / "another") as other:
        known_libraries.remember(other.library.folder, before=filled.library.folder)
    assert addresses.library_of(address) == filled.library.folder


def test_a_piece_that_is_not_here_is_told(filled: Session) -> None:
    with pytest.raises(NotFound):
        addresses.of_piece(filled, "abc-1")
    address = addresses.read(f"baojia://{filled.library.id}/piece/abc-1?field=body&start=1&end=3&exact=x")
    with pytest.raises(BaojiaError):
        addresses.passage_now(filled, address)
