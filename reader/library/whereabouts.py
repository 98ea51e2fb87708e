"""Where the text of a piece that is gone stands among other pieces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from reader.library.anchoring import SHORT
from reader.library.revising import ALIKE
from reader.model.article import NewsArticle

RUN = 8  # letters that tell a text's words from everybody's


class Whereabouts:
    """Pieces to look among, for however many that are gone: their letters are put together once."""

    def __init__(self, pieces: Sequence[NewsArticle]) -> None:
        self._pieces = pieces
        self._texts: list[str] = []
        self._all = ""
        self._starts: list[int] = []

    def home(self, left: NewsArticle) -> NewsArticle | None:
        """Return where the text of a piece stands that is none of these: alone, or run together with others.

        Of one that was parted, the part that has most of it. None where none has as much of it as makes two pieces
        alike.
        """
        words = letters(left)
        run = min(RUN, len(words))
        if run < SHORT:
            return None
        own = {words[k : k + run] for k in range(len(words) - run + 1)}
        some = [words[k : k + run] for k in range(0, len(words) - run + 1, max(1, len(words) // RUN))]
        found = []
        for n in self._with_any(some):
            piece, text = self._pieces[n], self._texts[n]
            share = len(own & {text[k : k + run] for k in range(len(text) - run + 1)}) / len(own)
            if share >= ALIKE:
                found.append((share, piece.headline == left.headline, -abs(piece.position - left.position), piece))
        return max(found, key=lambda f: f[:3])[3] if found else None

    def _with_any(self, some: Iterable[str]) -> list[int]:
        """Return the pieces, by their places, that have any of these words."""
        if not self._starts:
            self._texts = [letters(piece) for piece in self._pieces]
            self._starts = list(accumulate((len(text) + 1 for text in self._texts), initial=0))
            self._all = "\n".join(self._texts)  # which no letters have
        found = set[int]()
        for words in some:
            at = self._all.find(words)
            while at >= 0:
                n = bisect_right(self._starts, at) - 1
                found.add(n)
                at = self._all.find(words, self._starts[n + 1])
        return sorted(found)


def letters(article: NewsArticle) -> str:
    """Return a piece's text, of one without any its headline, without white space."""
    return "".join(article.body.split()) or "".join((article.headline or "").split())
