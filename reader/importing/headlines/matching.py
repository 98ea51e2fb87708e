"""How well a headline fits a text. A score only: text is never moved because of it."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[一-龥]+|[a-z0-9]+")
_SECTION = re.compile(r"^【[^】]{1,16}】")
_COMMON = frozenset("的了在是和与及对将为等有我个这那到从中上下以被把向由于其而并或们日月年今")
MISMATCH = 0.33
"""Below it a headline is likely another piece's: recall .917 at 1 % false alarms (docs/importing.md)."""


def fit(headline: str, body: str) -> float:
    """Return how much of a folded headline is found in a folded body, 0 to 1.

    Half for its pairs of characters, half for its characters without the commonest ones.
    """
    title = _SECTION.sub("", headline)[:200]
    pairs: set[str] = set()
    for word in _WORDS.findall(title):
        if word[0] >= "一":
            pairs.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            pairs.add(word)
    chars = {c for c in title if "一" <= c <= "龥"} - _COMMON
    found = sum(pair in body for pair in pairs) / len(pairs) if pairs else 0.0
    single = sum(char in body for char in chars) / len(chars) if chars else 0.0
    if not pairs and not chars:
        return 1.0
    return (found + single) / 2 if pairs and chars else found or single
