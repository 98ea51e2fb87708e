"""Which piece is open, how the reader came there, and what opening leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.model.errors import BaojiaError
from reader.model.quick_dataclass import dataclass
from reader.model.summary import Changes, Collection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model.text import Place
    from reader.search import Match
    from reader.workspace.opening import OpenPiece
    from reader.workspace.session import Session

DWELL_MS = 700
STEPS_KEPT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A place the reader was at: a piece, found in a collection or by a query."""

    article: str
    collection: Collection
    query: str = ""


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
        self.history = History()
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._dwelt)

    @property
    def article_id(self) -> str:
        """The open piece's id, empty where none is open."""
        return self.piece.article.id if self.piece else ""

    def open(self, step: Step, hits: Sequence[Match] = (), *, remember: bool = True) -> bool:
        """Open a piece; False where it is not here (any more)."""
        from reader.workspace import opening

        try:
            piece = opening.article(self._session, step.article)
        except BaojiaError as trouble:
            self.failed.emit(str(trouble))
            return False
        self.piece = piece
        if remember:
            self.history.add(step)
        self.opened.emit(piece, tuple(hits))
        if not self._session.library.read_only:
            self._dwell.start()
        return True

    def close(self) -> None:
        """Let no piece be open."""
        self._dwell.stop()
        if self.piece is not None:
            self.piece = None
            self.closed.emit()

    def leave_unread(self) -> None:
        """Do not count the open piece as read for this showing: the reader has just said that it is not."""
        self._dwell.stop()

    def refresh(self, changes: Changes) -> None:
        """Follow the library: the open piece may have other text, other marks, or be gone."""
        if self.piece is None:
            return
        issue = self.piece.issue.id
        own = self.article_id
        touched = changes.articles | changes.annotations | changes.status | changes.removed
        if (
            not changes.whole
            and issue not in changes.issues
            and not any(i == own or i.partition("-")[0] == issue for i in touched)
        ):
            return
        from reader.workspace import opening

        try:
            piece = opening.article(self._session, own)
        except BaojiaError:
            self.close()
            return
        if piece.status.removed and not self.piece.status.removed:
            self.close()
        elif piece != self.piece:
            self.piece = piece
            self.renewed.emit(piece)

    def _dwelt(self) -> None:
        """The reader has stayed with the piece: it counts as read."""
        if self.piece is not None:
            self._note_opened(self.article_id)
