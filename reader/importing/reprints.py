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
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reader.hanzi.folding import fold
from reader.model.door import door

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
    bare = _NO_TEXT.sub("", fold(text))
    return frozenset(bare[k : k + RUN] for k in range(len(bare) - RUN + 1))


def sketch(own: Iterable[str]) -> tuple[int, ...]:
    """Return the smallest checksums of some runs: equal texts have equal sketches, like texts share most of theirs."""
    return tuple(sorted({zlib.crc32(run.encode()) for run in own})[:SKETCH])


def contained(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the smaller set of runs is in the larger."""
    small, large = sorted((one, other), key=len)
    return len(small & large) / len(small) if small else 0.0


def _reprints(pieces: Sequence[Piece]) -> Iterable[Link]:
    own = [runs(piece.body) for piece in pieces]
    holders: dict[int, list[int]] = defaultdict(list)
    for k, mine in enumerate(own):
        if len(mine) < SHORTEST:
            continue
        shared: dict[int, int] = defaultdict(int)
        for mark in sketch(mine):
            others = holders[mark]
            for j in others if len(others) <= _CROWD else ():
                shared[j] += 1
            others.append(k)
        for j, count in shared.items():
            if count < _SHARED:
                continue
            score = contained(own[j], mine)
            if score < CONTAINED:
                continue
            a, b = sorted((j, k), key=lambda n: (pieces[n].date or "9999", n))
            same = (pieces[a].newspaper, pieces[a].date) == (pieces[b].newspaper, pieces[b].date)
            both = min(len(own[j]), len(mine)) >= 0.8 * max(len(own[j]), len(mine))
            yield Link(
                kind="duplicate" if same and both else "reprint", first=pieces[a].id, second=pieces[b].id,
                score=round(score, 3),
            )  # fmt: skip


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
