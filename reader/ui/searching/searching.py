"""A search as it is typed: the newest keystroke wins, counts and facets follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.searching.askers import Asker, OwnThread, asker_for, is_large
from reader.ui.searching.questions import Answer, Asked, Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.search import FoundWords, Manner
    from reader.workspace.relating import Related
    from reader.workspace.session import Session

FIRST = 50

__all__ = ["FIRST", "Answer", "Asked", "Searching"]


class Searching(QObject):
    """Signals: answered(Answer) the first hits · ordered(Asked, Ordered) which pieces there are in all · led(Asked,
    tuple of WayOut) what would find something where this finds nothing · counted(Asked, int, int) pieces and
    places in all · faceted(Asked, Facets) · worded(Asked, FoundWords) · failed(str).
    """

    answered = Signal(object)
    ordered = Signal(object, object)
    led = Signal(object, object)
    counted = Signal(object, int, int)
    faceted = Signal(object, object)
    worded = Signal(object, object)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asker = asker_for(session, "search", self)
        self._words_of: tuple[object, ...] = ()

    def warm_up(self) -> None:
        """Load the index before the first key, where nothing else is asked."""
        self._asker.ask(Question(kind="warm"), lambda _loaded: None, lambda _error: None)

    def manner(self) -> Manner:
        """Return how the reader types."""
        from reader.workspace.typing_manner import manner

        return manner(self._session)

    def ask(self, asked: Asked) -> None:
        """Look for something; whatever was asked before is forgotten."""
        if self._words_of[:1] != (asked.text,):
            self._words_of = ()
        fuzzy = self._session.settings.fuzzy_sounds or asked.similar
        question = Question(kind="hits", asked=asked, limit=FIRST, fuzzy=fuzzy)
        self._asker.ask(question, self._answered, self._failed, newest=True)

    def ask_related(
        self, article: str, then: Callable[[tuple[Related, ...]], None], fail: Callable[[Exception], None]
    ) -> None:
        """Look for what belongs to a piece, after what was asked before."""
        self._asker.ask(Question(kind="related", article=article), then, fail)

    def reconsider(self) -> None:
        """Leave a library that has grown large to a process of its own."""
        if isinstance(self._asker, OwnThread) and self._asker.idle and is_large(self._session):
            self._asker.close()
            self._session.close_index()
            self._asker = asker_for(self._session, "search", self)

    @property
    def asker(self) -> Asker:
        """Who answers, for questions of other streams."""
        return self._asker

    def stop(self) -> None:
        """Want nothing any more."""
        self._words_of = ()
        self._asker.forget()

    def heed(self) -> None:
        """The library has changed."""
        self._words_of = ()
        self._asker.heed()

    @property
    def idle(self) -> bool:
        """True where everything asked has been answered."""
        return self._asker.idle

    def close(self) -> None:
        """End whoever answers."""
        self._asker.close()

    def _answered(self, answer: Answer) -> None:
        self.answered.emit(answer)
        asked, fuzzy = answer.asked, answer.fuzzy
        if not answer.rows:
            ways = Question(kind="ways", asked=asked)
            self._asker.ask(ways, lambda found: self.led.emit(asked, found), self._failed)
        if answer.more:
            self._asker.ask(
                Question(kind="order", asked=asked, fuzzy=fuzzy),
                lambda whole: self.ordered.emit(asked, whole),
                self._failed,
            )
        self._asker.ask(
            Question(kind="totals", asked=asked, fuzzy=fuzzy),
            lambda totals: self.counted.emit(asked, *totals),
            self._failed,
        )
        self._asker.ask(
            Question(kind="facets", asked=asked, fuzzy=fuzzy),
            lambda facets: self.faceted.emit(asked, facets),
            self._failed,
        )
        # What is switched on does not change what the words were found as: counted once a text.
        as_found = asked.similar if asked.texts or asked.in_field else fuzzy
        words_of = (asked.text, asked.within, as_found)
        if words_of != self._words_of:
            words = Question(kind="words", asked=asked, fuzzy=as_found)
            self._asker.ask(words, lambda found: self._found_words(asked, words_of, found), self._failed)

    def _found_words(self, asked: Asked, words_of: tuple[object, ...], found: FoundWords) -> None:
        self._words_of = words_of
        self.worded.emit(asked, found)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(str(error))
