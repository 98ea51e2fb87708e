"""What cannot be said of a piece is refused in words, and nothing is written; what can be is one deed with a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.correction import Correction
from reader.model.errors import BaojiaError, NotFound, WrongRequest
from reader.workspace import batch_editing, correcting, drawing_pieces, importing, undoing
from reader.workspace.deed_words import deed_words
from reader.workspace.printed_lines import printed_page
from reader.workspace.session import Session
from tests.importing.formats.test_pdf import document
from tests.workspace.test_facsimile import PAGE


def pieces(session: Session) -> list[str]:
    (issue,) = session.library.issue_ids()
    return [article.id for article in session.library.current(issue).issue.articles]


Refused = Callable[[Session, list[str]], object]
REFUSED: dict[str, tuple[type[BaojiaError], str, Refused]] = {
    "a repair that is none": (NotFound, "没有编号为 r999", lambda s, p: correcting.undo_repair(s, p[0], "r999")),
    "a repair that stands": (NotFound, "没有改回过", lambda s, p: correcting.redo_repair(s, p[0], "r1")),
    "a split at the beginning": (WrongRequest, "只能在正文中间分开", lambda s, p: correcting.split(s, p[0], 0)),
    "a split behind the end": (WrongRequest, "1 到", lambda s, p: correcting.split(s, p[0], 10_000)),
    "a merge with itself": (WrongRequest, "同一期里的另一篇", lambda s, p: correcting.merge(s, p[0], p[0])),
    "an unknown field": (
        WrongRequest,
        "没有“weather”这一项",
        lambda s, p: correcting.set_field(s, p[0], "weather", "晴"),
    ),
    "an unknown kind": (
        WrongRequest,
        "种类只能是 article",
        lambda s, p: correcting.set_field(s, p[0], "kind", "poster"),
    ),
    "a day that is none": (
        WrongRequest,
        "而且要有这一天",
        lambda s, p: correcting.set_field(s, p[0], "date_published", "2026-02-30"),
    ),
    "text as a section": (WrongRequest, "不能改作“section”", lambda s, p: correcting.take(s, p[0], "section", 0, 3)),
    "a move before itself": (WrongRequest, "已经在那里了", lambda s, p: correcting.move(s, p[0], 0, 3, p[0], 0)),
    "giving back what is none": (
        NotFound,
        "没有编号为 s99999",
        lambda s, p: correcting.give_back(s, p[0].partition("-")[0], "s99999", p[0], 0),
    ),
    "many: an unknown field": (WrongRequest, "没有“weather”", lambda s, p: batch_editing.edit(s, p, {"weather": "晴"})),
    "many: an unknown kind": (WrongRequest, "种类只能是", lambda s, p: batch_editing.edit(s, p, {"kind": "poster"})),
    "many: no day": (
        WrongRequest,
        "日期要写成",
        lambda s, p: batch_editing.edit(s, p, {"print_page": "2", "date_published": "明天"}),
    ),
    "issues: no day": (
        WrongRequest,
        "日期要写成",
        lambda s, p: batch_editing.name_issues(
            s, unnamed=[p[0].partition("-")[0]], newspaper="清河报", undated=[], day="2026-13-01"
        ),
    ),
    "a piece that is none": (
        NotFound,
        "没有",
        lambda s, p: batch_editing.edit(s, [*p, "ffffffffffff-1"], {"byline": "x"}),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_said_changes_nothing(name: str, filled: Session) -> None:
    error, words, deed = REFUSED[name]
    ids = pieces(filled)
    before = [filled.library.article(one) for one in ids]
    deeds = len(filled.library.history())
    with pytest.raises(error, match=words):
        deed(filled, ids)
    assert [filled.library.article(one) for one in ids] == before
    assert len(filled.library.history()) == deeds


def test_a_piece_of_another_issue_takes_nothing(filled: Session) -> None:
    first = pieces(filled)[0]
    (other,) = importing.import_bytes(filled, "# 新渠放水\n\n柳湾村的新渠今早放水。\n".encode(), name="柳湾报.md")
    there = f"{other.issue}-1"
    with pytest.raises(WrongRequest, match="只能并入同一期"):
        correcting.merge(filled, first, there)
    with pytest.raises(WrongRequest, match="只能挪到同一期"):
        correcting.move(filled, first, 0, 3, there, 0)


def test_many_pieces_get_their_fields_in_one_deed(filled: Session) -> None:
    ids = pieces(filled)
    assert batch_editing.edit(filled, [*ids, ids[0]], {"byline": " 秦小河 ", "newspaper": "清河日报"}) == tuple(ids)
    assert {filled.library.article(one).byline for one in ids} == {"秦小河"}
    (issue,) = filled.library.issue_ids()
    assert filled.library.current(issue).issue.newspaper == "清河日报"
    undoing.undo(filled)
    assert filled.library.current(issue).issue.newspaper != "清河日报"
    assert batch_editing.edit(filled, ids, {}) == ()
    assert batch_editing.reach(filled, ids[:1]).others == len(ids) - 1


def test_issues_without_a_name_or_day_get_theirs(filled: Session) -> None:
    (issue,) = filled.library.issue_ids()
    before = len(filled.library.history())
    batch_editing.name_issues(filled, unnamed=[issue], newspaper="  ", undated=[issue], day="")
    assert len(filled.library.history()) == before
    batch_editing.name_issues(filled, unnamed=[issue], newspaper="清河 报", undated=[issue], day="2026-11-20")
    own = filled.library.current(issue).issue
    assert (own.newspaper, own.date_published) == ("清河 报", "2026-11-20")
    assert len(filled.library.history()) == before + 1


def test_what_was_put_aside_by_hand_goes_back_to_where_it_stood(filled: Session) -> None:
    first, second = pieces(filled)[:2]
    before = filled.library.article(first)
    correcting.set_aside(filled, first, 0, 5)
    (issue,) = filled.library.issue_ids()
    current = filled.library.current(issue).issue
    mine = next(one for one in current.set_aside if before.body.startswith(one.text))
    assert correcting.give_back(filled, issue, mine.id, second, 0) == second
    assert filled.library.article(first).body == before.body


DRAWN: dict[str, tuple[str, Callable[[Session, str], object]]] = {
    "a piece of nothing": (
        "框里没有文章的字",
        lambda s, i: drawing_pieces.own_piece(s, printed_page(s, i, 1), ()),
    ),
    "one piece joined": (
        "先点两篇以上",
        lambda s, i: drawing_pieces.merge_pieces(s, printed_page(s, i, 1), [f"{i}-1", f"{i}-1"]),
    ),
    "nothing put into a piece": (
        "框里没有别处的字",
        lambda s, i: drawing_pieces.put_into(s, printed_page(s, i, 1), (), f"{i}-1"),
    ),
    "a headline of nobody": (
        "先点这是谁的标题",
        lambda s, i: drawing_pieces.headline_of(s, printed_page(s, i, 1), (), ""),
    ),
    "its own headline": (
        "这已经是它的标题",
        lambda s, i: drawing_pieces.headline_of(
            s, printed_page(s, i, 1), [o for o in printed_page(s, i, 1).lines if o.field == "headline"][:1], f"{i}-1"
        ),
    ),
    "nothing left out": ("框里没有正文的字", lambda s, i: drawing_pieces.leave_out(s, printed_page(s, i, 1), ())),
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_drawn_around_nothing_is_refused(name: str, session: Session) -> None:
    (outcome,) = importing.import_bytes(session, document(PAGE), name="青禾日报.pdf")
    words, deed = DRAWN[name]
    before = session.library.current(str(outcome.issue)).issue
    with pytest.raises(WrongRequest, match=words):
        deed(session, str(outcome.issue))
    assert session.library.current(str(outcome.issue)).issue == before


def test_deeds_are_named_with_what_they_were_done_to(filled: Session) -> None:
    def last() -> str:
        return deed_words(filled, filled.library.history()[0])

    ids = pieces(filled)
    (issue,) = filled.library.issue_ids()
    assert last() == f"读入一份报纸，{len(ids)} 篇"
    batch_editing.name_issues(filled, unnamed=[issue], newspaper="清河报", undated=[issue], day="2026-11-20")
    assert last() == "更正"
    undo_name = filled.library.history()[-1]
    assert deed_words(filled, undo_name) == f"读入《清河报》2026-11-20，{len(ids)} 篇"
    with filled.library.deed("bookmark", *ids) as deed:
        for one in ids:
            deed.set_status(one, bookmarked=True)
    assert last() == f"加书签 {len(ids)} 篇"
    with filled.library.deed("remove", issue) as deed:
        deed.remove(issue)
    assert last() == "移去一份报纸"
    with filled.library.deed("recover", issue) as deed:
        deed.recover(issue)
    assert last() == "放回一份报纸"
    with filled.library.deed("reparse", issue) as deed:
        deed.add_correction(
            Correction(id="", issue=issue, article=ids[0], kind="set", field="headline", value="渡口添灯")
        )
    assert last() == "重读 1 份报纸"
