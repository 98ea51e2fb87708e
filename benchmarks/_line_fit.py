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
EPOCHS, RATE, RIDGE, SCALE, SEED = 8, 0.15, 1.0, 100, 1
ROUNDS_MORE, TIMES, HARMS = 2, 5, 600
"""Twice texts that are harmed by readings which gain so much are counted five times more; the program asks for more."""
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


def fitted(texts: Sequence[Text], rounds: int = ROUNDS_MORE) -> Table:
    """Return the table fitted to texts; `now` texts that it would read worse than the rules count several times."""
    more: list[Text] = []
    for _round in range(rounds):
        table = _fitted([*texts, *more])
        more += [t for t in texts if t.seen == "now" and harmed(table, t) for _time in range(TIMES)]
    return _fitted([*texts, *more])


def harmed(table: Table, text: Text) -> bool:
    """Tell whether a table would read a line otherwise than the rules, and wrongly."""
    now = decided(table.of(text.lines), table.follows, text.had, HARMS) or text.had
    return any(differs(a, b) and differs(a, h) for a, b, h in zip(now, text.roles, text.had, strict=True))


def _fitted(texts: Sequence[Text]) -> Table:
    names = sorted({name for text in texts for line in text.lines for name in line})
    number, role = {n: k for k, n in enumerate(names)}, {r: k for k, r in enumerate(ROLES)}
    rows = [
        (
            np.concatenate([[number[n] for n in line] for line in text.lines]),
            np.repeat(np.arange(len(text.lines)), [len(line) for line in text.lines]),
            np.array([role[r] for r in text.roles]),
        )
        for text in texts
    ]
    points, follows = np.zeros((len(names), len(ROLES))), np.zeros((len(ROLES), len(ROLES)))
    sums, count, step = [np.zeros_like(points), np.zeros_like(follows)], 0, 0
    draw = random.Random(SEED)
    order = list(range(len(rows)))
    for epoch in range(EPOCHS):
        draw.shuffle(order)
        for k in order:
            rate = RATE / (1 + 0.2 * step / len(rows))
            _learn(*rows[k], points, follows, rate)
            for values in (points, follows):
                values *= 1 - rate * RIDGE / len(rows)
            step += 1
            if epoch >= EPOCHS // 2:
                sums[0] += points
                sums[1] += follows
                count += 1
    kinds, pairs = (np.round(s * SCALE / count).astype(np.int32) for s in sums)
    return Table({n: kinds[k] for n, k in number.items()}, pairs)


def _learn(names: Whole, lines: Whole, right: Whole, points: Floats, follows: Floats, rate: float) -> None:
    """Move points from what a text is expected to be towards what it is; `names[i]`: evidence for line `lines[i]`."""
    count, roles = len(right), len(ROLES)
    own = np.zeros((count, roles))
    np.add.at(own, lines, points[names])
    ahead, behind = np.zeros((count, roles)), np.zeros((count, roles))
    ahead[0] = own[0]
    for k in range(1, count):
        ahead[k] = np.logaddexp.reduce(ahead[k - 1][:, None] + follows, axis=0) + own[k]
    for k in range(count - 2, -1, -1):
        behind[k] = np.logaddexp.reduce(follows + (own[k + 1] + behind[k + 1])[None, :], axis=1)
    whole = np.logaddexp.reduce(ahead[-1])
    step = -np.exp(ahead + behind - whole)
    step[np.arange(count), right] += 1
    np.add.at(points, names, rate * step[lines])
    if count > 1:
        pairs = np.zeros((roles, roles))
        np.add.at(pairs, (right[:-1], right[1:]), 1)
        pairs -= np.exp(ahead[:-1, :, None] + follows[None] + (own[1:] + behind[1:])[:, None, :] - whole).sum(0)
        follows += rate * pairs


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
