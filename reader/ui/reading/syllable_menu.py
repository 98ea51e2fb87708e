"""The menu of a syllable above the text: read its word otherwise, once for the whole library."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from reader.model.messages import _
from reader.rendering.syllable import Syllable


def syllable_menu(
    parent: QWidget, syllable: Syllable, choose: Callable[[tuple[str, ...]], None], forget: Callable[[], None] | None
) -> QMenu:
    """Return the readings that the character may have, each with its whole word.

    `choose` gets the word's readings; `forget`: reads it as the program does, None where it does already.
    """
    menu = QMenu(parent)
    # No section: its words are not drawn everywhere, and that the whole library is meant has to be read.
    menu.addAction(_("“{word}”在整个报库里读作").format(word=syllable.word)).setEnabled(False)
    menu.addSeparator()
    for other in (syllable.readings[syllable.place], *syllable.others):
        read = syllable.read_as(other)
        action = menu.addAction(" ".join(read))
        action.setCheckable(True)
        action.setChecked(read == syllable.readings)
        if read != syllable.readings:
            action.triggered.connect(partial(_chosen, choose, read))
    if forget is not None:
        menu.addSeparator()
        menu.addAction(_("照程序的读音")).triggered.connect(lambda: forget())
    return menu


def _chosen(choose: Callable[[tuple[str, ...]], None], read: tuple[str, ...], _checked: bool = False) -> None:
    choose(read)
