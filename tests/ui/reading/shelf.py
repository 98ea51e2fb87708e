"""A shelf that stores what a pane says, as the window does, unless its disk is full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from reader.model.annotation import COLORS, Annotation, Color
from reader.ui.reading.pane import ReadingPane

from .bridge import NOTES


def as_color(word: str) -> Color:
    return next(c for c in COLORS if c == word)


class Shelf:
    """Stores what a pane says, as the window does, unless the disk is full; while it is `late`, not before `answer`."""

    def __init__(self, pane: ReadingPane) -> None:
        self.pane, self.kept, self.full, self.made = pane, list[Annotation](), False, 0
        self.late, self._waiting = False, list[Callable[[], None]]()
        pane.annotation_added.connect(self.add)
        pane.annotation_changed.connect(self.change)
        pane.annotation_removed.connect(self.remove)

    def close(self) -> None:
        """Listen no more."""
        self.pane.annotation_added.disconnect(self.add)
        self.pane.annotation_changed.disconnect(self.change)
        self.pane.annotation_removed.disconnect(self.remove)

    def add(self, article: str, field: str, start: int, end: int, color: str, note: str) -> None:
        self._do(partial(self._add, article, field, start, end, color, note))

    def _add(self, article: str, field: str, start: int, end: int, color: str, note: str) -> None:
        notes, handed_on = self.pane.tools.notes, (article, field, start, end)
        if self.full:
            notes.refused(handed_on)
        else:
            place = {"article": article, "field": field, "start": start, "end": end}
            made = replace(NOTES[0], id=f"n{self.made}", color=as_color(color), note=note, **place)  # type: ignore[arg-type]  # fields of two types
            self.kept.append(made)
            self.made += 1
            notes.added_as(handed_on, made.id)
        self.show()

    def change(self, key: str, note: str, color: str) -> None:
        self._do(partial(self._change, key, note, color))

    def _change(self, key: str, note: str, color: str) -> None:
        if self.full:
            self.pane.tools.notes.refused(key)
        else:
            self.kept = [replace(a, note=note, color=as_color(color)) if a.id == key else a for a in self.kept]
            self.pane.tools.notes.changed_to(key, note, color)
        self.show()

    def remove(self, key: str) -> None:
        self._do(partial(self._remove, key))

    def _remove(self, key: str) -> None:
        self.kept = [a for a in self.kept if a.id != key]
        self.show()

    def _do(self, deed: Callable[[], None]) -> None:
        self._waiting.append(deed)
        if not self.late:
            self.answer()

    def answer(self) -> None:
        """Do what waits."""
        while self._waiting:
            self._waiting.pop(0)()

    def show(self) -> None:
        if self.pane.piece is not None:
            own = [a for a in self.kept if a.article == self.pane.piece.article.id]
            self.pane.update_piece(replace(self.pane.piece, annotations=tuple(own)))
