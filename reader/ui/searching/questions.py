"""What the window asks about a search, and the answers: plain data, so that another process can give them. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reader.model.summary import Collection, SortOrder
from reader.ui.browsing.rows import Row
from reader.ui.searching.fitting_names import fitting_names

if TYPE_CHECKING:
    from reader.workspace.finding import FoundPiece
    from reader.workspace.session import Session

Stop = Callable[[], bool]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: the first `limit` hits, the totals, the facets, what belongs to the piece `article`, which of some
    `names` fit, or only that everything is loaded. `fuzzy` asks for similar sounds.

    A newest question overtakes those of its own `stream` only.
    """

    kind: Literal["hits", "totals", "facets", "related", "names", "warm"]
    asked: Asked = Asked(text="")
    limit: int = 0
    fuzzy: bool = False
    article: str = ""
    names: tuple[str, ...] = ()
    stream: Literal["search", "palette"] = "search"


def answer(session: Session, question: Question, cancelled: Stop) -> object:
    """Return what a question asks for: Answer, (pieces, places), Facets, tuple of Related or Fit, None.

    Raises `Cancelled`.
    """
    from reader.workspace import finding, relating

    asked, fuzzy = question.asked, question.fuzzy
    if question.kind == "hits":
        return _hits(session, question, cancelled)
    if question.kind == "totals":
        return finding.totals(
            session, asked.text, within=asked.within, narrow=asked.filters(), fuzzy=fuzzy, cancelled=cancelled
        )
    if question.kind == "facets":
        # Chips that are on stay where they were, so the counts are those of the search without them.
        return finding.facets(session, asked.text, within=asked.within, fuzzy=fuzzy, cancelled=cancelled)
    if question.kind == "related":
        return relating.related(session, question.article, cancelled=cancelled)
    if question.kind == "names":
        return fitting_names(asked.text, question.names)
    finding.find(session, "zs", limit=1)
    return None


def _hits(session: Session, question: Question, cancelled: Stop) -> Answer:
    from reader.workspace import finding

    asked = question.asked
    found = finding.find(
        session, asked.text, within=asked.within, narrow=asked.filters(), limit=question.limit, sort=asked.sort,
        fuzzy=question.fuzzy, cancelled=cancelled,
    )  # fmt: skip
    return Answer(
        asked=asked, rows=tuple(found_row(f) for f in found.hits), more=found.more, explanations=found.explanations,
        fuzzy=found.fuzzy, complete=found.complete,
    )  # fmt: skip


def found_row(found: FoundPiece) -> Row:
    """Return a hit as a row."""
    return Row(
        summary=found.summary,
        snippet=found.snippet.text if found.snippet.field != "headline" else found.summary.snippet,
        headline_hits=found.headline_marks,
        snippet_hits=found.snippet.marks if found.snippet.field != "headline" else (),
        why=found.why,
    )
