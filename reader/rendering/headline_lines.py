"""A headline in lines: broken at its own spaces, behind its marks, else between words; lines of about one length.

Only where it must be broken are its words looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from reader.model.door import door
from reader.rendering.typography import BREAK_AFTER, CLOSING, OPENING, STOPS, headline_breaks

MOST_LINES = 3
SPACES = " \u3000"
_AT_MARK, _AT_WORD = 0.0, 0.12
"""What a break costs, as a share of the squared unevenness that it may save."""
_MOST_PLACES = 24
_SUFFIXES = frozenset("的了们等者性化会节赛奖厂站馆队员家界型式")
"""What by itself is no word but the end of one that the dictionary has not: 部署会, 美食节."""


@door
def headline_lines(
    text: str, width: Callable[[str], float], measure: float, most: int = MOST_LINES, *, whole: bool = False
) -> list[str]:
    """Return the fewest lines that fit the measure, at most so many, or nothing; spaces stay at the ends of lines.

    `width` tells how wide a stretch of the text is. With `whole`, a headline that has spaces breaks at one of them at
    least: its sentences stay whole as long as that is possible.
    """
    if width(text) <= measure:
        return [text]
    if width(text) > measure * most:
        return []
    costs = _places(text)
    spaces = {k for k in costs if text[k - 1] in SPACES} if whole else set[int]()
    for count in range(2, most + 1):
        best = _best(text, costs, spaces, count, width, measure)
        if best:
            return best
    return []


def _best(
    text: str,
    costs: dict[int, float],
    spaces: set[int],
    count: int,
    width: Callable[[str], float],
    measure: float,
) -> list[str]:
    """Return the most even division into so many lines that fit; nothing where none does."""
    share = len(text) / count
    near = sorted(costs, key=lambda k: (min(abs(k - share * n) for n in range(1, count)) + 40 * costs[k], k))
    found: tuple[float, list[str]] | None = None
    for places in combinations(sorted({*near[:_MOST_PLACES], *spaces}), count - 1):
        if spaces and not spaces.intersection(places):
            continue
        edges = (0, *places, len(text))
        lines = [text[a:b] for a, b in pairwise(edges)]
        widths = [width(line.rstrip()) for line in lines]
        if max(widths) > measure:
            continue
        uneven = sum(((w - sum(widths) / count) / measure) ** 2 for w in widths)
        cost = uneven + sum(costs[k] for k in places)
        if found is None or cost < found[0]:
            found = cost, lines
    return found[1] if found else []


def _places(text: str) -> dict[int, float]:
    """Return what a break costs at each place where one is allowed."""
    costs = {k: _AT_WORD for k in _word_starts(text) if _may_break(text, k)}
    costs.update(dict.fromkeys(headline_breaks(text), _AT_MARK))
    return {k: cost for k, cost in costs.items() if text[:k].rstrip()[-1:] not in OPENING}


def _word_starts(text: str) -> Sequence[int]:
    from reader.hanzi.folding import fold
    from reader.hanzi.words import Words

    words = Words(fold(text))
    return [k for n, k in enumerate(words.starts[:-1]) if k and words.word(n) not in _SUFFIXES]


def _may_break(text: str, k: int) -> bool:
    before, after = text[k - 1], text[k]
    if after in CLOSING or after in STOPS or after in " \u3000—…·" or before in OPENING or before in "—…·":
        return before in BREAK_AFTER and after not in CLOSING and after not in BREAK_AFTER
    return not (_western(before) and _western(after)) and not before.isdigit()


def _western(character: str) -> bool:
    return character.isascii() and not character.isspace()
