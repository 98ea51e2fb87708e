"""What several pages of one folder print alike: lines that belong to their site and to no story."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable

from reader.hanzi.folding import fold

_TEXT = re.compile(r">([^<>]{4,200})<")
_PAGES = 3
"""On so many pages, of different titles, a line is the site's."""


def common_lines(pages: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the lines, folded and without white space, that three pages or more print; `pages`: title and markup.

    Pages of one title are one: the same story may be saved several times.
    """
    by_title: dict[str, set[str]] = {}
    for title, markup in pages:
        by_title.setdefault(title, set()).update(_TEXT.findall(markup))
    if len(by_title) < _PAGES:
        return frozenset()
    counted = Counter(words for found in by_title.values() for words in found)
    common = (words for words, count in counted.items() if count >= _PAGES)
    return frozenset(re.sub(r"\s+", "", fold(html.unescape(words))) for words in common)
