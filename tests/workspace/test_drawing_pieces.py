"""Pieces drawn on a printed page: drawn, joined, put in order, given a headline; taken back; kept by a new reading."""

from __future__ import annotations

import pytest

from reader.importing import read_bytes
from reader.model.errors import WrongRequest
from reader.workspace import correcting, drawing_pieces, importing, tagging, undoing
from reader.workspace.printed_lines import PrintedLine, PrintedPage, printed_page
from reader.workspace.reparsing import reparse
from reader.workspace.session import Session
from tests.importing.formats.test_pdf import document
from tests.workspace.test_facsimile import PAGE


@pytest.fixture
def issue(session: Session) -> str:
    """Return an issue of one printed page with two pieces side by side."""
    (outcome,) = importing.import_bytes(session, document(PAGE), name="青禾日报.pdf")
    return str(outcome.issue)


def page(session: Session, issue: str) -> PrintedPage:
    return printed_page(session, issue, 1)


def told(session: Session, issue: str) -> dict[str, str]:
    """Return the bodies of the current pieces by their headlines."""
    return {a.headline or "": a.body for a in session.library.current(issue).issue.articles}


def left(session: Session, issue: str, start: int, end: int, column: float = 50) -> tuple[PrintedLine, ...]:
    """Return the lines start:end of a column of the page's bodies, counted from its headline, 0."""
    own = [o for o in page(session, issue).lines if abs(o.box.left - column) < 40 and o.field in {"headline", "body"}]
    return tuple(sorted(own, key=lambda o: o.box.top)[start:end])


def everything(session: Session, issue: str) -> list[str]:
    """Return all characters that are shown or listed as put aside."""
    own = session.library.current(issue).issue
    words = [a.body for a in own.articles] + [a.headline or "" for a in own.articles] + [s.text for s in own.set_aside]
    return sorted("".join("".join(words).split()))


def test_a_page_tells_its_pieces_and_their_lines(session: Session, issue: str) -> None:
    shown = page(session, issue)
    assert [p.headline for p in shown.pieces] == ["灯笼没有亮", "面馆添了座位"]
    assert [o.field for o in left(session, issue, 0, 5)] == ["headline", *["body"] * 4]
    x, y = shown.lines[-1].box.middle, shown.lines[-1].box.top + 2
    assert shown.piece_at(x, y) == shown.pieces[1].id
    assert [len(b) for b in shown.blocks(shown.pieces[0].id)] == [4]


def test_what_is_drawn_in_the_middle_becomes_a_piece(session: Session, issue: str) -> None:
    whole = everything(session, issue)
    made = drawing_pieces.own_piece(session, page(session, issue), left(session, issue, 2, 3))
    found = session.library.article(made)
    assert (found.headline, found.body) == (None, "撑船的人一早就到了岸边。")
    assert told(session, issue)["灯笼没有亮"].startswith("渡口的灯笼昨夜没有亮")
    assert "镇上的铁匠" in told(session, issue)["灯笼没有亮"]
    assert everything(session, issue) == whole
    undoing.undo(session)
    assert list(told(session, issue)) == ["灯笼没有亮", "面馆添了座位"]


def test_the_first_lines_without_their_headline_become_a_piece(session: Session, issue: str) -> None:
    whole = everything(session, issue)
    made = drawing_pieces.own_piece(session, page(session, issue), left(session, issue, 1, 3))
    assert session.library.article(made).headline is None
    assert session.library.article(made).body.startswith("渡口的灯笼")
    assert told(session, issue)["灯笼没有亮"].startswith("镇上的铁匠")
    assert everything(session, issue) == whole


def test_a_headline_goes_with_what_it_is_drawn_with(session: Session, issue: str) -> None:
    made = drawing_pieces.own_piece(session, page(session, issue), left(session, issue, 0, 3))
    own = session.library.article(made)
    assert own.headline == "灯笼没有亮"
    assert own.body.endswith("岸边。")
    assert told(session, issue)[""].startswith("镇上的铁匠")


def test_lines_of_two_pieces_become_one_without_a_line_lost(session: Session, issue: str) -> None:
    whole = everything(session, issue)
    drawn = (*left(session, issue, 3, 5), *left(session, issue, 3, 5, 320))
    made = drawing_pieces.own_piece(session, page(session, issue), drawn)
    assert session.library.article(made).body == (
        "镇上的铁匠答应明天来修灯罩，工钱由渡口出。\n老板说天冷以后夜里还要多开一个钟头。"
    )
    assert everything(session, issue) == whole


def test_pieces_are_joined_in_the_order_asked_for_and_parted_again(session: Session, issue: str) -> None:
    first, second = (p.id for p in page(session, issue).pieces)
    before = told(session, issue)
    assert drawing_pieces.merge_pieces(session, page(session, issue), (second, first)) == second
    body = session.library.article(second).body
    assert body.index("老板") < body.index("灯笼没有亮") < body.index("撑船")
    again = drawing_pieces.own_piece(session, page(session, issue), left(session, issue, 0, 5))
    assert again == first
    assert told(session, issue) == before


def test_lines_go_where_they_stand_in_the_columns_of_a_piece(session: Session, issue: str) -> None:
    first, second = (p.id for p in page(session, issue).pieces)
    drawing_pieces.put_into(session, page(session, issue), left(session, issue, 3, 5), second)
    assert session.library.article(second).body.endswith("工钱由渡口出。")
    drawing_pieces.put_into(session, page(session, issue), left(session, issue, 3, 5), first)
    assert told(session, issue)["灯笼没有亮"].endswith("工钱由渡口出。")
    with pytest.raises(WrongRequest):
        drawing_pieces.put_into(session, page(session, issue), left(session, issue, 3, 5), first)


def test_the_head_of_a_page_is_given_to_a_piece_and_goes_back(session: Session, issue: str) -> None:
    second = page(session, issue).pieces[1].id
    aside = [o for o in page(session, issue).lines if o.field == "set_aside"]
    assert aside
    drawing_pieces.put_into(session, page(session, issue), aside, second)
    assert "第01版" in session.library.article(second).body
    undoing.undo(session)
    assert "第01版" not in session.library.article(second).body


def test_what_is_left_out_is_listed_and_can_be_drawn_in_again(session: Session, issue: str) -> None:
    first = page(session, issue).pieces[0].id
    before, whole = told(session, issue), everything(session, issue)
    drawing_pieces.leave_out(session, page(session, issue), left(session, issue, 3, 5))
    assert everything(session, issue) == whole
    assert [o.piece for o in left(session, issue, 3, 5)] == ["", ""]
    drawing_pieces.put_into(session, page(session, issue), left(session, issue, 3, 5), first)
    assert told(session, issue) == before


def test_a_line_becomes_the_headline_of_a_piece_beside(session: Session, issue: str) -> None:
    second = page(session, issue).pieces[1].id
    drawing_pieces.headline_of(session, page(session, issue), left(session, issue, 2, 3), second)
    own = session.library.article(second)
    assert own.headline == "撑船的人一早就到了岸边。"
    assert own.body.startswith("面馆添了六个座位")
    assert "撑船" not in told(session, issue)["灯笼没有亮"]


def test_a_headline_that_stands_alone_becomes_one_with_its_piece(session: Session, issue: str) -> None:
    shown = page(session, issue)
    first = shown.pieces[0].id
    body = drawing_pieces.own_piece(session, shown, left(session, issue, 1, 5))
    assert session.library.article(first).body == ""
    joined = drawing_pieces.headline_of(session, page(session, issue), left(session, issue, 0, 1), body)
    assert joined == first
    assert told(session, issue)["灯笼没有亮"].startswith("渡口")


def test_blocks_are_read_in_the_order_given(session: Session, issue: str) -> None:
    first, second = (p.id for p in page(session, issue).pieces)
    drawing_pieces.merge_pieces(session, page(session, issue), (first, second))
    blocks = page(session, issue).blocks(first)
    assert [len(b) for b in blocks] == [4, 4]
    whole = everything(session, issue)
    assert drawing_pieces.order_blocks(session, page(session, issue), first, blocks[::-1]) == first
    body = session.library.article(first).body
    assert body.index("老板") < body.index("撑船")
    assert session.library.article(first).headline == "灯笼没有亮"
    assert everything(session, issue) == whole


def test_drawings_outlive_a_new_reading_of_the_source(session: Session, issue: str) -> None:
    made = drawing_pieces.own_piece(session, page(session, issue), left(session, issue, 1, 3))
    drawing_pieces.merge_pieces(session, page(session, issue), (page(session, issue).pieces[-1].id, made))
    before = told(session, issue)
    list(reparse(session, [issue]))
    assert told(session, issue) == before


def test_drawings_outlive_a_reading_by_another_engine(session: Session, issue: str) -> None:
    """The text before a cut is longer by some characters: the piece that was cut off keeps its id and what it has."""
    made = drawing_pieces.own_piece(session, page(session, issue), left(session, issue, 2, 3))
    tagging.tag(session, made, name="渡口")
    drawing_pieces.merge_pieces(session, page(session, issue), (page(session, issue).pieces[-1].id, made))
    correcting.set_field(session, issue, "newspaper", "青禾晚报")
    other = [(x, y, size, words.replace("　　渡口的灯笼", "　　东渡口的红灯笼")) for x, y, size, words in PAGE]
    (read,) = read_bytes(document(other), name="青禾日报.pdf").issues
    session.library.store(read, revises=issue, name="青禾日报.pdf", origin="x", again=True)
    now = told(session, issue)
    assert "东渡口的红灯笼" in now["灯笼没有亮"]
    assert "撑船的人" in now["面馆添了座位"]
    assert "撑船的人" not in now["灯笼没有亮"]
    undoing.undo(session)


def test_what_a_split_cut_off_keeps_its_id_in_a_longer_reading(session: Session, issue: str) -> None:
    first = page(session, issue).pieces[0].id
    body = session.library.article(first).body
    part = correcting.split(session, first, body.index("撑船"))
    other = [(x, y, size, words.replace("　　渡口的灯笼", "　　东渡口的红灯笼")) for x, y, size, words in PAGE]
    (read,) = read_bytes(document(other), name="青禾日报.pdf").issues
    session.library.store(read, revises=issue, name="青禾日报.pdf", origin="x", again=True)
    assert session.library.article(part).body.startswith("撑船")
    assert session.library.article(first).body.startswith("东渡口")
