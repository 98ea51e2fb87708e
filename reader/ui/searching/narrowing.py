"""Chips over a search's answer: paper, year, page, section and people, most frequent first; a click narrows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from reader.model.messages import _
from reader.ui.shell.chip import Chip
from reader.ui.shell.icons import Icons
from reader.ui.shell.theme import Look

if TYPE_CHECKING:
    from reader.library import Facets

LINES = 2
EACH = {"newspaper": 3, "year": 3, "section": 3, "page": 2, "byline": 3}


class Choice(NamedTuple):
    """One value that a search can be narrowed to."""

    facet: str
    value: str
    word: str
    pieces: int


def choices(facets: Facets) -> list[Choice]:
    """Return what an answer can be narrowed to, facet by facet, most frequent first; a facet with one value is no
    choice.
    """
    lists: tuple[tuple[str, list[tuple[str, int]]], ...] = (
        ("newspaper", list(facets.newspapers)),
        ("year", list(facets.years)),
        ("section", [("/".join(path), n) for path, n in facets.categories]),
        ("page", list(facets.pages)),
        ("byline", list(facets.names)),
    )
    found = []
    for facet, counts in lists:
        known = [(value, n) for value, n in counts if value and value != "None"]
        if len(known) > 1 or facet == "byline":
            found += [Choice(facet, value, _word(facet, value), n) for value, n in known]
    return found


def _word(facet: str, value: str) -> str:
    if facet == "page":
        return _("{page}版").format(page=value.zfill(2) if value.isdigit() else value)
    if facet == "section":
        return value.rpartition("/")[2]
    return value


class Narrowing(QWidget):
    """Signals: narrowed(dict facet → value) after a chip was switched."""

    narrowed = Signal(object)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self._look = look
        self._icons = icons
        self._choices: list[Choice] = []
        self._on: dict[str, str] = {}
        self._chips: list[tuple[Choice, Chip]] = []
        self._more: Chip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._place)
        self.hide()

    @property
    def on(self) -> Mapping[str, str]:
        """The values that are switched on, by facet."""
        return self._on

    @property
    def chips(self) -> list[Chip]:
        """The chips that are offered, in their order."""
        return [chip for _choice, chip in self._chips]

    def show_choices(self, offered: list[Choice]) -> None:
        """Offer these; what is on stays on and where it was."""
        if [c[:3] for c in offered] == [c[:3] for c in self._choices] and self._chips:
            counts_same = [c.pieces for c in offered] == [c.pieces for c in self._choices]
            if counts_same:
                return
        self._choices = offered
        self._rebuild()

    def clear(self) -> None:
        """Offer nothing, with nothing switched on."""
        self._on = {}
        self._choices = []
        self._rebuild()

    def _rebuild(self) -> None:
        for chip in self.findChildren(Chip):
            chip.hide()
            chip.deleteLater()
        self._chips = []
        shown: dict[str, int] = {}
        for choice in self._choices:
            on = self._on.get(choice.facet) == choice.value
            if shown.get(choice.facet, 0) < EACH[choice.facet] or on:
                shown[choice.facet] = shown.get(choice.facet, 0) + 1
                self._chips.append((choice, self._chip(choice, on=on)))
        self._more = Chip(self._look, self._icons, _("更多…"), cross=False)
        self._more.setParent(self)
        self._more.clicked.connect(self._open_more)
        self.setVisible(bool(self._chips))
        self._place()

    def _chip(self, choice: Choice, *, on: bool) -> Chip:
        chip = Chip(self._look, self._icons, choice.word, choice.pieces)
        chip.setParent(self)
        chip.setChecked(on)
        chip.setAccessibleName(
            _("{facet} {word}，{n} 篇").format(facet=_facet_words()[choice.facet], word=choice.word, n=choice.pieces)
        )
        chip.toggled.connect(lambda now, c=choice: self._switch(c, now=now))
        return chip

    def _switch(self, choice: Choice, *, now: bool) -> None:
        if now:
            self._on[choice.facet] = choice.value
        elif self._on.get(choice.facet) == choice.value:
            del self._on[choice.facet]
        for other, chip in self._chips:
            if other.facet == choice.facet and other.value != choice.value and chip.isChecked():
                chip.blockSignals(True)
                chip.setChecked(False)
                chip.blockSignals(False)
        self._place()
        self.narrowed.emit(dict(self._on))

    def _open_more(self) -> None:
        if self._more is None:
            return
        self._more.setChecked(False)
        menu = QMenu(self)
        for facet, title in _facet_words().items():
            values = [c for c in self._choices if c.facet == facet]
            if not values:
                continue
            sub = menu.addMenu(title)
            for choice in values:
                action = sub.addAction(f"{choice.word}　{choice.pieces:,}")
                action.setCheckable(True)
                action.setChecked(self._on.get(facet) == choice.value)
                action.toggled.connect(lambda now, c=choice: self._chosen_from_menu(c, now=now))
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.deleteLater()

    def _chosen_from_menu(self, choice: Choice, *, now: bool) -> None:
        if now:
            self._on[choice.facet] = choice.value
        else:
            self._on.pop(choice.facet, None)
        self._rebuild()
        self.narrowed.emit(dict(self._on))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Set the chips anew for the width."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Set chips in lines; what does not fit in two lines is behind 更多…"""
        if not self._chips or self._more is None:
            self.setFixedHeight(0)
            return
        px = self._look.tokens.px
        left, gap, edge = px(0.9), px(0.4), self.width() - px(0.6)
        more = self._more.sizeHint()
        x, y, line, hidden = left, px(0.5), 1, len(self._chips) < len(self._choices)
        for k, (_choice, chip) in enumerate(self._chips):
            size = chip.sizeHint()
            last = k == len(self._chips) - 1
            keep = more.width() + gap if line == LINES and (hidden or not last) else 0
            if x > left and x + size.width() + keep > edge:
                if line < LINES:
                    x, y, line = left, y + size.height() + gap, line + 1
                elif not chip.isChecked():
                    hidden = True
                    chip.hide()
                    continue
            chip.setGeometry(x, y, size.width(), size.height())
            chip.show()
            x += size.width() + gap
        self._more.setVisible(hidden)
        self._more.setGeometry(x, y, more.width(), more.height())
        self.setFixedHeight(y + more.height() + px(0.6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.tokens.colour("list"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.tokens.colour("rule"))
        painter.end()


def _facet_words() -> dict[str, str]:
    return {
        "newspaper": _("报纸"), "year": _("年份"), "section": _("栏目"), "page": _("版面"), "byline": _("人名"),
    }  # fmt: skip
