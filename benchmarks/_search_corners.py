"""The corners of the search: queries of the kinds that were slow, drawn from the articles, and exact totals.

Which characters and pairs are rare is counted in all articles, not asked of any engine.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from benchmarks._search_corpus import Article, Typed, words

RARE, TOGETHER, PINYIN = "rare character", "two common characters together", "full pinyin, few answers"
BARS = {RARE: 2.0, TOGETHER: 10.0, PINYIN: 5.0}
"""Kind → the longest 95th percentile, milliseconds of processor time for the first 50 hits."""
TOTALS = ((20_000, 30.0), (200_000, 100.0), (1_000_000, 1000.0))
"""So many places at most → the longest that their exact total may take, milliseconds by the clock (two threads)."""
COUNTED = "解放区 国务院 guowuyuan gwy 安全 anquan 疫苗 脱贫 tuopin jfq jingji zhong 发展 d s aq 农村 nongcun jz zg"
_EACH = 60
_SAMPLE = 20_000
_FEW = 50


def corners(articles: list[Article], judged: list[Article]) -> list[Typed]:
    """Return queries of each kind: a character in under 1 % of the articles; two characters, each in at least 5 %, that
    stand together in fewer than 50; words in fewer than 50 articles, typed in full pinyin.
    """
    from tests.search.typing_forms import FORMS, typable

    chance = random.Random(23)
    sample = articles[:: max(1, len(articles) // _SAMPLE)]
    holding = Counter(char for article in sample for char in set(article.body) if "\u4e00" <= char <= "\u9fff")
    rare = sorted(char for char, count in holding.items() if 100 * count < len(sample))
    made = [Typed(RARE, char) for char in chance.sample(rare, min(_EACH, len(rare)))]
    common = {char for char, count in holding.items() if 20 * count >= len(sample)}
    once = Counter(pair for article in judged for pair in set(_pairs(article.body)))
    pairs = sorted(pair for pair, count in once.items() if count == 1 and common.issuperset(pair))
    few = _in_few(articles, chance.sample(pairs, min(4 * _EACH, len(pairs))))
    made += [Typed(TOGETHER, pair) for pair in few[:_EACH]]
    texts = [article.body for article in judged]
    some = [word for word in words(judged, 30 * _EACH, chance) if typable(word)]
    seldom = [word for word in some if sum(word in text for text in texts) == 1]
    typed = [(FORMS["full"](word, typable(word) or [], chance), word) for word in _in_few(articles, seldom)]
    return made + [Typed(PINYIN, letters, word) for letters, word in typed[:_EACH]]


def _pairs(text: str) -> Iterator[str]:
    return (a + b for a, b in pairwise(text))


def _in_few(articles: list[Article], some: list[str]) -> list[str]:
    """Return those that stand in fewer than 50 articles, in their order."""
    left = dict.fromkeys(some, 0)
    for article in articles:
        text = f"{article.headline}\n{article.body}"
        for word in [word for word in left if word in text]:
            left[word] += 1
            if left[word] >= _FEW:
                del left[word]
    return [word for word in some if word in left]
