"""Two pieces linked by hand: seen from either end, changed, taken away, undone, and kept when ends are merged."""

from __future__ import annotations

import pytest

from reader.model.errors import NotFound, WrongRequest
from reader.model.summary import Collection
from reader.workspace import correcting, linking, removing, undoing
from reader.workspace.session import Session


def ids(session: Session) -> list[str]:
    return [s.id for s in session.library.catalogue.list(Collection(kind="all"))]


def seen(session: Session, article: str) -> list[tuple[str, str]]:
    return [(one.summary.id, one.remark) for one in linking.links(session, article)]


def test_a_link_is_seen_from_both_ends_and_says_why(filled: Session) -> None:
    first, second, third = ids(filled)[:3]
    assert linking.link(filled, first, second, "  十年后\n的续篇 ")
    assert linking.link(filled, third, first)
    assert seen(filled, second) == [(first, "十年后 的续篇")]
    assert sorted(seen(filled, first)) == sorted([(second, "十年后 的续篇"), (third, "")])
    assert not linking.link(filled, second, first, "十年后 的续篇")
    assert linking.link(filled, second, first, "同一座桥")
    assert seen(filled, second) == [(first, "同一座桥")]


def test_it_is_undone_and_taken_away(filled: Session) -> None:
    first, second = ids(filled)[:2]
    linking.link(filled, first, second, "同一座桥")
    undoing.undo(filled)
    assert seen(filled, first) == []
    undoing.redo(filled)
    assert seen(filled, first) == [(second, "同一座桥")]
    assert linking.unlink(filled, second, first)
    assert not linking.unlink(filled, second, first)
    assert seen(filled, second) == []
    undoing.undo(filled)
    assert seen(filled, second) == [(first, "同一座桥")]


def test_what_is_no_pair_is_refused(filled: Session) -> None:
    first = ids(filled)[0]
    with pytest.raises(WrongRequest):
        linking.link(filled, first, first)
    with pytest.raises(NotFound):
        linking.link(filled, first, "none-1")
    assert seen(filled, first) == []


def test_a_piece_that_was_merged_keeps_its_links(filled: Session) -> None:
    first, second, third = ids(filled)[:3]
    linking.link(filled, second, third, "同一座桥")
    correcting.merge(filled, second, first)
    assert seen(filled, first) == [(third, "同一座桥")]
    assert seen(filled, third) == [(first, "同一座桥")]
    assert linking.unlink(filled, first, third)
    assert seen(filled, third) == []


def test_what_is_in_the_bin_is_not_offered(filled: Session) -> None:
    first, second = ids(filled)[:2]
    linking.link(filled, first, second)
    removing.remove(filled, second)
    assert seen(filled, first) == []
    removing.recover(filled, second)
    assert seen(filled, first) == [(second, "")]


def test_links_of_two_machines_add_up(filled: Session) -> None:
    first, second, third = ids(filled)[:3]
    linking.link(filled, first, second)
    names = set(filled.library.settings("link "))
    linking.link(filled, first, third)
    assert names < set(filled.library.settings("link "))
