"""Recall and precision: what an engine found of what the naive matcher says ought to be found."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks._search_corpus import Article, Typed
from benchmarks._search_truth import Truth
from benchmarks._search_work import Work

_AT_ONCE = 12
Rows = list[set[int]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`recall` and `precision` over all (query, article) pairs; `each_…` the mean over queries.

    Recall is taken over queries that have an answer (one that cannot be asked has recall 0), precision over those for
    which something was found. `unsaid`: so many queries the engine has no way to ask.
    """

    recall: float
    precision: float
    each_recall: float
    each_precision: float
    unsaid: int


def judge(wanted: Rows, found: Sequence[set[int] | None]) -> Judgement:
    """Compare what was found with what was wanted, query by query."""
    pairs = [(want, got or set()) for want, got in zip(wanted, found, strict=True)]
    right = sum(len(want & got) for want, got in pairs)
    recalls = [len(want & got) / len(want) for want, got in pairs if want]
    precisions = [len(want & got) / len(got) for want, got in pairs if got]
    return Judgement(
        recall=right / max(1, sum(len(want) for want, _ in pairs)),
        precision=right / max(1, sum(len(got) for _, got in pairs)),
        each_recall=sum(recalls) / max(1, len(recalls)),
        each_precision=sum(precisions) / max(1, len(precisions)),
        unsaid=sum(got is None for got in found),
    )


def truth(work: Work) -> tuple[Rows, Rows]:
    """Return what each query ought to find in whole articles, and in headlines alone. Kept by the dozen."""
    asked, folder = work.queries(), work.folder / "truth"
    folder.mkdir(exist_ok=True)
    starts = range(0, len(asked), _AT_ONCE)
    missing = [start for start in starts if not (folder / f"{start}.pickle").exists()]
    if missing:
        with ProcessPoolExecutor(initializer=_begin, initargs=(work.judged(),)) as pool:
            parts = [(start, asked[start : start + _AT_ONCE], folder / f"{start}.pickle") for start in missing]
            for _done in pool.map(_work_out, parts):
                pass
    found: list[tuple[set[int], set[int]]] = []
    for start in starts:
        found += pickle.loads((folder / f"{start}.pickle").read_bytes())
    return [whole for whole, _ in found], [headline for _, headline in found]


_truths: list[Truth] = []


def _begin(pieces: list[Article]) -> None:
    _truths[:] = [Truth(pieces), Truth([only_headline(piece) for piece in pieces])]


def only_headline(piece: Article) -> Article:
    """Return an article of which only the headline is known."""
    return replace(piece, byline="", section="", body="")


def _work_out(part: tuple[int, list[Typed], Path]) -> None:
    _start, asked, path = part
    trees = [_truths[0].naive.parse(typed.query) for typed in asked]
    answers = [(_truths[0].rows(tree), _truths[1].rows(tree)) for tree in trees]
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        stream.write(pickle.dumps(answers))
    Path(stream.name).replace(path)
