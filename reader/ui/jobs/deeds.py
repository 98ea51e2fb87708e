"""Do what a reader asked for, and say in the window what could not be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from reader.model.errors import BaojiaError, ReadOnlyLibrary
from reader.ui.jobs import answering
from reader.ui.jobs.background import Lane, Operation

T = TypeVar("T")
AT_ONCE = 60
"""What is done for so many pieces is done without a word."""
LONG = AT_ONCE + 1
"""The size of what takes long for one piece already: pictures are cut and packed, megabytes read and written."""
LAST_S = 60.0
"""So long the end of a desk waits for the deeds that were asked for."""


class Deeds(QObject):
    """Runs deeds of the workspace.

    `made` is the id of the deed whose answer is being taken, empty where none was done; `left` tells then whether the
    reader has gone on to another piece since the question, and nothing said meanwhile that an answer was coming.

    Signals: refused(str) expected trouble, in a sentence · locked(str) the library can only be read · begun(str) work
    has begun that may take long, in words · ended() it is over.
    """

    refused = Signal(str)
    locked = Signal(str)
    begun = Signal(str)
    ended = Signal()

    def __init__(
        self, parent: QObject | None = None, last: Callable[[], str] = str, here: Callable[[], str] = str
    ) -> None:
        """`last` tells the id of the deed of a library that its thread did last, `here` the piece that is wanted."""
        super().__init__(parent)
        self._lane = Lane("deeds", self)
        self._last, self._here = last, here
        self.made, self.left = "", False

    def do(self, deed: Callable[[], T]) -> T | None:
        """Do it now; None where it could not be done, which has then been said."""
        try:
            return deed()
        except BaojiaError as trouble:
            self._tell(trouble)
            return None

    def later(self, deed: Callable[[], object]) -> None:
        """Do it on the worker thread: nobody waits for it."""
        Operation(lambda _cancelled: deed()).otherwise(self._failed).start(self._lane)

    def work(self, words: str, deed: Callable[[], T], then: Callable[[T], None], *, size: int = 1) -> None:
        """Do something for `size` pieces on the worker thread: for a few of them without a word, else as `ask` does."""
        if size > AT_ONCE:
            self.ask(words, deed, then)
        else:
            answering.ask(self._lane, self._noting(deed), self._telling(self._unless_left(then)), self._failed)

    def answer(
        self,
        question: Callable[[], T],
        then: Callable[[T], None] = lambda _result: None,
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        """Put a question to the library, or do a small deed, in turn with other deeds; `then` takes the answer.

        `refused` is called where it could not be done, which is said besides.
        """

        def failed(error: Exception) -> None:
            refused()
            self._failed(error)

        answering.ask(self._lane, self._noting(question), self._telling(self._unless_left(then)), failed)

    def ask(self, words: str, deed: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do it on the worker thread, saying meanwhile in words what is done; `then` takes what came of it."""

        def done(result: tuple[T, str]) -> None:
            self.ended.emit()
            self._telling(then)(result)

        def failed(error: Exception) -> None:
            self.ended.emit()
            self._failed(error)

        self.begun.emit(words)
        noting = self._noting(deed)
        Operation(lambda _cancelled: noting()).then(done).otherwise(failed).start(self._lane)

    @property
    def lane(self) -> Lane:
        """The worker thread, for work that must keep its order with deeds."""
        return self._lane

    def finish(self, lane: Lane) -> None:
        """Let a lane of deeds do what it was asked for though its dialog goes; what cannot be done is said here."""
        lane.leave(self, self._failed)

    def close(self) -> None:
        """End the worker threads, once all is done that was asked for."""
        for lane in self.findChildren(Lane):
            lane.close(LAST_S, drain=True)

    def _noting(self, deed: Callable[[], T]) -> Callable[[], tuple[T, str]]:
        """Return what does a deed and tells its id with what came of it (worker thread)."""

        def noted() -> tuple[T, str]:
            before = self._last()
            result, made = deed(), self._last()
            return result, made if made != before else ""

        return noted

    def _telling(self, then: Callable[[T], None]) -> Callable[[tuple[T, str]], None]:
        """Return what takes an answer and says what cannot be done with it: it may open a dialog."""

        def tell(answer: tuple[T, str]) -> None:
            result, self.made = answer
            self.do(lambda: then(result))
            self.made = ""

        return tell

    def _unless_left(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """Return what takes an answer and knows whether the reader is still where it was asked for."""
        asked_at = self._here()

        def take(result: T) -> None:
            self.left = self._here() != asked_at
            try:
                then(result)
            finally:
                self.left = False

        return take

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, BaojiaError):
            raise error
        self._tell(error)

    def _tell(self, trouble: BaojiaError) -> None:
        if isinstance(trouble, ReadOnlyLibrary):
            self.locked.emit(str(trouble))
        else:
            self.refused.emit(str(trouble))
