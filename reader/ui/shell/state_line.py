"""What a window is in for a while (the sample, the tour), below the nameplate, with the ways out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.look.message_line import MessageLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.look.icons import Icons
    from reader.ui.look.theme import Look


class StateLine(MessageLine):
    """A sentence that stays while its state does: neither Esc nor a message takes it away, only its links end it."""

    def __init__(self, look: Look, icons: Icons) -> None:
        super().__init__(look, icons)
        self._ways: dict[str, Callable[[], None]] = {}
        self._close.hide()
        self.link_chosen.connect(lambda word: self._ways[word]())

    def tell(self, sentence: str, ways: dict[str, Callable[[], None]]) -> None:
        """Say what the window is in; `ways` are the links and what they do. The same links stay where they are."""
        same, self._ways = bool(self.text) and tuple(ways) == tuple(self._ways), ways
        if same:
            self._text.setText(sentence)
            self.setAccessibleName(sentence)
        else:
            self.say(sentence, tuple(ways), warning=False)
