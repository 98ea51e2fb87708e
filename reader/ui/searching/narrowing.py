"""A row of chips over a search's answer: what it can be narrowed to, most frequent first; a click narrows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from reader.model.messages import _, counted
from reader.ui.look.chip import Chip
from reader.ui.look.icons import Icons
from reader.ui.look.theme import Look

EACH = 3  # chips of one facet; the others are behind 更多…


class Choice(NamedTuple):
    """One value that a search can be narrowed to."""

    facet: str
    value: str
    word: str
    pieces: int
    printed: bool = True  # the word is the paper's


class Narrowing(QWidget):
    """One line of chips. Signals: narrowed(dict facet → value) after a chip was switched."""

    narrowed = Signal(object)

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__()
        self.look, self.icons = look, icons
        self._choices, self._chips, self._shown = list[Choice](), list[tuple[Choice, Chip]](), list[Chip]()
        self._titles: Mapping[str, str] = {}
        self._on: dict[str, str] = {}
        self._more: Chip | None = None
        self._held, self._stale, self._closing = False, False, True
        self._script = look.paper.script
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)
        self.hide()

    @property
    def on(self) -> Mapping[str, str]:
        """The values that are switched on, by facet."""
        return self._on

    @property
    def chips(self) -> list[Chip]:
        """The chips that are offered, in their order; those without room are hidden."""
        return [chip for _choice, chip in self._chips]

    def show_choices(self, offered: list[Choice], titles: Mapping[str, str]) -> None:
        """Offer these, under the titles of their facets; what is on stays on and where it was."""
        same = bool(self._chips) and (offered, dict(titles)) == (self._choices, dict(self._titles))
        if not same or self._stale:
            self._choices, self._titles, self._held, self._stale = offered, titles, False, False
            self._rebuild()

    def hold(self) -> None:
        """Keep the row's room for choices that are still to come, so that nothing below moves when they do."""
        if not self._chips:
            self._held = True
            self._appear()

    def expect(self) -> None:
        """Offer nothing until other choices come; what was offered is still seen, and nothing is switched on."""
        self._on, self._stale = {}, True
        for chip in (*self.chips, *([self._more] if self._more is not None else [])):
            chip.setEnabled(False)

    def switch_off(self) -> None:
        """Switch everything off and offer the same."""
        if self._on:
            self._on = {}
            self._rebuild()

    def clear(self) -> None:
        """Offer nothing, with nothing switched on."""
        self._on, self._choices, self._held, self._stale = {}, [], False, False
        self._rebuild()

    def set_closing(self, closing: bool) -> None:
        """Tell whether the list begins below, so that a hairline closes the row."""
        if closing != self._closing:
            self._closing = closing
            self._place()
            self.update()

    def _appear(self) -> None:
        """Stand above the list; in easy reading only where something is on, which has to be switched off somewhere."""
        self.setVisible((bool(self._chips) or self._held) and (not self.look.easy or bool(self._on)))
        self._place()

    def _restyle(self) -> None:
        if self._script != self.look.paper.script:
            self._script = self.look.paper.script
            self._rebuild()
        self._appear()

    def _rebuild(self) -> None:
        focused = next((choice[:2] for choice, chip in self._chips if chip.hasFocus()), None)
        for chip in self.findChildren(Chip):
            chip.hide()
            chip.deleteLater()
        self._chips = []
        shown: dict[str, int] = {}
        for choice in self._choices:
            on = self._on.get(choice.facet) == choice.value
            if shown.get(choice.facet, 0) < EACH or on:
                shown[choice.facet] = shown.get(choice.facet, 0) + 1
                self._chips.append((choice, self._chip(choice, on=on)))
        self._more = Chip(self.look, self.icons, _("更多…"), cross=False)
        self._more.setParent(self)
        self._more.clicked.connect(self._open_more)
        self._appear()
        for choice, chip in self._chips:
            if choice[:2] == focused:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _word(self, choice: Choice) -> str:
        """Return what a choice is called: the paper's words in the characters that are wanted."""
        return self.look.shown(choice.word) if choice.printed else choice.word

    def _chip(self, choice: Choice, *, on: bool) -> Chip:
        word = self._word(choice)
        chip = Chip(self.look, self.icons, word, choice.pieces)
        chip.setParent(self)
        chip.setChecked(on)
        facet, n = self._titles[choice.facet], choice.pieces
        chip.setAccessibleName(counted("{facet} {word}，{n} 篇", n).format(facet=facet, word=word, n=n))
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
        own = next((chip for other, chip in self._chips if other == choice), None)
        self._place(self._shown if now and own in self._shown else ())
        self.narrowed.emit(dict(self._on))

    def _open_more(self) -> None:
        if self._more is None:
            return
        self._more.setChecked(False)
        menu = self.more_menu()
        menu.exec(self._more.mapToGlobal(self._more.rect().bottomLeft()))
        menu.deleteLater()

    def more_menu(self) -> QMenu:
        """Return the menu of everything that can be chosen, facet by facet."""
        menu = QMenu(self)
        for facet, title in self._titles.items():
            values = [c for c in self._choices if c.facet == facet]
            if not values:
                continue
            sub = menu.addMenu(title)
            for choice in values:
                action = sub.addAction(f"{self._word(choice)}　{choice.pieces:,}")
                action.setCheckable(True)
                action.setChecked(self._on.get(facet) == choice.value)
                action.toggled.connect(lambda now, c=choice: self._chosen_from_menu(c, now=now))
        return menu

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

    def _place(self, keep: Sequence[Chip] = ()) -> None:
        """Set the chips in one line; what has no room is behind 更多…

        `keep` are chips that stay where they are, as far as there is room: those on the right give way first.
        """
        px = self.look.tokens.px
        left, top, gap, room = px(0.9), px(0.5), px(0.4), self.width() - px(1.5)
        high = max(px(1.75), self._more.minimumHeight() if self._more is not None else 0)
        self.setFixedHeight(top + high + (px(0.6) if self._closing else 0) if self._chips or self._held else 0)
        if self._more is None:
            return
        self._shown = self._with_room(room, gap, keep)
        x = left
        for chip in (*self.chips, self._more):
            chip.setVisible(chip in self._shown)
        for chip in self._shown:
            width = min(chip.sizeHint().width(), left + room - x)
            chip.setGeometry(x, top, width, high)
            x += width + gap

    def _with_room(self, room: int, gap: int, keep: Sequence[Chip]) -> list[Chip]:
        """Return which chips to show: all, or those that are on and the most frequent of each facet, and 更多…"""
        assert self._more is not None

        # A chip that is switched on grows by its cross: there is room for one, so that nothing moves then.
        spare = 0 if keep else self.look.tokens.px(0.9)

        def fits(some: Sequence[Chip]) -> bool:
            return sum(chip.sizeHint().width() + gap for chip in some) - gap <= room - spare

        if len(self._chips) == len(self._choices) and fits(self.chips):
            return self.chips
        if not self._chips:
            return []
        ranked = sorted(self.chips, key=lambda chip: (not chip.isChecked(), self._rank(chip)))
        if keep:
            ranked = sorted(
                (chip for chip in self.chips if chip in keep),
                key=lambda chip: (not chip.isChecked(), self.chips.index(chip)),
            )
        shown = ranked[:1]
        for chip in ranked[1:]:
            if fits([*shown, chip, self._more]):
                shown.append(chip)
            elif keep:
                break
        return [*(chip for chip in self.chips if chip in shown), self._more]

    def _rank(self, chip: Chip) -> int:
        """Return how many of its facet are more frequent."""
        facet = next(choice.facet for choice, own in self._chips if own is chip)
        return [own for choice, own in self._chips if choice.facet == facet].index(chip)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint ground and hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.look.tokens.colour("list"))
        if self._closing:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self.look.tokens.colour("rule"))
        painter.end()
