"""A shelf that stores what a pane says, as the window does, unless its disk is full."""

from __future__ import annotations

from dataclasses import replace

from reader.model.annotation import COLORS, Annotation, Color
from reader.ui.reading.pane import ReadingPane

from .bridge import NOTES


def as_color(word: str) -> Color:
    return next(c for c in COLORS if c == word)


class Shelf:
    """Stores what a pane says, as the window does, unless the disk is full."""

    def __init__(self, pane: ReadingPane) -> None:
        self.pane, self.kept, self.full = pane, list[Annotation](), False
        pane.annotation_added.connect(self.add)
        pane.annotation_changed.connect(self.change)
        pane.annotation_removed.connect(self.remove)

    def close(self) -> None:
        """Listen no more."""
        self.pane.annotation_added.disconnect(self.add)
        self.pane.annotation_changed.disconnect(self.change)
        self.pane.annotation_removed.disconnect(self.remove)

    def add(self, article: str, field: str, start: int, end: int, color: str, note: str) -> None:
        if not self.full:
            place = {"article": article, "field": field, "start": start, "end": end}
            made = replace(NOTES[0], id=f"n{len(self.kept)}", color=as_color(color), note=note, **place)  # type: ignore[arg-type]  # fields of two types
            self.kept.append(made)
        self.show()

    def change(self, key: str, note: str, color: str) -> None:
        if not self.full:
            self.kept = [replace(a, note=note, color=as_color(color)) if a.id == key else a for a in self.kept]
        self.show()

    def remove(self, key: str) -> None:
        self.kept = [a for a in self.kept if a.id != key]
        self.show()

    def show(self) -> None:
        if self.pane.piece is not None:
            own = [a for a in self.kept if a.article == self.pane.piece.article.id]
            self.pane.update_piece(replace(self.pane.piece, annotations=tuple(own)))
