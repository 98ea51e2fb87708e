"""The names before a sheet's fields stand in one column, as wide as the longest of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.look.controls import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.look.theme import Look


def field_name(word: str) -> str:
    """Return a word as the name of a field: with a capital where its writing has any, as in `Columns`."""
    return word[:1].upper() + word[1:]


class FieldNames:
    """The names of one sheet; a field gives way before its name does."""

    def __init__(self, look: Look, least: float = 4.5) -> None:
        """`least`: the width of the column in ems, where all names are short."""
        self._look, self._width = look, look.tokens.px(least)
        self._names: list[QWidget] = []

    def name(self, word: str, field: QWidget) -> Label:
        """Return a label that names a field, for the screen reader too."""
        label = Label(self._look, field_name(word))
        label.setBuddy(field)
        field.setAccessibleName(field_name(word))
        self.align(label)
        return label

    def align(self, name: QWidget) -> None:
        """Take something else that stands before a field into the column, a box to tick for instance."""
        self._names.append(name)
        self._width = max(self._width, name.sizeHint().width())
        for each in self._names:
            each.setMinimumWidth(self._width)
