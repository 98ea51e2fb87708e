"""The same text twice, series and follow-ups across issues. Links only: nothing is ever deleted or merged.

Reprint: of the shorter piece's runs of five characters (folded, hanzi, letters and digits only) at least four in five
stand in the other; both of them at least 40 runs long. Where it holds for both and newspaper and day are the same, it
is a duplicate. Candidates share rare runs: each piece is known by the runs whose checksum is smallest (a bottom-k
sketch), so that the work grows with the number of pieces and not with its square.
Series: one headline but for its number (（三）, 之三, ③, 上/中/下), in one newspaper. Follow-up: a headline that says
so (续报, 追踪, 后续, 新进展) and shares its words with an earlier piece of that newspaper, within 90 days.
Figures: docs/importing.md.
"""

from __future__ import annotations

import datetime
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from reader.hanzi.folding import fold
from reader.model.door import door, doors

LinkKind = Literal["duplicate", "reprint", "series", "follow_up"]
RUN = 5
CONTAINED = 0.8
SHORTEST = 40
SKETCH = 24
_SHARED = 3
_CROWD = 40
"""A run that more pieces share is a formula, and tells nothing."""
_DAYS = 90
_NO_TEXT = re.compile(r"[^一-鿿㐀-䶿a-z0-9]+")
_NUMBER = r"[一二三四五六七八九十\d]{1,3}"
_PART = re.compile(
    rf"\s*(?:[(]\s*(?:{_NUMBER}|上|中|下|上篇|中篇|下篇)\s*[)]|之\s*{_NUMBER}|[①-⑳]|(?:系列报道|连载|系列)?[(]?之?{_NUMBER}[)]?)\s*$"
    r"|^.{0,12}?(?:系列报道|连载|系列评论)\s*[(]?(?:之)?[一二三四五六七八九十\d]{1,3}[)]?\s*[:]?"
)
_FOLLOWS = re.compile(r"续报|追踪报道|追踪|后续|续闻|新进展|最新进展|回访|再访|又讯|续讯")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What linking looks at of a piece; `date` is ISO."""

    id: str
    headline: str
    body: str
    newspaper: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two pieces that belong together, the earlier first; `score` is how much of the shorter is in the longer, to 1."""

    kind: LinkKind
    first: str
    second: str
    score: float


@door
def find_links(pieces: Sequence[Piece]) -> tuple[Link, ...]:
    """Return the links between pieces, in the order of the pieces."""
    order = {piece.id: k for k, piece in enumerate(pieces)}
    made = [*_reprints(pieces), *_series(pieces), *_follow_ups(pieces)]
    known: set[tuple[str, str]] = set()
    kept = []
    for link in made:
        if (link.first, link.second) not in known:
            known.add((link.first, link.second))
            kept.append(link)
    return tuple(sorted(kept, key=lambda link: (order[link.second], order[link.first])))


def runs(text: str) -> frozenset[str]:
    """Return the runs of five characters of a text, without white space and punctuation."""
    return _runs(_bare(text))


def _bare(text: str) -> str:
    return _NO_TEXT.sub("", fold(text))


def _runs(bare: str) -> frozenset[str]:
    return frozenset(bare[k : k + RUN] for k in range(len(bare) - RUN + 1))


def sketch(own: Iterable[str]) -> tuple[int, ...]:
    """Return the smallest checksums of some runs: equal texts have equal sketches, like texts share most of theirs."""
    return tuple(sorted({zlib.crc32(run.encode()) for run in own})[:SKETCH])


def contained(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the smaller set of runs is in the larger."""
    small, large = sorted((one, other), key=len)
    return len(small & large) / len(small) if small else 0.0


def _reprints(pieces: Sequence[Piece]) -> Iterable[Link]:
    finder = ReprintFinder()
    for piece in pieces:
        yield from finder.add(piece)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A piece of a group; `kind` None is the earliest one, `share` how much of the shorter is in what it is linked to,
    where that is most, to 1.
    """

    id: str
    kind: LinkKind | None
    share: float


@doors
class ReprintFinder:
    """Finds which pieces are one text, piece after piece; only texts and sketches are kept."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._bare: list[str] = []
        self._holders: dict[int, list[int]] = defaultdict(list)
        self._links: list[tuple[int, int, Link]] = []
        self._runs = lru_cache(maxsize=256)(lambda k: _runs(self._bare[k]))

    def add(self, piece: Piece) -> list[Link]:
        """Return the links of another piece with those before it."""
        k = len(self._pieces)
        self._pieces.append(replace(piece, body=""))
        self._bare.append(_bare(piece.body))
        mine = self._runs(k)
        found: list[tuple[int, int, Link]] = []
        shared: dict[int, int] = defaultdict(int)
        for mark in sketch(mine) if len(mine) >= SHORTEST else ():
            others = self._holders[mark]
            for j in others if len(others) <= _CROWD else ():
                shared[j] += 1
            others.append(k)
        for j, count in shared.items():
            if count >= _SHARED and (score := contained(self._runs(j), mine)) >= CONTAINED:
                found.append((j, k, self._link(j, k, score)))
        self._links += found
        return [link for _j, _k, link in found]

    def _link(self, j: int, k: int, score: float) -> Link:
        a, b = (self._pieces[n] for n in sorted((j, k), key=self._age))
        sizes = sorted((len(self._runs(j)), len(self._runs(k))))
        same = (a.newspaper, a.date) == (b.newspaper, b.date) and sizes[0] >= 0.8 * sizes[1]
        return Link(kind="duplicate" if same else "reprint", first=a.id, second=b.id, score=round(score, 3))

    def _age(self, number: int) -> tuple[str, int]:
        return self._pieces[number].date or "9999", number

    def groups(self) -> tuple[tuple[Copy, ...], ...]:
        """Return the pieces that hang together, however many links apart: the earliest of a group first."""
        group = list(range(len(self._pieces)))

        def root(number: int) -> int:
            while group[number] != number:
                group[number] = number = group[group[number]]
            return number

        best: dict[int, Link] = {}
        for j, k, link in self._links:
            one, other = sorted((root(j), root(k)))
            group[other] = one
            for number in (j, k):
                if number not in best or link.score > best[number].score:
                    best[number] = link
        members: dict[int, list[int]] = defaultdict(list)
        for number in best:
            members[root(number)].append(number)
        ordered = (sorted(some, key=self._age) for _root, some in sorted(members.items()))
        return tuple(
            tuple(
                Copy(id=self._pieces[n].id, kind=best[n].kind if at else None, share=best[n].score)
                for at, n in enumerate(some)
            )
            for some in ordered
        )


def _series(pieces: Sequence[Piece]) -> Iterable[Link]:
    groups: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for k, piece in enumerate(pieces):
        title = fold(piece.headline).strip()
        stem = _NO_TEXT.sub("", _PART.sub("", title))
        if len(stem) >= 4 and _PART.search(title):
            groups[piece.newspaper, stem].append(k)
    for members in groups.values():
        ordered = sorted(members, key=lambda k: (pieces[k].date or "9999", k))
        for a, b in pairwise(ordered):
            if fold(pieces[a].headline) != fold(pieces[b].headline):
                yield Link(kind="series", first=pieces[a].id, second=pieces[b].id, score=1.0)


def _follow_ups(pieces: Sequence[Piece]) -> Iterable[Link]:
    by_paper: dict[str | None, list[tuple[datetime.date, int, frozenset[str]]]] = defaultdict(list)
    for k, piece in enumerate(pieces):
        if piece.date:
            by_paper[piece.newspaper].append((datetime.date.fromisoformat(piece.date), k, _pairs(piece.headline)))
    for dated in by_paper.values():
        for day, k, words in dated:
            title = fold(pieces[k].headline)
            if not _FOLLOWS.search(title):
                continue
            best: tuple[float, int] | None = None
            for other_day, j, others in dated:
                if j == k or not 0 < (day - other_day).days <= _DAYS or not words or not others:
                    continue
                score = len(words & others) / min(len(words), len(others))
                if score >= 0.5 and len(words & others) >= 3 and (best is None or score > best[0]):
                    best = (score, j)
            if best:
                yield Link(kind="follow_up", first=pieces[best[1]].id, second=pieces[k].id, score=round(best[0], 3))


def _pairs(headline: str) -> frozenset[str]:
    bare = _NO_TEXT.sub("", _FOLLOWS.sub("", fold(headline)))
    return frozenset(bare[k : k + 2] for k in range(len(bare) - 1))
