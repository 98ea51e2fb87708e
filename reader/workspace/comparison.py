"""Two reports of one event, or a text and its reprint, aligned sentence by sentence: what only one has, what was cut,
what stands elsewhere.

Sentences are compared folded, so that another script or width is no difference. Aligned is what together has the most
in common in the order of both texts, one sentence with one, or with two that follow each other; what is left and alike
elsewhere has moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.hanzi.folding import fold
from reader.model.article import NewsArticle
from reader.model.door import door
from reader.rendering.sentences import sentences

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Table = NDArray[np.float64]

ALIKE, MOVED = 0.45, 0.6
"""From so much in common on two sentences are one; out of order from so much on."""
UNLIKE = 0.15
"""What a letter that only one has takes from a pair: else a sentence would be joined to a neighbour for nothing."""
CUT = 4
"""So many characters in a row that one lacks are a cut; fewer are a change of words."""
MOST = 800
"""Sentences of a piece that are compared; what follows is left out."""
Kind = Literal["same", "changed", "moved", "only_left", "only_right"]


class Side(NamedTuple):
    """What one report has: `field[start:end]`, its text, the spans of it that the other has not, and its cuts: where in
    the text the other has more, and how many characters.
    """

    field: str
    start: int
    end: int
    text: str
    own: tuple[tuple[int, int], ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()


class Row(NamedTuple):
    """A sentence of each, or of one only."""

    kind: Kind
    left: Side | None
    right: Side | None


class Comparison(NamedTuple):
    """Two reports side by side; how many letters of the left one the other has, and has not, and of the right one."""

    rows: tuple[Row, ...]
    shared: int
    only_left: int
    only_right: int


class _Pair(NamedTuple):
    """Left sentences [i, i + lefts) are right sentences [j, j + rights)."""

    i: int
    j: int
    lefts: int
    rights: int


@door
def compared(left: NewsArticle, right: NewsArticle) -> Comparison:
    """Align two pieces."""
    ours, theirs = _sides(left), _sides(right)
    bodies = left.field_text("body"), right.field_text("body")
    pairs = _aligned([_plain(s.text) for s in ours], [_plain(s.text) for s in theirs])
    free = set(range(len(ours))), set(range(len(theirs)))
    for pair in pairs:
        free[0].difference_update(range(pair.i, pair.i + pair.lefts))
        free[1].difference_update(range(pair.j, pair.j + pair.rights))
    moved = _moved(ours, theirs, sorted(free[0]), sorted(free[1]))
    rows = _headlines(left, right)
    i = j = 0
    for pair in [*pairs, _Pair(len(ours), len(theirs), 0, 0)]:
        for k in range(i, pair.i):
            rows.append(_both(ours[k], theirs[moved[k]], moved=True) if k in moved else Row("only_left", ours[k], None))
        rows += [Row("only_right", None, theirs[k]) for k in range(j, pair.j) if k not in moved.values()]
        i, j = pair.i + pair.lefts, pair.j + pair.rights
        if pair.lefts:
            rows.append(_both(_side(bodies[0], ours[pair.i].start, ours[i - 1].end),
                              _side(bodies[1], theirs[pair.j].start, theirs[j - 1].end)))  # fmt: skip
    return _counted(rows)


def _headlines(left: NewsArticle, right: NewsArticle) -> list[Row]:
    one, other = (Side("headline", 0, len(a.headline), a.headline) if a.headline else None for a in (left, right))
    if one is not None and other is not None:
        from rapidfuzz import fuzz

        if fuzz.ratio(_plain(one.text), _plain(other.text)) >= 100 * ALIKE:
            return [_both(one, other)]
        return [Row("changed", one._replace(own=((0, one.end),)), other._replace(own=((0, other.end),)))]
    return [Row("only_left", one, None)] if one else [Row("only_right", None, other)] if other else []


def _sides(article: NewsArticle) -> list[Side]:
    body = article.field_text("body")
    return [_side(body, one.start, one.end) for one in sentences(article) if one.field == "body"][:MOST]


def _side(body: str, start: int, end: int) -> Side:
    return Side("body", start, end, body[start:end])


def _plain(text: str) -> str:
    """Return the letters of a text, folded: marks and white space are no difference of sentences."""
    return "".join(char for char in fold(text) if char.isalnum())


def _aligned(left: Sequence[str], right: Sequence[str]) -> list[_Pair]:
    """Return the pairs that in the order of both have the most in common."""
    import numpy as np

    if not left or not right:
        return []
    weights = {
        (1, 1): _weights(left, right),
        (2, 1): _weights(_twos(left), right),
        (1, 2): _weights(left, _twos(right)),
    }
    best = np.zeros((len(left) + 1, len(right) + 1))
    for i in range(1, len(left) + 1):
        row = best[i - 1].copy()
        for (a, b), weight in weights.items():
            if i >= a and len(right) >= b:
                row[b:] = np.maximum(row[b:], best[i - a, : len(right) + 1 - b] + weight[i - a])
        best[i] = np.maximum.accumulate(row)
    return _traced(best, weights)


def _traced(best: Table, weights: dict[tuple[int, int], Table]) -> list[_Pair]:
    """Return the pairs that make the best sum, in order."""
    i, j = best.shape[0] - 1, best.shape[1] - 1
    found: list[_Pair] = []
    while i and j:
        here = best[i, j]
        if here == best[i, j - 1]:
            j -= 1
        elif here == best[i - 1, j]:
            i -= 1
        else:
            a, b = next(
                (a, b)
                for (a, b), weight in weights.items()
                if i >= a and j >= b and here == best[i - a, j - b] + weight[i - a, j - b]
            )
            i, j = i - a, j - b
            found.append(_Pair(i, j, a, b))
    return found[::-1]


def _twos(texts: Sequence[str]) -> list[str]:
    return [a + b for a, b in pairwise(texts)]


def _weights(left: Sequence[str], right: Sequence[str]) -> Table:
    """Return what each pair has in common, in characters; far less than nothing where that is too little."""
    import numpy as np
    from rapidfuzz import fuzz, process

    if not left or not right:
        return np.zeros((len(left), len(right)))
    alike = process.cdist(left, right, scorer=fuzz.ratio, dtype=np.float64) / 100
    lengths = np.add.outer([len(text) for text in left], [len(text) for text in right]) / 2
    common = alike * lengths
    return np.where(alike >= ALIKE, common - UNLIKE * 2 * (lengths - common), -1e9)


def _moved(ours: Sequence[Side], theirs: Sequence[Side], left: list[int], right: list[int]) -> dict[int, int]:
    """Return left sentence → right sentence of those that stand elsewhere, the likest first."""
    from rapidfuzz import fuzz

    rated = sorted(
        (
            (-fuzz.ratio(one, other), i, j)
            for i in left
            for j in right
            if len(one := _plain(ours[i].text)) > CUT and len(other := _plain(theirs[j].text)) > CUT
        ),
    )
    found: dict[int, int] = {}
    for alike, i, j in rated:
        if -alike >= 100 * MOVED and i not in found and j not in found.values():
            found[i] = j
    return found


def _both(left: Side, right: Side, *, moved: bool = False) -> Row:
    """Return two sentences with what only one of them has."""
    from rapidfuzz.distance import Indel

    own: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    cuts: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for step in Indel.opcodes(fold(left.text), fold(right.text)):
        if step.tag == "equal":
            continue
        spans = (step.src_start, step.src_end), (step.dest_start, step.dest_end)
        texts = left.text[slice(*spans[0])], right.text[slice(*spans[1])]
        for k in (0, 1):
            if texts[k].strip():
                own[k].append(spans[k])
                if len(texts[k].strip()) >= CUT and not texts[1 - k].strip():
                    cuts[1 - k].append((spans[1 - k][0], len(texts[k])))
    sides = [side._replace(own=_close(own[k]), cuts=tuple(cuts[k])) for k, side in enumerate((left, right))]
    same = _plain(left.text) == _plain(right.text)
    return Row("moved" if moved else "same" if same else "changed", sides[0], sides[1])


def _close(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join spans with one character between them: a word that was changed is one difference."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start - joined[-1][1] <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def _counted(rows: Sequence[Row]) -> Comparison:
    counts = {"left": 0, "right": 0}
    shared = 0
    for row in rows:
        for name, side in (("left", row.left), ("right", row.right)):
            if side is None:
                continue
            alone = row.kind.startswith("only")
            own = len(_plain(side.text)) if alone else sum(len(_plain(side.text[a:b])) for a, b in side.own)
            counts[name] += own
            shared += len(_plain(side.text)) - own if name == "left" else 0
    return Comparison(tuple(rows), shared, counts["left"], counts["right"])
