from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.ui.look.theme import Look
from reader.ui.reading.pane import ReadingPane

from ..conftest import Told
from .bridge import NOTED, NOTES, PIECE, REPAIRS, Found, at


def picture(pane: ReadingPane) -> QImage:
    QApplication.processEvents()
    return pane.view.viewport().grab().toImage()


def ground(image: QImage, box: QRectF) -> QColor:
    """The commonest colour of a box: the ground under its characters."""
    seen: dict[int, int] = {}
    for x in range(round(box.left()) + 1, round(box.right()) - 1):
        for y in range(round(box.top()) + 2, round(box.bottom()) - 3):
            pixel = image.pixel(x, y)
            seen[pixel] = seen.get(pixel, 0) + 1
    return QColor.fromRgb(max(seen, key=lambda p: seen[p]))


def words(pane: ReadingPane, text: str, nth: int = 0) -> QRectF:
    return pane.view.box_of("body", *at(text, nth))


def test_highlights_lie_under_exactly_their_characters(pane: ReadingPane, look: Look) -> None:
    pane.show_piece(replace(PIECE, annotations=NOTES))
    image = picture(pane)
    for note in NOTES:
        assert ground(image, words(pane, note.exact)) == look.tokens.mark_ground(note.color)
    paper = look.tokens.colour("paper")
    assert ground(image, words(pane, "桥长")) == paper
    assert ground(image, words(pane, "，走慢")) == paper
    assert ground(image, words(pane, "石桥原有")) == paper


def test_astral_hanzi_do_not_shift_what_follows(pane: ReadingPane, look: Look) -> None:
    start, end = at("水渡口")
    one = replace(NOTES[0], start=start, end=end, exact="水渡口", note="")
    pane.show_piece(replace(PIECE, annotations=(one,)))
    image = picture(pane)
    assert ground(image, words(pane, "水渡口")) == look.tokens.mark_ground("key")
    assert ground(image, words(pane, "𠮷")) == look.tokens.colour("paper")
    assert ground(image, words(pane, "的石")) == look.tokens.colour("paper")


def test_hits_and_the_current_hit_differ(pane: ReadingPane, look: Look) -> None:
    hits = [Found("body", *at("石桥", n)) for n in range(2)]
    pane.show_piece(PIECE, [Found("headline", 0, 2), *hits])
    pane.next_hit()
    image = picture(pane)
    assert ground(image, words(pane, "石桥")) == look.tokens.colour("current_hit")
    assert ground(image, words(pane, "石桥", 1)) == look.tokens.colour("hit")
    assert ground(image, pane.view.box_of("headline", 0, 2)) == look.tokens.colour("hit")
    assert len(pane.view.ticks.ticks) == 3


def test_text_on_a_mark_is_ink_even_where_its_line_is_paler(pane: ReadingPane, look: Look) -> None:
    pane.show_piece(PIECE, [Found("alternative_headline", 2, 4)])
    pane.hits.current = -1
    pane.view.set_current_hit(-1)
    image, box = picture(pane), pane.view.box_of("alternative_headline", 2, 4)
    darkest = min(
        QColor.fromRgb(image.pixel(x, y)).lightness()
        for x in range(round(box.left()), round(box.right()))
        for y in range(round(box.top()), round(box.bottom()))
    )
    assert darkest <= look.tokens.colour("ink").lightness() + 12


def test_highlights_follow_the_theme(pane: ReadingPane, look: Look) -> None:
    pane.show_piece(NOTED)
    look.set_theme("dark")
    image = picture(pane)
    assert ground(image, words(pane, "九十九块")) == look.tokens.mark_ground("people")
    assert ground(image, words(pane, "石桥原有")) == look.tokens.colour("paper")


def test_structural_repairs_have_a_line_and_marks_only_a_card(pane: ReadingPane, look: Look) -> None:
    pane.show_piece(PIECE)
    QTest.mouseMove(pane.view.viewport(), QPointF(2, 2).toPoint())

    def ink_below(text: str) -> int:
        image, box = picture(pane), words(pane, text)
        paper = look.tokens.colour("paper").rgb()
        line = range(round(box.bottom()) - 1, round(box.bottom()) + 3)
        return sum(image.pixel(x, y) != paper for x in range(round(box.left()), round(box.right())) for y in line)

    assert ink_below("慢些要四") > 5
    assert ink_below("修桥的人") == 0
    comma = pane.view.shown.repairs.number_of("r1")
    assert pane.view.shown.repairs.marks[comma].style == "quiet_repair"


def test_notes_stand_beside_the_text_or_as_discs(pane: ReadingPane) -> None:
    pane.show_piece(NOTED)
    margin = pane.view.shown.margin
    assert margin.beside
    assert [c.note.id for c in margin.cards] == ["a1", "a3"]
    assert all(c.frame.left() > pane.view.page.column.right for c in margin.cards)
    frames = [c.frame for c in margin.cards]
    assert not any(a.intersects(b) for k, a in enumerate(frames) for b in frames[:k])
    pane.resize(560, 700)
    QApplication.processEvents()
    assert not pane.view.shown.margin.beside
    assert [c.number for c in pane.view.shown.margin.cards] == [1, 2]
    pane.resize(900, 700)
    pane.set_notes_beside(False)
    assert not pane.view.shown.margin.beside


def test_crowded_notes_make_way_for_each_other(pane: ReadingPane) -> None:
    notes = tuple(
        replace(NOTES[0], id=f"n{k}", start=k, end=k + 1, exact="x", note="这一行有很多话要说，说了又说。" * 2)
        for k in range(12)
    )
    pane.show_piece(replace(PIECE, annotations=notes))
    cards = pane.view.shown.margin.cards
    assert len(cards) == 12
    for above, below in pairwise(cards):
        assert below.frame.top() > above.frame.bottom()
    pane.view.ticks.setValue(pane.view.ticks.maximum())
    QApplication.processEvents()
    assert cards[-1].frame.bottom() <= pane.view.ticks.maximum() + pane.view.viewport().height()


def test_orphans_are_not_drawn_anywhere(pane: ReadingPane) -> None:
    pane.show_piece(replace(PIECE, annotations=(replace(NOTES[0], orphan=True),)))
    assert pane.view.shown.highlights.marks == ()
    assert pane.view.shown.margin.cards == []


def test_alt_down_steps_through_the_marks_and_reads_them_out(pane: ReadingPane) -> None:
    pane.show_piece(NOTED)
    assert pane.next_note(1)
    assert pane.view.active == "a1"
    assert pane.view.accessibleDescription() == "要点：三十七步。批注：自己走了一遍，三十六步。"
    pane.next_note(1)
    assert pane.view.accessibleDescription() == "人与事：九十九块条石。"
    pane.next_note(-1)
    pane.next_note(-1)
    assert pane.view.active == "a3"
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert pane.tools.notes.sheet is not None
    assert pane.tools.notes.sheet.note == "鹅真的排队吗？"


def test_a_piece_without_marks_has_none_to_step_to(pane: ReadingPane) -> None:
    pane.show_piece(PIECE)
    assert not pane.next_note(1)
    assert len(REPAIRS) == len(pane.view.shown.repairs.marks)


def test_marks_and_roles_of_another_kind_are_shown_and_stay_what_they_are(pane: ReadingPane, told: Told) -> None:
    later: Any = "later"
    paragraphs = tuple(replace(p, role=later) for p in PIECE.article.paragraphs)
    marks = tuple(replace(a, color="other", note="旧话") for a in NOTES)
    pane.show_piece(replace(PIECE, article=replace(PIECE.article, paragraphs=paragraphs), annotations=marks))
    pane.set_notes_beside(True)
    pane.grab()
    assert pane.next_note(1)
    pane.open_annotation(marks[0].id)
    sheet = pane.tools.notes.sheet
    assert sheet is not None
    assert sheet.color == "other"
    sheet.text.setPlainText("新话")
    pane.finish_writing()
    assert told["annotation_changed"] == [(marks[0].id, "新话", "other")]
