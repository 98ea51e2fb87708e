"""What would find something where a query finds nothing: a word or condition less, a shorter word, or by sound."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.door import door
from reader.workspace import finding
from reader.workspace.one_generation import of_one_generation

if TYPE_CHECKING:
    from reader.search import SearchIndex
    from reader.workspace.session import Session

MOST = 3
TRIED = 12  # candidates of one kind: a pasted page is no query
HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,}")
TOKEN = re.compile(r'\S*["“][^"”]*["”]\S*|\S+')


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """A query that finds `pieces` pieces: `dropped` says what was taken out, empty where `query` says it another way.

    `unfiltered` tells that it is the same query without what is switched on beside it.
    """

    query: str
    pieces: int
    dropped: str = ""
    unfiltered: bool = False


@door
def ways_out(
    session: Session,
    text: str,
    *,
    narrow: Mapping[str, Sequence[str]] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[WayOut, ...]:
    """Return up to three queries near this one that find something, those that change least first. Raises Cancelled."""

    def ask(index: SearchIndex) -> tuple[WayOut, ...]:
        def count(query: str, facets: Mapping[str, Sequence[str]] | None) -> int:
            understood, rows = finding.asked(session, query, None, facets, False)
            return 0 if understood.empty else len(index.rows(understood, within=rows, cancelled=cancelled))

        found: dict[str, WayOut] = {}
        for query, dropped, facets in _candidates(text, narrow):
            pieces = 0 if query in found else count(query, facets)
            if pieces:
                found[query] = WayOut(query=query, pieces=pieces, dropped=dropped, unfiltered=facets != narrow)
            if len(found) == MOST:
                break
        return tuple(found.values())

    return of_one_generation(session, ask)


def _candidates(
    text: str, narrow: Mapping[str, Sequence[str]] | None
) -> Iterator[tuple[str, str, Mapping[str, Sequence[str]] | None]]:
    """Yield (query, what was dropped, what stays switched on)."""
    if narrow:
        yield text, "", None
    words = TOKEN.findall(text)[:TRIED]
    for k, word in enumerate(words if len(words) > 1 else ()):
        yield " ".join([*words[:k], *words[k + 1 :]]), word, narrow
    spoken = _by_sound(text)
    if spoken:
        yield spoken, "", narrow
    for word in HANZI.findall(text)[:1]:
        for length in range(min(len(word), TRIED) - 1, 1, -1):
            yield text.replace(word, word[:length], 1), "", narrow
            yield text.replace(word, word[-length:], 1), "", narrow


def _by_sound(text: str) -> str:
    """Return the query with its hanzi as they sound; empty where it has none."""
    from reader.hanzi.readings import in_context

    def spell(word: re.Match[str]) -> str:
        return "".join(s or c for s, c in zip(in_context(word[0], tones=False), word[0], strict=True))

    spelt = HANZI.sub(spell, text)
    return spelt if spelt != text else ""
