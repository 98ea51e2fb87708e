"""A byline's lines: which printed line is one, and where a column's end parted it between two names.

All patterns read folded text.
"""

from __future__ import annotations

import re

from reader.bylines import names, people, vocabulary

_LINE = re.compile(r"[一-龥·a-z][一-龥·a-z、,/ ]{1,38}")
_BETWEEN = re.compile(r"[、,/ ]+")


def go_on(above: str, below: str) -> bool:
    """Tell whether two folded lines are a byline, or one in brackets, that a column parted between two names."""
    above, below = above.rpartition("(")[2].rstrip(), below.partition(")")[0]
    if not (_LINE.fullmatch(above) and _LINE.fullmatch(below)):
        return False
    words = [[word for word in _BETWEEN.split(line) if word] for line in (above, below)]
    last, first = _named(words[0][-1]), words[1][0]
    if last is None or not last or above[-1] in "、,/" or (last in vocabulary.surnames() and len(first) < 3):
        return False
    return all(_named(word) is not None for line in words for word in line)


def by_names(folded: str) -> bool:
    """Tell whether a line is a role word with names behind it, and nothing else: 本报记者何雁、罗敬之."""
    role = people.before_words().match(folded)
    words = [word for word in _BETWEEN.split(folded) if word]
    return role is not None and len(folded) > role.end() and all(_named(word) is not None for word in words)


def _named(word: str) -> str | None:
    """Return the name that a word of a byline ends in, empty where it is a role alone; None where it is neither."""
    role = people.before_words().match(word)
    rest = word[role.end() :] if role else word
    return rest if not rest or names.is_name(rest) else None
