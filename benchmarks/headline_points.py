"""Points of headline evidence, fitted: would weights learned from labelled lines read fresh forms better than ours?

    python -m benchmarks.headline_points [--forms 250] [--times 3]

Every line that was weighed (reader/importing/headlines/evidence) in the labelled texts (tests/importing/forms), in
composed forms and in the everyday rounds is labelled by its gold: it stands in a stack of headlines or it does not.
Logistic regression (Newton's method, a ridge of 1) is fitted to the points by name, and to some forty kinds of evidence
besides; it is judged on forms it has not seen: on each everyday round after the rest, and in five folds by form.
`missed`: headlines not taken; `extra`: other lines taken, most of them names of sections, which the stacks part later.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks._everyday_desk import Desk, Paper
from benchmarks._text_forms import compose
from benchmarks.everyday import ROUNDS, read, scorer, written
from reader.hanzi.folding import fold
from reader.importing import read_bytes
from reader.importing.headlines import evidence
from reader.importing.headlines.around import APART
from reader.importing.headlines.habits import marks_of
from reader.importing.headlines.matching import fit
from reader.importing.text.joins import is_whole
from tests.importing.forms.labelled import labelled

WRITTEN = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
Floats = NDArray[np.float64]
Row = tuple[str, str, dict[str, float], float, bool]
"""Group, form, evidence, sum of our points, whether it is a headline."""


class Watch:
    """Listens to what is weighed."""

    def __init__(self) -> None:
        """Begin to listen."""
        self.weights: dict[str, float] | None = None
        self.seen: list[tuple[str, dict[str, float], float]] = []
        self._weigh = evidence._weigh
        evidence._weigh = self

    def __call__(self, blocks: Any, k: int, first: int, last: int, habits: Any, starts: Any, bylines: Any) -> Any:
        """Weigh a line as ever, and note its evidence; with `weights` weigh by those."""
        points = self._weigh(blocks, k, first, last, habits, starts, bylines)
        own = kinds(blocks, k, first, last, habits, points)
        self.seen.append((blocks[k].folded, own, sum(points.values())))
        if self.weights is None:
            return points
        return {"bias": evidence.THRESHOLD + sum(self.weights.get(name, 0.0) * value for name, value in own.items())}


def kinds(blocks: Any, k: int, first: int, last: int, habits: Any, points: dict[str, float]) -> dict[str, float]:
    """Return the evidence for a line: our points by name, and more kinds of it."""
    block = blocks[k]
    above = "".join(b.folded for b in blocks[max(0, first - 4) : first] if b.label == "text")[-1500:]
    below = "".join(b.folded for b in blocks[last + 1 : last + 5] if b.label == "text")[:1500]
    own = {f"points {name}": value for name, value in points.items()}
    own |= {
        f"mark {'number' if m.startswith('number') else m}": habits.marks.get(m, 1.0) for m in marks_of(block, True)
    }
    own |= {
        "bias": 1.0,
        "fit below": fit(block.folded, below) if below else 0.0,
        "fit above": fit(block.folded, above) if above else 0.0,
        "nothing below": float(not below),
        "opens": float(not first or blocks[first - 1].label in APART),
        "whole before": float(first > 0 and is_whole(blocks[first - 1])),
        "marked text": float(habits.marked),
        "gap": float(block.first.gap > habits.gap),
        "long below": float(last + 1 < len(blocks) and blocks[last + 1].size >= 40),
        "several begin": float(habits.strong >= 2),
        "a space inside": float(" " in block.folded),
        "digits": float(any(c.isdigit() for c in block.folded)),
    }
    sizes = ((0, 6), (6, 10), (10, 26), (26, 40), (40, 99))
    return own | {f"size {a}-{b}": float(a <= block.size < b) for a, b in sizes}


def texts(forms: int, times: int) -> Iterator[tuple[str, str, bytes, list[str | None]]]:
    """Yield group, form, text and the lines of its headlines."""
    for name in WRITTEN:
        for text in labelled(f"{name}_round"):
            ((_file, content),) = text.form.files.items()
            heads = [p.get(part) for p in text.expect["pieces"] for part in ("headline", "kicker", "subheadline")]
            yield "written", text.name, content if isinstance(content, bytes) else content.encode(), heads
    for seed in range(forms):
        form = compose(seed)
        heads = [p.get(part) for p in form.expect["pieces"] for part in ("headline", "kicker", "subheadline")]
        yield "composed", str(seed), form.text.encode(), heads
    for number, kinds in ROUNDS.items():
        for k, make in enumerate(kinds["text"]):
            for seed in range(times):
                paper = make(Desk(seed * 100 + k + number * 10_000))
                content = next(iter(paper.files.values()))
                heads = [h for p in paper.pieces for h in (p.headline, p.kicker, p.sub)]
                yield (
                    f"round {number}",
                    make.__name__,
                    content if isinstance(content, bytes) else content.encode(),
                    heads,
                )


def rows(watch: Watch, forms: int, times: int) -> list[Row]:
    """Return every line that was weighed."""
    made: list[Row] = []
    for group, form, content, heads in texts(forms, times):
        watch.seen.clear()
        read_bytes(content, name="a.txt")
        wanted = {"".join(fold(h).split()) for h in heads if h}
        for line, own, points in watch.seen:
            bare = "".join(line.split())
            held = any(bare == h or (len(h) > 4 and h in bare and len(bare) <= len(h) + 6) for h in wanted)
            held = held or (len(bare) >= 4 and any(bare in h for h in wanted))
            made.append((group, form, own, points, held))
    return made


def fitted(x: Floats, y: Floats) -> Floats:
    """Return the weights of a logistic regression."""
    weights = np.zeros(x.shape[1])
    for _step in range(100):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        hessian = (x.T * (p * (1 - p) + 1e-6)) @ x + np.eye(x.shape[1])
        step = np.linalg.solve(hessian, x.T @ (y - p) - weights)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def said(name: str, who: str, taken: Sequence[bool], held: Sequence[bool]) -> None:
    missed = sum(h and not t for t, h in zip(taken, held, strict=True))
    extra = sum(t and not h for t, h in zip(taken, held, strict=True))
    right = 1 - (missed + extra) / max(1, len(held))
    print(f"{name:18} {who:22} right {right:.3f}  missed {missed:3} of {sum(held)}  extra {extra}")


def read_with(watch: Watch, weights: dict[str, float] | None, number: int, times: int) -> str:
    """Return piece and headline of an everyday round's texts as the corpus compares them, read with these weights."""
    watch.weights = weights
    figures: list[tuple[float, float]] = []
    compare = scorer().compare
    for k, make in enumerate(ROUNDS[number]["text"]):
        for seed in range(times):
            paper = make(Desk(seed * 100 + k + number * 10_000))
            with tempfile.TemporaryDirectory() as folder:
                figures.append(told_and_compared(paper, Path(folder), compare))
    watch.weights = None
    piece, headline = (sum(f[n] for f in figures) / len(figures) for n in (0, 1))
    return f"piece {piece:.3f}  headline {headline:.3f}"


def told_and_compared(paper: Paper, folder: Path, compare: Any) -> tuple[float, float]:
    """Return piece and headline of one paper."""
    gold = [p | {"page": page["no"], "date": None} for page in paper.gold()["pages"] for p in page["articles"]]
    row = compare(gold, read(written(paper, folder)), False)[0]
    return row["piece"], row["headline"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forms", type=int, default=250)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    watch = Watch()
    made = rows(watch, given.forms, given.times)
    names = sorted({name for row in made for name in row[2]})
    x = np.array([[row[2].get(name, 0.0) for name in names] for row in made])
    y = np.array([float(row[4]) for row in made])
    groups, kinds = np.array([row[0] for row in made]), np.array([row[1] for row in made])
    ours = np.array([row[3] >= evidence.THRESHOLD for row in made])
    by_name = [k for k, name in enumerate(names) if name.startswith("points ") or name == "bias"]
    order = sorted(set(kinds))
    random.Random(0).shuffle(order)
    folds = [np.isin(kinds, order[k::5]) for k in range(5)]
    for group in sorted(set(groups)):
        test = groups == group
        said(group, "ours", ours[test].tolist(), (y[test] > 0).tolist())
        for who, cols in (
            (f"{len(by_name)} points refitted", by_name),
            (f"{len(names)} kinds", list(range(len(names)))),
        ):
            if group.startswith("round"):
                train = ~np.char.startswith(groups, "round")
                taken = x[test][:, cols] @ fitted(x[train][:, cols], y[train]) > 0
                said(group, f"{who}, others", taken.tolist(), (y[test] > 0).tolist())
                weights = dict(zip([names[c] for c in cols], fitted(x[train][:, cols], y[train]).tolist(), strict=True))
                for own in (None, weights):
                    print(
                        f"{group:18} {'ours' if own is None else who:22}",
                        read_with(watch, own, int(group[-1]), given.times),
                    )
            guess = np.zeros(len(y))
            for fold_of in folds:
                guess[fold_of] = x[fold_of][:, cols] @ fitted(x[~fold_of][:, cols], y[~fold_of])
            said(group, f"{who}, 5 folds", (guess[test] > 0).tolist(), (y[test] > 0).tolist())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
