"""What a reader may be about to type.

Reporters, sections, tags, papers, saved and past searches, by how much they hold.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from reader.model.door import door

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model.summary import TreeNode
    from reader.workspace.session import Session

Kind = Literal["byline", "section", "tag", "newspaper", "saved", "past"]
LONGEST_HISTORY = 30
# What the reader has made; it comes before what the papers bring.
OWN: frozenset[Kind] = frozenset({"saved", "past"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something to search for.

    `text` is shown, `query` is asked, `count` is how many pieces it stands for (0: not counted).
    """

    kind: Kind
    text: str
    query: str
    count: int = 0
    marks: tuple[tuple[int, int], ...] = ()


def suggestions(session: Session, typed: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """Return what begins with or contains what was typed, in hanzi or pinyin.

    Saved and past searches first, then what holds most pieces; past searches where nothing is typed.
    """
    return fitting((*past(session), *known(session)), typed, limit=limit)


@door
def past(session: Session) -> tuple[Suggestion, ...]:
    """Return the past searches, newest first."""
    return tuple(Suggestion(kind="past", text=q, query=q) for q in session.settings.recent_searches)


@door
def known(session: Session) -> tuple[Suggestion, ...]:
    """Return what the library knows by name. May take a second in a large one; keep it until the library changes."""
    catalogue = session.library.catalogue
    names = catalogue.names()
    people = (Suggestion(kind="byline", text=n, query=f"记者:{n}", count=count) for n, count in names if n)
    return (*_of_tree(catalogue.tree()), *people)


@door
def fitting(candidates: Sequence[Suggestion], typed: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """Return the candidates that every typed word fits, with the places, best first.

    All names are searched as one text, line by line: a search has a price of its own, whatever its length.
    """
    if not typed.strip():
        return tuple(c for c in candidates if c.kind == "past")[:limit]
    from reader.search import matches, parse

    starts = [0]
    for candidate in candidates:
        starts.append(starts[-1] + len(candidate.text) + 1)
    whole = "\n".join(c.text for c in candidates)
    fits: dict[int, list[tuple[int, int]]] = {k: [] for k in range(len(candidates))}
    for word in typed.split():
        places: dict[int, list[tuple[int, int]]] = {}
        for match in matches(parse(word), {"headline": whole}, {}):
            k = bisect_right(starts, match.start) - 1
            places.setdefault(k, []).append((match.start - starts[k], match.end - starts[k]))
        fits = {k: [*marks, *places[k]] for k, marks in fits.items() if k in places}
    found = [replace(candidates[k], marks=tuple(sorted(set(marks)))) for k, marks in fits.items()]
    kept: dict[str, Suggestion] = {}
    for suggestion in sorted(found, key=_rank):
        kept.setdefault(suggestion.query, suggestion)
    return tuple(kept.values())[:limit]


def _rank(found: Suggestion) -> tuple[bool, bool, bool, int, str]:
    """Own searches stay in their order, newest first; of a name, what begins where a word does comes first."""
    own = found.kind in OWN
    inside = found.marks[0][0] > 0
    crossing = inside and not own and not any(start in _begins(found.text) for start, _end in found.marks)
    return not own, inside, crossing, -found.count, "" if own else found.text


@lru_cache(maxsize=4096)
def _begins(name: str) -> frozenset[int]:
    """Return where the words of a name begin: by initials 新春走基层 is not meant by its second character."""
    from reader.hanzi.folding import simplify
    from reader.hanzi.words import Words

    return frozenset(Words(simplify(name)).starts)


def _of_tree(nodes: Iterable[TreeNode]) -> Iterator[Suggestion]:
    for node in nodes:
        kind, path = node.collection.kind, node.collection.path
        if kind == "search" and path:
            yield Suggestion(kind="saved", text=node.label or path[-1], query=path[-1], count=node.count)
        elif kind == "newspaper" and len(path) == 1 and path[0]:
            yield Suggestion(kind="newspaper", text=path[0], query=f"报:{path[0]}", count=node.count)
        elif kind == "section" and path and path[-1]:
            yield Suggestion(kind="section", text=path[-1], query=f"栏目:{path[-1]}", count=node.count)
        elif kind == "tag" and path:
            yield Suggestion(kind="tag", text=path[-1], query=f"标签:{path[-1]}", count=node.count)
        yield from _of_tree(node.children)


@door
def remember(session: Session, query: str) -> None:
    """Keep a search among the past ones, newest first."""
    asked = query.strip()
    if not asked:
        return
    others = tuple(q for q in session.settings.recent_searches if q != asked)
    session.change_settings(replace(session.settings, recent_searches=(asked, *others)[:LONGEST_HISTORY]))


@door
def forget(session: Session, query: str | None = None) -> None:
    """Forget one past search, or all of them."""
    kept = tuple(q for q in session.settings.recent_searches if query is not None and q != query)
    session.change_settings(replace(session.settings, recent_searches=kept))
