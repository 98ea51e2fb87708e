from __future__ import annotations

import pytest

from reader.model.errors import NotFound
from reader.model.summary import Collection
from reader.workspace import correcting, importing, listing, reviewing, undoing
from reader.workspace.session import Session, open_session


def test_doubts_wait_until_they_are_settled(filled: Session) -> None:
    doubts = reviewing.open_doubts(filled)
    assert doubts
    issue = doubts[0].issue
    listed = list(listing.articles(filled, Collection(kind="doubtful")))
    assert {d.article for d in doubts if d.article} <= {r.id for r in listed}
    for doubt in doubts:
        reviewing.settle(filled, issue, doubt.doubt.id)
    assert reviewing.open_doubts(filled) == ()
    assert list(listing.articles(filled, Collection(kind="doubtful"))) == []
    with open_session(filled.library.folder) as other:
        assert reviewing.open_doubts(other) == ()
    undoing.undo(filled)
    assert reviewing.open_doubts(filled) == (doubts[-1],)


def test_what_waits_is_one_number_everywhere(session: Session) -> None:
    text = (
        "# 渡口添了新灯\n\n本报讯 11月20日，清河渡口添了四盏新灯。\n\n# 早市挪进廊棚\n\n昨天起，桥市口早市挪进廊棚。\n"
    )
    (told,) = importing.import_text(session, text, name="没有报名的文字")
    doubts = reviewing.open_doubts(session)
    assert any(d.article is None for d in doubts)  # name and day are nowhere printed

    def waiting() -> tuple[int, int]:
        node = next(n for n in session.library.catalogue.tree() if n.collection.kind == "doubtful")
        rows = list(listing.articles(session, Collection(kind="doubtful")))
        return node.places, sum(row.doubts for row in rows)

    assert waiting() == (told.doubts, told.doubts) == (len(doubts), len(doubts))
    reviewing.settle(session, doubts[0].issue, doubts[0].doubt.id)
    assert waiting() == (told.doubts - 1, told.doubts - 1)


def test_a_doubt_quotes_the_print_around_it(filled: Session) -> None:
    for doubt in reviewing.open_doubts(filled):
        if doubt.doubt.span is not None:
            assert doubt.printed


def test_an_unknown_doubt_is_not_settled(filled: Session) -> None:
    with pytest.raises(NotFound):
        reviewing.settle(filled, filled.library.issue_ids()[0], "d999999")


def test_setting_what_was_doubted_leaves_the_doubt_for_the_reader_to_close(filled: Session) -> None:
    doubt = next(d for d in reviewing.open_doubts(filled) if d.article)
    assert doubt.article is not None
    correcting.set_field(filled, doubt.article, "headline", "河滩上的风筝")
    assert doubt.doubt.id in [d.doubt.id for d in reviewing.open_doubts(filled)]
