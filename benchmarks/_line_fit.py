"""Labelled lines as evidence, and the table of points that is fitted to them (benchmarks.line_points)."""

from __future__ import annotations

import lzma
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reader.importing.weighing.decoding import decided
from reader.importing.weighing.given import differs
from reader.importing.weighing.points import ROLES, Table

LINES = Path(__file__).parent / "labelled_lines.txt.xz"
EPOCHS, RATE, RIDGE, SCALE, SEED, BATCH = 5, 0.1, 1.0, 100, 1, 8
FIRST_SQUARE = 0.01
TIMES, HARMS = 2, 600
"""Texts that are harmed by readings which gain so much are counted twice more."""
Whole = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Text:
    """A text's lines: what each is, and the names of its evidence."""

    name: str
    round: str
    seen: str
    roles: list[str] = field(default_factory=list)
    lines: list[list[str]] = field(default_factory=list)

    @property
    def had(self) -> list[str]:
        """The roles that the rules gave."""
        return [names[0].removeprefix("rules ") for names in self.lines]


def kept(path: Path = LINES) -> list[Text]:
    """Return the texts of the file."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        names = file.readline().rstrip("\n").split("\t")
        made: list[Text] = []
        for row in file:
            head, *rest = row.rstrip("\n").split("\t")
            if head == "=":
                made.append(Text(rest[2], rest[0], rest[1]))
            else:
                made[-1].roles.append(head)
                made[-1].lines.append([names[int(n)] for n in rest[0].split()])
    return made


def keep(texts: Sequence[Text], path: Path = LINES) -> None:
    """Write texts to the file."""
    names = sorted({name for text in texts for line in text.lines for name in line})
    number = {name: str(k) for k, name in enumerate(names)}
    rows = ["\t".join(names)]
    for text in texts:
        rows.append(f"=\t{text.round}\t{text.seen}\t{text.name}")
        rows += (
            f"{role}\t{' '.join(number[n] for n in own)}" for role, own in zip(text.roles, text.lines, strict=True)
        )
    path.write_bytes(lzma.compress("\n".join(rows).encode() + b"\n", preset=9))


def fitted(texts: Sequence[Text]) -> Table:
    """Return the table fitted to texts; `now` texts that it would read worse than the rules count several times."""
    table = _fitted(texts)
    more = [text for text in texts if text.seen == "now" and harmed(table, text)]
    return _fitted([*texts, *more * TIMES]) if more else table


def harmed(table: Table, text: Text) -> bool:
    """Tell whether a table would read a line otherwise than the rules, and wrongly."""
    now = decided(table.of(text.lines), table.follows, text.had, HARMS) or text.had
    return any(differs(a, b) and differs(a, h) for a, b, h in zip(now, text.roles, text.had, strict=True))


def _fitted(texts: Sequence[Text]) -> Table:
    names = sorted({name for text in texts for line in text.lines for name in line})
    number, role = {n: k for k, n in enumerate(names)}, {r: k for k, r in enumerate(ROLES)}
    rows = [(_held(text.lines, number), np.array([role[r] for r in text.roles])) for text in texts]
    values = [np.zeros((len(names), len(ROLES))), np.zeros((len(ROLES), len(ROLES)))]
    squares = [np.full_like(v, FIRST_SQUARE) for v in values]
    sums, count = [np.zeros_like(v) for v in values], 0
    order = list(range(len(rows)))
    draw = random.Random(SEED)
    for epoch in range(EPOCHS):
        draw.shuffle(order)
        for k in range(0, len(order), BATCH):
            batch = [rows[j] for j in order[k : k + BATCH]]
            steps = [-RIDGE * len(batch) / len(rows) * v for v in values]
            _learn(batch, values, steps)
            for value, square, step in zip(values, squares, steps, strict=True):
                square += step * step
                value += RATE * step / np.sqrt(square)
        if epoch >= EPOCHS // 2:
            for total, value in zip(sums, values, strict=True):
                total += value
            count += 1
    kinds, pairs = (np.round(s * SCALE / count).astype(np.int32) for s in sums)
    return Table({n: kinds[k] for n, k in number.items()}, pairs)


def _held(lines: Sequence[Sequence[str]], number: dict[str, int]) -> Floats:
    """Return which evidence (columns) each line (rows) has."""
    made = np.zeros((len(lines), len(number)))
    for k, names in enumerate(lines):
        made[k, [number[name] for name in names]] = 1
    return made


def _learn(batch: Sequence[tuple[Floats, Whole]], values: Sequence[Floats], steps: Sequence[Floats]) -> None:
    """Add to steps what leads from what texts are expected to be towards what they are (forward, backward, scaled).

    The texts of a batch go line by line together; `there[t, k]`: text t has a line k.
    """
    points, follows = values
    sizes, roles = [len(right) for _held, right in batch], len(ROLES)
    there = np.arange(max(sizes)) < np.array(sizes)[:, None]
    own = np.zeros((*there.shape, roles))
    every = np.concatenate([held for held, _right in batch])
    own[there] = every @ points
    own, pairs = np.exp(own - own.max(2, keepdims=True)), np.exp(follows)
    ahead, behind = np.empty_like(own), np.ones_like(own)
    ahead[:, 0] = own[:, 0] / own[:, 0].sum(1, keepdims=True)
    for k in range(1, there.shape[1]):
        here = (ahead[:, k - 1] @ pairs) * own[:, k]
        ahead[:, k] = here / here.sum(1, keepdims=True)
    for k in range(there.shape[1] - 2, -1, -1):
        here = (own[:, k + 1] * behind[:, k + 1]) @ pairs.T
        behind[:, k] = np.where(there[:, k + 1, None], here / here.sum(1, keepdims=True), 1.0)
    expected = ahead * behind
    step = -(expected / expected.sum(2, keepdims=True))[there]
    step[np.arange(len(step)), np.concatenate([right for _held, right in batch])] += 1
    steps[0] += every.T @ step
    before, after = ahead[:, :-1][there[:, 1:]], (own[:, 1:] * behind[:, 1:])[there[:, 1:]]
    before = before / ((before @ pairs) * after).sum(1, keepdims=True)
    steps[1] -= (before.T @ after) * pairs
    for _own, right in batch:
        np.add.at(steps[1], (right[:-1], right[1:]), 1)


def written(table: Table) -> str:
    """Return a table as text."""
    rows = ["\t".join(("kind", *ROLES))]
    every = dict(sorted(table.kinds.items())) | {f"after {r}": table.follows[k] for k, r in enumerate(ROLES)}
    rows += ("\t".join((name, *(str(v) if v else "" for v in values))) for name, values in every.items())
    return "\n".join(rows) + "\n"


def alike(one: Table, other: Table, slack: int = 2) -> bool:
    """Tell whether two tables say the same but for roundings of another machine."""
    if one.kinds.keys() != other.kinds.keys() or np.abs(one.follows - other.follows).max() > slack:
        return False
    return all(np.abs(one.kinds[name] - other.kinds[name]).max() <= slack for name in one.kinds)


def right(table: Table, texts: Sequence[Text]) -> tuple[int, int, int]:
    """Return how many lines the rules and the table read right, and how many there are."""
    rules = weighed = count = 0
    for text in texts:
        now = decided(table.of(text.lines), table.follows, text.had) or text.had
        rules += sum(not differs(a, b) for a, b in zip(text.had, text.roles, strict=True))
        weighed += sum(not differs(a, b) for a, b in zip(now, text.roles, strict=True))
        count += len(now)
    return rules, weighed, count
