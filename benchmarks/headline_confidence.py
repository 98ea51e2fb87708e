"""How often is a headline right of which the importer is so sure, and do doubts stand where it is wrong?

    python -m benchmarks.headline_confidence [--forms 300] [--seed 100000] [--check]

Over composed forms and over the texts that were written by hand with a label on each line. Calibration error is the
mean distance, over headlines, between the confidence of a bin of .05 and the share of it that is right; bar .05.
Of pieces: how many wrong headlines, how many with a right headline and a wrong border, kicker or subheadline, and how
many right ones carry a doubt.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unittest import mock

from benchmarks._text_forms import compose
from benchmarks._text_scoring import fold
from reader.importing import finishing, read_bytes
from reader.importing.composing import Composed
from reader.importing.judging import judge
from reader.model.article import NewsArticle

BAR = 0.05
ROUNDS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
Text = tuple[str, list[dict[str, Any]]]


def composed(forms: int, seed: int) -> Iterator[Text]:
    """Yield composed texts with the pieces that must come of them."""
    for form in map(compose, range(seed, seed + forms)):
        yield form.text, form.expect["pieces"]


def written() -> Iterator[Text]:
    """Yield the labelled texts with the pieces that must come of them."""
    from tests.importing.forms.labelled import labelled

    for name in ROUNDS:
        for text in labelled(f"{name}_round"):
            yield str(text.form.files["a.txt"]), text.expect["pieces"]


@contextmanager
def watched(found: list[Composed]) -> Iterator[None]:
    """Collect the pieces that are judged meanwhile, with the importer's confidence in them."""

    def watch(pieces: Sequence[Composed]) -> list[tuple[Composed, float]]:
        found.extend(pieces)
        return judge(pieces)

    with mock.patch.object(finishing, "judge", watch):
        yield


def _state(article: NewsArticle, wanted: dict[str, dict[str, Any]]) -> str:
    """Return `right`, `wrong` (headline) or `border`."""
    want = wanted.get(fold(article.headline) if article.headline_status == "printed" else "")
    if want is None:
        return "wrong"
    have = "".join(fold(p.text) for p in article.paragraphs if p.role != "credit")
    body = "".join(fold(p.split("]", 1)[-1] if p.startswith("[") else p) for p in want.get("paragraphs", ()))
    stack = [(article.kicker, want.get("kicker")), (article.alternative_headline, want.get("subheadline"))]
    return "right" if have == body and all(fold(a) == fold(b) for a, b in stack) else "border"


def measure(name: str, texts: Iterator[Text]) -> float:
    """Print the figures of some texts; return the calibration error."""
    bins: dict[float, list[float]] = {}
    states, doubted = Counter[str](), Counter[str]()
    for text, pieces in texts:
        wanted = {fold(piece["headline"]): piece for piece in pieces}
        judged: list[Composed] = []
        with watched(judged):
            result = read_bytes(text.encode(), name="a.txt")
        for piece in judged:
            if piece.title and piece.article.kind != "notice":
                sums = bins.setdefault(round(piece.sure / 0.05) * 0.05, [0, 0, 0])
                right = fold(piece.article.headline) in wanted
                sums[:] = [sums[0] + 1, sums[1] + right, sums[2] + piece.sure]
        for issue in result.issues:
            told = {doubt.article for doubt in issue.doubts}
            for number, article in enumerate(issue.articles, 1):
                if article.kind != "notice":
                    state = _state(article, wanted)
                    states[state] += 1
                    doubted[state] += str(number) in told
    error = sum(abs(right - sure) for _n, right, sure in bins.values()) / max(1, sum(b[0] for b in bins.values()))
    shares = ", ".join(f"{at:.2f} → {b[1] / b[0]:.2f} ({b[0]:.0f})" for at, b in sorted(bins.items()))
    print(f"{name}: {shares}; calibration error {error:.3f}")
    words = {"wrong": "wrong headlines", "border": "wrong borders or stacks", "right": "right pieces"}
    print(
        "  doubted: " + ", ".join(f"{w} {doubted[s] / max(1, states[s]):.2f} of {states[s]}" for s, w in words.items())
    )
    return error


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forms", type=int, default=300, help="how many composed forms")
    parser.add_argument("--seed", type=int, default=100_000, help="the first one's seed")
    parser.add_argument("--check", action="store_true", help="exit 1 where the bar is missed")
    given = parser.parse_args()
    errors = [measure("composed", composed(given.forms, given.seed)), measure("written", written())]
    return 1 if given.check and max(errors) > BAR else 0


if __name__ == "__main__":
    sys.exit(main())
