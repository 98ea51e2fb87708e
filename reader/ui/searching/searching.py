"""A search as it is typed: asked on a worker thread, the newest keystroke wins, counts and facets follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.model.summary import Collection, SortOrder
from reader.ui.browsing.rows import Row
from reader.ui.shell.background import Cancelled, Lane, Operation

if TYPE_CHECKING:
    from reader.workspace.finding import Findings, FoundPiece
    from reader.workspace.session import Session

FIRST = 50
MORE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for: the text, what it is narrowed to (facet → value), the order, and within which collection."""

    text: str
    narrow: Mapping[str, str] = field(default_factory=dict)
    sort: SortOrder = "relevance"
    within: Collection | None = None

    def filters(self) -> dict[str, tuple[str, ...]]:
        """Return the narrowing as the workspace takes it."""
        return {name: (value,) for name, value in self.narrow.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The hits as rows of the list; `more` where there are others, `fuzzy` where similar sounds had to help.

    `complete` is False where the index lags behind the library.
    """

    asked: Asked
    rows: tuple[Row, ...]
    more: bool
    explanations: tuple[str, ...] = ()
    fuzzy: bool = False
    complete: bool = True


def found_row(found: FoundPiece) -> Row:
    """Return a hit as a row."""
    return Row(
        summary=found.summary,
        snippet=found.snippet.text if found.snippet.field != "headline" else found.summary.snippet,
        headline_hits=found.headline_marks,
        snippet_hits=found.snippet.marks if found.snippet.field != "headline" else (),
        why=found.why,
    )


class Searching(QObject):
    """Signals: answered(Answer) the first hits, again when the rest is known · counted(Asked, int, int) pieces and
    places in all · faceted(Asked, Facets) · failed(str).
    """

    answered = Signal(object)
    counted = Signal(object, int, int)
    faceted = Signal(object, object)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = Lane("search", self)

    def warm_up(self) -> None:
        """Load the index before the first key, where nothing else is asked."""
        Operation(lambda _cancelled: self._session.index and None).otherwise(lambda _error: None).start(self._lane)

    def ask(self, asked: Asked) -> None:
        """Look for something; whatever was asked before is forgotten."""

        def work(cancelled: Cancelled) -> Answer:
            return _answer(asked, _find(self._session, asked, FIRST, cancelled))

        Operation(work).then(self._answered).otherwise(self._failed).start(self._lane, newest=True)

    def stop(self) -> None:
        """Want nothing any more."""
        Operation(lambda _cancelled: None).start(self._lane, newest=True)

    @property
    def idle(self) -> bool:
        """True where everything asked has been answered."""
        return self._lane.idle

    def close(self) -> None:
        """End the worker thread."""
        self._lane.close()

    def _answered(self, answer: Answer) -> None:
        self.answered.emit(answer)
        asked = answer.asked
        if answer.more:
            Operation(lambda cancelled: _answer(asked, _find(self._session, asked, MORE, cancelled))).then(
                self.answered.emit
            ).otherwise(self._failed).start(self._lane)
        Operation(lambda cancelled: _totals(self._session, answer, cancelled)).then(
            lambda totals: self.counted.emit(asked, *totals)
        ).otherwise(self._failed).start(self._lane)
        Operation(lambda cancelled: _facets(self._session, answer, cancelled)).then(
            lambda facets: self.faceted.emit(asked, facets)
        ).otherwise(self._failed).start(self._lane)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(str(error))


def _find(session: Session, asked: Asked, limit: int, cancelled: Cancelled) -> Findings:
    from reader.workspace import finding

    return finding.find(
        session, asked.text, within=asked.within, narrow=asked.filters(), limit=limit, sort=asked.sort,
        fuzzy=session.settings.fuzzy_sounds, cancelled=cancelled,
    )  # fmt: skip


def _answer(asked: Asked, findings: Findings) -> Answer:
    rows = tuple(found_row(found) for found in findings.hits)
    return Answer(
        asked=asked, rows=rows, more=findings.more, explanations=findings.explanations, fuzzy=findings.fuzzy,
        complete=findings.complete,
    )  # fmt: skip


def _totals(session: Session, answer: Answer, cancelled: Cancelled) -> tuple[int, int]:
    from reader.workspace import finding

    asked = answer.asked
    return finding.totals(
        session, asked.text, within=asked.within, narrow=asked.filters(), fuzzy=answer.fuzzy, cancelled=cancelled
    )


def _facets(session: Session, answer: Answer, cancelled: Cancelled) -> object:
    from reader.workspace import finding

    # Chips that are on stay where they were, so the counts are those of the search without them.
    asked = answer.asked
    return finding.facets(session, asked.text, within=asked.within, fuzzy=answer.fuzzy, cancelled=cancelled)
