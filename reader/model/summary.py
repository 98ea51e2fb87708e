"""What lists show of a piece, and which pieces a list shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader.model.article import HeadlineStatus, Kind
from reader.model.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

CollectionKind = Literal[
    "all",
    "unread",
    "today",
    "bookmarked",
    "annotated",
    "recent",
    "doubtful",
    "newspaper",
    "section",
    "tag",
    "person",
    "issue",
    "search",
    "removed",
]
SortOrder = Literal[
    "printed", "date", "date_ascending", "headline", "newspaper", "page", "section", "byline", "length", "added",
    "opened", "relevance",
]  # fmt: skip


SNIPPET = 90  # so many characters of a body the row of a piece has


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A node of the tree: what a list shows.

    `path` by kind: newspaper (name[, year or month (`2024-03`)[, issue id[, page]]]) with "" for unknown · section
    (name, …), which is also every spelling that differs in marks and white space only · tag (name,) · person (name,)
    in the credits · issue (id,) · search (query text,). Other kinds have none.
    """

    kind: CollectionKind
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """One row of a list.

    `row` is the catalogue's number of the piece, valid in one catalogue generation; `score` only in search answers;
    `picture` is the file name of its first picture.
    """

    row: int
    id: str
    issue: str
    position: int
    kind: Kind
    newspaper: str | None
    date_published: str | None
    issue_number: str | None
    print_page: str | None
    print_page_name: str | None
    print_section: str | None
    category: tuple[str, ...]
    headline: str | None
    headline_status: HeadlineStatus
    printed_headline: str | None
    kicker: str | None
    alternative_headline: str | None
    dateline: str | None
    byline: str | None
    credits: tuple[tuple[str, str], ...]
    snippet: str
    event_date: str | None
    truncated: bool
    char_count: int
    bookmarked: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    annotations: int = 0
    doubts: int = 0
    added: str | None = None
    opened: str | None = None
    picture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNode:
    """A node of the category tree with its counts; `children`, a tuple or as one (`Later`), may be empty. `label` is a
    name from the paper or a reader, never translated; for the smart collections it is empty and the window names them.
    `places` counts what waits in the pieces of 待核对, 0 elsewhere.
    """

    collection: Collection
    label: str
    count: int
    unread: int
    children: Sequence[TreeNode] = ()
    places: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different since the last look.

    Ids of pieces added or with other text, gone, or with other reader's state; whether what belongs to the whole
    library (kept searches, its settings) is other.
    """

    articles: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    annotations: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()
    whole: bool = False

    def __bool__(self) -> bool:
        """True where anything changed."""
        ids = self.articles or self.removed or self.issues or self.status or self.annotations
        return bool(ids or self.problems or self.whole)

    @property
    def issues_read_anew(self) -> frozenset[str]:
        """The issues that came or went, or of which anything that is printed is other."""
        return self.issues | {article.partition("-")[0] for article in self.articles | self.removed}

    def touch(self, ids: frozenset[str]) -> bool:
        """Tell whether any of these pieces or issues is among them; costs what the fewer of both cost."""
        kinds = (self.articles, self.removed, self.issues, self.status, self.annotations)
        return not all(kind.isdisjoint(ids) for kind in kinds)

    def __or__(self, other: Changes) -> Changes:
        """Return both sets of changes together."""
        return Changes(
            articles=self.articles | other.articles,
            removed=self.removed | other.removed,
            issues=self.issues | other.issues,
            status=self.status | other.status,
            annotations=self.annotations | other.annotations,
            problems=self.problems + other.problems,
            whole=self.whole or other.whole,
        )
