"""A piece on its printed pages: its outlines follow what the reader corrects, its words are found there and back."""

from __future__ import annotations

import pytest

from reader.importing.pages.outlines import holds
from reader.workspace import correcting, importing, undoing
from reader.workspace.facsimile import PrintedPiece, printed_piece
from reader.workspace.reparsing import reparse
from reader.workspace.session import Session
from tests.importing.formats.test_pdf import column, document

LEFT = ["　　渡口的灯笼昨夜没有亮，", "撑船的人一早就到了岸边。", "　　镇上的铁匠答应明天来修", "灯罩，工钱由渡口出。"]
RIGHT = ["　　面馆添了六个座位，门口", "的长凳也刷了新漆。", "　　老板说天冷以后夜里还要", "多开一个钟头。"]
PAGE = [
    (50, 800, 9, "青禾日报　2026年4月12日　第01版"),
    (50, 750, 20, "灯笼没有亮"), *column(50, LEFT), (320, 750, 20, "面馆添了座位"), *column(320, RIGHT),
]  # fmt: skip


@pytest.fixture
def pieces(session: Session) -> list[str]:
    """Return the ids of a printed page's two pieces."""
    (outcome,) = importing.import_bytes(session, document(PAGE), name="青禾日报.pdf")
    found = session.library.imported(str(outcome.issue)).articles
    assert [a.headline for a in found] == ["灯笼没有亮", "面馆添了座位"]
    return [a.id for a in found]


def printed(session: Session, article: str) -> PrintedPiece:
    found = printed_piece(session, article)
    assert found is not None
    return found


def words_inside(session: Session, article: str) -> str:
    """Return the marked words, one of each paragraph and headline, that lie in the piece's outlines."""
    from reader.importing.pages.facsimile import Facsimile
    from reader.model.text import Span

    source = session.library.imported(article.partition("-")[0]).source
    paper = Facsimile(source.layout, source.text)
    rings = [ring for outline in printed(session, article).outlines for ring in outline.polygons]
    found = ""
    for word in ("没有亮\n", "撑船", "工钱", "添了座位", "长凳", "老板"):
        at = source.text.index(word)
        (place,) = paper.boxes([Span(at, at + 2)])
        box = place.box
        found += word[0] if holds(rings, box.middle, (box.top + box.bottom) / 2) else ""
    return found


def test_outlines_follow_what_is_corrected(session: Session, pieces: list[str]) -> None:
    first, second = pieces
    assert (words_inside(session, first), words_inside(session, second)) == ("没撑工", "添长老")
    body = session.library.article(second).body
    part = correcting.split(session, second, body.index("老板"))
    assert (words_inside(session, second), words_inside(session, part)) == ("添长", "老")
    correcting.merge(session, part, first)
    assert words_inside(session, first) == "没撑工老"
    undoing.undo(session)
    undoing.undo(session)
    body = session.library.article(first).body
    correcting.set_aside(session, first, body.index("镇上"), len(body))
    assert words_inside(session, first) == "没撑"


def test_outlines_are_the_same_after_reading_the_source_anew(session: Session, pieces: list[str]) -> None:
    before = [printed(session, p).outlines for p in pieces]
    list(reparse(session, [pieces[0].partition("-")[0]]))
    assert [printed(session, p).outlines for p in pieces] == before


@pytest.mark.parametrize(
    ("field", "word"), [("body", "铁匠答应明天来修灯罩"), ("headline", "没有亮"), ("body", "撑船的人")]
)
def test_a_word_is_found_on_the_page_and_back(session: Session, pieces: list[str], field: str, word: str) -> None:
    own = printed(session, pieces[0])
    at = own.article.field_text(field).index(word)
    boxes = own.boxes(field, at, at + len(word))
    assert sum(b.box.width for b in boxes) == pytest.approx(len(word) * (20 if field == "headline" else 9), abs=0.5)
    sheet, box = boxes[0]
    found = own.place_at(sheet, box.left + 1, (box.top + box.bottom) / 2)
    assert found == (pieces[0], field, at, at + 1)
    assert own.piece_at(sheet, box.middle, box.top + 2) == pieces[0]


def test_places_follow_a_correction_before_them(session: Session, pieces: list[str]) -> None:
    before = printed(session, pieces[0])
    at = before.article.body.index("铁匠")
    there = before.boxes("body", at, at + 2)
    correcting.replace_text(session, pieces[0], "body", 0, 2, "东边那个老渡口")
    after = printed(session, pieces[0])
    at = after.article.body.index("铁匠")
    assert after.boxes("body", at, at + 2) == there
    sheet, box = there[0]
    assert after.place_at(sheet, box.left + 2, box.top + 4) == (pieces[0], "body", at, at + 1)


def test_what_stands_in_another_piece_is_told_as_that_ones(session: Session, pieces: list[str]) -> None:
    other = printed(session, pieces[1])
    at = other.article.body.index("长凳")
    sheet, box = other.boxes("body", at, at + 2)[0]
    own = printed(session, pieces[0])
    assert own.place_at(sheet, box.left + 1, box.top + 4) == (pieces[1], "body", at, at + 1)
    assert own.piece_at(sheet, box.left + 1, box.top + 4) == pieces[1]
    assert own.piece_at(sheet, 1, 1) == ""


def test_a_text_has_no_printed_pages(filled: Session) -> None:
    (issue,) = filled.library.issue_ids()
    assert printed_piece(filled, filled.library.imported(issue).articles[0].id) is None
