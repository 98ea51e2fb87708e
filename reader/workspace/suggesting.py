"""What a reader may be about to type.

Reporters, sections, tags, papers, saved and past searches, by how much they hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.library import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.model.summary import TreeNode
    from reader.workspace.session import Session

Kind = Literal["byline", "section", "tag", "newspaper", "saved", "past"]
LONGEST_HISTORY = 30


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

    Most pieces first, past searches first of all.
    """
    from reader.search import matches, parse

    if not typed.strip():
        past = [Suggestion(kind="past", text=q, query=q) for q in session.settings.recent_searches]
        return tuple(past[:limit])
    query = parse(typed)
    found: list[tuple[tuple[int, int, int, str], Suggestion]] = []
    for candidate in _candidates(session):
        places = matches(query, {"headline": candidate.text}, {}) if query.root is not None else ()
        if not places:
            continue
        first = min(p.start for p in places)
        rank = (
            0 if candidate.kind in {"past", "saved"} else 1,
            0 if first == 0 else 1,
            -candidate.count,
            candidate.text,
        )
        marks = tuple((p.start, p.end) for p in places)
        found.append(
            (
                rank,
                Suggestion(
                    kind=candidate.kind, text=candidate.text, query=candidate.query, count=candidate.count, marks=marks
                ),
            )
        )
    found.sort(key=lambda f: f[0])
    return tuple(s for _rank, s in found[:limit])


def _candidates(session: Session) -> Iterator[Suggestion]:
    for text in session.settings.recent_searches:
        yield Suggestion(kind="past", text=text, query=text)
    yield from _of_tree(session.library.catalogue.tree())
    catalogue = session.library.catalogue
    for name, count in catalogue.facets(catalogue.row_numbers(Filters())).names:
        if name:
            yield Suggestion(kind="byline", text=name, query=f"记者:{name}", count=count)


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


def remember(session: Session, query: str) -> None:
    """Keep a search among the past ones, newest first."""
    from dataclasses import replace

    asked = query.strip()
    if not asked:
        return
    others = tuple(q for q in session.settings.recent_searches if q != asked)
    session.change_settings(replace(session.settings, recent_searches=(asked, *others)[:LONGEST_HISTORY]))
