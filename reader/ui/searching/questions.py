"""What the window asks about a search, and the answers: plain data, so that another process can give them. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from reader.model.summary import Collection, SortOrder
from reader.search.query import PLAIN, Manner
from reader.ui.browsing.rows import Row
from reader.ui.searching.fitting_names import fitting_names

if TYPE_CHECKING:
    from reader.search import FoundWords
    from reader.workspace.finding import FoundPiece
    from reader.workspace.looking_through import Wanted
    from reader.workspace.ordering import Ordered
    from reader.workspace.session import Session

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is looked for: the text, what it is narrowed to (facet → value), the order, and within which collection.

    `texts` (number of a word typed by sound → what it shall stand for) and `in_field` narrow by what the words were
    found as; `similar` where that was by similar sounds. `manner` is how the reader types.
    """

    text: str
    narrow: Mapping[str, str] = field(default_factory=dict)
    sort: SortOrder = "relevance"
    within: Collection | None = None
    texts: Mapping[int, str] = field(default_factory=dict)
    in_field: str = ""
    similar: bool = False
    manner: Manner = PLAIN

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is narrowed."""
        return bool(self.narrow or self.texts or self.in_field)

    @property
    def query(self) -> str:
        """The query that says all that is narrowed by words, as it could be typed."""
        if not self.texts and not self.in_field:
            return self.text
        from reader.search import narrowed, parse

        return (
            narrowed(parse(self.text, fuzzy=self.similar, manner=self.manner), self.texts, self.in_field) or self.text
        )

    def filters(self) -> dict[str, tuple[str, ...]]:
        """Return the narrowing as the workspace takes it."""
        return {name: (value,) for name, value in self.narrow.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The hits as rows of the list; `more` where there are others, `fuzzy` where similar sounds had to help.

    `placed` tells that hits have places, which filters alone do not have. `complete` is False where the index lags
    behind the library.
    """

    asked: Asked
    rows: tuple[Row, ...]
    more: bool
    explanations: tuple[str, ...] = ()
    fuzzy: bool = False
    complete: bool = True
    placed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: the first `limit` hits, the order of all, the hits among some rows, what would find something
    where nothing was found, the totals, the facets, what the words were found as, what belongs to the piece
    `article`, which of some `names` fit, what a view `through` the library shows, whether the index is complete
    (`reloaded`: after moving on to what another process has built), or only that everything is loaded. `fuzzy` asks
    for similar sounds.

    A newest question overtakes those of its own `stream` only.
    """

    kind: Literal[
        "hits", "order", "rows", "ways", "totals", "facets", "words", "related", "names", "through",
        "complete", "reloaded", "warm",
    ]  # fmt: skip
    asked: Asked = Asked(text="")
    limit: int = 0
    fuzzy: bool = False
    article: str = ""
    names: tuple[str, ...] = ()
    among: Ordered | None = None
    through: Wanted | None = None
    stream: Literal["search", "palette", "tree", "index", "through", "report"] = "search"


def answer(session: Session, question: Question, cancelled: Stop) -> object:
    """Return what the kind of the question asks for, as plain data: Answer, Ordered, Facets, … Raises `Cancelled`."""
    from reader.workspace import finding, looking_through, ordering, relating

    asked, fuzzy = question.asked, question.fuzzy
    if question.kind == "hits":
        return _hits(session, question, cancelled)
    if question.kind == "order":
        return ordering.order(
            session, asked.query, within=asked.within, narrow=asked.filters(), sort=asked.sort, fuzzy=fuzzy,
            cancelled=cancelled,
        )  # fmt: skip
    if question.kind == "rows":
        assert question.among is not None
        found = ordering.hits_in(session, asked.query, question.among, fuzzy=fuzzy, cancelled=cancelled)
        return tuple(found_row(f) for f in found)
    if question.kind == "ways":
        from reader.workspace.ways_out import ways_out

        return ways_out(session, asked.query, narrow=asked.filters(), cancelled=cancelled)
    if question.kind == "totals":
        return finding.totals(
            session, asked.query, within=asked.within, narrow=asked.filters(), fuzzy=fuzzy, cancelled=cancelled
        )
    if question.kind == "facets":
        # Chips that are on stay where they were, so the counts are those of the search without them.
        return finding.facets(session, asked.text, within=asked.within, fuzzy=fuzzy, cancelled=cancelled)
    if question.kind == "words":
        return _words(session, question, cancelled)
    if question.kind == "related":
        return relating.related(session, question.article, cancelled=cancelled)
    if question.kind == "names":
        return fitting_names(asked.text, question.names)
    if question.through is not None:
        return looking_through.look_through(session, question.through, cancelled)
    if question.kind in {"complete", "reloaded"}:
        return _is_complete(session, again=question.kind == "reloaded")
    finding.find(session, "zs", limit=1)
    return None


def _is_complete(session: Session, *, again: bool) -> bool:
    """Bring the index up to date as far as a moment allows; False where more is missing."""
    if again:
        session.index.reload()
    return session.index is not None and session.index_is_complete


def _hits(session: Session, question: Question, cancelled: Stop) -> Answer:
    from reader.workspace import finding

    asked = question.asked
    found = finding.find(
        session, asked.query, within=asked.within, narrow=asked.filters(), limit=question.limit, sort=asked.sort,
        fuzzy=question.fuzzy, cancelled=cancelled,
    )  # fmt: skip
    return Answer(
        asked=asked, rows=tuple(found_row(f) for f in found.hits), more=found.more, explanations=found.explanations,
        fuzzy=found.fuzzy, complete=found.complete, placed=any(f.headline_marks or f.snippet.marks for f in found.hits),
    )  # fmt: skip


def _words(session: Session, question: Question, cancelled: Stop) -> FoundWords:
    """Return what the words were found as, as far as a query can say it; counted without what is switched on."""
    from reader.search import narrowed
    from reader.workspace import finding

    asked = question.asked
    found = finding.words(session, asked.text, within=asked.within, fuzzy=question.fuzzy, cancelled=cancelled)
    query = finding.parsed(session, asked.text, fuzzy=question.fuzzy)
    return replace(
        found,
        words=tuple(
            word if word.texts and narrowed(query, {k: word.texts[0][0]}) else replace(word, texts=())
            for k, word in enumerate(found.words)
        ),
        fields=tuple(one for one in found.fields if narrowed(query, {}, one[0])),
    )


def found_row(found: FoundPiece) -> Row:
    """Return a hit as a row."""
    return Row(
        summary=found.summary,
        snippet=found.snippet.text if found.snippet.field != "headline" else found.summary.snippet,
        headline_hits=found.headline_marks,
        snippet_hits=found.snippet.marks if found.snippet.field != "headline" else (),
        why=found.why,
    )
