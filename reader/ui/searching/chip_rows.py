"""Both rows of chips over an answer: words and fields above, what the catalogue knows below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.searching.narrowing import Narrowing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from reader.library import Facets
    from reader.search import FoundWords
    from reader.ui.searching.questions import Answer
    from reader.ui.searching.word_row import WordRow


class ChipRows(QObject):
    """Signals: narrowed() a chip was switched. `facets`, `texts` and `field` are what is on.

    The upper row is made by the first answer, above the lower one in its layout.
    """

    narrowed = Signal()

    def __init__(self, lower: Narrowing, layout: QBoxLayout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lower, self._layout = lower, layout
        self.upper: WordRow | None = None
        lower.narrowed.connect(lambda _on: self.narrowed.emit())

    @property
    def facets(self) -> dict[str, str]:
        """The values of the catalogue that are switched on, by facet."""
        return dict(self.lower.on)

    @property
    def texts(self) -> dict[int, str]:
        """What words typed by sound shall stand for."""
        return self.upper.texts if self.upper is not None else {}

    @property
    def field(self) -> str:
        """The field a hit shall be in, empty for any."""
        return self.upper.field if self.upper is not None else ""

    def expect(self) -> None:
        """Another text is asked for: its words will be others, its facets may stay."""
        if self.upper is not None:
            self.upper.expect()

    def leave_words(self) -> None:
        """Switch off what narrows by words."""
        if self.upper is not None:
            self.upper.switch_off()

    def switch_off(self) -> None:
        """Switch everything off."""
        self.leave_words()
        self.lower.switch_off()

    def clear(self) -> None:
        """Offer nothing."""
        self.lower.clear()
        if self.upper is not None:
            self.upper.clear()

    def settle(self, answer: Answer) -> None:
        """Give the rows their room as soon as there are hits, so that the list stays where it is when chips come."""
        if answer.rows:
            if answer.placed:
                self._upper().hold()
            self.lower.hold()
        elif not answer.asked.is_narrowed:
            self.clear()
        self._close()

    def offer_facets(self, facets: Facets) -> None:
        """Show what the catalogue knows."""
        from reader.ui.searching.facet_choices import facet_choices, facet_titles

        self.lower.show_choices(facet_choices(facets), facet_titles())
        self._close()

    def offer_words(self, found: FoundWords) -> None:
        """Show what the words were found as."""
        self._upper().show_words(found)
        self._close()

    def _upper(self) -> WordRow:
        if self.upper is None:
            from reader.ui.searching.word_row import WordRow

            self.upper = WordRow(self.lower.look, self.lower.icons)
            self.upper.narrowed.connect(lambda _on: self.narrowed.emit())
            self._layout.insertWidget(self._layout.indexOf(self.lower), self.upper)
        return self.upper

    def _close(self) -> None:
        """Draw the hairline under the last row."""
        if self.upper is not None:
            self.upper.set_closing(self.lower.isHidden())
