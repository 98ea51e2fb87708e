"""Which piece is open, how the reader came there, and what opening leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.model.errors import BaojiaError
from reader.model.quick_dataclass import dataclass
from reader.model.summary import Changes, Collection
from reader.ui.jobs.answering import ask
from reader.ui.jobs.background import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.text import Place
    from reader.search import Match
    from reader.workspace.opening import OpenPiece
    from reader.workspace.session import Session

Hits = Callable[[], "Sequence[Match]"]
Then = Callable[[], object]
DWELL_MS = 700
STEPS_KEPT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A place the reader was at: a piece, found in a collection or by a query."""

    article: str
    collection: Collection
    query: str = ""


def no_hits() -> tuple[Match, ...]:
    """Find nothing in a piece."""
    return ()


def nothing() -> None:
    """Do nothing more."""


def ids_in(piece: OpenPiece) -> frozenset[str]:
    """Return the ids of a piece's issue and of all that stands in it."""
    return frozenset((piece.issue.id, *(a.id for a in piece.issue.articles)))


def hits_at(place: Place | None) -> tuple[Match, ...]:
    """Return a place as a hit, so that it is shown as one."""
    if place is None:
        return ()
    from reader.search import Match, Tier

    return (Match(place.field, place.start, place.end, Tier.TYPED),)


class History:
    """Steps back and forward, as in a browser."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._at = -1

    def add(self, step: Step) -> None:
        """Remember a step; what lay ahead is forgotten."""
        if self._at >= 0 and self._steps[self._at] == step:
            return
        self._steps = [*self._steps[max(0, self._at + 2 - STEPS_KEPT) : self._at + 1], step]
        self._at = len(self._steps) - 1

    def go(self, direction: int) -> Step | None:
        """Go a step back (-1) or forward (+1); None at the end."""
        if not 0 <= self._at + direction < len(self._steps):
            return None
        self._at += direction
        return self._steps[self._at]


class Navigation(QObject):
    """Opens pieces.

    Signals: opened(OpenPiece, tuple of Match) a piece is to be shown from its beginning or its first hit ·
    renewed(OpenPiece) the open piece has changed · closed() no piece is open · failed(str).
    """

    opened = Signal(object, object)
    renewed = Signal(object)
    closed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, note_opened: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._note_opened = note_opened
        self.piece: OpenPiece | None = None
        self.coming = ""
        self.as_left = False  # the open piece is shown as the last run left it: the truth is still to be looked at
        self._missed = Changes()
        self._dwells = False  # where what is coming does not come, the reader stays with the open piece
        self._lane = Lane("opening", self)
        self.history = History()
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._dwelt)

    @property
    def article_id(self) -> str:
        """The open piece's id, empty where none is open."""
        return self.piece.article.id if self.piece else ""

    @property
    def wanted_id(self) -> str:
        """The piece that was asked for last: one that is coming, else the open one; empty where there is none."""
        return self.coming or self.article_id

    def open(
        self, step: Step, hits: Hits = no_hits, *, remember: bool = True, then: Then = nothing, at_once: bool = False
    ) -> None:
        """Open a piece, read beside the window; it is shown when it is there, and `then` is called.

        `hits` is asked beside the window, too. With `at_once`, it is read here: for a start, which waits for it.
        """
        from reader.workspace import opening

        def read() -> tuple[OpenPiece, tuple[Match, ...]]:
            left = opening.article_as_left(self._session, step.article) if at_once else None
            self.as_left = left is not None
            return left or opening.article(self._session, step.article), tuple(hits())

        def show(found: tuple[OpenPiece, tuple[Match, ...]]) -> None:
            self.coming = ""
            self.piece = found[0]
            self._session.left_at = self.article_id
            if remember:
                self.history.add(step)
            self.opened.emit(*found)
            if not self._session.library.read_only:
                self._dwell.start()
            then()
            self._catch_up()

        self._dwells = self._dwells if self.coming else self._dwell.isActive()
        self.coming, self._missed = step.article, Changes()
        self._dwell.stop()
        if not at_once:
            ask(self._lane, read, show, self._not_there, newest=True)
            return
        self._lane.forget()
        try:
            show(read())
        except BaojiaError as trouble:
            self._not_there(trouble)

    def give_up(self) -> None:
        """Want the piece no more that is still coming: the reader goes on."""
        if self.coming:
            self._lane.forget()
            self._stay()

    def _not_there(self, trouble: Exception) -> None:
        self._stay()
        if not isinstance(trouble, BaojiaError):
            raise trouble
        self.failed.emit(str(trouble))

    def _stay(self) -> None:
        """Stay with the open piece, as nothing else comes."""
        self.coming = ""
        if self._dwells and self.piece is not None:
            self._dwell.start()
        self._catch_up()

    def _catch_up(self) -> None:
        """Follow what the library told while a piece was coming."""
        missed, self._missed = self._missed, Changes()
        self.refresh(missed)

    def end(self) -> None:
        """End the worker thread."""
        self._lane.close()

    def close(self) -> None:
        """Let no piece be open."""
        self.give_up()
        self._dwell.stop()
        if self.piece is not None:
            self.piece = None
            self.closed.emit()

    def leave_unread(self) -> None:
        """Do not count the open piece as read for this showing: the reader has just said that it is not."""
        self._dwell.stop()

    def refresh(self, changes: Changes) -> None:
        """Follow the library: the open piece may have other text, other marks, or be gone."""
        if self.coming:
            self._missed = self._missed | changes
            return
        if self.piece is None:
            return
        if changes.whole or changes.touch(ids_in(self.piece)):
            self.look_again()

    def look_again(self) -> None:
        """Read the open piece again, and tell where something about it is other than it was."""
        own = self.article_id
        if self.coming or not own:
            return  # what comes is read anew
        from reader.workspace import opening

        def renew(piece: OpenPiece) -> None:
            self.as_left = False
            if self.piece is None or self.article_id != own:
                return
            if piece.status.removed and not self.piece.status.removed:
                self.close()
            elif piece != self.piece:
                self.piece = piece
                self.renewed.emit(piece)

        def gone(trouble: Exception) -> None:
            if not isinstance(trouble, BaojiaError):
                raise trouble
            if self.article_id == own:
                self.close()

        ask(self._lane, lambda: opening.article(self._session, own), renew, gone, newest=True)

    def _dwelt(self) -> None:
        """The reader has stayed with the piece: it counts as read."""
        if self.piece is not None:
            self._note_opened(self.article_id)
