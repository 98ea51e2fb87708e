"""Whatever the reader does, and however often the disk refuses: every word typed ends up stored, once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reader.ui.reading.pane import ReadingPane
from tests.examples import examples

from .bridge import PIECE, at
from .shelf import Shelf

PIECES = (PIECE, replace(PIECE, article=replace(PIECE.article, id="p-2")))
PLACES = tuple(at(words) for words in ("三十七步", "九十九块条石", "鹅排队"))
WAYS = ("none", "escape", "done", "click", "other piece", "zoom", "hide", "rest", "printed", "step", "same piece")

VISITS = st.tuples(
    st.integers(0, 1),
    st.integers(0, 2),
    st.lists(st.sampled_from(["桥", "很长", "a\nb"]), max_size=2),
    st.sampled_from(WAYS),
    st.sampled_from(["", "full", "late"]),
)
"""Piece, place, words typed, way out, and whether the disk is full meanwhile, or the library answers later."""
Visit = tuple[int, int, list[str], str, str]


@dataclass(slots=True)
class Reader:
    """A reader at a pane, who remembers what was written where."""

    pane: ReadingPane
    shelf: Shelf
    written: dict[tuple[str, int], str] = field(default_factory=dict)

    def show(self, number: int) -> None:
        piece = PIECES[number]
        own = tuple(a for a in self.shelf.kept if a.article == piece.article.id)
        self.pane.show_piece(replace(piece, annotations=own))

    def open(self, number: int, place: int) -> None:
        if self.pane.piece is None or self.pane.piece.article.id != PIECES[number].article.id:
            self.show(number)
        self.pane.finish_writing()
        self.pane.view.select("body", *PLACES[place])
        assert self.pane.write_note()

    def type(self, words: str) -> None:
        sheet, place, piece = self.pane.tools.notes.sheet, self.pane.tools.notes.place, self.pane.piece
        if sheet is not None and place is not None and piece is not None:
            sheet.text.insertPlainText(words)
            key = (piece.article.id, place.start)
            self.written[key] = sheet.text.toPlainText().strip()

    def leave(self, way: str) -> None:
        pane, sheet = self.pane, self.pane.tools.notes.sheet
        if sheet is None:
            return
        match way:
            case "escape":
                QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
            case "done":
                QTest.keyClick(sheet.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            case "click":
                QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
            case "other piece" | "same piece":
                here = pane.piece is not None and pane.piece.article.id == "p-1"
                self.show(int(here) if way == "other piece" else int(not here))
            case "zoom":
                pane.look.set_em(20 if pane.look.em == 15 else 15)
            case "hide":
                pane.hide()
                pane.show()
            case "rest":
                sheet.keep()
            case "printed":
                pane.show_as_printed(True)
                pane.show_as_printed(False)
            case _:
                pane.next_note()


@examples(25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(visits=[(0, 0, ["桥"], "same piece", ""), (0, 0, ["很长"], "none", "")])
@given(st.lists(VISITS, min_size=1, max_size=12))
def test_every_word_is_stored_in_the_end(pane: ReadingPane, visits: list[Visit]) -> None:
    pane.clear()
    shelf = Shelf(pane)
    reader = Reader(pane, shelf)
    try:
        reader.show(0)
        for piece, place, words, way, trouble in visits:
            shelf.full, shelf.late = trouble == "full", trouble == "late"
            if not shelf.late:
                shelf.answer()
            reader.open(piece, place)
            for word in words:
                reader.type(word)
            reader.leave(way)
        shelf.full = shelf.late = False
        shelf.answer()
        for _turn in range(4):
            for number in (0, 1):
                reader.show(number)
                pane.finish_writing()
        stored = {(a.article, a.start): a.note for a in shelf.kept}
        assert stored == reader.written
        assert len(stored) == len(shelf.kept)
        assert pane.tools.notes.unstored() == []
    finally:
        shelf.close()
